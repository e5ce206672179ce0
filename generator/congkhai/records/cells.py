"""Reading the typed cells of one row; a table the package lacks reads as empty."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import TypeVar

from congkhai.findings import Place
from congkhai.tables.table import Record, TableData, Tables

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, its cells already of the type the schema names."""

    table: TableData
    record: Record

    @property
    def place(self) -> Place:
        """Where the row stands."""
        return self.table.place(self.record)

    def cell(self, column: str) -> Place:
        """Where one cell of the row stands, with its title and what the file has there."""
        return self.table.place(self.record, column)

    def text(self, column: str) -> str:
        """A text cell; an empty one is ""."""
        value = self.record.value(column)
        return "" if value is None else str(value)

    def link(self, column: str) -> str | None:
        """The id a cell points at, or None."""
        return self.text(column) or None

    def flag(self, column: str) -> bool:
        """A yes-or-no cell; an empty one is no."""
        return self.record.value(column) is True

    def day(self, column: str) -> date | None:
        """A date cell."""
        value = self.record.value(column)
        return value if isinstance(value, date) else None

    def clock(self, column: str) -> time | None:
        """A time cell."""
        value = self.record.value(column)
        return value if isinstance(value, time) else None

    def whole(self, column: str) -> int | None:
        """A whole number."""
        value = self.record.value(column)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def number(self, column: str) -> Decimal | None:
        """A decimal number."""
        value = self.record.value(column)
        return value if value is None or isinstance(value, Decimal) else Decimal(str(value))

    def find(self, column: str, among: Mapping[str, Value]) -> Value | None:
        """The value that the cell's id names, or None where the cell is empty."""
        return among.get(self.text(column))


def rows(tables: Tables, name: str) -> Iterator[Row]:
    """The rows of one table in the order of its file."""
    table = tables.tables.get(name)
    if table is not None:
        for record in table.records:
            yield Row(table, record)
