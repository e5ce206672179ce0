"""The working calendar of the years a package speaks of."""

from collections.abc import Iterable

from congkhai.model.law import Holiday
from congkhai.text.workdays import Calendar, national


def calendar(holidays: Iterable[Holiday], years: Iterable[int]) -> Calendar:
    """Public holidays of those years and their neighbours, corrected by the table `ngay_nghi`.

    The table wins: a swap that only it knows is taken, a day it says is worked is worked;
    rows not yet confirmed change nothing.
    """
    span = sorted({near for year in years for near in (year - 1, year, year + 1)})
    off = national(span)
    worked = set()
    for row in holidays:
        if row.confirmed and row.off:
            off[row.day] = row.name
        elif row.confirmed:
            off.pop(row.day, None)
            worked.add(row.day)
    return Calendar(off=off, worked=frozenset(worked))
