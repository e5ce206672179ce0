"""The service ends: what runs is answered, and what cannot be is told so."""

import threading
import time
from contextlib import ExitStack

import pytest

from tests.web.service import Answer, heard, service


def test_what_runs_at_the_end_is_answered():
    with ExitStack() as held, ExitStack() as running:
        open_ = running.enter_context(service())
        slow, idle = (held.enter_context(open_.connect()) for _ in range(2))
        idle.sendall(b"GET / HTTP/1.1\r\n")
        slow.sendall(f"GET /slow HTTP/1.1\r\nHost: {open_.host}\r\n\r\n".encode())
        time.sleep(0.3)
        told: list[Answer] = []
        hearing = threading.Thread(target=lambda: told.append(heard(slow)))
        hearing.start()
        begun = time.monotonic()
        running.close()
        assert time.monotonic() - begun < 4
        hearing.join()
        assert (told[0].status, told[0].text) == (200, "at last")
        with pytest.raises(ConnectionRefusedError):
            open_.connect()


def test_what_cannot_be_answered_until_the_end_is_told_so():
    with ExitStack() as held, ExitStack() as running:
        open_ = running.enter_context(service(seconds_of_end=1, seconds_of_body=20))
        waits = held.enter_context(open_.connect())
        waits.sendall(open_.head("/send", "Content-Length: 100"))
        time.sleep(0.3)
        running.close()
        answer = heard(waits)
    assert (answer.status, "Máy chủ đang dừng" in answer.text) == (503, True)
    assert answer.headers["content-security-policy"]
