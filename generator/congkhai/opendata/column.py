"""A column of an open data file, and how its name follows from the register's own column."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any, get_type_hints

from congkhai.value import Value, said

Datum = str | int | Decimal | date | None


class DataColumn(Value):
    """One column: `name` heads the CSV and is the JSON key; `type` is a type of Table Schema."""

    name: str
    title: str
    explanation: str
    read: Callable[[Any], Datum]
    type: str = "string"


class DataTable(Value):
    """One file's worth of rows, ready to be written; `name` is the file's name without its ending."""

    name: str
    title: str
    explanation: str
    columns: tuple[DataColumn, ...]
    rows: tuple[tuple[Datum, ...], ...]


def registered(kind: type, name: str, *, title: str, explanation: str, inside: str = "") -> DataColumn:
    """A column that tells a field of the public type `kind`, under the name that the register's column has.

    The type follows from the field's. `inside` names the field that holds the value of `kind` where the row
    is another one. Raises KeyError where there is no such field.
    """
    return DataColumn(
        name=said(kind)[name].column.partition(".")[2],
        title=title,
        explanation=explanation,
        read=attrgetter(f"{inside}.{name}" if inside else name),
        type="date" if "date" in str(get_type_hints(kind)[name]) else "string",
    )


def filled(columns: Iterable[DataColumn], rows: Iterable[object]) -> tuple[tuple[Datum, ...], ...]:
    """The values of each row in the order of the columns."""
    kept = tuple(columns)
    return tuple(tuple(column.read(row) for column in kept) for row in rows)
