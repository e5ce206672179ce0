"""The only door to XlsxWriter: a workbook as values becomes the bytes of a file."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from math import ceil
from tempfile import TemporaryDirectory
from traceback import clear_frames
from typing import Any, Final

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped]

from congkhai.grids.xlsx_values import (
    LAST_ROW,
    LONGEST,
    Book,
    BookColumn,
    BookSheet,
    Cell,
    Held,
    Prompt,
    Style,
    place,
)
from congkhai.value import Collector, field

_FONT: Final = "Times New Roman"
_SIZE: Final = 12
_LEADING: Final = 1.3
_MOST_LINES: Final = 24
_HIGHEST: Final = 409
_FRAME: Final = "#BFBFBF"
_LINKS: Final = 65_000
_NOTE_WIDTH: Final = 320
_SHORTEST_NOTE: Final = 74
_NOTE_LINE: Final = 18
_LETTERS_A_LINE: Final = 45
# Only what a clerk may not do by mistake is barred; the rest works on a protected sheet too.
_ALLOWED: Final = ("format_cells", "format_columns", "format_rows", "sort", "autofilter")


def written(book: Book) -> bytes:
    """The XLSX of a book; the same values make the same bytes.

    Rows are written as they come and not kept, so that a long sheet costs no memory. A text is never taken
    for a formula, a number or a link. ValueError where a cell or a sheet cannot hold what it is given;
    OSError where the disk for what is put beside meanwhile is full.
    """
    # What the library puts beside while it writes holds the cells too, and it leaves it there where it stops.
    with TemporaryDirectory(ignore_cleanup_errors=True) as beside:
        try:
            return _bytes_of(book, beside)
        except FileCreateError as error:
            refused = error.args[0]
            # The archive that was begun is let go while what it is written into is still open.
            clear_frames(refused.__traceback__)
            raise OSError(refused.errno, refused.strerror, refused.filename or beside) from error


def _bytes_of(book: Book, beside: str) -> bytes:
    out = BytesIO()
    options = {
        "constant_memory": True,
        "tmpdir": beside,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "default_format_properties": {"font_name": _FONT, "font_size": _SIZE},
    }
    with Workbook(out, options) as workbook:
        made = datetime.combine(book.made, time())
        workbook.set_properties({"title": book.title, "created": made})
        looks = _Looks(workbook)
        for sheet in book.sheets:
            _Writer(workbook.add_worksheet(sheet.name), looks, book.foot).write(sheet)
    return out.getvalue()


class _Looks(Collector):
    """The formats of a workbook, each made once.

    `seen` finds a style again by its identity, for that of its values takes long for millions of cells.
    """

    workbook: Any
    made: dict[Style, Any] = field(default_factory=dict)
    seen: dict[int, tuple[Style, Any]] = field(default_factory=dict)

    def of(self, style: Style) -> Any:
        """The library's format of a style."""
        if id(style) not in self.seen:
            if style not in self.made:
                self.made[style] = self.workbook.add_format(_properties(style))
            self.seen[id(style)] = style, self.made[style]
        return self.seen[id(style)][1]


def _properties(style: Style) -> dict[str, object]:
    further = {
        "text_wrap": style.wrapped,
        "border": int(style.framed),
        "border_color": _FRAME if style.framed else "",
        "align": "center" if style.centred else "",
        "bold": style.bold,
        "font_size": style.size,
        "font_color": style.letters,
        "bg_color": style.fill,
    }
    usual = {"num_format": style.form, "locked": style.locked, "valign": "top"}
    return usual | {name: value for name, value in further.items() if value}


