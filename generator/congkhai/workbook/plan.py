"""What importing a workbook would do to the tables: changes, and conflicts as findings."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from congkhai.findings import Finding, Place
from congkhai.grids.cells import shown
from congkhai.tables.change import Rows
from congkhai.tables.sheet import Sheet
from congkhai.value import Value, replace
from congkhai.workbook.column import Column, version
from congkhai.workbook.incoming import Incoming
from congkhai.workbook.kinds import ADDED_CONFLICT, CELL_CONFLICT, NOT_IN_CSV, REMOVED_HERE, REMOVED_THERE
from congkhai.workbook.merge import Merged, RowConflict, Version, merge
from congkhai.workbook.table import Identity, rearranged, table


class TablePlan(Value):
    """What becomes of one table; `lines` number its rows as the office's file shows them now."""

    sheet: Sheet
    incoming: Incoming
    ours: Version
    lines: Mapping[Identity, int]
    merged: Merged

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that workbook and table share."""
        return self.incoming.columns


def plan(incoming: Incoming, sheet: Sheet) -> TablePlan:
    """The plan for one table; `sheet` is the table as it is now."""
    own = incoming.columns
    now = version(rearranged(table(sheet), [column.name for column in own]), own, sheet.schema)
    return TablePlan(
        sheet=sheet,
        incoming=incoming,
        ours=now,
        lines=dict(zip(now, (line.number for line in sheet.lines), strict=True)),
        merged=merge(incoming.base, incoming.rows, now, [column.same for column in own]),
    )


def rows(one: TablePlan) -> Rows:
    """The changes to the rows of a table."""
    names = [column.name for column in one.columns]
    cells: dict[int, dict[str, str]] = {}
    for change in one.merged.changed:
        cells.setdefault(one.lines[change.row], {})[names[change.column]] = change.after
    return Rows(
        cells=cells,
        added=[dict(zip(names, one.incoming.rows[row], strict=True)) for row in one.merged.added],
        removed=frozenset(one.lines[row] for row in one.merged.removed),
    )


def row_name(one: TablePlan, row: Identity) -> str:
    """How a clerk knows a row: its key, and which one it is where several rows have the same."""
    texts = one.incoming.rows.get(row) or one.ours[row]
    key = [at for at, column in enumerate(one.columns) if column.name in one.sheet.schema.key]
    parts = [one.columns[at].said(texts[at]) for at in key or range(len(texts))]
    return shown(" + ".join(parts)) + (f" (dòng thứ {row[1] + 1} cùng mã)" if row[1] else "")


def place(one: TablePlan, row: Identity, column: Column | None = None, value: str | None = None) -> Place:
    """Where a row, or one of its cells, stands in the workbook; in the office's file, if not there."""
    at = one.incoming.place if row in one.incoming.numbers else one.sheet.place
    there = replace(at, row=one.incoming.numbers.get(row, one.lines.get(row)))
    return there.cell(column.name, column.title, value) if column else there


def conflicts(one: TablePlan, since: str) -> Iterator[Finding]:
    """What workbook and table both changed, and not alike; `since` names the day from which they differ."""
    for found in one.merged.conflicts:
        facts = {"row": row_name(one, found.row), "table": one.sheet.title, "file": one.sheet.place.file}
        facts["since"] = since
        if isinstance(found, RowConflict):
            kind = REMOVED_HERE if found.here else REMOVED_THERE
            yield kind.at(place(one, found.row), **facts)
            continue
        column = one.columns[found.column]
        theirs, ours = shown(column.said(found.theirs)), shown(column.said(found.ours))
        base = shown(column.said(found.base or ""))
        kind = ADDED_CONFLICT if found.base is None else CELL_CONFLICT
        at = place(one, found.row, column, theirs)
        yield kind.at(at, column=column.title, theirs=theirs, ours=ours, base=base, **facts)


def unwritable(one: TablePlan) -> Iterator[Finding]:
    """That a table is to be changed whose file is no CSV."""
    file = one.sheet.place.file or ""
    if one.merged.asks and PurePosixPath(file).suffix.lower() != ".csv":
        yield NOT_IN_CSV.at(one.sheet.place, table=one.sheet.title, file=file)
