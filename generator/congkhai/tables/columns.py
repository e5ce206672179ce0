"""What only a whole column shows: dates that may be two days, headings that stand as rows."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from congkhai.findings import Finding, Place
from congkhai.grids.cells import shown
from congkhai.tables.kinds import HEADING_ROW, TWOFOLD_DATES
from congkhai.tables.schema import Field, title
from congkhai.tables.sheet import Sheet
from congkhai.text.dates import long_date, month_first, parse_date, short_date

_TOLD: Final = 5
_ROMAN: Final = re.compile(r"\s*(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})\s*")

Cell = tuple[int, str]
"""The row as the sheet shows it, and the text."""
Doubt = tuple[int, str, date]
"""Row and text of a date, and the other day it may be."""


def findings(sheet: Sheet) -> Iterator[Finding]:
    """The findings about the columns of a sheet, those of one cause told once."""
    for position, field in enumerate(sheet.fields):
        if field.get("type") == "date":
            yield from _twofold(sheet, field, _slashed(_cells(sheet, position)))
        elif sheet.schema.key == (field["name"],):
            yield from _headings(sheet, field, _cells(sheet, position))


def in_doubt(cells: Iterable[Cell]) -> list[Doubt]:
    """The dates of a column that may be two days: both readings exist, and another cell of the column can
    only be read with the month first. Nothing where no cell is such a witness.
    """
    slashed = _slashed(cells)
    return list(_both_ways(slashed)) if _witness(slashed) else []


def _cells(sheet: Sheet, position: int) -> Iterator[Cell]:
    return ((line.number, line.texts[position]) for line in sheet.lines if position < len(line.texts))


def _slashed(cells: Iterable[Cell]) -> list[Cell]:
    """The cells that hold something but a date as 2022-11-24."""
    return [(row, text) for row, text in cells if text and text[4:5] != "-"]


def _witness(cells: Sequence[Cell]) -> Cell | None:
    return next((cell for cell in cells if parse_date(cell[1]) is None and month_first(cell[1])), None)


def _both_ways(cells: Sequence[Cell]) -> Iterator[Doubt]:
    for row, text in cells:
        first, other = parse_date(text), month_first(text)
        if first and other and first != other:
            yield row, text, other


def _twofold(sheet: Sheet, field: Field, cells: Sequence[Cell]) -> Iterator[Finding]:
    witness, doubts = _witness(cells), in_doubt(cells)
    if witness is None or not doubts:
        return
    row, text, other = doubts[0]
    yield TWOFOLD_DATES.at(
        _place(sheet, row, field, text),
        column=title(field),
        swapped=shown(witness[1]),
        row=witness[0],
        count=len(doubts),
        value=shown(text),
        rows=_rows([doubt[0] for doubt in doubts]),
        proposal=short_date(other),
        long=long_date(other),
        iso=other.isoformat(),
    )


def _headings(sheet: Sheet, field: Field, cells: Iterator[Cell]) -> Iterator[Finding]:
    for row, text in cells:
        if _ROMAN.fullmatch(text):
            yield HEADING_ROW.at(_place(sheet, row, field, text), column=title(field), value=text.strip())


def _rows(numbers: Sequence[int]) -> str:
    more = f" và {len(numbers) - _TOLD} dòng nữa" if len(numbers) > _TOLD else ""
    return ", ".join(map(str, numbers[:_TOLD])) + more


def _place(sheet: Sheet, row: int, field: Field, text: str) -> Place:
    at = Place(table=sheet.name, file=sheet.place.file, row=row, table_title=sheet.title)
    return at.cell(field["name"], title(field), shown(text))
