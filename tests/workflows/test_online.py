"""A real web server over `current`, asked without pause while builds switch it."""

import hashlib
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from threading import Event, Thread

from tests.workflows.office import Office, manifest

PAGES = (
    "index.html",
    "2022/ket-qua.html",
    "2022/thong-bao.html",
    "2022/huong-dan/dang-vien.html",
    "assets/search-index.js",
)
BUILDS = 4


@dataclass(slots=True)
class Reader(Thread):
    """Asks for one page after the other until told to stop; keeps every answer."""

    port: int
    stop: Event = field(default_factory=Event)
    answers: list[tuple[str, int, str]] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        Thread.__init__(self, daemon=True)

    def __hash__(self) -> int:
        return id(self)

    def run(self) -> None:
        while not self.stop.is_set():
            for page in PAGES:
                try:
                    self.answers.append((page, *fetched(self.port, page)))
                except OSError as error:
                    self.failures.append(f"{page}: {error}")


def fetched(port: int, page: str) -> tuple[int, str]:
    """Status and SHA-256 of what a reader gets; OSError where the answer is cut short."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", f"/{page}")
        answer = connection.getresponse()
        body = answer.read()
        if len(body) != int(answer.getheader("Content-Length") or -1):
            raise OSError(f"{len(body)} bytes came")
        return answer.status, hashlib.sha256(body).hexdigest()
    finally:
        connection.close()


@contextmanager
def served(office: Office) -> Iterator[int]:
    """The port on which the portal's `current` is served."""
    command = [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory"]
    with subprocess.Popen(
        [*command, str(office.current("portal"))],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as running:
        assert running.stdout
        said = re.search(r"port (\d+)", running.stdout.readline())
        assert said
        try:
            yield int(said[1])
        finally:
            running.terminate()


def test_no_request_fails_while_builds_run(built):
    whole = {(page, said) for page, said in manifest(built, "portal").items() if page in PAGES}
    with served(built) as port:
        reader = Reader(port)
        reader.start()
        for number in range(BUILDS):
            built.say(f"Kết quả xếp loại, lần {number}")
            built.build("--audience", "portal")
            whole |= {(page, said) for page, said in manifest(built, "portal").items() if page in PAGES}
        reader.stop.set()
        reader.join()
    assert reader.failures == []
    assert {status for _, status, _ in reader.answers} == {200}
    assert {(page, said) for page, _, said in reader.answers} <= whole
    notices = {said for page, _, said in reader.answers if page == "2022/thong-bao.html"}
    assert len(notices) >= BUILDS
    assert len(reader.answers) > 100 * BUILDS
