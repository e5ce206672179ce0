"""The rows of a table as they were, are, or are to be: texts as in the office's file."""

from collections.abc import Sequence
from typing import TypeAlias

from congkhai.tables.sheet import Sheet
from congkhai.value import Value

Texts: TypeAlias = tuple[str, ...]
Identity: TypeAlias = tuple[tuple[object, ...], int]
"""The key of a row as values, and how many rows above have the same one."""


class BookTable(Value):
    """One table: every row has a text for every column."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: Sequence[Texts]
    sha256: str = ""


def table(sheet: Sheet) -> BookTable:
    """The rows of a file in the columns found there; surplus cells of a row are left out."""
    width = len(sheet.columns)
    rows = tuple((*line.texts, *("",) * (width - len(line.texts))) for line in sheet.lines)
    return BookTable(
        name=sheet.name, title=sheet.title, columns=sheet.columns, rows=rows, sha256=sheet.sha256
    )


def rearranged(given: BookTable, columns: Sequence[str]) -> Sequence[Texts]:
    """The rows in these columns of the table, in this order. ValueError where one is not there."""
    if tuple(columns) == given.columns:
        return given.rows
    at = tuple(map(given.columns.index, columns))
    return tuple(tuple(row[position] for position in at) for row in given.rows)
