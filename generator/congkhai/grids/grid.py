"""Rows as a spreadsheet shows them."""

from collections.abc import Collection, Mapping
from string import ascii_uppercase
from types import MappingProxyType
from typing import Final

from congkhai.value import Value, replace

_NO_VALUES: Final[Mapping[int, str]] = MappingProxyType({})


class Row(Value, kw_only=False):
    """One row; `number` counts as the spreadsheet shows it, the first line being 1.

    `bare` are, by position, the values of cells that show words around them: "4" of "4 người".
    """

    number: int
    cells: tuple[str, ...]
    bare: Mapping[int, str] = _NO_VALUES

    def with_values(self, positions: Collection[int]) -> "Row":
        """The row with the bare values at these positions, of columns that hold numbers or dates."""
        if not self.bare:
            return self
        values = {at: value for at, value in self.bare.items() if at in positions}
        return replace(self, cells=tuple(values.get(at, cell) for at, cell in enumerate(self.cells)))


class Grid(Value, kw_only=False):
    """A header and the rows below it that hold something.

    A row shorter or longer than the header is as it stands in the file; cells are not cleaned.
    """

    header: Row
    rows: tuple[Row, ...]

    def with_values(self, positions: Collection[int]) -> "Grid":
        """The grid with the bare values at these positions; the header stays as it is shown."""
        if not any(row.bare for row in self.rows):
            return self
        return Grid(self.header, tuple(row.with_values(positions) for row in self.rows))


def letter(position: int) -> str:
    """The spreadsheet's letter of the column at `position`, the first being 0: A … Z, AA."""
    ahead, last = divmod(position, len(ascii_uppercase))
    return (letter(ahead - 1) if ahead else "") + ascii_uppercase[last]
