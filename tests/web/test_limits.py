"""Too much, too slow, too many: refused at once, in words, and nobody else is kept waiting."""

import socket
import threading
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

import pytest

from congkhai.web.limits import MB, size_said
from tests.web.service import FORM, PATIENCE, Answer, Service, heard, service

KIND = "multipart/form-data; boundary=ranh-gioi"
PART = b'--ranh-gioi\r\nContent-Disposition: form-data; name="tep"; filename="a"\r\n\r\n'


@pytest.fixture(scope="module", name="open")
def _open():
    with service() as running:
        yield running


@pytest.fixture(scope="module", name="patient")
def _patient():
    """A service whose uploads may take as long as a busy machine needs."""
    with service(file=20 * MB, seconds_of_body=30, spilt=30) as running:
        yield running


@contextmanager
def peak() -> Iterator[list[int]]:
    """At the end the most bytes that were held at once, beyond those held before."""
    tracemalloc.start()
    before, told = tracemalloc.get_traced_memory()[0], []
    yield told
    told.append(tracemalloc.get_traced_memory()[1] - before)
    tracemalloc.stop()


def upload(open_: Service, head: bytes, chunks: Iterator[bytes]) -> Answer:
    """The answer to a body that is sent to its end, or for as long as it is taken."""
    with open_.connect() as connection:
        connection.sendall(head)
        try:
            for chunk in chunks:
                connection.sendall(chunk)
        except (BrokenPipeError, ConnectionResetError):
            pytest.fail("the connection was closed before the answer could be read")
        return heard(connection)


def chunked(total: int) -> Iterator[bytes]:
    for block in filter(None, plain(total)):
        yield b"%x\r\n%s\r\n" % (len(block), block)
    yield b"0\r\n\r\n"


