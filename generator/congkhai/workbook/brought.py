"""Which faults of the tables to be written a workbook has brought in, told at its own cells."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from congkhai.findings import Finding, Place
from congkhai.tables.kinds import EMPTY_TARGET, UNKNOWN_KEY
from congkhai.tables.table import Tables
from congkhai.workbook.orphans import orphaned, rows
from congkhai.workbook.plan import TablePlan, place
from congkhai.workbook.table import Identity

_POINTS_NOWHERE: Final = frozenset({UNKNOWN_KEY.code, EMPTY_TARGET.code})

Site: TypeAlias = tuple[str, str | None, object, str | None]
"""A fault by its code, table, row and column, whatever number the row has today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What is wrong with the package before and after the changes."""

    before: Sequence[Finding] = ()
    after: Sequence[Finding] = ()


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of one table that the workbook speaks of, by their numbers now and once it is written."""

    plan: TablePlan
    now: Mapping[int, Identity]
    then: Mapping[int, Identity]

    def changes(self, row: Identity, column: str | None) -> bool:
        """Whether the workbook adds the row, or changes this cell of it; without a column, any cell."""
        if row in self.plan.merged.added:
            return True
        changed = {self.plan.columns[one.column].name for one in self.plan.merged.changed if one.row == row}
        return bool(changed) if column is None else column in changed

    def standing(self, where: Place) -> Place:
        """A place of the tables to be written, where it stands now: in the workbook if it changes the row."""
        row = self.then.get(where.row or 0)
        if row is None:
            return where
        if self.changes(row, None):
            at = place(self.plan, row)
            return replace(where, file=at.file, row=at.row, table_title=at.table_title)
        return replace(where, row=self.plan.lines.get(row, where.row))


def brought(
    plans: Sequence[TablePlan],
    made: Tables,
    tables: Judged,
    procedure: Judged,
    unknown: Collection[str | None] = (),
) -> Iterator[Finding]:
    """The blocking findings on the tables `made` by the plans that the workbook has to answer for.

    These are those that were not there before. What was wrong already does not hinder an import, for it may
    be what mends it; nor, at a cell that the workbook leaves alone, does what only comes to light where it
    mends something: for the tables in the same column, for the procedure anywhere. Rows
    that name one which the workbook removes are told there, once. `unknown` are tables of whose sheets it is
    not known what they ask: what points there is not judged.
    """
    gone = tuple(orphaned(plans, made))
    yield from (one.finding() for one in gone)
    told = {(user.plan.sheet.name, user.column, user.number) for one in gone for user in one.users}
    known = {one.sheet.name: _rows(one, made) for one in plans}
    faulty = {(finding.place.table, finding.place.column) for finding in tables.before if finding.blocks}
    fresh = _Fresh(known, tables)
    for finding in tables.after:
        where = finding.place
        if not finding.blocks or _aside(finding, known, told, unknown):
            continue
        if fresh.typed(finding) or (fresh.new(finding) and (where.table, where.column) not in faulty):
            yield fresh.told(finding)
    fresh = _Fresh(known, procedure)
    for finding in procedure.after:
        if finding.blocks and (fresh.typed(finding) or (fresh.new(finding) and not fresh.mended)):
            yield fresh.told(finding)


def _rows(one: TablePlan, made: Tables) -> _Rows:
    now = {number: row for row, number in one.lines.items()}
    then = {number: row for number, _, row in rows(one, made)} if one.merged.asks else now
    return _Rows(one, now, then)


def _aside(
    finding: Finding,
    known: Mapping[str, _Rows],
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


class _Fresh:
    """What of the findings afterwards was not there before."""

    def __init__(self, known: Mapping[str, _Rows], judged: Judged) -> None:
        self._known = known
        self._before = {site for one in judged.before if one.blocks for site in self._sites(one, then=False)}
        after = {site for one in judged.after if one.blocks for site in self._sites(one, then=True)}
        self.mended = not self._before <= after
        """Whether a fault is gone."""

    def _sites(self, finding: Finding, *, then: bool) -> Iterator[Site]:
        for where in (finding.place, *finding.also):
            rows = self._known.get(where.table or "")
            numbers: Mapping[int, Identity] = {} if rows is None else rows.then if then else rows.now
            yield finding.code, where.table, numbers.get(where.row or 0, where.row), where.column

    def new(self, finding: Finding) -> bool:
        """Whether no such fault stood at one of its places before."""
        return any(site not in self._before for site in self._sites(finding, then=True))

    def typed(self, finding: Finding) -> bool:
        """Whether it newly stands at a cell that the workbook changes, or in a row that it adds."""
        places = zip((finding.place, *finding.also), self._sites(finding, then=True), strict=True)
        return any(site not in self._before and self._changes(where) for where, site in places)

    def told(self, finding: Finding) -> Finding:
        """The finding at its places in the workbook; in the office's files, where it has none there."""
        places = [self._standing(where) for where in (finding.place, *finding.also)]
        chosen = [where for where in places if where.file != finding.place.file] or places
        return replace(finding, place=chosen[0], also=tuple(chosen[1:]))

    def _changes(self, where: Place) -> bool:
        rows = self._known.get(where.table or "")
        row = None if rows is None else rows.then.get(where.row or 0)
        return rows is not None and row is not None and rows.changes(row, where.column)

    def _standing(self, where: Place) -> Place:
        rows = self._known.get(where.table or "")
        return where if rows is None else rows.standing(where)
