"""Which faults of the tables to be written a workbook has brought in, told at its own cells."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from congkhai.findings import Finding
from congkhai.tables.table import Tables
from congkhai.workbook.column import identities
from congkhai.workbook.plan import TablePlan, place
from congkhai.workbook.table import Identity


def brought(
    plans: Sequence[TablePlan], made: Tables, before: Sequence[Finding], after: Sequence[Finding]
) -> Iterator[Finding]:
    """The blocking findings on the tables `made` by the plans that the workbook has to answer for.

    These are all at cells it changes and rows it adds, at their place in the workbook; elsewhere those of a
    table and column in which nothing blocked before. What was wrong already does not hinder an import, for
    it may be what mends it.
    """
    known = {(finding.place.table, finding.place.column) for finding in before if finding.blocks}
    rows = {one.sheet.name: dict(_rows(one, made)) for one in plans if one.merged.asks}
    by_name = {one.sheet.name: one for one in plans}
    for finding in after:
        if not finding.blocks:
            continue
        where = finding.place
        row = rows.get(where.table or "", {}).get(where.row or 0)
        if row is not None and _touched(by_name[where.table or ""], row, where.column):
            at = place(by_name[where.table or ""], row)
            yield replace(finding, place=replace(where, file=at.file, row=at.row, table_title=at.table_title))
        elif (where.table, where.column) not in known:
            yield finding


def _rows(one: TablePlan, made: Tables) -> Iterator[tuple[int, Identity]]:
    """What tells each row of the table that is to be written, by its number there."""
    table = made.tables.get(one.sheet.name)
    records = table.records if table else ()
    texts = [tuple(record.texts.get(column.name, "") for column in one.columns) for record in records]
    numbers = [record.row for record in records]
    yield from zip(numbers, identities(texts, one.columns, one.sheet.schema), strict=True)


def _touched(one: TablePlan, row: Identity, column: str | None) -> bool:
    if row in one.merged.added:
        return True
    changed = {one.columns[change.column].name for change in one.merged.changed if change.row == row}
    return bool(changed) if column is None else column in changed
