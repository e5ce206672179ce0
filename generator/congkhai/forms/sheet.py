"""One part of a form as an Excel workbook that somebody fills in and hands back; `sheet_back` reads it."""

from datetime import date
from typing import Final

from congkhai.forms import sheet_look as look
from congkhai.forms.blank import Blank
from congkhai.forms.sheet_origin import ORIGIN, written
from congkhai.forms.sheet_page import Page
from congkhai.forms.sheet_part import LISTS, MARKED, Part
from congkhai.grids import xlsx_write
from congkhai.grids.xlsx_values import TEXT, Book, BookColumn, BookSheet, Cell, Style, held

SHEET: Final = "Phiếu"
_HIDDEN: Final = Style(form=TEXT, locked=True, framed=False, wrapped=False)


def sheet(blank: Blank) -> bytes:
    """The XLSX of the part of `blank.head.writer`: answers open, everything else locked without a password.

    Answers have names, by which they are found again wherever rows are put in; known and earlier answers are
    shown, computed ones are formulas where Excel can work them out. The same blank makes the same bytes.
    """
    page = Page(Part(blank))
    page.head()
    page.items(blank.definition.items, top=True)
    page.foot()
    form, year = blank.definition.form, blank.definition.cycle.year
    return xlsx_write.written(
        Book(
            title=blank.title,
            made=date(year, 1, 1),
            foot=f"{form.name[:100]} · năm {year} · bản {blank.head.version[:8]}",
            sheets=_sheets(page),
        )
    )


def _sheets(page: Page) -> tuple[BookSheet, ...]:
    rows = [[make() for make in line] for line in page.lines]
    texts = [cell.value for row in rows for cell in row if isinstance(cell.value, str) and cell.style.locked]
    origin = written(page.part.blank, page.spots, texts)
    columns = tuple(BookColumn(width=one, style=look.PLAIN) for one in page.columns)
    upright = look.upright(page.columns)
    return (
        BookSheet(name=SHEET, columns=columns, rows=rows, locked=True, upright=upright),
        _kept(ORIGIN, origin),
        _kept(LISTS, [("", MARKED), *page.part.listed()]),
    )


def _kept(name: str, rows: list[tuple[str, ...]]) -> BookSheet:
    """A sheet that nobody sees."""
    cells = [[Cell(held(text), _HIDDEN) for text in row] for row in rows]
    return BookSheet(name=name, columns=(), rows=cells, locked=True, hidden=True)