class _Writer(Collector):
    """Writes one sheet; `linked` counts its links, of which Excel bears only so many."""

    worksheet: Any
    looks: _Looks
    foot: str
    linked: int = 0

    def write(self, sheet: BookSheet) -> None:
        """The whole sheet."""
        self._arrange(sheet)
        count = 0
        for count, row in enumerate(sheet.rows, 1):
            if count > LAST_ROW:
                raise ValueError(f"{sheet.name}: more than {LAST_ROW} rows")
            self._raise(count - 1, row, sheet)
            position = 0
            for cell in row:
                self._cell(count - 1, position, cell)
                position += cell.across
        if sheet.filtered and sheet.titles:
            last = max(count, sheet.titles) - 1
            self.worksheet.autofilter(sheet.titles - 1, 0, last, len(sheet.columns) - 1)

    def _arrange(self, sheet: BookSheet) -> None:
        """What must be said before the first row."""
        for position, column in enumerate(sheet.columns):
            self.worksheet.set_column(position, position, column.width, self.looks.of(column.style))
            if column.entry:
                validation = _validation(column.entry)
                self.worksheet.data_validation(sheet.titles, position, LAST_ROW - 1, position, validation)
        self.worksheet.freeze_panes(sheet.titles, sheet.keys)
        self._print(sheet)
        if sheet.locked:
            self.worksheet.protect("", dict.fromkeys(_ALLOWED, True))
        if sheet.hidden:
            self.worksheet.hide()

    def _print(self, sheet: BookSheet) -> None:
        if not sheet.upright:
            self.worksheet.set_landscape()
        self.worksheet.set_paper(9)
        self.worksheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.worksheet.fit_to_pages(1, 0)
        self.worksheet.set_footer(f"&L&9&A&C&9{self.foot.replace('&', '&&')}&R&9Trang &P/&N")
        if sheet.titles:
            self.worksheet.repeat_rows(0, sheet.titles - 1)

    def _raise(self, row: int, cells: Sequence[Cell], sheet: BookSheet) -> None:
        """Make a row as high as its longest text, which not every program does by itself."""
        if not sheet.hidden:
            heights = [*_heights(cells, sheet.columns)]
            if any(lines > 1 or size for lines, size in heights):
                points = (min(lines, _MOST_LINES) * (size or _SIZE) * _LEADING for lines, size in heights)
                self.worksheet.set_row(row, min(_HIGHEST, max(points)))

    def _cell(self, row: int, position: int, cell: Cell) -> None:
        look = self.looks.of(cell.style)
        if cell.across > 1:
            self.worksheet.merge_range(row, position, row, position + cell.across - 1, "", look)
        if cell.name:
            spot = place(self.worksheet.get_name(), row + 1, position, row + 1).partition(":")[0]
            self.looks.workbook.define_name(cell.name, f"={spot}")
        if cell.entry:
            self.worksheet.data_validation(row, position, row, position, _validation(cell.entry))
        if cell.formula:
            self.worksheet.write_formula(row, position, f"={cell.formula}", look, _kept(cell.value))
        else:
            self._value(row, position, cell, look)
        if cell.note:
            self.worksheet.write_comment(row, position, cell.note, _note(cell.note))

    def _value(self, row: int, position: int, cell: Cell, look: Any) -> None:
        match cell.value:
            case None | "":
                self.worksheet.write_blank(row, position, None, look)
            case str() as text:
                self._text(row, position, text, cell.link, look)
            case bool():
                raise ValueError("a truth value has no Vietnamese name here")
            case int() | Decimal() as number:
                self.worksheet.write_number(row, position, float(number), look)
            case date() | time() as moment:
                self.worksheet.write_datetime(row, position, moment, look)

    def _text(self, row: int, position: int, text: str, link: str, look: Any) -> None:
        if len(text) > LONGEST:
            raise ValueError(f"a text of {len(text)} characters")
        if link and self.linked < _LINKS:
            self.linked += 1
            self.worksheet.write_url(row, position, f"internal:{link}", look, text)
        else:
            self.worksheet.write_string(row, position, text, look)


def _kept(value: Held) -> str | float:
    """What a formula is worth before anybody works it out."""
    return value if isinstance(value, str) else float(value) if isinstance(value, int | Decimal) else ""


def _heights(cells: Sequence[Cell], columns: Sequence[BookColumn]) -> Iterator[tuple[int, int]]:
    """How many lines each cell asks for, and of which size they are."""
    position = 0
    for cell in cells:
        width = sum(column.width for column in columns[position : position + cell.across])
        size = cell.style.size
        yield max(cell.lines, _lines(cell, width * _SIZE / size if size else width)), size
        position += cell.across


def _lines(cell: Cell, width: float) -> int:
    """How many lines a text takes in a width in letters of the usual size."""
    if not isinstance(cell.value, str) or not cell.style.wrapped or not width:
        return 1
    if len(cell.value) <= width and "\n" not in cell.value:
        return 1
    return sum(_wrapped(line, width) for line in cell.value.split("\n"))


def _wrapped(line: str, width: float) -> int:
    """How many lines a text without line ends takes, a letter taking one unit of width."""
    count, filled = 1, 0.0
    for word in line.split(" "):
        needed = len(word)
        if filled and filled + needed > width:
            count, filled = count + 1, 0.0
        count += max(0, ceil(needed / width) - 1)
        filled += needed % width + 1
    return count


def _validation(entry: Prompt) -> dict[str, object]:
    """The library's words for an entry; Excel takes 32 characters of a title and 255 of a text."""
    asked = entry.source or entry.rule
    if not asked:
        validation: dict[str, object] = {"validate": "any"}
    else:
        validation = {
            "validate": "list" if entry.source else "custom",
            "value": f"={asked}",
            "error_type": "stop" if entry.strict else "warning",
            "error_title": _short(entry.title, 32),
            "error_message": _short(entry.refusal, 255),
        }
    if entry.help:
        validation |= {"input_title": _short(entry.title, 32), "input_message": _short(entry.help, 255)}
    return validation


def _short(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


def _note(text: str) -> dict[str, object]:
    """A note as wide and high as its text asks for."""
    count = sum(1 + len(line) // _LETTERS_A_LINE for line in text.split("\n"))
    return {"width": _NOTE_WIDTH, "height": max(_SHORTEST_NOTE, _NOTE_LINE * count), "font_size": 10}
