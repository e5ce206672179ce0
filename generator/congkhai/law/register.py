"""The record of a cycle as it stands on a day, asked for one task of the plan."""

from collections.abc import Iterable, Mapping
from datetime import date
from operator import itemgetter

from congkhai.law import staff
from congkhai.law.members import listed
from congkhai.law.posts import long_enough
from congkhai.model.agency import Agency, Cycle
from congkhai.model.law import Document
from congkhai.model.plan import Task
from congkhai.model.record import Meeting, MeetingKind, Status
from congkhai.model.structure import Assignment, Official, Rank, Unit, UnitKind
from congkhai.value import Value

Subject = Unit | Official


class Shown(Value):
    """All of `total` but `missing` are there; `day`: when the last of them was, where none is missing.

    `unconcluded`: meetings held on those missing that count for nothing before their conclusion is recorded.
    """

    total: int
    missing: tuple[Subject, ...]
    day: date | None = None
    unconcluded: tuple[Meeting, ...] = ()

    @property
    def there(self) -> int:
        """How many are there."""
        return self.total - len(self.missing)

    @property
    def whole(self) -> bool:
        """Whether nothing is missing."""
        return not self.missing


def those(expected: Iterable[Subject], days: Mapping[str, date]) -> Shown:
    """What is shown where `days` gives, by the id of a subject, the day since which it is there."""
    every = tuple(expected)
    missing = tuple(subject for subject in every if subject.id not in days)
    day = None if missing else max((days[subject.id] for subject in every), default=None)
    return Shown(total=len(every), missing=missing, day=day)


def first_days(found: Iterable[tuple[str, date]]) -> dict[str, date]:
    """The earliest day of each id."""
    # Of one id the last pair stays.
    return dict(sorted(found, key=itemgetter(1), reverse=True))


def last_days(found: Iterable[tuple[str, date]]) -> dict[str, date]:
    """The latest day of each id."""
    return dict(sorted(found, key=itemgetter(1)))


def once(day: date | None) -> Shown | None:
    """What is shown of something that happens once; None before it has happened."""
    return Shown(total=1, missing=(), day=day) if day else None


def posts_asked(agency: Agency, cycle: Cycle) -> tuple[Assignment, ...]:
    """The main posts of those who are reviewed and rated, without those away (NĐ 335/2025 Đ.19.3)."""
    away = staff.away(cycle)
    every = listed(agency, cycle.year, cycle.last_day)
    return tuple(post for post in every if post.official.id not in away)


def forms_asked(agency: Agency, cycle: Cycle) -> tuple[Assignment, ...]:
    """Of them those who are rated, here or above: whose form of rating comes in (NĐ 335/2025 Đ.11, Đ.21)."""
    left_out = {row.official.id for row in cycle.current_people if row.status is Status.NOT_RATED}
    return tuple(post for post in posts_asked(agency, cycle) if post.official.id not in left_out)


def to_be_rated(agency: Agency, cycle: Cycle) -> tuple[tuple[Official, Unit], ...]:
    """Whom this agency rates or will, each with the unit where that is; not its own head.

    Nor who has worked too few months of the year and has no rating yet (NĐ 335/2025 Đ.11.1).
    """
    ratings = {rating.official.id: rating for rating in cycle.current_people}
    rated = ((one.official, one.unit) for one in ratings.values() if one.status.decided_on)
    yet = (
        (post.official, post.unit)
        for post in posts_asked(agency, cycle)
        if post.official.id not in ratings
        and post.position.rank is not Rank.AGENCY_HEAD
        and long_enough(agency, cycle, post.official)
    )
    return (*rated, *yet)


class Register(Value):
    """The cycle's registers until `today`, and the task that they are asked for."""

    agency: Agency
    cycle: Cycle
    today: date
    task: Task

    @property
    def posts(self) -> tuple[Assignment, ...]:
        """The main posts of those who are reviewed and rated.

        Who is rated as ill or on leave need not have come (NĐ 335/2025 Đ.19.3).
        """
        return posts_asked(self.agency, self.cycle)

    @property
    def collective(self) -> Unit | None:
        """The collective that the task is about; any other unit that it names only answers for it."""
        unit = self.task.unit
        return unit if unit and unit.kind in (UnitKind.LEADERSHIP, UnitKind.DIVISION) else None

    @property
    def divisions(self) -> tuple[Unit, ...]:
        """Every division where somebody works."""
        return staff.divisions(self.agency, self.cycle.last_day)

    @property
    def to_be_rated(self) -> tuple[Official, ...]:
        """Whom this agency rates or will: not its own head, nor who is not rated or rated by a superior."""
        return tuple(official for official, _ in to_be_rated(self.agency, self.cycle))

    def meetings(self, kind: MeetingKind) -> list[Meeting]:
        """The meetings of a kind held by the day, of the task's own body where that has any of them."""
        every = [meeting for meeting in self.cycle.meetings if meeting.kind is kind]
        own = [meeting for meeting in every if meeting.unit == self.task.unit]
        return [meeting for meeting in own or every if self.held(meeting)]

    def held(self, meeting: Meeting) -> bool:
        """Whether the meeting took place by the day."""
        return meeting.starts.date() <= self.today

    def issued(self, paper: Document | None) -> bool:
        """Whether the paper has its number, and its date has come."""
        return bool(paper and paper.number and paper.issued and paper.issued <= self.today)
