"""A column of an open data file, and how its name follows from the register's own column."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any

Value = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataColumn:
    """One column: `name` heads the CSV and is the JSON key; `type` is a type of Table Schema."""

    name: str
    title: str
    explanation: str
    read: Callable[[Any], Value]
    type: str = "string"


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTable:
    """One file's worth of rows, ready to be written; `name` is the file's name without its ending."""

    name: str
    title: str
    explanation: str
    columns: tuple[DataColumn, ...]
    rows: tuple[tuple[Value, ...], ...]


def registered(kind: type, column: str, *, title: str, explanation: str, inside: str = "") -> DataColumn:
    """A column that a field of the public type `kind` takes from the register's `table.column`.

    The name is the register's; the type follows from the field's. `inside` names the field that holds
    the value of `kind` where the row is another one. Raises LookupError where no field says that column.
    """
    found = [item for item in fields(kind) if item.metadata.get("column") == column]
    if not found:
        raise LookupError(f"{kind.__name__} has no field of {column}")
    path = f"{inside}.{found[0].name}" if inside else found[0].name
    return DataColumn(
        name=column.partition(".")[2],
        title=title,
        explanation=explanation,
        read=attrgetter(path),
        type="date" if "date" in str(found[0].type) else "string",
    )


def filled(columns: Iterable[DataColumn], rows: Iterable[object]) -> tuple[tuple[Value, ...], ...]:
    """The values of each row in the order of the columns."""
    kept = tuple(columns)
    return tuple(tuple(column.read(row) for column in kept) for row in rows)
