"""The plan of an import as a clerk reads it, before anything is written."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from congkhai.grids.cells import shown
from congkhai.workbook.kept import Kept
from congkhai.workbook.plan import TablePlan, row_name
from congkhai.workbook.table import Identity


def told(what: Kept, since: str, plans: Sequence[TablePlan], whose: Iterable[str] = ()) -> Iterator[str]:
    """Whose workbook it is, every change table by table, how many there are, and what the tables keep.

    `since` names the day from which workbook and tables are compared, `whose` are lines on whose it is now.
    """
    yield f"Sổ của {', '.join(what.agency)}, năm {', '.join(what.years)}, xuất ngày {what.day}."
    yield from whose
    asking = [one for one in plans if one.merged.asks]
    for one in asking:
        yield f"\n{one.sheet.title} ({one.sheet.place.file}): {_counted([one])}"
        yield from _changes(one)
        yield from (f"  Thêm {_row(one, row)}" for row in one.merged.added)
        yield from (f"  Xoá {_row(one, row)}" for row in one.merged.removed)
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


def _row(one: TablePlan, row: Identity) -> str:
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
