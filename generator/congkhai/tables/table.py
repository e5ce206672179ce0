"""The package as read: typed rows with the place of every cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from congkhai.findings import Place

Cell = TypeVar("Cell")


class Cells(Mapping[str, Cell]):
    """The cells of one row by the names of its columns; those that the row lacks are not among them."""

    __slots__ = ("_cells", "_positions")

    def __init__(self, positions: Mapping[str, int], cells: tuple[Cell, ...]) -> None:
        self._positions, self._cells = positions, cells

    def __getitem__(self, column: str) -> Cell:
        position = self._positions[column]
        if position < len(self._cells):
            return self._cells[position]
        raise KeyError(column)

    def __iter__(self) -> Iterator[str]:
        return islice(self._positions, len(self._cells))

    def __len__(self) -> int:
        return min(len(self._positions), len(self._cells))


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One row; `row` counts as the spreadsheet shows it. All rows of a table share `positions`, by column.

    `cells` are str, int, Decimal, bool, date or time, None for an empty cell; `written` are the same cells as
    they stand in the file.
    """

    row: int
    positions: Mapping[str, int]
    cells: tuple[object, ...]
    written: tuple[str, ...]

    @property
    def values(self) -> Mapping[str, object]:
        """The typed cells by column name."""
        return Cells(self.positions, self.cells)

    @property
    def texts(self) -> Mapping[str, str]:
        """The cells as they stand in the file, by column name."""
        return Cells(self.positions, self.written)

    def text(self, column: str) -> str:
        """One cell as it stands in the file; "" for one that is missing."""
        position = self.positions.get(column, len(self.written))
        return self.written[position] if position < len(self.written) else ""

    def value(self, column: str) -> object:
        """One typed cell; None for one that is empty or missing."""
        position = self.positions.get(column, len(self.cells))
        return self.cells[position] if position < len(self.cells) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableData:
    """One table. `file` is relative to the agency folder; `sha256` is of the bytes that were read."""

    name: str
    title: str
    file: str
    schema: Mapping[str, Any]
    records: tuple[Record, ...]
    sha256: str = ""

    def place(self, record: Record, column: str | None = None) -> Place:
        """The place of a row, or of one of its cells."""
        row = Place(
            table=self.name, file=self.file, row=record.row, table_title=self.title, key=self._key(record)
        )
        if column is None:
            return row
        return row.cell(column, self.column_title(column), record.text(column))

    def _key(self, record: Record) -> str:
        """The row's key as an explanation names it: its parts as they stand in the file."""
        named = self.schema.get("primaryKey", ())
        return record.text(named) if isinstance(named, str) else " + ".join(map(record.text, named))

    def column_title(self, column: str) -> str:
        """The Vietnamese title of a column, or its name where the schema gives none."""
        fields = self.schema.get("fields", ())
        return next((str(f.get("title", column)) for f in fields if f.get("name") == column), column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The whole package, without tables that could not be read; `sample` is the mark `congkhai:minh_hoa`.

    `unmatched` are the titles of tables with which not every key that points there could be compared.
    """

    sample: bool
    title: str
    tables: Mapping[str, TableData]
    unmatched: tuple[str, ...] = ()
