"""What post somebody held, and whether it is one that leads."""

from calendar import monthrange
from datetime import date
from functools import cache
from typing import Final

from congkhai.model.agency import Agency, Cycle
from congkhai.model.structure import Assignment, Employment, Official, UnitKind

#: The parameter that says how many months of the year somebody must have worked to be rated.
LEAST_MONTHS: Final = "THANG-TOI-THIEU"


def place_of_work(cycle: Cycle, post: Assignment) -> str:
    """The unit; of those who lead the agency, the agency itself: their collective is no unit."""
    return cycle.office.name if post.unit.kind is UnitKind.LEADERSHIP else post.unit.name


def latest_post(agency: Agency, official: Official, day: date) -> Assignment | None:
    """The main post held that day, else the last one held before it, else None."""
    held = agency.post(official, day)
    if held is not None:
        return held
    left = [row for row in agency.posts_of.get(official.id, ()) if row.main and (row.valid_to or day) < day]
    return max(left, key=lambda row: row.valid_to or day, default=None)


def employment(agency: Agency, official: Official, day: date) -> Employment:
    """The kind of employment that day, or before leaving; a civil servant where no post is recorded."""
    post = latest_post(agency, official, day)
    return post.employment if post else Employment.CIVIL_SERVANT


def holds_one_post(agency: Agency, official: Official, year: int) -> bool:
    """Whether one main post, and no other, was held all year."""
    main = [post for post in agency.posts_of.get(official.id, ()) if post.main]
    return len(main) == 1 and main[0].holds(date(year, 1, 1)) and main[0].holds(date(year, 12, 31))


def months_held(agency: Agency, official: Official, year: int) -> frozenset[int]:
    """The months of the year of which a main post holds a day or more."""
    main = [post for post in agency.posts_of.get(official.id, ()) if post.main]
    return frozenset(
        first.month for first, last in _months(year) if any(post.meets(first, last) for post in main)
    )


def long_enough(agency: Agency, cycle: Cycle, official: Official) -> bool:
    """Whether the months held in the year are as many as somebody must have worked to be rated."""
    least = agency.parameter(LEAST_MONTHS, cycle.year)
    return least is None or len(months_held(agency, official, cycle.year)) >= least.value


@cache
def _months(year: int) -> tuple[tuple[date, date], ...]:
    """The first and the last day of each month."""
    return tuple((date(year, n, 1), date(year, n, monthrange(year, n)[1])) for n in range(1, 13))


def led(agency: Agency, official: Official, first: date, last: date) -> bool | None:
    """Whether the official led or was a deputy throughout those days; None where that changed or is unknown.

    Heads and deputies, of the agency and of its units, hold a leading post (NĐ 335/2025 Đ.15.3–4).
    """
    held = {
        post.position.rank.leads
        for post in agency.posts_of.get(official.id, ())
        if post.main and post.meets(first, last)
    }
    return held.pop() if len(held) == 1 else None
