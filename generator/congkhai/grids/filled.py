"""A workbook that was given out and came back filled in: its cells by the names that were given to them."""

from collections.abc import Iterator, Mapping
from typing import Final

from congkhai.grids import workbook
from congkhai.grids.unseen import Fault
from congkhai.grids.workbook import Tab
from congkhai.value import Value

_STRICT: Final = "strict"

Spot = tuple[int, int]
"""Row and column of a cell, counted from 0."""


class Refusal(Value):
    """Why a file is not read; `name` is what a clerk knows its format by, where that is the reason."""

    fault: Fault
    name: str = ""


class Filled(Value):
    """What came back. A name moves with its cell when rows are put in, and is gone when the cell is.

    `cells` are by sheet those that hold something, without the words that their formats show around a value;
    `worked_out` by sheet those with formulas; `seen` the sheets that are not hidden.
    """

    cells: Mapping[str, Mapping[Spot, str]]
    worked_out: Mapping[str, frozenset[Spot]]
    seen: tuple[str, ...]
    names: Mapping[str, tuple[str, Spot]]

    def text(self, name: str) -> str:
        """What stands in the cell of a name."""
        sheet, spot = self.names[name]
        return self.cells.get(sheet, {}).get(spot, "")

    def formula(self, name: str) -> bool:
        """Whether the cell of a name holds a formula."""
        sheet, spot = self.names[name]
        return spot in self.worked_out.get(sheet, ())


def filled(data: bytes) -> Filled | Refusal:
    """The workbook, or why it is not read: besides what `workbook.tabs` refuses, what is no XLSX, holds
    macros or objects, leads outside or declares entities.
    """
    answer = workbook.asked(data, _STRICT)
    sheets = answer.get("sheets")
    if sheets is None:
        fault = answer.get("fault", Fault.DAMAGED)
        return Refusal(fault=Fault(fault), name=str(answer.get("name", "")))
    names = {name: (sheet, (row, column)) for name, (sheet, row, column) in answer["names"].items()}
    tabs = [workbook.tab(sheet) for sheet in sheets]
    return Filled(
        cells={tab.name: dict(_cells(tab)) for tab in tabs},
        worked_out={tab.name: tab.worked_out for tab in tabs},
        seen=tuple(tab.name for tab in tabs if tab.visible),
        names=names,
    )


def _cells(tab: Tab) -> Iterator[tuple[Spot, str]]:
    for row in tab.rows:
        for column, text in enumerate(row.cells):
            if text:
                yield (row.number - 1, column), row.bare.get(column, text)
