"""What a workbook shows and the library that reads it does not tell."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from congkhai.grids.cell_text import number

MOST_CELLS: Final = 5_000_000
"""How many cells a sheet may span, empty ones between included: the library lays them all out."""

_PERCENT: Final = MappingProxyType({9: "0%", 10: "0.00%"})
_QUOTED: Final = re.compile(r'"([^"]*)"|\\(.)|([-/ ]+)|\[[^\]]*\]')
_ZEROS: Final = re.compile(r'((?:"[^"]*"|\\.|[-/ ])*)(0{2,})')


@dataclass(slots=True)
class Unseen:
    """Of one sheet, rows and columns counted from 0: cells that show another text than their value has, those
    with a formula without its value too (they show "=80+7"); merged cells as (first row, first column, last
    row, last column); and how far the sheet is filled.
    """

    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    height: int = 0
    width: int = 0

    def reach(self, row: int, column: int) -> None:
        """Something stands in this cell."""
        self.height = max(self.height, row + 1)
        self.width = max(self.width, column + 1)

    @property
    def too_far(self) -> bool:
        """Whether laying the sheet out would take more than a machine should give."""
        return self.height * self.width > MOST_CELLS


class Locked(Exception):
    """The workbook has a password."""


class Damaged(Exception):
    """What was given is no workbook that can be read."""


def altering(codes: Mapping[int, str], used: Iterable[int]) -> dict[int, str]:
    """By style of cells, the number format under which a number shows otherwise; see `shown`.

    `codes` are the workbook's own formats by number, `used` the number of each style's format.
    """
    known = _PERCENT | codes
    forms = ((style, known.get(code, "")) for style, code in enumerate(used))
    return {style: form for style, form in forms if shown(7, form) is not None}


def shown(value: float, form: str) -> str | None:
    """How Excel shows a number under the format `form`, where that is another number or has more digits.

    0.25 under `0%` is "25%", 7 under `"CB-"000` is "CB-007"; None for every other format.
    """
    bare = _QUOTED.sub("", form)
    if "%" in bare:
        return f"{number(value * 100)}%"
    zeros = _ZEROS.fullmatch(form.split(";")[0])
    if zeros is None or value != int(value) or value < 0:
        return None
    ahead = "".join(_letters(zeros[1]))
    return f"{ahead}{int(value):0{len(zeros[2])}}"


def _letters(form: str) -> Iterator[str]:
    for quoted in _QUOTED.finditer(form):
        yield quoted[1] or quoted[2] or quoted[3] or ""
