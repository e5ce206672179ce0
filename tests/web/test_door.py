"""Where the service may listen: nothing travels in the open outside this machine."""

import ssl
import subprocess
import time
import warnings
from contextlib import closing
from http.client import HTTPSConnection
from pathlib import Path

import pytest

from congkhai.errors import Misconfigured, WrongUse
from congkhai.web.asked import come_through, sender
from congkhai.web.door import Door, checked
from congkhai.web.listen import taken
from congkhai.web.refusal import NotTaken
from tests.web.service import heard, service

PEM = Path("a.pem")
URL = "https://noivu.vn"


@pytest.mark.parametrize(
    ("door", "said"),
    [
        (Door(host="10.0.0.5"), "mã hóa"),
        (Door(host="0.0.0.0"), "mã hóa"),
        (Door(host="noivu.local"), "mã hóa"),
        (Door(host="::"), "mã hóa"),
        (Door(certificate=PEM), "--cert và --key"),
        (Door(host="10.0.0.5", key=PEM), "--cert và --key"),
        (Door(certificate=PEM, key=PEM, behind_proxy=True, url=URL), "một trong hai"),
        (Door(behind_proxy=True), "--url"),
        (Door(host="0.0.0.0", certificate=PEM, key=PEM), "--url"),
        (Door(behind_proxy=True, url="http://noivu.vn"), "https://"),
        (Door(url="http://noivu.vn"), "--cert và --key"),
        (Door(url="https://127.0.0.1:8080"), "--cert và --key"),
        *(
            (Door(behind_proxy=True, url=url), "không phải địa chỉ")
            for url in (
                "noivu.vn",
                "ftp://noivu.vn",
                "https://",
                "https://a@noivu.vn",
                "https://noivu.vn/?a",
                "https://noivu.vn/#a",
                "https://noivu.vn/../a",
                "https://noivu.vn//a",
                "https://noivu.vn:x",
                "https://noivu.vn/ệ",
                "https://a..vn",
            )
        ),
    ],
)
def test_an_unsafe_door_is_not_opened(door, said):
    with pytest.raises(WrongUse, match=said) as refused:
        checked(door)
    assert refused.value.exit_code == 2


@pytest.mark.parametrize(
    ("door", "origins", "address", "root"),
    [
        (Door(), {"http://127.0.0.1:81", "http://localhost:81"}, "http://127.0.0.1:81/", ""),
        (
            Door(host="10.0.0.5", certificate=PEM, key=PEM),
            {"https://127.0.0.1:81", "https://localhost:81", "https://10.0.0.5:81"},
            "https://10.0.0.5:81/",
            "",
        ),
        (
            Door(behind_proxy=True, url="https://NoiVu.vn/nop/"),
            {"https://noivu.vn"},
            "https://NoiVu.vn/nop/",
            "/nop",
        ),
        (
            Door(host="0.0.0.0", behind_proxy=True, url="https://nội.vn:444"),
            {"https://xn--ni-79s.vn:444"},
            "https://nội.vn:444/",
            "",
        ),
        (
            Door(host="::1"),
            {"http://127.0.0.1:81", "http://localhost:81", "http://[::1]:81"},
            "http://[::1]:81/",
            "",
        ),
    ],
)
def test_a_safe_door_has_its_addresses(door, origins, address, root):
    assert checked(door) is door
    assert (door.origins(81), door.address(81), door.root) == (origins, address, root)


def test_a_port_that_is_taken_is_told():
    with closing(taken("127.0.0.1", 0)) as listener, pytest.raises(Misconfigured, match="--port"):
        taken("127.0.0.1", listener.getsockname()[1])
    with pytest.raises(Misconfigured, match="không có địa chỉ"):
        taken("khong-co.invalid", 0)


@pytest.fixture(scope="module", name="pem")
def _pem(tmp_path_factory) -> tuple[Path, Path]:
    return self_made(tmp_path_factory.mktemp("chung-thu"))


