"""Which faults of the tables to be written a workbook has brought in, told at its own cells."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from congkhai.findings import Finding, Place
from congkhai.tables.kinds import EMPTY_TARGET, UNKNOWN_KEY
from congkhai.tables.table import Tables
from congkhai.workbook.orphans import orphaned, rows
from congkhai.workbook.plan import TablePlan, place
from congkhai.workbook.table import Identity

_POINTS_NOWHERE: Final = frozenset({UNKNOWN_KEY.code, EMPTY_TARGET.code})


def brought(
    plans: Sequence[TablePlan], made: Tables, before: Sequence[Finding], after: Sequence[Finding]
) -> Iterator[Finding]:
    """The blocking findings on the tables `made` by the plans that the workbook has to answer for.

    These are all at cells it changes and rows it adds, at their place in the workbook; elsewhere those of a
    table and column in which nothing blocked before. What was wrong already does not hinder an import, for
    it may be what mends it. Rows that name one which the workbook removes are told there, once.
    """
    gone = tuple(orphaned(plans, made))
    yield from (one.finding() for one in gone)
    told = {(user.plan.sheet.name, user.column, user.number) for one in gone for user in one.users}
    known = {(finding.place.table, finding.place.column) for finding in before if finding.blocks}
    by_name = {
        one.sheet.name: (one, {number: row for number, _, row in rows(one, made)})
        for one in plans
        if one.merged.asks
    }
    for finding in after:
        where = finding.place
        if not finding.blocks:
            continue
        if finding.code in _POINTS_NOWHERE and (where.table, where.column, where.row) in told:
            continue
        one, tells = by_name.get(where.table or "", (None, {}))
        places = [] if one is None else [*_touched(one, tells, finding)]
        if places:
            yield replace(finding, place=places[0], also=tuple(places[1:]))
        elif (where.table, where.column) not in known:
            yield finding


def _touched(one: TablePlan, tells: dict[int, Identity], finding: Finding) -> Iterator[Place]:
    """The places of a finding at rows and cells that the workbook brings, as they stand there."""
    for where in (finding.place, *finding.also):
        row = tells.get(where.row or 0)
        if row is not None and _brings(one, row, where.column):
            at = place(one, row)
            yield replace(where, file=at.file, row=at.row, table_title=at.table_title)


def _brings(one: TablePlan, row: Identity, column: str | None) -> bool:
    if row in one.merged.added:
        return True
    changed = {one.columns[change.column].name for change in one.merged.changed if change.row == row}
    return bool(changed) if column is None else column in changed
