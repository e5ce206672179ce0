"""The intake served until it is interrupted: one process, one line of the log a request."""

import gc
import signal
from collections.abc import Callable
from contextlib import suppress
from time import monotonic, sleep
from typing import Final

from congkhai.errors import Stopped
from congkhai.project import Project
from congkhai.value import asdict
from congkhai.web.door import Door, checked
from congkhai.web.gate import Guard, Journal
from congkhai.web.intake import Visits
from congkhai.web.intake_base import GUESSES
from congkhai.web.intake_office import Office
from congkhai.web.limits import Limits
from congkhai.web.listen import serving
from congkhai.web.preview import snapshot
from congkhai.web.rate import Tries
from congkhai.web.refusal import Look
from congkhai.workflows import intake_pages
from congkhai.workflows.intake_forget import forget
from congkhai.workflows.intake_open import served
from congkhai.workflows.intake_site import Clock, Site

#: After so many seconds what is past its days is deleted again.
_DAY: Final = 24 * 60 * 60


def serve(
    project: Project, door: Door, clock: Callable[[], Clock], say: Callable[[str], None], guard: Guard
) -> None:
    """Serve until interrupted (Ctrl+C, SIGTERM); what was acknowledged is kept, what runs is still answered.

    WrongUse where the door is not safe, Changed where another process serves the folder already, the store's
    own refusals where it cannot be kept. `say` gets the address, then a line a request without anything that
    was sent.
    """
    checked(door)
    # A service is ended by SIGTERM, and one that was started in the background ignores Ctrl+C.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _ended)
    with served(project) as store:
        site = Site(project=project, store=store, clock=clock, root=door.root, seen=snapshot)
        site.say = lambda line: _told(say, line)
        forget(store, site.known().known, clock().moment)
        # What stays until the end is looked through no more each time memory is tidied.
        gc.freeze()
        limits = Limits()
        visits = Visits(site=site, door=door, limits=limits, guesses=Tries(GUESSES, monotonic))
        office = Office(**asdict(visits))
        journal = Journal(
            now=lambda: clock().moment,
            answered=lambda answered: _told(say, str(answered)),
            fault=lambda sentence: _told(say, sentence),
            guard=guard,
        )
        with (
            serving([*visits.routes(), *office.routes()], door, journal, limits, _look(site)) as place,
            suppress(KeyboardInterrupt),
        ):
            say(f"Nhận hồ sơ tại: {place.address} (dừng: Ctrl+C)")
            while True:
                _idle(_DAY)
                _forgotten(site, say)


def _forgotten(site: Site, say: Callable[[str], None]) -> None:
    """What cannot be deleted today is deleted tomorrow; people go on handing in."""
    try:
        forget(site.store, site.known().known, site.clock().moment)
    except Stopped as error:
        _told(say, str(error))


def _look(site: Site) -> Look:
    return Look(page=intake_pages.refused(site), style=intake_pages.style_hash())


def _ended(*_: object) -> None:
    raise KeyboardInterrupt


def _idle(seconds: int) -> None:
    """Wait, second by second: Windows ends no longer wait for Ctrl+C."""
    ends = monotonic() + seconds
    while monotonic() < ends:
        sleep(1)


def _told(say: Callable[[str], None], line: str) -> None:
    """A full disk, or a window that was closed, takes the line and not the answer."""
    with suppress(OSError):
        say(line)