def self_made(folder: Path) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 and localhost, and its key."""
    certificate, key = folder / "chung-thu.pem", folder / "khoa.pem"
    asked = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
    ]
    asked += [
        "-addext",
        "subjectAltName=DNS:localhost,IP:127.0.0.1",
        "-keyout",
        str(key),
        "-out",
        str(certificate),
    ]
    subprocess.run(asked, check=True, capture_output=True)
    return certificate, key


def test_the_service_speaks_tls_itself(pem):
    certificate, key = pem
    trusted = ssl.create_default_context(cafile=str(certificate))
    with service(Door(port=0, certificate=certificate, key=key)) as open_:
        assert open_.address == f"https://127.0.0.1:{open_.port}/"
        connection = HTTPSConnection("localhost", open_.port, context=trusted, timeout=10)
        connection.request("GET", "/")
        answer = connection.getresponse()
        assert answer.headers["Strict-Transport-Security"].startswith("max-age=")
        assert answer.read().startswith(b"https 127.0.0.1 ")
        connection.request("POST", "/enter", b"het=1", {"Content-Type": "application/x-www-form-urlencoded"})
        cookie = connection.getresponse().headers["Set-Cookie"]
        connection.close()
        assert cookie.startswith("__Host-congkhai=") and "; Secure" in cookie and "Path=/;" in cookie
        with open_.connect() as plain:
            plain.sendall(b"GET / HTTP/1.1\r\n\r\n")
            assert b"HTTP" not in plain.recv(100)
        with open_.connect() as plain, trusted.wrap_socket(plain, server_hostname="localhost") as encrypted:
            encrypted.sendall(b"sai\r\n\r\n")
            answer = heard(encrypted)
        assert (answer.status, "strict-transport-security" in answer.headers) == (400, True)
        old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        old.check_hostname, old.verify_mode = False, ssl.CERT_NONE
        with warnings.catch_warnings(action="ignore"):
            old.maximum_version = ssl.TLSVersion.TLSv1_1
        with open_.connect() as plain, pytest.raises((ssl.SSLError, ConnectionResetError)):
            old.wrap_socket(plain)


def test_a_handshake_that_hangs_is_cut_off(pem):
    certificate, key = pem
    with service(Door(port=0, certificate=certificate, key=key)) as open_, open_.connect() as hanging:
        begun = time.monotonic()
        assert hanging.recv(1) == b""
        assert 3 < time.monotonic() - begun < 10


def test_files_of_tls_that_are_of_no_use_are_told(pem, tmp_path):
    certificate, key = pem
    spoilt, locked = tmp_path / "hong.pem", tmp_path / "khoa-kin.pem"
    spoilt.write_text("không phải", encoding="utf-8")
    asked = ["openssl", "rsa", "-aes256", "-passout", "pass:bi-mat", "-in", str(key), "-out", str(locked)]
    subprocess.run(asked, check=True, capture_output=True)
    for wrong in (
        (spoilt, key),
        (certificate, spoilt),
        (certificate, tmp_path / "khong-co.pem"),
        (certificate, locked),
    ):
        door = Door(port=0, certificate=wrong[0], key=wrong[1])
        with pytest.raises(Misconfigured, match="Không dùng được chứng thư"), service(door):
            pass


def scope(peer: str, *headers: tuple[str, str]) -> dict[str, object]:
    lines = [(name.encode(), value.encode()) for name, value in headers]
    return {"type": "http", "client": (peer, 1), "scheme": "http", "headers": lines}


def test_a_proxy_is_believed_on_this_machine_alone():
    door = Door(behind_proxy=True, url=URL)
    secure = ("x-forwarded-proto", "https")
    believed = scope("127.0.0.1", secure, ("x-forwarded-for", "6.6.6.6, 10.0.0.7"))
    come_through(believed, door)
    assert (believed["scheme"], sender(believed)) == ("https", "10.0.0.7")
    odd = scope("::1", secure, ("x-forwarded-for", "unknown"))
    come_through(odd, door)
    assert odd["client"] == ("::1", 1)
    for refused in (
        scope("10.0.0.9", secure),
        scope("127.0.0.1"),
        scope("127.0.0.1", ("x-forwarded-proto", "http")),
        scope("127.0.0.1", secure, secure),
    ):
        with pytest.raises(NotTaken):
            come_through(refused, door)
    direct = scope("127.0.0.1", secure, ("x-forwarded-for", "10.0.0.7"))
    come_through(direct, Door())
    assert (direct["scheme"], direct["client"]) == ("http", ("127.0.0.1", 1))


def test_senders_of_one_house_are_one():
    assert (
        sender(scope("2001:db8::1")) == sender(scope("2001:db8::ffff:1")) != sender(scope("2001:db8:0:1::1"))
    )
    assert sender(scope("10.0.0.1")) != sender(scope("10.0.0.2"))


def test_a_proxy_is_needed_where_one_was_said():
    with service(Door(port=0, behind_proxy=True, url="https://noivu.vn/nop-ho-so")) as open_:
        answer = open_.get("/nop-ho-so/", host="noivu.vn")
        assert (answer.status, "máy chủ web của cơ quan" in answer.text) == (421, True)
        by_proxy = ("X-Forwarded-Proto: https", "X-Forwarded-For: 10.1.2.3")
        assert open_.get("/nop-ho-so/", *by_proxy, host="noivu.vn").text.startswith(
            "https 10.1.2.3 /nop-ho-so/send\n"
        )
        assert open_.get("/nop-ho-so/", *by_proxy).status == 421
        for path in ("/", "/nop-ho-so", "/nop-ho-sox/", "/nop-ho-so/../"):
            assert open_.get(path, *by_proxy, host="noivu.vn").status == 404
