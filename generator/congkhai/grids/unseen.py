"""What a workbook shows and the library that reads it does not tell."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from congkhai.grids.number_format import BUILT_IN, alters
from congkhai.value import Collector, field

MOST_CELLS: Final = 5_000_000
"""How many cells a sheet may span, empty ones between included: the library lays them all out."""

MOST_SHEETS: Final = 500
"""How many sheets a workbook may have: each takes the library a while."""

Spot = tuple[int, int]
"""Row and column of a cell, counted from 0."""


class Unseen(Collector):
    """Of one sheet, rows and columns counted from 0: cells that show another text than their value has, those
    with a formula without its value too (they show "=80+7"); the number formats under which values show
    otherwise; merged cells as (first row, first column, last row, last column); and how far it is filled.

    `worded` are cells whose shown text is just their value among words. `zeros` are formulas whose kept value
    is 0 or empty; `calculated` says that another formula keeps more; `worked_out` are all cells of an
    XLSX with a formula.
    """

    texts: dict[Spot, str] = field(default_factory=dict)
    forms: dict[Spot, str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    worded: set[Spot] = field(default_factory=set)
    zeros: dict[Spot, str] = field(default_factory=dict)
    calculated: bool = False
    worked_out: set[Spot] = field(default_factory=set)
    height: int = 0
    width: int = 0

    def reach(self, row: int, column: int) -> None:
        """Something stands in this cell."""
        self.height = max(self.height, row + 1)
        self.width = max(self.width, column + 1)

    def formula(self, spot: Spot, formula: str, value: float | str | None) -> None:
        """A cell holds this formula and keeps this value, None for none at all."""
        if value is None:
            self.texts[spot] = f"={formula or '…'}"
        elif value in (0, ""):
            self.zeros[spot] = f"={formula or '…'}"
        else:
            self.calculated = True

    @property
    def too_far(self) -> bool:
        """Whether laying the sheet out would take more than a machine should give."""
        return self.height * self.width > MOST_CELLS


class Fault(StrEnum):
    """What keeps a workbook from being read, as the process that reads it answers."""

    LOCKED = "locked"
    DAMAGED = "damaged"
    LARGE = "large"
    FAR = "far"
    SHEETS = "sheets"
    MACRO = "macro"
    OUTSIDE = "outside"
    OTHER = "other"


class Unreadable(Exception):
    """The workbook is not read; `name` is what a clerk knows its format by, where that is the reason."""

    def __init__(self, fault: Fault, name: str = "") -> None:
        super().__init__(fault, name)
        self.fault, self.name = fault, name


def altering(codes: Mapping[int, str], used: Iterable[int]) -> dict[int, str]:
    """By style of cells, the number format under which a value may show otherwise.

    `codes` are the workbook's own formats by number, `used` the number of each style's format.
    """
    known = BUILT_IN | codes
    forms = ((style, known.get(code, "")) for style, code in enumerate(used))
    return {style: form for style, form in forms if alters(form)}


def uncalculated(sheets: Iterable[Unseen], *, unsure: bool, sure: bool = False) -> None:
    """Show the formulas that keep 0 or nothing instead of that, where it may be that nobody calculated them.

    Programs that do not calculate write 0 for every formula. `unsure` says that the workbook asks to be
    calculated when it is opened, `sure` that a program did it; else one formula with a value vouches for all.
    """
    books = list(sheets)
    if unsure or not (sure or any(sheet.calculated for sheet in books)):
        for sheet in books:
            sheet.texts.update(sheet.zeros)
