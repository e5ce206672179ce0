"""The bars of the summary chart, as numbers a drawing needs; lengths in units of the drawing."""

from dataclasses import dataclass
from typing import Final

from congkhai.disclosure.public import PublicCount, PublicTotals

WIDTH: Final = 320
ROW: Final = 52


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: `top` is where its row begins, `length` how long it is (0–WIDTH)."""

    row: PublicCount
    top: int
    length: int
    rank: int


def bars(totals: PublicTotals) -> tuple[Bar, ...]:
    """A bar a row, in the order of the table; the longest fills the width; a count of 0 has length 0."""
    largest = max((row.count for row in totals.rows), default=0)
    return tuple(
        Bar(
            row=row,
            top=index * ROW,
            length=max(3, round(WIDTH * row.count / largest)) if row.count else 0,
            rank=index + 1,
        )
        for index, row in enumerate(totals.rows)
    )
