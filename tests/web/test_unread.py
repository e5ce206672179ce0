"""Answers that nobody reads: a connection ends with the time to read, however little of it is left."""

import socket
import time
from pathlib import Path

from tests.web.service import PATIENCE, service


def waiting(server: int, client: int) -> int:
    """How many bytes the system holds for the client, as its own table says."""
    for line in Path("/proc/net/tcp").read_text("ascii").splitlines():
        _, ours, theirs, _, queues, *_ = line.split()
        if ours.endswith(f":{server:04X}") and theirs.endswith(f":{client:04X}"):
            return int(queues.partition(":")[0], 16)
    return 0


def opened() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


def test_the_little_that_is_left_of_an_answer_holds_no_connection():
    with service(seconds_of_answer=1) as open_, socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        connection.connect(("127.0.0.1", open_.port))
        request = f"GET / HTTP/1.1\r\nHost: {open_.host}\r\n\r\n".encode()
        held, four = [0], 4
        # Until the system takes no more, and the service itself keeps the last short answers.
        while len(held) < 10 or len({*held[-10:]}) > 1:
            connection.sendall(request * four)
            while len(open_.office.answered) < four * len(held):
                time.sleep(0.001)
            time.sleep(0.002)
            held.append(waiting(open_.port, connection.getsockname()[1]))
        end, both = time.monotonic() + PATIENCE, opened()
        while opened() == both:
            assert time.monotonic() < end
            time.sleep(0.1)