def plain(total: int) -> Iterator[bytes]:
    yield PART
    for _ in range((total - len(PART)) // 65536):
        yield b"x" * 65536
    yield b"x" * ((total - len(PART)) % 65536)


def test_a_body_that_says_it_is_too_large_is_refused_before_it_is_read(open):
    with open.connect() as connection:
        connection.sendall(open.head("/send", f"Content-Length: {12 * MB + 1}", kind=KIND))
        assert connection.recv(65536).startswith(b"HTTP/1.1 413 ")
    with open.connect() as connection:
        connection.sendall(open.head("/send", f"Content-Length: {MB + 1}", kind=FORM))
        answer = heard(connection)
    assert (answer.status, "(1 MB)" in answer.text) == (413, True)
    expecting = ("Expect: 100-continue", f"Content-Length: {13 * MB}")
    assert open.raw(open.head("/send", *expecting, kind=KIND)).status == 413


def test_an_upload_of_50_mb_is_refused_in_words_and_not_held(patient):
    with peak() as held:
        answer = upload(
            patient, patient.head("/send", f"Content-Length: {50 * MB}", kind=KIND), plain(50 * MB)
        )
    assert (answer.status, "(12 MB)" in answer.text) == (413, True)
    assert held[0] < 3 * MB
    assert patient.get().status == 200


def test_a_chunked_upload_of_50_mb_is_counted_as_it_comes(patient):
    with peak() as held:
        answer = upload(
            patient, patient.head("/send", "Transfer-Encoding: chunked", kind=KIND), chunked(50 * MB)
        )
    assert (answer.status, "(12 MB)" in answer.text) == (413, True)
    assert held[0] < 20 * MB
    for kind, bound in ((KIND, 12 * MB), (FORM, MB)):
        head = patient.head("/send", "Transfer-Encoding: chunked", kind=kind)
        assert size_said(bound) in upload(patient, head, chunked(bound + 1)).text
        assert size_said(bound) not in upload(patient, head, chunked(bound)).text


def test_what_was_never_read_is_thrown_away(patient):
    head = patient.head("/unread", f"Content-Length: {11 * MB}", kind=KIND)
    answer = upload(patient, head, plain(11 * MB))
    assert (answer.status, answer.headers["connection"]) == (200, "close")


def test_all_bodies_together_have_a_bound():
    with service(bodies_together=3 * MB, seconds_of_body=20) as open_, ExitStack() as held:
        for _ in range(2):
            waiting = held.enter_context(open_.connect())
            waiting.sendall(open_.head("/send", f"Content-Length: {2 * MB}", kind=KIND))
            waiting.sendall(b"".join(plain(MB + MB // 4)))
        time.sleep(0.3)
        answer = upload(open_, open_.head("/send", f"Content-Length: {MB}", kind=KIND), plain(MB))
        assert (answer.status, "chưa được nhận" in answer.text) == (503, True)
        held.close()
        time.sleep(0.3)
        assert upload(open_, open_.head("/send", f"Content-Length: {MB}", kind=KIND), plain(MB)).status == 400


def test_a_slow_body_is_told_and_cut_off():
    with service(seconds_of_body=0.5, spilt=10) as open_, open_.connect() as connection:
        connection.sendall(f"POST /send HTTP/1.1\r\nHost: {open_.host}\r\nContent-Type: {FORM}\r\n".encode())
        connection.sendall(b"Content-Length: 100\r\n\r\na")
        begun = time.monotonic()
        trickle(connection, b"a", 0.1)
        answer = heard(connection)
        assert 0.3 < time.monotonic() - begun < 3
        assert (answer.status, "quá chậm" in answer.text) == (408, True)
        assert answer.headers["connection"] == "close"


def trickle(connection: socket.socket, part: bytes, pause: float) -> None:
    """Send a little again and again, in a thread of its own, until the connection is gone."""

    def send() -> None:
        try:
            for _ in range(50):
                time.sleep(pause)
                connection.sendall(part)
        except OSError:
            return

    threading.Thread(target=send, daemon=True).start()


@pytest.mark.parametrize("first", [b"", b"GET / HTTP/1.1\r\nHost: "])
def test_a_slow_head_is_cut_off(first):
    with service(seconds_of_head=0.5) as open_, open_.connect() as connection:
        connection.sendall(first)
        begun = time.monotonic()
        trickle(connection, b"a" if first else b"\r\n", 0.1)
        assert heard(connection).status in (0, 400)
        assert time.monotonic() - begun < 3


def test_a_slow_head_after_an_answer_is_cut_off():
    with service(seconds_of_head=0.5) as open_, open_.connect() as connection:
        for _ in range(2):
            connection.sendall(f"GET / HTTP/1.1\r\nHost: {open_.host}\r\n\r\n".encode())
            time.sleep(0.2)
            assert connection.recv(65536).startswith(b"HTTP/1.1 200")
        time.sleep(0.4)
        connection.sendall(b"GET / HTTP/1.1\r\nX: ")
        begun = time.monotonic()
        trickle(connection, b"a", 0.1)
        assert heard(connection).status == 0
        assert 0.3 < time.monotonic() - begun < 3


@pytest.mark.parametrize(
    ("before", "again"),
    [
        (b"GET / HTTP/1.1\r\nX: ", b"a"),
        (b"GET / HTTP/1.1\r\n", b"X: a\r\n"),
        (b"GET /", b"a"),
        (b"", b"\r\n"),
        (b"POST /send HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1;", b"a"),
        (b"POST /send HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: ", b"a"),
        (b"POST /send HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", b"X: a\r\n"),
    ],
    ids=["header", "headers", "target", "nothing", "extension", "trailer", "trailers"],
)
def test_what_frames_a_request_has_an_end(before, again):
    head = before.replace(b"Transfer", f"Content-Type: {FORM}\r\nTransfer".encode())
    with service(seconds_of_head=20, seconds_of_body=20) as open_, open_.connect() as connection:
        connection.sendall(head.replace(b"HTTP/1.1\r\n", f"HTTP/1.1\r\nHost: {open_.host}\r\n".encode(), 1))
        sent = 0
        with suppress(BrokenPipeError, ConnectionResetError):
            while sent < 4 * MB:
                connection.sendall(again * 1024)
                sent += len(again) * 1024
        assert sent < 4 * MB


def test_a_request_that_asks_for_another_protocol_is_answered_in_ours():
    """No browser asks so with a form; the parser reads no body then, and it is refused as one cut off."""
    ask = "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQA\r\n"
    with service() as open_, open_.connect() as connection:
        for _ in range(2):
            connection.sendall(f"GET / HTTP/1.1\r\nHost: {open_.host}\r\n{ask}\r\n".encode())
            assert connection.recv(65536).startswith(b"HTTP/1.1 200")
        body = b"ghi_chu=a&het=1"
        kind = f"Content-Type: {FORM}\r\nContent-Length: {len(body)}\r\n"
        connection.sendall(f"POST /send HTTP/1.1\r\nHost: {open_.host}\r\n{ask}{kind}\r\n".encode() + body)
        assert connection.recv(65536).startswith(b"HTTP/1.1 400")


def test_requests_that_come_together_are_answered_in_their_order():
    with service(seconds_of_head=0.5) as open_, open_.connect() as connection:
        host = f"Host: {open_.host}\r\n"
        connection.sendall(
            f"GET /slow HTTP/1.1\r\n{host}\r\nGET /khong-co HTTP/1.1\r\n{host}\r\n"
            # The head of the third is not whole; the first is answered for all that.
            f"GET / HTTP/1.1\r\n{host}".encode()
        )
        came = bytearray()
        while part := connection.recv(65536):
            came += part
    answers = came.split(b"HTTP/1.1 ")
    assert [answer[:3] for answer in answers] == [b"", b"200", b"404"] and b"at last" in answers[1]


def test_who_does_not_read_the_answer_is_cut_off():
    with service(seconds_of_answer=0.5) as open_, open_.connect() as connection:
        connection.sendall(f"GET /long HTTP/1.1\r\nHost: {open_.host}\r\n\r\n".encode())
        end = time.monotonic() + PATIENCE
        while not open_.office.answered:
            assert time.monotonic() < end
            time.sleep(0.05)
        time.sleep(2)
        # What the system itself has taken from the service still comes.
        assert len(heard(connection).text) < 50_000_000
    with service(seconds_of_answer=20) as open_:
        assert len(open_.get("/long").text) == 50_000_000


@pytest.mark.parametrize("bound", ["connections", "connections_of_address"])
def test_too_many_connections_are_told_and_then_cut_off(bound):
    with service(**{bound: 5}, seconds_of_head=20) as open_, ExitStack() as held:
        waiting = [held.enter_context(open_.connect()) for _ in range(5)]
        answer = open_.get()
        assert (answer.status, "quá nhiều yêu cầu" in answer.text) == (503, True)
        assert answer.headers["content-security-policy"]
        more = [held.enter_context(open_.connect()) for _ in range(5)]
        cut = held.enter_context(open_.connect())
        assert heard(cut).status == 0
        waiting[0].sendall(f"GET / HTTP/1.1\r\nHost: {open_.host}\r\nConnection: close\r\n\r\n".encode())
        assert heard(waiting[0]).status == 200
        for connection in (*waiting, *more):
            connection.close()
        time.sleep(0.3)
        assert open_.get().status == 200


def test_what_is_sent_on_a_connection_too_many_is_told_so():
    with service(connections=5, seconds_of_head=20, spilt=20) as open_, ExitStack() as held:
        for _ in range(5):
            held.enter_context(open_.connect())
        answer = upload(open_, open_.head("/send", f"Content-Length: {4 * MB}"), plain(4 * MB))
        assert (answer.status, "quá nhiều yêu cầu" in answer.text) == (503, True)


def test_memory_is_flat_over_many_refusals(open):
    def refused() -> None:
        assert open.post("/send", b"a=%ff" + b"x" * 5000).status == 400

    for _ in range(50):
        refused()
    with peak() as held:
        for _ in range(300):
            refused()
    assert held[0] < 2 * MB


def test_an_answer_waits_for_no_confirmation(open):
    request = f"GET / HTTP/1.1\r\nHost: {open.host}\r\n\r\n".encode()
    with open.connect() as connection:
        begun = time.monotonic()
        for _ in range(50):
            connection.sendall(request)
            content = b""
            while b"</script>" not in content:
                content += connection.recv(65536)
        # Put off by 40 ms each, they would take two seconds.
        assert time.monotonic() - begun < 1
