"""The gate: what is not answered, and with which words; what every answer bears."""

import time
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congkhai.web.door import Door
from congkhai.web.gate import Gate, Journal
from congkhai.web.limits import Limits
from congkhai.web.refusal import HEADERS, Look, NotTaken
from tests.web.service import FORM, NOW, heard, service

UTF8 = b"a=b&het=1"
BOUNDARY = "multipart/form-data; boundary=x"
PIECES = [
    b"--x",
    b"--",
    b"\r\n",
    b"\r",
    b"\n",
    b'Content-Disposition: form-data; name="het"',
    b'; filename="',
    b'"',
    b"1",
]
PIECES += [
    b"\r\n\r\n",
    b"\xff",
    "ệ".encode(),
    b"\x00",
    b"a",
    b":",
    b"&",
    b"=",
    b"%",
    b"het=1",
    b"\\",
    b"Content-Type: ",
]


@pytest.fixture(scope="module", name="open")
def _open():
    with service() as running:
        yield running


def test_refusals_look_as_the_service_says_and_lead_back(open):
    journal = Journal(now=lambda: NOW, answered=print, fault=print, guard=lambda _: None)
    gate = Gate([], Door(), 8080, Limits(), journal)
    look = Look(page=lambda *told: " | ".join(told), style="abc")
    assert look.text(NotTaken(404, "Không có."), "/") == "Lỗi: Không có trang này | Không có. | /"
    assert look.text(NotTaken(403, "Chưa vào.", back=False), "/").endswith("| Chưa vào. | ")
    gate.wear(look)
    assert "style-src 'self' 'sha256-abc';" in gate.headers["Content-Security-Policy"]
    assert {**gate.headers, "Content-Security-Policy": ""} == {**HEADERS, "Content-Security-Policy": ""}
    assert b"http://127.0.0.1" not in gate.unclear() and gate.unclear().endswith(b"| /")


def test_a_page_and_a_form_are_answered(open):
    assert open.get().text.startswith("http 127.0.0.1 /send")
    assert open.get(method="HEAD").text == ""
    assert open.post("/send", UTF8).text == "a=b"
    assert open.get(host=f"LocalHost:{open.port}").status == 200


@pytest.mark.parametrize(
    "host",
    [
        "xau.example",
        "xau.example:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.0.0.1.xau.example:{port}",
        "",
        "[::1]:{port}",
    ],
)
def test_another_host_is_refused(open, host):
    answer = open.get(host=host.format(port=open.port))
    assert (answer.status, f"http://127.0.0.1:{open.port}" in answer.text) == (421, True)


def test_two_hosts_are_refused(open):
    request = f"GET / HTTP/1.1\r\nHost: {open.host}\r\nHost: {open.host}\r\nConnection: close\r\n\r\n"
    assert open.raw(request.encode()).status in (400, 421)
    assert open.raw(b"GET / HTTP/1.0\r\n\r\n").status == 421


@pytest.mark.parametrize("target", ["http://{host}/", "*", "/a%00", "/a%0a", "own"])
def test_a_target_that_is_no_path_is_refused(open, target):
    assert open.get(target.format(host=open.host)).status == 400


@pytest.mark.parametrize(
    "path", ["//", "/../", "/%2e%2e/", "/send/", "//send", "/khong-co", "/" + "a" * 5000]
)
def test_a_path_that_is_no_page_is_not_there(open, path):
    answer = open.get(path)
    assert (answer.status, "Không có trang này" in answer.text) == (404, True)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH"])
def test_other_methods_are_refused(open, method):
    answer = open.get(method=method)
    assert (answer.status, "Lỗi:" in answer.text) == (405, True)
    assert open.get("/send").status == 405
    assert open.post("/", UTF8).status == 405


@pytest.mark.parametrize(
    "kind", ["application/json", "text/plain", "", "multipart/mixed; boundary=x", f"{FORM}, text/plain"]
)
def test_other_kinds_of_content_are_refused(open, kind):
    answer = open.post("/send", UTF8, kind=kind)
    assert (answer.status, "biểu mẫu" in answer.text) == (415, True)


def test_content_that_is_packed_twice_named_or_out_of_place_is_refused(open):
    assert open.post("/send", UTF8, "Content-Encoding: gzip").status == 415
    assert open.post("/send", UTF8, f"Content-Type: {FORM}").status == 415
    assert open.post("/send", UTF8, "Transfer-Encoding: chunked").status == 400
    assert open.get("/", "Content-Length: 3").status == 400
    assert open.get("/", "Transfer-Encoding: chunked").status == 400


def test_a_head_too_long_is_refused(open):
    assert open.get("/", f"X-Dai: {'a' * 10_000}").status == 200
    for size in (16_400, 40_000, 200_000):
        assert open.get("/", f"X-Dai: {'a' * size}").status in (400, 431)
    assert open.get("/?" + "a" * 16_380).status == 431


