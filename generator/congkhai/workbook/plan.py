"""What importing a workbook would do to the tables: changes, told before they are written, and conflicts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import PurePosixPath

from congkhai.findings import Finding, Place
from congkhai.grids.cells import shown
from congkhai.tables.change import Rows
from congkhai.tables.sheet import Sheet
from congkhai.value import Value, replace
from congkhai.workbook.column import TableColumn, version
from congkhai.workbook.incoming import Incoming
from congkhai.workbook.kept import Kept
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
    def columns(self) -> tuple[TableColumn, ...]:
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


def place(
    one: TablePlan, row: Identity, column: TableColumn | None = None, value: str | None = None
) -> Place:
    """Where a row, or one of its cells, stands in the workbook; in the office's file, if not there."""
    at = one.incoming.place if row in one.incoming.numbers else one.sheet.place
    number = one.incoming.numbers.get(row, one.lines.get(row))
    there = replace(at, row=number)
    return there.cell(column.name, column.title, value) if column else there


def conflicts(one: TablePlan, since: str) -> Iterator[Finding]:
    """What workbook and table both changed, and not alike; `since` names the day from which they differ."""
    for conflict in one.merged.conflicts:
        facts = {"row": row_name(one, conflict.row), "table": one.sheet.title, "file": one.sheet.place.file}
        facts["since"] = since
        if isinstance(conflict, RowConflict):
            kind = REMOVED_HERE if conflict.here else REMOVED_THERE
            yield kind.at(place(one, conflict.row), **facts)
            continue
        column = one.columns[conflict.column]
        theirs, ours = shown(column.said(conflict.theirs)), shown(column.said(conflict.ours))
        base = shown(column.said(conflict.base or ""))
        kind = ADDED_CONFLICT if conflict.base is None else CELL_CONFLICT
        at = place(one, conflict.row, column, theirs)
        yield kind.at(at, column=column.title, theirs=theirs, ours=ours, base=base, **facts)


def unwritable(one: TablePlan) -> Iterator[Finding]:
    """That a table is to be changed whose file is no CSV."""
    file = one.sheet.place.file or ""
    if one.merged.asks and PurePosixPath(file).suffix.lower() != ".csv":
        yield NOT_IN_CSV.at(one.sheet.place, table=one.sheet.title, file=file)


def summary(what: Kept, since: str, plans: Sequence[TablePlan], whose: Iterable[str] = ()) -> Iterator[str]:
    """Whose workbook it is, every change table by table, how many there are, and what the tables keep.

    `since` names the day from which workbook and tables are compared, `whose` are lines on whose it is now.
    """
    yield f"Sổ của {', '.join(what.agency)}, năm {', '.join(what.years)}, xuất ngày {what.day}."
    yield from whose
    asking = [one for one in plans if one.merged.asks]
    for one in asking:
        yield f"\n{one.sheet.title} ({one.sheet.place.file}): {_counted([one])}"
        yield from _changes(one)
        yield from (f"  Thêm {_whole_row(one, row)}" for row in one.merged.added)
        yield from (f"  Xoá {_whole_row(one, row)}" for row in one.merged.removed)
    meanwhile = sum(one.merged.meanwhile for one in plans)
    if meanwhile:
        cells = sum(one.merged.kept for one in plans)
        apart = f", {cells} ô nay ghi khác sổ" if cells else ""
        yield (
            f"\nTừ {since}, {meanwhile} dòng của các bảng đã được sửa ngoài sổ{apart}; "
            "các bảng giữ giá trị mới hơn của mình."
        )
    whole = len(plans) == len(what.tables)
    if asking:
        yield f"\nCộng: {_counted(asking)}{'' if whole else ', chưa kể các trang có lỗi nêu dưới đây'}."
    elif not whole or any(one.merged.conflicts for one in plans):
        yield "\nNgoài những chỗ nêu dưới đây, sổ không có thay đổi nào khác."
    elif meanwhile:
        yield "\nSổ không có gì mới để ghi. Muốn đổi cả những chỗ nói trên thì xuất sổ mới rồi sửa ở đó."
    else:
        yield "\nSổ không có thay đổi nào so với các bảng."


def _changes(one: TablePlan) -> Iterator[str]:
    for row, changes in groupby(one.merged.changed, key=lambda change: change.row):
        yield f"  Sửa {row_name(one, row)}{_number(one, row)}"
        for change in changes:
            column = one.columns[change.column]
            before, after = shown(column.said(change.before)), shown(column.said(change.after))
            yield f"    {column.title}: {before} → {after}"


def _whole_row(one: TablePlan, row: Identity) -> str:
    """A whole row: its key, where it stands on the sheet, and the other cells that hold something."""
    texts = one.incoming.rows.get(row) or one.ours[row]
    others = (
        f"{column.title}: {shown(column.said(text))}"
        for column, text in zip(one.columns, texts, strict=True)
        if text and column.name not in one.sheet.schema.key
    )
    name = f"{row_name(one, row)}{_number(one, row)}"
    return f"{name} – {'; '.join(others)}".removesuffix(" – ")


def _number(one: TablePlan, row: Identity) -> str:
    number = one.incoming.numbers.get(row)
    return f" (dòng {number} của trang)" if number else " (dòng không còn trong trang)"


def _counted(plans: Sequence[TablePlan]) -> str:
    rows = sum(len({change.row for change in one.merged.changed}) for one in plans)
    cells = sum(len(one.merged.changed) for one in plans)
    added = sum(len(one.merged.added) for one in plans)
    removed = sum(len(one.merged.removed) for one in plans)
    parts = [
        f"sửa {cells} ô ở {rows} dòng" if cells else "",
        f"thêm {added} dòng" if added else "",
        f"xoá {removed} dòng" if removed else "",
    ]
    return ", ".join(filter(None, parts))
