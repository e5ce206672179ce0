"""Requests that come together on one connection: answered in their order, and never without a bound."""

from contextlib import suppress

import pytest

from congkhai.web.limits import MB
from tests.web.service import Service, service
from tests.web.test_limits import peak


def many(open_: Service, target: str, number: int, rest: bytes = b"") -> bytes:
    """What comes to so many requests that are sent together, and to what follows them."""
    request = f"GET {target} HTTP/1.1\r\nHost: {open_.host}\r\n\r\n".encode()
    with open_.connect() as connection, suppress(ConnectionResetError):
        connection.sendall(request * number + rest)
        came = bytearray()
        while part := connection.recv(65536):
            came += part
    return bytes(came)


def statuses(came: bytes) -> list[bytes]:
    return [answer[:3] for answer in came.split(b"HTTP/1.1 ")[1:]]


def test_of_many_requests_together_the_first_are_answered():
    with service(seconds_of_head=0.5) as open_:
        assert statuses(many(open_, "/khong-co", 9, b"GET /")) == [b"404"] * 9
        assert statuses(many(open_, "/khong-co", 20)) == [*[b"404"] * 9, b"400"]


def test_a_connection_holds_no_more_however_many_requests_come_together():
    with service() as open_, open_.connect() as connection, peak() as held:
        request = f"GET / HTTP/1.1\r\nHost: {open_.host}\r\n\r\n".encode()
        with suppress(BrokenPipeError, ConnectionResetError):
            for _ in range(40):
                connection.sendall(request * 1000)
                connection.recv(65536)
    assert held[0] < 4 * MB


@pytest.mark.parametrize(
    "rest", [b"\x00\r\n\r\n", b"POST /send HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nx"]
)
@pytest.mark.parametrize("number", [1, 2])
def test_whole_requests_before_what_is_none_are_answered(number, rest):
    with service() as open_:
        came = many(open_, "/slow", number, rest)
        assert statuses(came) == [*[b"200"] * number, b"400"]
        assert came.count(b"at last") == number
        assert open_.office.faults == []
