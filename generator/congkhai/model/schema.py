"""The schemas of the package as values, so that pages can explain the columns without reading files."""

from decimal import Decimal
from enum import IntEnum

from congkhai.value import Value


class Visibility(IntEnum):
    """How far a column may be shown; a larger number is narrower."""

    PUBLIC = 0
    AGENCY = 1
    RESTRICTED = 2


class Column(Value):
    """One field of a table. `words` holds the distinct values of a text column, else nothing.

    `symbols` are the abbreviations that stand for its values in the numbers of papers, by value.
    `least` and `most` bound its numbers, `longest` is how many letters it takes at most.
    """

    table: str
    name: str
    title: str
    description: str
    type: str
    required: bool
    choices: tuple[tuple[str, str], ...]
    target: str | None
    visibility: Visibility
    words: frozenset[str] = frozenset()
    symbols: tuple[tuple[str, str], ...] = ()
    least: Decimal | None = None
    most: Decimal | None = None
    longest: int | None = None

    @property
    def source(self) -> str:
        """The column as `table.column`."""
        return f"{self.table}.{self.name}"


class Table(Value):
    """One table of the package with its columns in order."""

    name: str
    title: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
