"""Which faults of the tables to be written a workbook has brought in, told at its own cells."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from congkhai.findings import Finding, Place
from congkhai.tables.brought import Judgement, last_row, new_faults
from congkhai.tables.change import Rows
from congkhai.tables.kinds import EMPTY_TARGET, UNKNOWN_KEY
from congkhai.value import Value, replace
from congkhai.workbook.orphans import orphaned
from congkhai.workbook.plan import TablePlan, place, rows
from congkhai.workbook.table import Identity

_POINTS_NOWHERE: Final = frozenset({UNKNOWN_KEY.code, EMPTY_TARGET.code})


class _Table(Value):
    """One table that the workbook speaks of: its plan, what becomes of its rows, the last of them then."""

    plan: TablePlan
    rows: Rows
    now: Mapping[int, Identity]
    last: int

    def standing(self, where: Place) -> Place:
        """A place of the tables to be written, where it stands now: in the workbook if it changes the row."""
        if where.row is None:
            return where
        number = self.rows.number_now(where.row, self.last)
        if number is not None and not self.rows.touches(number, None):
            return replace(where, row=number)
        added = self.plan.merged.added
        row = added[where.row - self.last - 1] if number is None else self.now.get(number)
        if row is None:
            return where
        at = place(self.plan, row)
        return replace(where, file=at.file, row=at.row, table_title=at.table_title)


def brought(
    plans: Sequence[TablePlan], judgement: Judgement, unknown: Collection[str | None] = ()
) -> Iterator[Finding]:
    """The blocking findings on the tables made by the plans that the workbook has to answer for.

    See `new_faults`. Rows that name one which the workbook removes are told there, once. `unknown` are tables
    of whose sheets it is not known what they ask: what points there is not judged.
    """
    gone = tuple(orphaned(plans, judgement.made))
    yield from (one.finding() for one in gone)
    told = {(user.plan.sheet.name, user.column, user.number) for one in gone for user in one.users}
    known = {one.sheet.name: _table(one, judgement) for one in plans}
    for finding in new_faults({name: table.rows for name, table in known.items()}, judgement):
        if not _aside(finding, known, told, unknown):
            yield _told(finding, known)


def _table(one: TablePlan, judgement: Judgement) -> _Table:
    now = {number: row for row, number in one.lines.items()}
    return _Table(plan=one, rows=rows(one), now=now, last=last_row(judgement.made, one.sheet.name))


def _aside(
    finding: Finding,
    known: Mapping[str, _Table],
    told: Collection[tuple[str, str | None, int | None]],
    unknown: Collection[str | None],
) -> bool:
    """Whether the finding says that a row points nowhere, and that is told already or cannot be known."""
    where = finding.place
    if finding.code not in _POINTS_NOWHERE or where.table is None:
        return False
    if (where.table, where.column, where.row) in told:
        return True
    pointers = known[where.table].plan.sheet.schema.foreign_keys if where.table in known else ()
    return any(one.target in unknown for one in pointers if where.column in one.columns)


def _told(finding: Finding, known: Mapping[str, _Table]) -> Finding:
    """The finding at its places in the workbook; in the office's files, where it has none there."""
    places = [
        known[where.table].standing(where) if where.table and where.table in known else where
        for where in (finding.place, *finding.also)
    ]
    chosen = [where for where in places if where.file != finding.place.file] or places
    return replace(finding, place=chosen[0], also=tuple(chosen[1:]))
