"""Which faults of the tables to be written a workbook has brought in, told at its own cells.

Among them are the rows that it takes away while rows of the tables still name them.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from congkhai.findings import Finding, Place
from congkhai.tables.brought import Judgement, last_row, new_faults
from congkhai.tables.change import Rows
from congkhai.tables.kinds import EMPTY_TARGET, UNKNOWN_KEY
from congkhai.tables.schema import ForeignKey
from congkhai.tables.table import Tables
from congkhai.text.phrases import first_few
from congkhai.value import Value, replace
from congkhai.workbook.column import identities
from congkhai.workbook.kinds import REMOVED_USED
from congkhai.workbook.plan import TablePlan, place, row_name, rows
from congkhai.workbook.table import Identity, Texts

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
    gone = tuple(_orphaned(plans, judgement.made))
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


class _User(Value, kw_only=False):
    """A row of the table of `plan` that names another: by which column, the first of them, and where it is.

    `number` is its row in the file that is to be written.
    """

    plan: TablePlan
    column: str
    number: int
    row: Identity


class _Orphaned(Value, kw_only=False):
    """A removed row of the table of `plan`, and the rows that still name it, table by table."""

    plan: TablePlan
    row: Identity
    users: Sequence[_User]

    def finding(self) -> Finding:
        """It told at the removed row."""
        tables = groupby(self.users, key=lambda user: user.plan.sheet.title)
        users = "; ".join(f"bảng ‘{title}’: {first_few(map(_named, same), 'dòng')}" for title, same in tables)
        return REMOVED_USED.at(place(self.plan, self.row), row=row_name(self.plan, self.row), users=users)


def _named(user: _User) -> str:
    number = user.plan.incoming.numbers.get(user.row)
    return row_name(user.plan, user.row) + (f" (dòng {number})" if number else "")


def _numbered(one: TablePlan, made: Tables) -> Iterator[tuple[int, Texts, Identity]]:
    """The rows of a table to be written: the number of each there, its cells, and what tells it."""
    table = made.tables.get(one.sheet.name)
    records = table.records if table else ()
    texts = [tuple(record.texts.get(column.name, "") for column in one.columns) for record in records]
    numbers = [record.row for record in records]
    yield from zip(numbers, texts, identities(texts, one.columns, one.sheet.schema), strict=True)


def _orphaned(plans: Sequence[TablePlan], made: Tables) -> Iterator[_Orphaned]:
    """Every row that the plans remove and a row of the tables `made` by them still names."""
    for one in plans:
        users: dict[Identity, list[_User]] = {row: [] for row in one.merged.removed}
        for other in plans if users else ():
            for pointer in other.sheet.schema.foreign_keys:
                if pointer.target == one.sheet.name:
                    for row, user in _users(one, other, pointer, made):
                        users[row].append(user)
        yield from (_Orphaned(one, row, found) for row, found in users.items() if found)


def _users(
    one: TablePlan, other: TablePlan, pointer: ForeignKey, made: Tables
) -> Iterator[tuple[Identity, _User]]:
    """The removed rows that the rows of another table still name by `pointer`, each with one that does."""
    gone = {_values(one, pointer.keys, one.ours[row]): row for row in one.merged.removed}
    for _, texts, _ in _numbered(one, made):
        gone.pop(_values(one, pointer.keys, texts), None)
    for number, texts, row in _numbered(other, made) if gone else ():
        values = _values(other, pointer.columns, texts)
        if values in gone and None not in values:
            yield gone[values], _User(other, pointer.columns[0], number, row)


def _values(one: TablePlan, names: Sequence[str], texts: Texts) -> tuple[object, ...]:
    """What the row means in these columns; None for one that the workbook does not have."""
    at: Mapping[str, int] = {column.name: position for position, column in enumerate(one.columns)}
    return tuple(one.columns[at[name]].value(texts[at[name]]) if name in at else None for name in names)
