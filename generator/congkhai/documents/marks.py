"""Where the findings about a table stand on the sheet that shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from congkhai.findings import Finding, Place
from congkhai.grids.grid import letter
from congkhai.tables.as_saved import Saved


@dataclass(frozen=True, slots=True)
class Marks:
    """The findings of one table: by row and column (from 0) of the cell; of whole rows, by row."""

    cells: Mapping[tuple[int, int], Sequence[Finding]] = field(default_factory=dict)
    rows: Mapping[int, Sequence[Finding]] = field(default_factory=dict)

    def at(self, row: int, column: int) -> Sequence[Finding]:
        """What colours a cell."""
        return (*self.cells.get((row, column), ()), *self.rows.get(row, ()))

    def told(self, row: int, column: int) -> Sequence[Finding]:
        """What is said at a cell: of a whole row, at its first cell only."""
        return (*self.cells.get((row, column), ()), *(self.rows.get(row, ()) if column == 0 else ()))


def marks(one: Saved, findings: Sequence[Finding]) -> Marks:
    """Those of the findings that stand in the file of the table at a row or a column."""
    cells: dict[tuple[int, int], list[Finding]] = {}
    rows: dict[int, list[Finding]] = {}
    for finding in findings:
        for place in (finding.place, *finding.also):
            found = spot(one, place) if place.file == one.place.file else None
            if found is None:
                continue
            row, column = found
            if column is None:
                rows.setdefault(row, []).append(finding)
            else:
                cells.setdefault((row, column), []).append(finding)
    return Marks(cells, rows)


def spot(one: Saved, where: Place) -> tuple[int, int | None] | None:
    """The row of a finding's place as Excel shows it and its column from 0, None for a whole row; None where
    it is no place in the table.

    What concerns a column stands at its title, and in the whole row of titles where the column is missing.
    """
    if where.row is None and where.column is None:
        return None
    row = one.grid.header.number if where.row is None else where.row
    if where.column is None:
        return row, None
    named = {name: at for at, name in one.columns.items()}
    return row, named.get(where.column, _untold(one, where.column))


def _untold(one: Saved, column: str) -> int | None:
    """Where a column stands that is none of the table's, told by its title or its letter."""
    titles = one.grid.header.cells
    for position, title in enumerate(titles):
        if position not in one.columns and column in (" ".join(title.split()), letter(position)):
            return position
    return None
