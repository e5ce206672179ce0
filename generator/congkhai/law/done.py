"""On which day a task of the plan was done, by its own row or by what the registers show."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from congkhai.law.staff import away, divisions, posts
from congkhai.model.agency import Agency, Cycle
from congkhai.model.plan import Step, Task
from congkhai.model.record import MeetingKind, Status
from congkhai.model.structure import Employment, Unit, UnitKind

Shown: TypeAlias = Callable[[Agency, Cycle, Task], date | None]


def day_done(agency: Agency, cycle: Cycle, task: Task, today: date) -> date | None:
    """The day on which the task was done; None where nothing shows that it was.

    What the task's row says, else its document's date, both as written; or what the registers show by the
    task's step where that is later, unless it lies ahead of today.
    """
    written = task.finished or (task.outcome.issued if task.outcome else None)
    reader = _SHOWN.get(task.step) if task.step else None
    shown = reader(agency, cycle, task) if reader else None
    days = (written, shown if shown and shown <= today else None)
    return max((day for day in days if day), default=None)


def _collective_review(agency: Agency, cycle: Cycle, task: Task) -> date | None:
    """The first sitting of each collective concerned."""
    held = [(review.unit.id, review.meeting.starts.date()) for review in cycle.reviews if review.unit]
    leading = (unit for unit in agency.units if unit.kind is UnitKind.LEADERSHIP)
    everybody = (*leading, *divisions(agency, cycle.last_day))
    return _all_have(_concerned(task, everybody), _first(held))


def _personal_review(agency: Agency, cycle: Cycle, task: Task) -> date | None:
    """The last review of a person, once every civil servant who was not away has been reviewed."""
    last: dict[str, date] = {}
    for review in cycle.reviews:
        if review.official:
            day = review.meeting.starts.date()
            last[review.official.id] = max(day, last.get(review.official.id, day))
    absent = away(cycle)
    for post in posts(agency, cycle.last_day):
        asked = post.employment is not Employment.CONTRACT and post.official.id not in absent
        if asked and post.official.id not in last:
            return None
    return max(last.values(), default=None)


def _division_meeting(agency: Agency, cycle: Cycle, task: Task) -> date | None:
    """The first meeting of each division concerned."""
    held = [
        (meeting.unit.id, meeting.starts.date())
        for meeting in cycle.meetings
        if meeting.kind is MeetingKind.DIVISION
    ]
    return _all_have(_concerned(task, divisions(agency, cycle.last_day)), _first(held))


def _meeting(kind: MeetingKind) -> Shown:
    """The first meeting of a kind, of the task's own body where one holds such meetings."""

    def first(agency: Agency, cycle: Cycle, task: Task) -> date | None:
        held = [meeting for meeting in cycle.meetings if meeting.kind is kind]
        own = [meeting for meeting in held if task.unit is None or meeting.unit.id == task.unit.id]
        return min((meeting.starts.date() for meeting in own), default=None)

    return first


def _decision(agency: Agency, cycle: Cycle, task: Task) -> date | None:
    """The last of the first decisions, once everybody rated has one."""
    rated = [row for row in cycle.ratings if row.status is Status.RATED and row.replaces is None]
    days = [row.decision.issued for row in rated if row.decision and row.decision.issued]
    return max(days) if days and len(days) == len(rated) else None


def _publication(agency: Agency, cycle: Cycle, task: Task) -> date | None:
    days = (row.document.issued for row in cycle.announcements if row.document.issued)
    return min(days, default=None)


def _concerned(task: Task, otherwise: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The collective that the task names, else all of them."""
    rated = (UnitKind.LEADERSHIP, UnitKind.DIVISION)
    return (task.unit,) if task.unit and task.unit.kind in rated else otherwise


def _first(held: Iterable[tuple[str, date]]) -> dict[str, date]:
    first: dict[str, date] = {}
    for name, day in held:
        first[name] = min(day, first.get(name, day))
    return first


def _all_have(units: Iterable[Unit], days: Mapping[str, date]) -> date | None:
    """The last of the days of these units; None where one has none yet."""
    found = [days.get(unit.id) for unit in units]
    known = [day for day in found if day]
    return max(known) if known and len(known) == len(found) else None


_SHOWN: Mapping[Step, Shown] = MappingProxyType(
    {
        Step.COLLECTIVE_REVIEW: _collective_review,
        Step.PERSONAL_REVIEW: _personal_review,
        Step.DIVISION_MEETING: _division_meeting,
        Step.COUNCIL: _meeting(MeetingKind.COUNCIL),
        Step.RATING: _meeting(MeetingKind.RATING),
        Step.DECISION: _decision,
        Step.PUBLICATION: _publication,
    }
)
