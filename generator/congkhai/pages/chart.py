"""The bars of the summary chart, as numbers a drawing needs; lengths in units of the drawing."""

from textwrap import wrap
from typing import Final

from congkhai.disclosure.public import PublicCount, PublicTotals
from congkhai.value import Value

WIDTH: Final = 320
ROW: Final = 52
LINE: Final = 19
#: So many letters of a title stand beside its count; levels that are shown together have longer titles.
LETTERS: Final = 36


class Bar(Value):
    """One bar: `top` is where its row begins, `length` how long it is (0–WIDTH), `lines` its title."""

    row: PublicCount
    lines: tuple[str, ...]
    top: int
    length: int
    rank: int

    @property
    def bottom(self) -> int:
        """Where its row ends."""
        return self.top + ROW + LINE * (len(self.lines) - 1)


def bars(totals: PublicTotals) -> tuple[Bar, ...]:
    """A bar a row, in the order of the table; the longest fills the width; a count of 0 has length 0."""
    largest = max((row.count for row in totals.rows), default=0)
    made: list[Bar] = []
    for row in totals.rows:
        made.append(
            Bar(
                row=row,
                lines=tuple(wrap(row.title, LETTERS, break_long_words=False)),
                top=made[-1].bottom if made else 0,
                length=max(3, round(WIDTH * row.count / largest)) if row.count else 0,
                rank=len(made) + 1,
            )
        )
    return tuple(made)
