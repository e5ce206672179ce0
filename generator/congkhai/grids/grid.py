"""Rows as a spreadsheet shows them."""

from dataclasses import dataclass
from string import ascii_uppercase


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `number` counts as the spreadsheet shows it, the first line being 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A header and the rows below it that hold something.

    A row shorter or longer than the header is as it stands in the file; cells are not cleaned.
    """

    header: Row
    rows: tuple[Row, ...]


def letter(position: int) -> str:
    """The spreadsheet's letter of the column at `position`, the first being 0: A … Z, AA."""
    ahead, last = divmod(position, len(ascii_uppercase))
    return (letter(ahead - 1) if ahead else "") + ascii_uppercase[last]
