"""What a workbook that comes back makes of each table, brought to the terms of the office's files."""

from collections.abc import Iterator, Mapping, Sequence

from congkhai.findings import Finding, Place, blocking
from congkhai.grids.cells import shown
from congkhai.grids.workbook import Tab
from congkhai.tables.schema import Schema
from congkhai.tables.sheet import Sheet
from congkhai.text.marks import clean
from congkhai.value import Value, replace
from congkhai.workbook.column import TableColumn, Unclear, columns, identities, version
from congkhai.workbook.cover import COVER
from congkhai.workbook.kept import SHEET, Kept
from congkhai.workbook.kinds import EXTRA_SHEET, OTHER_COLUMNS, SHEET_EMPTIED, SHEET_GONE, UNCLEAR
from congkhai.workbook.lists import LISTS
from congkhai.workbook.page import Typed, typed
from congkhai.workbook.pointers import Labels
from congkhai.workbook.table import BookTable, Identity, Texts


class Incoming(Value):
    """One table as the workbook would have it: `rows` are texts for the file, `base` those it started from.

    `place` is the sheet's, `numbers` say in which of its rows each row stands. A row marked to be removed has
    a number, and is not among `rows`.
    """

    place: Place
    columns: tuple[TableColumn, ...]
    base: Mapping[Identity, Texts]
    rows: Mapping[Identity, Texts]
    numbers: Mapping[Identity, int]

    @property
    def table(self) -> str:
        """The table's name."""
        return self.place.table or ""


class _Page(Value, kw_only=False):
    """A sheet as it stands, found to be that of `table`."""

    table: BookTable
    schema: Schema
    place: Place
    lines: Sequence[Typed]


def incoming(
    what: Kept, start: Kept, book: Mapping[str, Tab], sheets: Mapping[str, Sheet], name: str
) -> tuple[tuple[Incoming, ...], tuple[Finding, ...]]:
    """Every table of the workbook `name`, and all that is wrong with its sheets.

    `what` is the package as it was exported, `start` as it was when workbook and tables last had the same;
    `sheets` are the tables as they are now. A sheet at fault gives no table.
    """
    notes: list[Finding] = []
    schemas = {table: sheet.schema for table, sheet in sheets.items()}
    labels = Labels(what.tables, schemas)
    pages = []
    for table in what.tables.values():
        sheet = what.sheets[table.name]
        place = Place(table=table.name, file=f"{name}, trang {sheet}", table_title=sheet)
        now = sheets.get(table.name)
        if now is None or not set(table.columns) <= set(now.columns):
            notes.append(OTHER_COLUMNS.at(place, table=table.title, day=what.day, name=name))
        elif sheet not in book:
            notes.append(SHEET_GONE.at(place, table=table.title, sheet=sheet))
        else:
            own = columns(now.schema, table.columns, labels)
            lines, wrong = typed(book[sheet].rows, own, place)
            notes.extend(wrong)
            if table.rows and not lines and not blocking(wrong):
                notes.append(SHEET_EMPTIED.at(place, sheet=sheet, count=len(table.rows)))
            pages.append(_Page(table, now.schema, place, lines))
    added = Labels({page.table.name: _as_typed(page) for page in pages}, schemas)
    taken = (columns(page.schema, page.table.columns, labels, added) for page in pages)
    found = tuple(_incoming(page, start, own, notes) for page, own in zip(pages, taken, strict=True))
    notes.extend(_strangers(what, book, name))
    return found, tuple(notes)


def _strangers(what: Kept, book: Mapping[str, Tab], name: str) -> Iterator[Finding]:
    """Sheets that hold something and that no export made: a copy that was edited, one renamed or added."""
    own = {COVER, LISTS, SHEET, *what.sheets.values()}
    for tab in book.values():
        if tab.name in own or not any(map(clean, (cell for row in tab.rows for cell in row.cells))):
            continue
        near = max((sheet for sheet in own if tab.name.startswith(sheet)), key=len, default="")
        right = f"trang “{near}”" if near in what.sheets.values() else "đúng trang của bảng"
        hidden = "" if tab.visible else " ẩn"
        place = Place(file=f"{name}, trang {tab.name}", table_title=tab.name)
        yield EXTRA_SHEET.at(place, sheet=tab.name, hidden=hidden, right=right)


def _as_typed(page: _Page) -> BookTable:
    """The rows that stand on the sheet, as they stand there."""
    return replace(page.table, rows=tuple(line.texts for line in page.lines if not line.marked))


def _incoming(page: _Page, start: Kept, own: tuple[TableColumn, ...], notes: list[Finding]) -> Incoming:
    exported = version(page.table.rows, own, page.schema)
    base = version(start.tables[page.table.name].rows, own, page.schema)
    told = identities([line.texts for line in page.lines], own, page.schema)
    rows, numbers = {}, {}
    for row, line in zip(told, page.lines, strict=True):
        numbers[row] = line.number
        if not line.marked:
            before = exported.get(row, ("",) * len(own))
            cells = zip(own, line.texts, before, strict=True)
            place = replace(page.place, row=line.number)
            rows[row] = tuple(_taken(*cell, place, notes) for cell in cells)
    return Incoming(place=page.place, columns=own, base=base, rows=rows, numbers=numbers)


def _taken(column: TableColumn, text: str, before: str, place: Place, notes: list[Finding]) -> str:
    """The text for the file of one cell; of what is unclear, a finding, and the text as it was typed."""
    try:
        return column.taken(text, before)
    except Unclear as error:
        at = place.cell(column.name, column.title, shown(text))
        codes = ", ".join(error.codes)
        notes.append(UNCLEAR.at(at, column=column.title, value=shown(text), codes=codes))
        return text
