"""What first, earliest, latest and later mean, where some have no day."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TypeVar

from congkhai.findings import Bearer
from congkhai.model.columns import Recorded

T = TypeVar("T")
R = TypeVar("R", bound=Recorded)
Day = Callable[[T], date | None]


def earliest(among: Iterable[T], day: Day[T]) -> T | None:
    """The one with the earliest day, of several the first; None where none has a day."""
    return next((one for one in in_order(among, day) if day(one)), None)


def latest(among: Iterable[T], day: Day[T]) -> T | None:
    """The one with the latest day, of several the first; None where none has a day."""
    dated = ((one, known) for one in among if (known := day(one)))
    return max(dated, key=lambda pair: pair[1], default=(None, None))[0]


def in_order(among: Iterable[T], day: Day[T], *, undated_first: bool = False) -> list[T]:
    """All by their days, or hours, of one day in the order given; without a day last, or first."""

    def key(one: T) -> tuple[bool, *tuple[date, ...]]:
        known = day(one)
        return ((known is None) is not undated_first, *([known] if known else []))

    return sorted(among, key=key)


def first_of_each(among: Iterable[R], day: Day[R]) -> dict[Bearer | None, R]:
    """The first row about each person or unit; one without a day is taken for the first, as it may be."""
    first: dict[Bearer | None, R] = {}
    for row in in_order(among, day, undated_first=True):
        first.setdefault(row.bearer, row)
    return first


def later(one: date | None, other: date | None) -> bool:
    """Whether one is later than the other: by the hour where both have one, else by the day.

    The same day is not later, and what has no day is neither.
    """
    if one is None or other is None:
        return False
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one > other
    return date(one.year, one.month, one.day) > date(other.year, other.month, other.day)
