"""What only a whole column shows: twofold dates, headings that stand as rows, letters of another script."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from congkhai.findings import Finding
from congkhai.grids.cells import shown
from congkhai.letters import look_alikes
from congkhai.tables.kinds import HEADING_ROW, TWOFOLD_DATES
from congkhai.tables.schema import Field, title
from congkhai.tables.sheet import Sheet
from congkhai.text.dates import long_date, month_first, parse_date
from congkhai.text.look_alikes import foreign_letters, stroked_d
from congkhai.value import Value, replace

_ROMAN: Final = re.compile(r"\s*(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})\s*")
_UNPADDED: Final = re.compile(r"\s*(?:[1-9]/\d\d?|\d\d/[1-9])/\d{4}\b.*", re.ASCII)
_PADDED: Final = re.compile(r"\s*(?:0\d/\d\d?|\d\d?/0\d)/\d{4}\b.*", re.ASCII)
_TIDY: Final = "Chạy congkhai tidy --write để sửa thành chữ Đ, đ, hoặc gõ lại các chữ ấy."
_NO_PROOF: Final = "không ngày nào trong tệp cho biết ngày hay tháng đứng trước"

Cell = tuple[int, str]
"""The row as the sheet shows it, and the text."""
Columns = Mapping[str, Sequence[Cell]]
"""The cells of the columns of dates of one file, by the titles of the columns."""


class Doubt(Value, kw_only=False):
    """A date that may be two days: its row and text, and both days, the one read day first ahead."""

    row: int
    text: str
    days: tuple[date, date]


class Doubts(Value, kw_only=False):
    """The dates of a file that may be two days, by column, and why they may, as a clause; empty for none."""

    by_column: Mapping[str, Sequence[Doubt]]
    why: str = ""


def in_doubt(columns: Columns) -> Doubts:
    """The dates of one file that may be two days.

    Whoever saves a file writes all its dates in one way. So where a cell can only be read with the month
    first, every date with two readings is in doubt; and, unless a cell can only be read with the day first,
    where a column holds a day both ways round, or no date has the leading zeros that people here write and
    programs set to write the month first leave out.
    """
    # A date as 2022-11-24 can be read in one way only.
    slashed = {
        name: [(row, text) for row, text in cells if text and text[4:5] != "-"]
        for name, cells in columns.items()
    }
    why = next(_reasons(slashed), "")
    both_ways = {name: list(_both_ways(cells)) for name, cells in slashed.items()} if why else {}
    return Doubts({name: doubts for name, doubts in both_ways.items() if doubts}, why)


def findings(sheet: Sheet) -> Iterator[Finding]:
    """The findings about the columns of a sheet, those of one cause told once."""
    yield from _twofold(sheet)
    for position, field in enumerate(sheet.fields):
        if field.get("type") != "date" and sheet.schema.key == (field["name"],):
            for row, text in _cells(sheet, position):
                if _ROMAN.fullmatch(text):
                    at = sheet.cell(row, field, shown(text))
                    yield HEADING_ROW.at(at, column=title(field), value=text.strip())
    yield from _alike(sheet)


def _cells(sheet: Sheet, position: int) -> Iterator[Cell]:
    return ((line.number, line.texts[position]) for line in sheet.lines if position < len(line.texts))


def _reasons(columns: Columns) -> Iterator[str]:
    """Why dates of a file may be two days, the plainest reason first."""
    for name, cells in columns.items():
        for row, text in cells:
            if parse_date(text) is None and month_first(text):
                yield f"cột ‘{name}’ có ô ghi tháng trước ngày (“{shown(text)}” ở dòng {row})"
    texts = [text for cells in columns.values() for _, text in cells]
    if any(parse_date(text) and month_first(text) is None for text in texts):
        return
    for name, cells in columns.items():
        first = {doubt.days: doubt for doubt in reversed([*_both_ways(cells)])}
        for (day, other), doubt in first.items():
            twin = first.get((other, day))
            if twin:
                one, two = sorted((doubt, twin), key=lambda each: each.row)
                both = f"cả “{shown(one.text)}” (dòng {one.row}) lẫn “{shown(two.text)}” (dòng {two.row})"
                yield f"cột ‘{name}’ có {both}, mà {_NO_PROOF}"
    if any(map(_UNPADDED.fullmatch, texts)) and not any(map(_PADDED.fullmatch, texts)):
        yield (
            "các ngày trong tệp không có số 0 ở đầu, giống cách ghi tháng trước ngày của phần mềm đặt theo "
            f"kiểu Mỹ, mà {_NO_PROOF}"
        )


def _both_ways(cells: Iterable[Cell]) -> Iterator[Doubt]:
    for row, text in cells:
        day, other = parse_date(text), month_first(text)
        if day and other and day != other:
            yield Doubt(row, text, (day, other))


def _twofold(sheet: Sheet) -> Iterator[Finding]:
    dates = {at: field for at, field in enumerate(sheet.fields) if field.get("type") == "date"}
    found = in_doubt({title(field): [*_cells(sheet, at)] for at, field in dates.items()})
    for field in dates.values():
        doubts = found.by_column.get(title(field))
        if not doubts:
            continue
        first = doubts[0]
        day, other = first.days
        told = TWOFOLD_DATES.at(
            sheet.cell(first.row, field, shown(first.text)),
            column=title(field),
            count=len(doubts),
            value=shown(first.text),
            row=first.row,
            why=found.why,
            day=long_date(day),
            other=long_date(other),
            iso=f"{day.isoformat()} hoặc {other.isoformat()}",
        )
        others = (sheet.cell(doubt.row, field, shown(doubt.text)) for doubt in doubts[1:])
        yield replace(told, also=tuple(others))


def _alike(sheet: Sheet) -> Iterator[Finding]:
    """The look-alikes in the texts of a sheet: of Đ once a column, the others cell by cell.

    Where a column takes only what its list, its pattern or another table has, a foreign letter is refused and
    told there.
    """
    pointing = {name for pointer in sheet.schema.foreign_keys for name in pointer.columns}
    for position, field in enumerate(sheet.fields):
        if field.get("type") not in (None, "string"):
            continue
        told_where_refused = field["name"] in pointing or _is_closed(field)
        suspects = _suspects(sheet, position)
        texts = ((sheet.cell(row, field, shown(text)), text) for row, text in suspects)
        yield from look_alikes(texts, f"Ô ‘{title(field)}’", _TIDY, foreign=not told_where_refused)


def _is_closed(field: Field) -> bool:
    constraints = field.get("constraints", {})
    return "enum" in constraints or "pattern" in constraints or "congkhai:tro_den" in field


def _suspects(sheet: Sheet, position: int) -> Iterator[Cell]:
    """The cells with a letter that looks like a Vietnamese one, so far as they may stand there."""
    texts = {text for _, text in _cells(sheet, position)}
    suspects = {text for text in texts if not text.isascii() and (stroked_d(text) or foreign_letters(text))}
    for line in sheet.lines if suspects else ():
        text = line.texts[position] if position < len(line.texts) else ""
        if text in suspects and sheet.columns[position] not in line.refused:
            yield line.number, text
