"""What only a whole column shows: dates that may be two days, numbers of papers without their zero."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from congkhai.findings import Finding, Place
from congkhai.grids.cells import shown
from congkhai.tables.kinds import SHORT_NUMBER, TWOFOLD_DATES
from congkhai.tables.schema import Field, title
from congkhai.tables.sheet import Line, Sheet
from congkhai.text.dates import long_date, month_first, parse_date, short_date
from congkhai.text.marks import clean

_TOLD: Final = 5
_NUMBERED: Final = "congkhai:so_van_ban"
_LONE_DIGIT: Final = re.compile(r"[1-9](?:/[^\W\d_]|-[^\W\d_]+/)")

Cell = tuple[Line, str]
Doubt = tuple[Line, str, date]


def findings(sheet: Sheet) -> Iterator[Finding]:
    """The findings about the columns of a sheet, those of one cause told once."""
    for position, field in enumerate(sheet.fields):
        if field.get("type") == "date":
            yield from _twofold(sheet, position)
        elif field.get(_NUMBERED):
            yield from _short_numbers(sheet, position)


def in_doubt(sheet: Sheet, position: int) -> list[Doubt]:
    """The dates of a column that may be two days, with the second: both readings exist, and another cell of
    the column can only be read with the month first. Nothing where no cell is such a witness.
    """
    return list(_both_ways(sheet, position)) if _witness(sheet, position) else []


def _cells(sheet: Sheet, position: int) -> Iterator[Cell]:
    for line in sheet.lines:
        if position < len(line.texts):
            yield line, line.texts[position]


def _slashed(sheet: Sheet, position: int) -> Iterator[Cell]:
    """The cells of a column that hold something but a date as 2022-11-24."""
    return ((line, text) for line, text in _cells(sheet, position) if text and text[4:5] != "-")


def _witness(sheet: Sheet, position: int) -> Cell | None:
    cells = _slashed(sheet, position)
    return next((cell for cell in cells if parse_date(cell[1]) is None and month_first(cell[1])), None)


def _both_ways(sheet: Sheet, position: int) -> Iterator[Doubt]:
    for line, text in _slashed(sheet, position):
        first, other = parse_date(text), month_first(text)
        if first and other and first != other:
            yield line, text, other


def _twofold(sheet: Sheet, position: int) -> Iterator[Finding]:
    witness = _witness(sheet, position)
    doubtful = in_doubt(sheet, position)
    if witness is None or not doubtful:
        return
    line, text, other = doubtful[0]
    yield TWOFOLD_DATES.at(
        _place(sheet, line, sheet.fields[position], text),
        column=title(sheet.fields[position]),
        swapped=shown(witness[1]),
        row=witness[0].number,
        count=len(doubtful),
        value=shown(text),
        rows=_rows([line for line, *_ in doubtful]),
        proposal=short_date(other),
        long=long_date(other),
        iso=other.isoformat(),
    )


def _short_numbers(sheet: Sheet, position: int) -> Iterator[Finding]:
    field = sheet.fields[position]
    for line, text in _cells(sheet, position):
        if _LONE_DIGIT.match(clean(text)):
            place = _place(sheet, line, field, text)
            proposal = shown(f"0{clean(text)}")
            yield SHORT_NUMBER.at(place, column=title(field), value=shown(text), proposal=proposal)


def _rows(lines: Sequence[Line]) -> str:
    more = f" và {len(lines) - _TOLD} dòng nữa" if len(lines) > _TOLD else ""
    return ", ".join(str(line.number) for line in lines[:_TOLD]) + more


def _place(sheet: Sheet, line: Line, field: Field, text: str) -> Place:
    row = Place(table=sheet.name, file=sheet.place.file, row=line.number, table_title=sheet.title)
    return row.cell(field["name"], title(field), shown(text))
