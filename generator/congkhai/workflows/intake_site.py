"""The intake as a site: each page and each act of whoever came in by a link, without a word of HTTP."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Lock
from time import monotonic

from congkhai.errors import WrongUse
from congkhai.findings import Finding, Refused
from congkhai.intake import links
from congkhai.intake.shown import Frame
from congkhai.intake.store import Store
from congkhai.model.forms import Writer
from congkhai.project import Project
from congkhai.value import Collector, Value, field
from congkhai.workflows.intake_desk import Part, Standing, faulty_told, standing
from congkhai.workflows.intake_visit import Visitor, by_writer

#: What stands for a turn that is none, in an address.
NO_TURN = "-"
#: How exactly the list of devices knows when each was used last.
SEEN_EVERY = timedelta(minutes=1)
#: For how many seconds nobody looks again whether files of the package changed: many requests come in them.
_FRESH = 0.1


def _silent(_: str) -> None:
    pass


def _why(error: Exception) -> str:
    return f": {error.findings[0].message}" if isinstance(error, Refused) else "."


class Clock(Value):
    """Today as limits are judged, and the moment that a receipt tells."""

    today: date
    moment: datetime


class Read(Value):
    """The package as it was read last: which files it was read from, and whose parts there are."""

    files: frozenset[tuple[str, int, int]]
    known: Standing
    own: Mapping[str, tuple[Part, ...]]


class Site(Collector, kw_only=True):
    """An agency's intake while it serves; `clock` gives the time of each request, `root` begins addresses.

    The package is read again when its files changed, which may be seen a moment (0.1 s) later. Where
    somebody has just saved what cannot be read, it stays as it was read last; `say` is told so, without what
    stands in cells.
    """

    project: Project
    store: Store
    clock: Callable[[], Clock]
    root: str
    seen: Callable[[Sequence[Path]], frozenset[tuple[str, int, int]]]
    ticks: Callable[[], float] = monotonic
    read: Read | None = None
    say: Callable[[str], None] = _silent
    #: The files that could not be read, so that it is said once.
    failed: frozenset[tuple[str, int, int]] = frozenset()
    #: Why pages go on with what was read before; "" where they do not.
    stale: str = ""
    fresh_until: float = 0.0
    #: What is wrong with the package, of which files on which day.
    wrong: tuple[tuple[frozenset[tuple[str, int, int]], date], Sequence[Finding]] | None = None
    lock: Lock = field(default_factory=Lock)

    def known(self) -> Read:
        """The package as it stands now; Refused where it never could be read."""
        if self.read is not None and self.ticks() < self.fresh_until:
            return self.read
        with self.lock:
            if self.read is None or self.ticks() >= self.fresh_until:
                self.read = self._read_anew()
                self.fresh_until = self.ticks() + _FRESH
            return self.read

    def _read_anew(self) -> Read:
        """What was read last, where the files are as they were then."""
        files = self.seen((self.project.package / "data", self.project.package / "schemas"))
        if self.read is not None and self.read.files == files:
            return self.read
        try:
            known = standing(self.project)
        except Exception as error:
            # A table half saved, or open in Excel: pages go on with what was read last.
            if self.read is None:
                raise
            if self.failed != files:
                self.failed = files
                self.stale = f"Gói dữ liệu chưa đọc lại được, các trang dùng bản đọc trước{_why(error)}"
                told = error.findings[0].code if isinstance(error, Refused) else type(error).__name__
                self.say(f"Chưa đọc lại được gói dữ liệu ({told}): vẫn dùng bản đọc trước.")
            return self.read
        self.failed, self.stale = frozenset(), ""
        return Read(files=files, known=known, own=by_writer(known))

    def written(self) -> None:
        """The package was written by this process: the next request sees it."""
        with self.lock:
            self.fresh_until = 0.0

    def frame(self, visitor: Visitor | None, here: str = "") -> Frame:
        """What every page bears."""
        agency = self.known().known.agency
        name = self.name_of(visitor.who) if visitor else ""
        return Frame(
            office=agency.cycles[0].office.name,
            root=self.root,
            sample=agency.sample,
            visitor=name,
            of_office=bool(visitor and visitor.office),
            here=here,
        )

    def name_of(self, who: str) -> str:
        """The name of an official or a unit; a user of the office as he is called."""
        return self.known().known.names.get(who, who)

    def part(self, form: str, subject: str, turn: str, writer: str) -> Part | None:
        """The part of a form by the parts of its address; of the newest cycle that has it.

        WrongUse where the form has faults.
        """
        if writer not in set(Writer):
            return None
        for roll in self.known().known.rolls.values():
            owed = roll.find(form, subject, "" if turn == NO_TURN else turn)
            if owed and form in roll.faulty:
                raise WrongUse(faulty_told(owed.form.name))
            if owed and form in roll.definitions:
                part = Part(roll=roll, owed=owed, writer=Writer(writer))
                if part.writer in part.definition.writers:
                    return part
        return None


def path_of(part: Part) -> str:
    """The address of a part of a form below the site's root."""
    form, subject, turn = part.owed.key
    return f"/phieu/{form}/{subject}/{turn or NO_TURN}/{part.writer}"


def enter(site: Site, token: str, label: str) -> str | None:
    """The cookie for a device on which a link's button was pressed; None where the link leads nowhere."""
    return site.store.write(links.enter_open, token, label, site.clock().moment).result()


def visitor(site: Site, cookie: str) -> Visitor | None:
    """Who comes with a cookie; None for nobody, and for a device or link that has ended."""
    moment = site.clock().moment
    device = site.store.read(links.device, cookie)
    if device is None or not device.open_at(moment):
        return None
    if moment - device.last_seen >= SEEN_EVERY:
        # Nobody waits for it: it is for the list of devices alone.
        site.store.write(links.see, device.cookie_sha256, moment)
    return Visitor(device=device)
