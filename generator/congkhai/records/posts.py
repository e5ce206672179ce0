"""People who are rated without having worked anywhere in the year."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Finding
from congkhai.model.agency import Agency, Cycle
from congkhai.model.record import Status
from congkhai.model.structure import Assignment
from congkhai.records.kinds import NO_POST


def faults(agency: Agency, cycle: Cycle) -> Iterator[Finding]:
    """Rated people without an assignment that holds on any day of the cycle's year."""
    starts = min(date(cycle.year, 1, 1), cycle.starts or date.max)
    ends = max(date(cycle.year, 12, 31), cycle.ends or date.min)
    working = {row.official.id for row in agency.assignments if _meets(row, starts, ends)}
    for rating in cycle.current_people:
        if rating.status is Status.RATED and rating.official.id not in working:
            yield NO_POST.at(agency.cell(rating.place, "can_bo", rating.official.id), year=cycle.year)


def _meets(row: Assignment, starts: date, ends: date) -> bool:
    return (row.valid_from or starts) <= ends and starts <= (row.valid_to or ends)
