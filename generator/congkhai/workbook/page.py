"""One sheet of a workbook that comes back: its rows in the columns of the table, and the marks to remove."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from congkhai.findings import Finding, Place
from congkhai.grids.cells import shown
from congkhai.grids.grid import Row, letter
from congkhai.tables.schema import measured
from congkhai.text.fold import fold, same_key
from congkhai.text.marks import clean
from congkhai.value import Value, replace
from congkhai.workbook.column import TableColumn
from congkhai.workbook.kinds import COLUMN_GONE, COLUMN_MORE, COLUMN_TWICE, ODD_MARK
from congkhai.workbook.table import Texts

REMOVE: Final = "Xoá"
"""The title of the column in which rows are marked to be removed."""
MARK: Final = "x"
_SEARCHED: Final = 10


class Typed(Value, kw_only=False):
    """A row as it stands in the sheet, in the columns of the table; `number` is as Excel shows it."""

    number: int
    texts: Texts
    marked: bool


def titles(columns: Sequence[TableColumn]) -> tuple[str, ...]:
    """The titles of the columns on their sheet, no two alike; that of `REMOVE` is not among them."""
    known = [same_key(column.title) for column in columns] + [same_key(REMOVE)]
    return tuple(
        column.title if known.count(same_key(column.title)) == 1 else f"{column.title} ({column.name})"
        for column in columns
    )


def typed(
    rows: Sequence[Row], columns: Sequence[TableColumn], place: Place
) -> tuple[tuple[Typed, ...], tuple[Finding, ...]]:
    """The rows of a sheet that hold something, and what is wrong with its columns and marks.

    `place` is the sheet's. A column is known by its title, wherever it stands; without one, no row is read.
    """
    notes: list[Finding] = []
    known = (*titles(columns), REMOVE)
    top = _header(rows, known)
    header = rows[top] if rows else Row(1, ())
    above = replace(place, row=header.number)
    at = _positions(header, known, above, notes)
    notes.extend(_strangers(rows[top:], set(at.values()), above))
    missing = [column for position, column in enumerate(columns) if position not in at]
    for column in missing:
        title = known[columns.index(column)]
        where = replace(above, column=column.name, column_title=title)
        notes.append(COLUMN_GONE.at(where, sheet=place.table_title, column=title))
    held = measured({at[position]: column.field for position, column in enumerate(columns) if position in at})
    below = (row.with_values(held) for row in rows[top + 1 :])
    lines = () if missing else tuple(_lines(below, at, len(columns), place, notes))
    return lines, tuple(notes)


def _header(rows: Sequence[Row], known: Sequence[str]) -> int:
    """Which of the rows at the top holds the most titles."""
    wanted = {same_key(title) for title in known}
    counts = [len(wanted.intersection(map(same_key, row.cells))) for row in rows[:_SEARCHED]]
    return counts.index(max(counts)) if counts else 0


def _positions(header: Row, known: Sequence[str], above: Place, notes: list[Finding]) -> dict[int, int]:
    """Where each of the titles stands, counted from 0; one that stands twice is told."""
    wanted = {same_key(title): position for position, title in enumerate(known)}
    at: dict[int, int] = {}
    for position, cell in enumerate(header.cells):
        column = wanted.get(same_key(cell))
        if column is not None and column in at:
            facts = {"first": letter(at[column]), "second": letter(position), "column": known[column]}
            notes.append(COLUMN_TWICE.at(above, sheet=above.table_title, **facts))
        elif column is not None:
            at[column] = position
    return at


def _strangers(rows: Sequence[Row], known: set[int], above: Place) -> Iterator[Finding]:
    """Columns that are not the table's and hold something; the first of the rows is the header."""
    width = max((len(row.cells) for row in rows), default=0)
    for position in sorted(set(range(width)) - known):
        if any(_cell(row, position).strip() for row in rows):
            heading = shown(_cell(rows[0], position))
            at = replace(above, column=letter(position), value=heading or None)
            yield COLUMN_MORE.at(at, letter=letter(position), heading=heading, sheet=above.table_title)


def _lines(
    rows: Iterable[Row], at: Mapping[int, int], width: int, place: Place, notes: list[Finding]
) -> Iterator[Typed]:
    for row in rows:
        texts = tuple(_cell(row, at[column]) for column in range(width))
        if not any(map(clean, texts)):
            continue
        mark = clean(_cell(row, at[width])) if width in at else ""
        if mark and fold(mark) != MARK:
            cell = replace(place, row=row.number).cell("", REMOVE, mark)
            notes.append(ODD_MARK.at(cell, value=shown(mark)))
        yield Typed(row.number, texts, fold(mark) == MARK)


def _cell(row: Row, position: int) -> str:
    return row.cells[position] if position < len(row.cells) else ""
