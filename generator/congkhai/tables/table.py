"""The package as read: typed rows with the place of every cell."""

from collections.abc import Iterator, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Any, TypeVar

from congkhai.findings import Place
from congkhai.value import Value, field, replace

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


class Heading(Value, eq=False):
    """What all rows of one table share; `positions` and `titles` are by column, `key` are its columns.

    `file` is relative to the agency folder; a column without a title is called by its name; `labels` are what
    the schema calls the values of a column that has a list of them.
    """

    name: str
    title: str
    file: str
    positions: Mapping[str, int]
    titles: Mapping[str, str]
    key: tuple[str, ...]
    labels: Mapping[str, Mapping[str, str]] = field(default=MappingProxyType({}))


class Record(Value, eq=False):
    """One row; `row` counts as the spreadsheet shows it.

    `cells` are str, int, Decimal, bool, date or time, None for an empty cell; `written` are the same cells as
    they stand in the file.
    """

    heading: Heading
    row: int
    cells: tuple[object, ...]
    written: tuple[str, ...]

    @property
    def values(self) -> Mapping[str, object]:
        """The typed cells by column name."""
        return Cells(self.heading.positions, self.cells)

    @property
    def texts(self) -> Mapping[str, str]:
        """The cells as they stand in the file, by column name."""
        return Cells(self.heading.positions, self.written)

    @property
    def place(self) -> Place:
        """Where the row stands."""
        heading = self.heading
        return Place(
            table=heading.name,
            file=heading.file,
            row=self.row,
            table_title=heading.title,
            key=self.key,
        )

    @property
    def key(self) -> str:
        """The row's key as an explanation names it: its parts as they stand in the file."""
        return " + ".join(map(self.text, self.heading.key))

    def cell(self, column: str) -> Place:
        """Where one cell of the row stands."""
        text = self.text(column)
        label = self.heading.labels.get(column, {}).get(text)
        place = self.place.cell(column, self.heading.titles.get(column, column), text)
        return replace(place, label=label) if label else place

    def text(self, column: str) -> str:
        """One cell as it stands in the file; "" for one that is missing."""
        position = self.heading.positions.get(column, len(self.written))
        return self.written[position] if position < len(self.written) else ""

    def value(self, column: str) -> object:
        """One typed cell; None for one that is empty or missing."""
        position = self.heading.positions.get(column, len(self.cells))
        return self.cells[position] if position < len(self.cells) else None


class TableData(Value):
    """One table; `sha256` is of the bytes that were read."""

    heading: Heading
    schema: Mapping[str, Any]
    records: tuple[Record, ...]
    sha256: str = ""

    @property
    def name(self) -> str:
        """The table's name in the package."""
        return self.heading.name

    @property
    def title(self) -> str:
        """Its Vietnamese title."""
        return self.heading.title

    @property
    def file(self) -> str:
        """Its file, relative to the agency folder."""
        return self.heading.file


class Tables(Value):
    """The whole package, without tables that could not be read; `sample` is the mark `congkhai:minh_hoa`.

    `unmatched` are the titles of tables with which not every key that points there could be compared.
    """

    sample: bool
    title: str
    tables: Mapping[str, TableData]
    unmatched: tuple[str, ...] = ()
