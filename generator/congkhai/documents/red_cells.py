"""The office's tables with every fault at its cell, in red with a note, and a list that leads there."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from congkhai.findings import Finding, Place, Severity
from congkhai.grids.grid import letter
from congkhai.grids.xlsx_values import (
    LONGEST,
    TEXT,
    Book,
    BookColumn,
    BookSheet,
    Cell,
    Style,
    breadth,
    held,
    names,
)
from congkhai.grids.xlsx_values import place as address
from congkhai.tables.as_saved import Saved
from congkhai.text.dates import short_date
from congkhai.text.fold import same_key
from congkhai.text.phrases import SAMPLE
from congkhai.value import Value, replace

RESULT: Final = "Kết quả kiểm tra"
CLOSED: Final = "KHÔNG CÔNG KHAI: tệp chép lại các bảng của cơ quan, chỉ dùng để sửa lỗi trong cơ quan"
_FILLS: Final = MappingProxyType(
    {Severity.ERROR: "#FF9999", Severity.WARNING: "#FFE699", Severity.INFO: "#DDEBF7"}
)
_HEADS: Final = ("Mức", "Bảng", "Dòng", "Cột", "Giá trị", "Điều chưa đúng", "Cách sửa", "Căn cứ", "Mã")
_WIDTHS: Final = (14, 26, 8, 22, 24, 50, 50, 26, 24)
_PLAIN: Final = Style(form=TEXT)
_HEAD: Final = Style(form=TEXT, bold=True, fill="#D9E1F2")
_LIST_HEAD: Final = Style(form=TEXT, bold=True, letters="#FFFFFF", fill="#1F4E79")
_LINK: Final = Style(form=TEXT, letters="#0563C1")
_ABOVE: Final = Style(form=TEXT, bold=True, framed=False, wrapped=False)
_BARE: Final = Style(form=TEXT, framed=False)
_WHOLE: Final = "cả tệp"
_LOWEST_TITLES: Final = 10
_MEASURED: Final = 300
_WIDEST: Final = 42.0
_NARROWEST: Final = 9.0


class _Marks(Value, kw_only=False):
    """The findings of one table, by row and column (from 0) of the cell; of whole rows, by row and None."""

    spots: Mapping[tuple[int, int | None], Sequence[Finding]]

    def at(self, row: int, column: int) -> Sequence[Finding]:
        """What colours a cell."""
        return (*self.spots.get((row, column), ()), *self.spots.get((row, None), ()))

    def noted(self, row: int, column: int) -> Sequence[Finding]:
        """What is said at a cell: of a whole row, at its first cell only."""
        return self.at(row, column) if column == 0 else self.spots.get((row, column), ())


def book(findings: Sequence[Finding], tables: Sequence[Saved], sample: bool, today: date) -> Book:
    """The workbook of the tables, each on a sheet with its rows where Excel shows them in the office's file.

    A finding stands at each of its cells, in the whole row where it names no column, at the title where it
    names no row. What is about a table that could not be split into rows, or about another file, is in the
    list alone.
    """
    _, *own = names((RESULT, *(table.place.table_title or "" for table in tables)))
    pages = dict(zip(own, tables, strict=True))
    first = BookSheet(
        name=RESULT,
        columns=tuple(BookColumn(width=width, style=_BARE) for width in _WIDTHS),
        rows=_list(findings, pages, sample, today),
        titles=3 if sample else 2,
        filtered=True,
    )
    sheets = (_sheet(name, table, _marks(table, findings)) for name, table in pages.items())
    return Book(title=RESULT, made=today, foot=SAMPLE if sample else CLOSED, sheets=(first, *sheets))


def _list(
    findings: Sequence[Finding], pages: Mapping[str, Saved], sample: bool, today: date
) -> Iterator[Sequence[Cell]]:
    if sample:
        yield (Cell(SAMPLE, _ABOVE),)
    places = [(finding, where) for finding in findings for where in (finding.place, *finding.also)]
    counted = f"{len(findings)} điều cần xem" if findings else "không có lỗi, không có cảnh báo"
    if len(places) > len(findings):
        counted += f" ở {len(places)} chỗ, mỗi chỗ một dòng"
    yield (Cell(f"{RESULT} ngày {short_date(today)}: {counted}. {CLOSED}.", _ABOVE),)
    yield tuple(Cell(head, _LIST_HEAD) for head in _HEADS)
    for finding, where in places:
        yield _line(finding, where, pages)


def _line(finding: Finding, where: Place, pages: Mapping[str, Saved]) -> Sequence[Cell]:
    name, table = next((page for page in pages.items() if page[1].place.table == where.table), ("", None))
    link = _link(name, table, where) if table else ""
    # Of a table that is no sheet here a row would be looked for in vain.
    row = where.row if table or not where.table else _WHOLE
    return (
        Cell(finding.severity.word.upper(), Style(form=TEXT, bold=True, fill=_FILLS[finding.severity])),
        Cell(where.table_title or where.file or "Cả gói dữ liệu", _LINK if link else _PLAIN, link=link),
        Cell(row, replace(_PLAIN, centred=row is not None)),
        *(
            Cell(_short(text or ""), _PLAIN)
            for text in (
                _column(where, table),
                where.value,
                finding.message,
                finding.remedy,
                finding.source,
                finding.code,
            )
        ),
    )


def _column(where: Place, table: Saved | None) -> str | None:
    """The title of the column, and how the sheet is headed there where that is another word."""
    at = next((at for at, name in table.columns.items() if name == where.column), None) if table else None
    heading = " ".join(table.grid.header.cells[at].split()) if table and at is not None else ""
    title = where.column_title or where.column
    return f"{title} ({heading})" if heading and same_key(heading) != same_key(title or "") else title


def _link(name: str, table: Saved, where: Place) -> str:
    row, column = _spot(table, where) or (1, 0)
    return address(name, row, column or 0)


def _sheet(name: str, table: Saved, marks: _Marks) -> BookSheet:
    header = table.grid.header
    width = max((len(row.cells) for row in (header, *table.grid.rows)), default=1)
    return BookSheet(
        name=name,
        columns=tuple(BookColumn(width=_width(table, position), style=_BARE) for position in range(width)),
        rows=_rows(table, marks, width),
        titles=header.number if header.number <= _LOWEST_TITLES else 0,
        keys=1,
        filtered=True,
    )


def _width(table: Saved, position: int) -> float:
    cells = [row.cells[position : position + 1] for row in (table.grid.header, *table.grid.rows[:_MEASURED])]
    widest = max((breadth(text) for cell in cells for text in cell), default=0) + 3
    return min(max(widest, _NARROWEST), _WIDEST)


def _rows(table: Saved, marks: _Marks, width: int) -> Iterator[Sequence[Cell]]:
    """Every row down to the last, so that each stands where Excel shows it; blank ones hold nothing."""
    number = 0
    for row in (table.grid.header, *table.grid.rows):
        for _ in range(number + 1, row.number):
            yield ()
        number = row.number
        plain = _HEAD if row is table.grid.header else _PLAIN
        texts = (*row.cells, *("",) * (width - len(row.cells)))
        yield tuple(_cell(text, plain, marks, number, at) for at, text in enumerate(texts))


def _cell(text: str, plain: Style, marks: _Marks, row: int, column: int) -> Cell:
    here = marks.at(row, column)
    if not here:
        return Cell(_short(text), plain)
    gravest = next(severity for severity in Severity if any(finding.severity is severity for finding in here))
    note = "\n\n".join(map(_note, marks.noted(row, column)))
    return Cell(_short(text), replace(plain, fill=_FILLS[gravest]), note=_short(note))


def _note(finding: Finding) -> str:
    source = f"\nCăn cứ: {finding.source}" if finding.source else ""
    return f"{finding.severity.word.upper()}: {finding.message}\nCách sửa: {finding.remedy}{source}"


def _short(text: str) -> str:
    """The text as a cell holds it, the end of one that is too long left out."""
    whole = held(text)
    return whole if len(whole) <= LONGEST else f"{whole[: LONGEST - 1]}…"


def _marks(table: Saved, findings: Sequence[Finding]) -> _Marks:
    """Those of the findings that stand in the file of the table at a row or a column."""
    spots: dict[tuple[int, int | None], list[Finding]] = {}
    for finding in findings:
        for spot in dict.fromkeys(_spot(table, where) for where in (finding.place, *finding.also)):
            if spot is not None:
                spots.setdefault(spot, []).append(finding)
    return _Marks(spots)


def _spot(table: Saved, where: Place) -> tuple[int, int | None] | None:
    """The row of a place as Excel shows it and its column from 0, None for a whole row; None for none, or
    for a place in another file.

    What concerns a column stands at its title, and in the whole row of titles where the column is missing.
    """
    if where.file != table.place.file or (where.row is None and where.column is None):
        return None
    row = table.grid.header.number if where.row is None else where.row
    if where.column is None:
        return row, None
    named = {name: at for at, name in table.columns.items()}
    return row, named.get(where.column, _untold(table, where.column))


def _untold(table: Saved, column: str) -> int | None:
    """Where a column stands that is none of the table's, told by its title or its letter."""
    titles = table.grid.header.cells
    for position, title in enumerate(titles):
        if position not in table.columns and column in (" ".join(title.split()), letter(position)):
            return position
    return None
