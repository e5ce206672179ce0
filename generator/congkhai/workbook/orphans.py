"""Rows that a workbook takes away while rows of the tables still name them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from congkhai.findings import Finding
from congkhai.tables.schema import ForeignKey
from congkhai.tables.table import Tables
from congkhai.text.phrases import first_few
from congkhai.value import Value
from congkhai.workbook.column import identities
from congkhai.workbook.kinds import REMOVED_USED
from congkhai.workbook.plan import TablePlan, place, row_name
from congkhai.workbook.table import Identity, Texts


class User(Value, kw_only=False):
    """A row of the table of `plan` that names another: by which column, the first of them, and where it is.

    `number` is its row in the file that is to be written.
    """

    plan: TablePlan
    column: str
    number: int
    row: Identity


class Orphaned(Value, kw_only=False):
    """A removed row of the table of `plan`, and the rows that still name it, table by table."""

    plan: TablePlan
    row: Identity
    users: Sequence[User]

    def finding(self) -> Finding:
        """It told at the removed row."""
        tables = groupby(self.users, key=lambda user: user.plan.sheet.title)
        users = "; ".join(f"bảng ‘{title}’: {_listed([*same])}" for title, same in tables)
        return REMOVED_USED.at(place(self.plan, self.row), row=row_name(self.plan, self.row), users=users)


def _listed(users: Sequence[User]) -> str:
    return first_few(map(_named, users), "dòng")


def _named(user: User) -> str:
    number = user.plan.incoming.numbers.get(user.row)
    return row_name(user.plan, user.row) + (f" (dòng {number})" if number else "")


def rows(one: TablePlan, made: Tables) -> Iterator[tuple[int, Texts, Identity]]:
    """The rows of a table to be written: the number of each there, its cells, and what tells it."""
    table = made.tables.get(one.sheet.name)
    records = table.records if table else ()
    texts = [tuple(record.texts.get(column.name, "") for column in one.columns) for record in records]
    numbers = [record.row for record in records]
    yield from zip(numbers, texts, identities(texts, one.columns, one.sheet.schema), strict=True)


def orphaned(plans: Sequence[TablePlan], made: Tables) -> Iterator[Orphaned]:
    """Every row that the plans remove and a row of the tables `made` by them still names."""
    for one in plans:
        users: dict[Identity, list[User]] = {row: [] for row in one.merged.removed}
        for other in plans if users else ():
            for pointer in other.sheet.schema.foreign_keys:
                if pointer.target == one.sheet.name:
                    for row, user in _users(one, other, pointer, made):
                        users[row].append(user)
        yield from (Orphaned(one, row, found) for row, found in users.items() if found)


def _users(
    one: TablePlan, other: TablePlan, pointer: ForeignKey, made: Tables
) -> Iterator[tuple[Identity, User]]:
    """The removed rows that the rows of another table still name by `pointer`, each with one that does."""
    gone = {_values(one, pointer.keys, one.ours[row]): row for row in one.merged.removed}
    for _, texts, _ in rows(one, made):
        gone.pop(_values(one, pointer.keys, texts), None)
    for number, texts, row in rows(other, made) if gone else ():
        values = _values(other, pointer.columns, texts)
        if values in gone and None not in values:
            yield gone[values], User(other, pointer.columns[0], number, row)


def _values(one: TablePlan, names: Sequence[str], texts: Texts) -> tuple[object, ...]:
    """What the row means in these columns; None for one that the workbook does not have."""
    at: Mapping[str, int] = {column.name: position for position, column in enumerate(one.columns)}
    return tuple(one.columns[at[name]].value(texts[at[name]]) if name in at else None for name in names)
