"""The package as a book: a sheet a table, made so that what comes back can be read again."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from itertools import islice
from typing import Final

from congkhai.grids.xlsx_values import SECOND, TEXT, Book, BookColumn, BookSheet, Cell, Style, breadth, names
from congkhai.tables.schema import Schema
from congkhai.tables.sheet import Sheet
from congkhai.text.dates import short_date
from congkhai.text.phrases import SAMPLE
from congkhai.value import replace
from congkhai.workbook import look
from congkhai.workbook.column import TableColumn, columns
from congkhai.workbook.cover import COVER, FOOT, Facts, cover
from congkhai.workbook.kept import SHEET, Kept, kept, lines
from congkhai.workbook.lists import LISTS, Lists
from congkhai.workbook.page import REMOVE, titles
from congkhai.workbook.pointers import Labels
from congkhai.workbook.table import BookTable, Texts, table

_MEASURED: Final = 300
_NARROWEST: Final = 8
_WIDEST: Final = 46
_MANY: Final = 10
_WIDE: Final = 26
_LONG: Final = 80
_DAY: Final = 12
_BUTTON: Final = 3


def book(facts: Facts, sources: Mapping[str, Sheet], today: date) -> Book:
    """The workbook of all tables; each stands on the sheet that is named like it."""
    tables = tuple(map(table, sources.values()))
    _, _, _, *own = names((COVER, LISTS, SHEET, *(one.title for one in tables)))
    what = kept(tables, own, short_date(today), facts.origin)
    schemas = {name: source.schema for name, source in sources.items()}
    described = {name: str(schema.raw.get("description", "")) for name, schema in schemas.items()}
    labels = Labels(what.tables, schemas)
    lists = Lists({name: what.sheets[name] for name in what.tables})
    sheets = [_sheet(what, one, schemas[one.name], labels, lists) for one in tables]
    first = cover(facts, described, what)
    foot = SAMPLE if facts.sample else FOOT
    every = (first, *sheets, lists.sheet(), _memory(what))
    return Book(title=facts.title, made=today, foot=foot, sheets=every)


def _sheet(what: Kept, one: BookTable, schema: Schema, labels: Labels, lists: Lists) -> BookSheet:
    own = columns(schema, one.columns, labels)
    key = [at for at, column in enumerate(own) if column.name in schema.key]
    wide = _WIDEST if len(own) < _MANY else _WIDE
    first = [*islice(one.rows, _MEASURED)]
    shapes = tuple(_shape(column, [row[at] for row in first], wide, lists) for at, column in enumerate(own))
    removal = BookColumn(width=_NARROWEST, style=look.REMOVE, entry=lists.removal())
    return BookSheet(
        name=what.sheets[one.name],
        columns=(*shapes, removal),
        rows=_rows(one.rows, own, frozenset(key)),
        titles=1,
        keys=max(key) + 1 if key and max(key) < 2 else 1,
        filtered=True,
        locked=True,
    )


def _rows(rows: Sequence[Texts], own: Sequence[TableColumn], key: frozenset[int]) -> Iterator[Sequence[Cell]]:
    heads = [look.HEAD_REQUIRED if _required(column) else look.HEAD for column in own]
    named = zip(titles(own), heads, strict=True)
    yield *(Cell(text, head) for text, head in named), Cell(REMOVE, look.HEAD_REMOVE)
    styles = [_style(column, locked=at in key) for at, column in enumerate(own)]
    texts = [replace(style, form=TEXT, centred=False) for style in styles]
    mark = Cell(None, look.REMOVE)
    for row in rows:
        cells = (_cell(*one) for one in zip(own, row, styles, texts, strict=True))
        yield *cells, mark


def _cell(column: TableColumn, text: str, style: Style, as_text: Style) -> Cell:
    """The cell of a text; what its column's style cannot show looks like a text."""
    value = column.shown(text)
    if isinstance(value, time) and value.second:
        return Cell(value, replace(style, form=SECOND))
    return Cell(value, as_text if isinstance(value, str) else style)


def _style(column: TableColumn, *, locked: bool) -> Style:
    form = look.FORMS.get(column.type, TEXT)
    return Style(form=form, fill=look.KEY if locked else "", centred=form != TEXT, locked=locked)


def _required(column: TableColumn) -> bool:
    return bool(column.field.get("constraints", {}).get("required"))


def _shape(column: TableColumn, texts: Sequence[str], wide: float, lists: Lists) -> BookColumn:
    """The width of a column by its title and first texts, and how its empty rows are filled in."""
    widest = _WIDEST if any(len(text) > _LONG for text in texts) else wide
    said = max((breadth(column.said(text)) for text in texts if text), default=0)
    word = max(map(breadth, column.title.split()), default=0)
    least = _DAY if column.type == "date" else _NARROWEST
    width = min(max(said + 1.5, breadth(column.title) / 2, least), widest)
    style = replace(_style(column, locked=False), framed=False)
    return BookColumn(width=max(width, word + _BUTTON), style=style, entry=lists.entry(column))


def _memory(what: Kept) -> BookSheet:
    rows = ([Cell(part, look.PLAIN) for part in line] for line in lines(what))
    return BookSheet(
        name=SHEET, columns=(BookColumn(width=80, style=look.PLAIN),), rows=rows, locked=True, hidden=True
    )
