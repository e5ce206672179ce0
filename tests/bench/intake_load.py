"""Many clients at once, each an official with a browser who hands in version after version of a petition."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from threading import Barrier, BrokenBarrierError

from tests.bench.intake_browser import Browser, Gone, petition
from tests.bench.intake_served import Invited

CLIENTS = 32


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """A submission whose receipt came: its number, who sent it, how its texts begin, seconds until then."""

    number: int
    who: str
    mark: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Load:
    """What was acknowledged to all clients together, and in how many seconds."""

    all: Sequence[Acknowledged]
    seconds: float

    @property
    def rate(self) -> float:
        """Submissions a second; for each the page of its receipt was opened too."""
        return len(self.all) / self.seconds

    def slowest(self, share: float) -> float:
        """So large a share of the submissions was acknowledged in at most so many milliseconds."""
        times = sorted(one.seconds for one in self.all)
        return 1000 * times[min(len(times) - 1, int(share * len(times)))]


def load(port: int, clients: Sequence[Invited], more: Callable[[], bool]) -> Load:
    """Let the clients hand in while there is to be `more`; a server that is gone ends it too.

    The clock runs from when all have the form before them.
    """
    begin = Barrier(len(clients) + 1)
    with ThreadPoolExecutor(len(clients)) as pool:
        running = [pool.submit(_client, port, client, begin, more) for client in clients]
        with suppress(BrokenBarrierError):
            begin.wait()
        begun = time.perf_counter()
        done = [future.result() for future in running]
        seconds = time.perf_counter() - begun
    return Load([one for ones in done for one in ones], seconds)


def so_many(most: int) -> Callable[[], bool]:
    """True so many times."""
    numbers = count()
    return lambda: next(numbers) < most


def _client(port: int, client: Invited, begin: Barrier, more: Callable[[], bool]) -> list[Acknowledged]:
    acknowledged: list[Acknowledged] = []
    try:
        with Browser(port) as browser:
            browser.enter(client.token)
            hidden = browser.get(client.form).hidden()
            begin.wait()
            while more():
                _hand_in(browser, client, hidden, acknowledged)
    except BaseException as error:
        # The others wait for everybody.
        begin.abort()
        if not isinstance(error, Gone | BrokenBarrierError):
            raise
    return acknowledged


def _hand_in(
    browser: Browser, client: Invited, hidden: dict[str, str], acknowledged: list[Acknowledged]
) -> None:
    """A receipt counts as soon as its number is there, though the server die before it shows the page."""
    sent = petition(hidden, mark := f"{client.id} {time.time_ns()}")
    begun = time.perf_counter()
    answer = browser.post(client.form, sent)
    seconds = time.perf_counter() - begun
    assert answer.status == 303, answer.body.decode()
    place = answer.header(b"location")
    acknowledged.append(Acknowledged(int(place.rpartition("/")[2]), client.id, mark, seconds))
    page = browser.get(place)
    assert page.status == 200 and "Giấy biên nhận" in page.body.decode(), page.body.decode()
