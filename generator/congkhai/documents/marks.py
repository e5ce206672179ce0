"""Where the findings about a table stand on the sheet that shows it."""

from collections.abc import Iterator, Mapping, Sequence

from congkhai.findings import Finding, Place
from congkhai.grids.grid import letter
from congkhai.tables.as_saved import Saved
from congkhai.value import Value, field


class Marks(Value, kw_only=False):
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
        for row, column in dict.fromkeys(_spots(one, finding)):
            if column is None:
                rows.setdefault(row, []).append(finding)
            else:
                cells.setdefault((row, column), []).append(finding)
    return Marks(cells, rows)


def _spots(one: Saved, finding: Finding) -> Iterator[tuple[int, int | None]]:
    """Every place of a finding on the sheet."""
    for where in (finding.place, *finding.also):
        here = spot(one, where) if where.file == one.place.file else None
        if here is not None:
            yield here


def spot(one: Saved, where: Place) -> tuple[int, int | None] | None:
    """The row of a place as Excel shows it and its column from 0, None for a whole row; None for none.

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
