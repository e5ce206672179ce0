"""The preview: both sites on this machine, findings shown until mended, what is online left alone."""

import re
import signal
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection

from tests.workflows.office import PROGRAM, Office, surroundings, tree

PATIENCE = 40.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    running: "subprocess.Popen[str]"
    port: int

    def get(self, path: str) -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8")
        connection.close()
        return answer.status, text

    def hears(self, said: str) -> None:
        """Wait until the command has said so on stderr."""
        assert self.running.stderr
        assert any(said in line for line in iter(self.running.stderr.readline, "")), "it ended"

    def stop(self) -> int:
        self.running.send_signal(signal.SIGINT)
        return self.running.wait(timeout=PATIENCE)


@contextmanager
def serving(office: Office) -> Iterator[Preview]:
    with subprocess.Popen(
        [*PROGRAM, "serve", "--port", "0"],
        cwd=office.folder,
        env=surroundings(office.environment),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as running:
        try:
            assert running.stderr
            lines = iter(running.stderr.readline, "")
            port = next(
                found[1] for line in lines if (found := re.search(r"http://127\.0\.0\.1:(\d+)/", line))
            )
            yield Preview(running=running, port=int(port))
        finally:
            running.kill()


def test_a_fault_is_shown_until_it_is_mended(built):
    site = {name: tree(built.current(name)) for name in ("portal", "agency")}
    good = built.rows("can_bo")
    with serving(built) as preview:
        assert preview.get("/agency/index.html")[0] == 200
        preview.hears("Đã dựng xong")
        for audience in ("agency", "portal"):
            assert preview.get(f"/{audience}/index.html")[0] == 200
            assert preview.get(f"/{audience}/")[1] == preview.get(f"/{audience}/index.html")[1]
        shown = preview.get("/agency/2022/ket-qua.html")[1]
        assert good[4]["ho_ten"] in shown
        assert preview.get("/agency/khong-co.html")[0] == 404
        built.change("can_bo", lambda row: row | {"ho_ten": ""} if row["ma"] == "CB-005" else row)
        preview.hears("lỗi")
        for page in ("/agency/2022/ket-qua.html", "/portal/index.html", "/gi-cung-duoc"):
            status, text = preview.get(page)
            assert status == 200
            for said in ("can_bo.csv", "Dòng 6", "Họ và tên"):
                assert said.casefold() in text.casefold()
        assert good[3]["ho_ten"] not in preview.get("/agency/2022/ket-qua.html")[1]
        built.write(
            "can_bo", [row | {"ho_ten": "Lò Văn Hoan"} if row["ma"] == "CB-005" else row for row in good]
        )
        preview.hears("Đã dựng xong")
        assert "Lò Văn Hoan" in preview.get("/agency/2022/ket-qua.html")[1]
        assert preview.stop() == 0
    assert {name: tree(built.current(name)) for name in ("portal", "agency")} == site


def test_it_starts_with_a_fault_and_reaches_nothing_but_the_two_sites(office):
    good = office.rows("can_bo")
    office.change("can_bo", lambda row: row | {"ho_ten": ""} if row["ma"] == "CB-005" else row)
    with serving(office) as preview:
        preview.hears("lỗi")
        assert "can_bo.csv" in preview.get("/")[1]
        office.write("can_bo", good)
        preview.hears("Đã dựng xong")
        for path in (
            "/agency/../../datapackage/datapackage.json",
            "/agency/%2e%2e/%2e%2e/pyproject.toml",
            "/agency/..%2f..%2fpyproject.toml",
            "/agency//etc/passwd",
            "/datapackage/data/can_bo.csv",
            "/portal-stage/mkdocs.yml",
        ):
            assert preview.get(path)[0] == 404
        assert not (office.folder / "site").exists()
        assert preview.stop() == 0


def test_its_pages_ask_for_nothing_but_a_newer_build(office):
    with serving(office) as preview:
        preview.hears("Đã dựng xong")
        first = preview.get("/_phien-ban")[1]
        text = preview.get("/portal/index.html")[1]
        assert text.count("/_phien-ban") == 1
        assert preview.get("/_phien-ban")[1] == first
        office.say("Kết quả xếp loại, bản xem thử")
        preview.hears("Đã dựng xong")
        assert preview.get("/_phien-ban")[1] != first
        deadline = time.monotonic() + PATIENCE
        while "bản xem thử" not in preview.get("/portal/2022/thong-bao.html")[1]:
            assert time.monotonic() < deadline


def test_a_file_taken_away_for_a_moment_does_not_end_it(office):
    descriptor = office.folder / "datapackage" / "datapackage.json"
    with serving(office) as preview:
        preview.hears("Đã dựng xong")
        descriptor.rename(office.folder / "cat-tam.json")
        preview.hears("lỗi")
        assert "datapackage.json" in preview.get("/agency/index.html")[1]
        (office.folder / "cat-tam.json").rename(descriptor)
        preview.hears("Đã dựng xong")
        assert "Còn lỗi cần sửa" not in preview.get("/agency/index.html")[1]


def test_only_this_machine_is_served(office):
    with serving(office) as preview:
        table = (f"/proc/{preview.running.pid}/net/tcp", f"/proc/{preview.running.pid}/net/tcp6")
        listening = [line.split()[1] for name in table for line in lines(name) if line.split()[3:4] == ["0A"]]
        assert f"0100007F:{preview.port:04X}" in listening
        assert not any(
            said.endswith(f":{preview.port:04X}") and not said.startswith("0100007F") for said in listening
        )


def lines(name: str) -> list[str]:
    with open(name, encoding="ascii") as stream:  # noqa: PTH123
        return stream.read().splitlines()[1:]


def test_a_port_that_is_taken(office):
    with serving(office) as preview:
        done = office.run("serve", "--port", str(preview.port))
    assert done.code == 3
    assert "Traceback" not in done.told
    assert str(preview.port) in done.told


def raw(port: int, request: bytes, *, broken_off: bool = False) -> bytes:
    """The whole answer to a request as it goes over the wire, until the server closes the connection."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        connection.sendall(request)
        if broken_off:
            connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def asked(port: int, target: str, *, method: str = "GET", host: str | None = None) -> bytes:
    name = f"127.0.0.1:{port}" if host is None else host
    return raw(port, f"{method} {target} HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n".encode())


def status(answer: bytes) -> int:
    return int(answer.split()[1])


def test_no_request_ends_it_and_no_other_name_is_answered(office):
    with serving(office) as preview:
        preview.hears("Đã dựng xong")
        port, page = preview.port, "/agency/2022/ket-qua.html"
        for host in (f"127.0.0.1:{port}", f"localhost:{port}", f"LocalHost:{port}"):
            assert status(asked(port, page, host=host)) == 200
        for host in (
            "xau.example",
            f"xau.example:{port}",
            "127.0.0.1",
            f"127.0.0.1:{port + 1}",
            f"127.0.0.1.xau.example:{port}",
            f"localhost.:{port}",
            f"[::1]:{port}",
            f"0.0.0.0:{port}",
            f"127.0.0.1:{port}:1",
            "",
        ):
            for path in (page, "/_phien-ban", "/"):
                answer = asked(port, path, host=host)
                assert (status(answer), b"xep" in answer) == (421, False), host
        whole = b"GET http://xau.example/agency/2022/ket-qua.html HTTP/1.1\r\nHost: localhost:%d\r\n" % port
        for request in (
            whole + b"Connection: close\r\n\r\n",
            b"GET /agency/2022/ket-qua.html HTTP/1.0\r\n\r\n",
            b"GET /agency/2022/ket-qua.html\r\n\r\n",
            b"GET /agency/ HTTP/1.1\r\nHost: localhost:%d\r\nHost: xau.example\r\n\r\n" % port,
        ):
            assert "chỉ mở bằng địa chỉ".encode() in raw(port, request), request
        for path in (
            "/agency/%00",
            "/%00/",
            "/agency/" + "a" * 5000,
            "/agency/" + "a/" * 5000,
            "/agency/%",
            "/agency/%zz%e1%ff",
            "/agency/%2e%2e/%2e%2e/pyproject.toml",
            "/agency/..%5c..%5cpyproject.toml",
            "/agency/C:/Windows/win.ini",
            "//[",
            "/agency/index.html/",
        ):
            assert status(asked(port, path)) in (404, 200 if path.endswith("html/") else 404), path
        assert status(asked(port, "/" + "a" * 70000)) in (400, 404)
        head, got = asked(port, page, method="HEAD"), asked(port, page)
        assert head.endswith(b"\r\n\r\n") and status(head) == 200
        lengths = [answer.lower().split(b"content-length: ")[1].split()[0] for answer in (head, got)]
        assert lengths[0] == lengths[1]
        for method in ("POST", "PUT", "DELETE", "OPTIONS", "TRACE"):
            answer = asked(port, page, method=method)
            assert (status(answer), "Không trả lời được".encode() in answer) == (405, True), method
        for request in (b"", b"\r\n", b"\x16\x03\x01\x02\x00", b"GET / HTTP/9.9\r\n\r\n", b"GET /agency/ HT"):
            assert b"Traceback" not in raw(port, request, broken_off=True)
        for request in (
            b"\x16\x03\x01\x02\x00\r\n\r\n",
            b"sai\r\n\r\n",
            b"POST /\r\n\r\n",
            b"a b c d\r\n\r\n",
            "LẠ / HTTP/1.1\r\n\r\n".encode(),
            b"GET /agency/\xff\xfe HTTP/1.1\r\nHost: localhost:%d\r\n\r\n" % port,
        ):
            assert raw(port, request).startswith((b"HTTP/1.0 400 ", b"HTTP/1.1 400 ")), request
        for _ in range(20):
            with socket.create_connection(("127.0.0.1", port)) as broken:
                broken.sendall(f"GET {page} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n".encode())
                broken.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        assert preview.get(page)[0] == 200
        assert preview.stop() == 0
        assert preview.running.stderr
        assert preview.running.stderr.read() == ""


def test_no_other_site_may_take_its_pages_in(office):
    with serving(office) as preview:
        for request in (b"GET /agency/index.html HTTP/1.0\r\nHost: localhost:%d\r\n\r\n", b"%d\r\n\r\n"):
            answer = raw(preview.port, request % preview.port).lower()
            assert b"cross-origin-resource-policy: same-origin" in answer
            assert b"x-content-type-options: nosniff" in answer and b"cache-control: no-store" in answer
            assert b"access-control" not in answer and b"python" not in answer and b"uvicorn" not in answer


def test_no_other_command_imports_the_server(office):
    program = (
        "import sys\nfrom congkhai.cli import main\n"
        "sys.argv = ['congkhai', 'check']\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print({'starlette', 'uvicorn'} & {*sys.modules})"
    )
    done = office.run(program=(sys.executable, "-c", program))
    assert done.said.splitlines()[-1] == "set()"
