"""Until when the authority answers petitions, and which are open."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from congkhai.law.calendar import calendar
from congkhai.law.progress import Limit, State, state_of
from congkhai.model.agency import Agency, Cycle
from congkhai.model.year import Petition
from congkhai.value import Value

DAYS: Final = "NGAY-GIAI-QUYET-KIEN-NGHI"


class Answering(Value):
    """A petition, the last day on which it is answered in time, and the working days that give it."""

    petition: Petition
    last: date
    days: int


class Open(Value):
    """A petition that is not answered, its last day, and how far off that is, as of a task of the plan."""

    petition: Petition
    last: date
    state: State
    left: int


def answering(agency: Agency, cycle: Cycle) -> Iterator[Answering]:
    """Every petition of the cycle with its last day: so many working days after receipt (NĐ 335/2025 Đ.22).

    The days are the row NGAY-GIAI-QUYET-KIEN-NGHI of the year; none where the year has no such row.
    """
    allowed = agency.parameter(DAYS, cycle.year)
    if allowed is None or not cycle.petitions:
        return
    days = int(allowed.value)
    working = calendar(agency.holidays, {petition.received.year for petition in cycle.petitions})
    for petition in cycle.petitions:
        yield Answering(petition=petition, last=working.after(petition.received, days), days=days)


def left_open(agency: Agency, cycle: Cycle, today: date) -> Iterator[Open]:
    """The petitions that were received and are not answered, the one whose day comes first before others."""
    unanswered = [one for one in answering(agency, cycle) if one.petition.answered is None]
    for one in sorted(unanswered, key=lambda one: one.last):
        working = calendar(agency.holidays, {one.last.year, today.year})
        state, left = state_of(Limit(day=one.last), today, working)
        yield Open(petition=one.petition, last=one.last, state=state, left=left)
