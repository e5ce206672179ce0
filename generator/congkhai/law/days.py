"""Which of several comes first, where some have no day."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

T = TypeVar("T")
Day = Callable[[T], date | None]


def earliest(among: Iterable[T], day: Day[T]) -> T | None:
    """The one with the earliest day, of several the first; None where none has a day."""
    return next((one for one in in_order(among, day) if day(one)), None)


def latest(among: Iterable[T], day: Day[T]) -> T | None:
    """The one with the latest day, of several the first; None where none has a day."""
    dated = ((one, known) for one in among if (known := day(one)))
    return max(dated, key=lambda pair: pair[1], default=(None, None))[0]


def in_order(among: Iterable[T], day: Day[T], *, undated_first: bool = False) -> list[T]:
    """All by their days, those of one day in the order given; those without a day last, or first."""

    def key(one: T) -> tuple[bool, int]:
        known = day(one)
        return (known is None) is not undated_first, known.toordinal() if known else 0

    return sorted(among, key=key)