@pytest.mark.parametrize(
    "request_",
    [
        b"\x16\x03\x01\x02\x00\r\n\r\n",
        b"sai\r\n\r\n",
        "LẠ / HTTP/1.1\r\n\r\n".encode(),
        b"LA / HTTP/1.1\r\n\r\n",
        b"GET /\r\n\r\n",
        b"GET / HTTP/2.0\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ],
)
def test_what_is_no_http_is_told_so_in_vietnamese(open, request_):
    answer = open.raw(request_)
    assert (answer.status, "không đúng dạng" in answer.text) == (400, True)
    assert {name.lower(): value for name, value in HEADERS.items()}.items() <= answer.headers.items()


def test_every_answer_bears_the_headers(open):
    answers = [
        open.get(),
        open.get(method="HEAD"),
        open.get("/khong-co"),
        open.get("/break"),
        open.get(host="xau.example"),
        open.get(method="PUT"),
        open.post("/send", b"a=%ff"),
        open.post("/send", UTF8),
        open.post("/send", UTF8, kind="text/plain"),
        open.post("/send", UTF8, "Origin: http://xau.example"),
    ]
    assert [answer.status for answer in answers] == [200, 200, 404, 500, 421, 405, 400, 200, 415, 403]
    for answer in answers:
        assert {name.lower(): value for name, value in HEADERS.items()}.items() <= answer.headers.items()
        assert "strict-transport-security" not in answer.headers
        assert "access-control-allow-origin" not in answer.headers


def test_a_fault_of_ours_is_one_sentence(open):
    for answer in (open.get("/break"), open.post("/break", UTF8)):
        assert (answer.status, "Máy chủ gặp lỗi của chính nó" in answer.text) == (500, True)
        assert not any(said in answer.text for said in ("BÍ MẬT", "Traceback", "ValueError", "Internal"))
    assert open.office.faults[-1] == "Lỗi ValueError"
    assert open.get().status == 200


def test_the_log_tells_nothing_of_what_was_sent(open):
    open.office.answered.clear()
    open.get("/own?DAU-HOI=1", "Cookie: congkhai=DAU-COOKIE", "X-Ten: DAU-TEN")
    open.get("/ask/DAU-MA")
    open.get("/DAU-DUONG-DAN")
    open.get(method="PATCH")
    open.get(method="DAU")
    open.post("/send", b"dau=DAU-THAN&het=1", "User-Agent: DAU-MAY")
    said = [str(line) for line in open.office.answered]
    assert [line.rpartition(" ms")[0].rpartition(" ")[0] for line in said] == [
        "2026-12-01T08:00:00+00:00 GET own 403",
        "2026-12-01T08:00:00+00:00 GET ask 200",
        "2026-12-01T08:00:00+00:00 GET - 404",
        "2026-12-01T08:00:00+00:00 - - 405",
        "2026-12-01T08:00:00+00:00 - - 400",
        "2026-12-01T08:00:00+00:00 POST send 200",
    ]
    assert "DAU" not in "".join(said)


def test_nothing_is_printed_or_logged_elsewhere(capfd, caplog):
    with service() as open_:
        open_.get("/break")
        open_.raw(b"sai\r\n\r\n")
        open_.post("/send", b"--x\r\n\x00: BI-MAT\r\n", kind="multipart/form-data; boundary=x")
        assert [line.status for line in open_.office.answered] == [500, 400, 400]
    assert (capfd.readouterr(), caplog.text) == (("", ""), "")


def test_only_a_page_of_ours_may_send(open):
    own, localhost = f"Origin: http://{open.host}", f"Origin: http://localhost:{open.port}"
    same, cross = "Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: cross-site"
    for lines in ((), (own,), (same,), (own, same), ("Sec-Fetch-Site: none",), ("Origin: null", same)):
        assert open.post("/send", UTF8, *lines).status == 200, lines
    for lines in (
        (localhost,),
        ("Origin: http://xau.example",),
        ("Origin: null",),
        (own, cross),
        (cross,),
        ("Sec-Fetch-Site: same-site",),
        (same, cross),
        (own, own),
        ("Origin: null", "Sec-Fetch-Site: none"),
        (f"Origin: https://{open.host}",),
    ):
        answer = open.post("/send", UTF8, *lines)
        assert (answer.status, "không được gửi từ trang của chúng tôi" in answer.text) == (403, True), lines


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join), st.sampled_from([FORM, BOUNDARY]))
def test_no_body_is_answered_by_a_fault_of_ours(open, body, kind):
    assert open.post("/send", body, kind=kind).status in (200, 400)


@settings(deadline=None)
@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(["GET", "HEAD", "POST"]))
def test_no_head_is_answered_by_a_fault_of_ours(open, path, line, method):
    head = (
        f"{method} /ask/{path} HTTP/1.1\r\nHost: {open.host}\r\nCookie: {line}\r\nConnection: close\r\n\r\n"
    )
    assert open.raw(head.encode("utf-8", "surrogatepass")).status in (200, 400, 404, 405, 415, 429)
    assert open.get("/own", f"Cookie: {quote(line)}").status == 403


def test_one_sender_does_not_keep_the_others_waiting():
    door = Door(port=0, behind_proxy=True, url="https://noivu.vn")
    with service(door, connections_of_address=2) as open_:

        def asked(target: str, sender: str) -> bytes:
            lines = (
                f"GET {target} HTTP/1.1",
                "Host: noivu.vn",
                "X-Forwarded-Proto: https",
                "Connection: close",
            )
            return "\r\n".join([*lines, f"X-Forwarded-For: {sender}", "", ""]).encode()

        with open_.connect() as first, open_.connect() as second:
            for connection in (first, second):
                connection.sendall(asked("/slow", "10.0.0.1"))
            time.sleep(0.3)
            assert open_.raw(asked("/", "10.0.0.1")).status == 503
            assert open_.raw(asked("/", "10.0.0.2")).status == 200
            assert heard(first).status == heard(second).status == 200
        assert open_.raw(asked("/", "10.0.0.1")).status == 200
