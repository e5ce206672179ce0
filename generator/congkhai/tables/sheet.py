"""One table of the package between its file and the judge: columns settled, cells normalised."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from operator import getitem

from congkhai.findings import Finding, Place
from congkhai.grids import cells, saved, workbook
from congkhai.grids.grid import Grid, Row
from congkhai.grids.kinds import BY_HAND, BY_TIDY, NOT_CSV
from congkhai.tables import header
from congkhai.tables.normalise import reader
from congkhai.tables.schema import Field, Schema, measured, title
from congkhai.text.marks import clean
from congkhai.value import Value, replace

Misread = dict[str, list[tuple[Place, str]]]
"""By encoding, the cells of a file that were wrongly kept from it, with their texts."""


class Line(Value):
    """One row: texts as in the file and values, both in the order of the sheet's columns.

    A row cut short in the file has fewer; of one too long, the values of the surplus cells stand last.
    `refused` names the columns whose cell may not be read at all.
    """

    number: int
    texts: tuple[str, ...]
    values: tuple[object, ...]
    refused: frozenset[str]


class Sheet(Value):
    """A table that could be read. `fields` are the columns found, in the order of the file.

    `positions` says where in the file each of them stands, the first column being 0.
    """

    place: Place
    schema: Schema
    fields: tuple[Field, ...]
    positions: tuple[int, ...]
    lines: tuple[Line, ...]
    sha256: str

    @property
    def name(self) -> str:
        """The table's name."""
        return self.place.table or ""

    @property
    def title(self) -> str:
        """The table's Vietnamese title."""
        return self.place.table_title or self.name

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns found, in the order of the file."""
        return tuple(field["name"] for field in self.fields)

    def cell(self, row: int, field: Field, text: str | None) -> Place:
        """Where a cell of a row stands, the row as it is numbered in the file; None for the text of none."""
        return replace(self.place, row=row).cell(field["name"], title(field), text)

    def texts(self, line: Line) -> dict[str, str]:
        """The cells of a row as they stand in the file, by column; without those that it lacks."""
        return dict(zip(self.columns, line.texts, strict=False))

    def values(self, line: Line) -> dict[str, object]:
        """The values of a row by column; without those that it lacks."""
        return dict(zip(self.columns, line.values, strict=False))

    def key_of(self, line: Line) -> str:
        """What a clerk calls the row: the parts of its key, as they stand in the file."""
        texts = self.texts(line)
        return " + ".join(texts.get(name, "").strip() for name in self.schema.key)


def schema_place(sheet: Sheet) -> Place:
    """The file of the sheet's schema, or the sheet's own where none is known."""
    return replace(sheet.place, file=sheet.schema.file or sheet.place.file)


def read(content: bytes, schema: Schema, place: Place) -> tuple[Sheet | None, tuple[Finding, ...]]:
    """The sheet of one file, or None where no rows under a header can be made out; `place` is the file's."""
    known = header.headings(schema.fields)
    if saved.misnamed(content, place):
        return None, tuple(_misnamed(content, known, schema, place))
    grid, told = saved.read(content, place, lambda cell: header.named(cell, known) is not None)
    if grid is None:
        return None, told
    grid, low = header.settled(grid, known, schema.fields, place)
    told = (low,) if low else told  # Merged titles above the header go with their rows.
    if grid is None:
        return None, told
    columns, misheaded = header.match(grid, known, schema.fields, place)
    ordered = dict(sorted(columns.items()))
    grid = grid.with_values(measured(ordered))
    notes = [*told, *misheaded]
    misread: Misread = {}
    sheet = Sheet(
        place=place,
        schema=schema,
        fields=tuple(ordered.values()),
        positions=tuple(ordered),
        lines=tuple(_lines(grid, ordered, place, notes, misread)),
        sha256=sha256(content).hexdigest(),
    )
    notes.extend(cells.in_wrong_letters(encoding, those) for encoding, those in misread.items())
    return sheet, tuple(notes)


def _misnamed(content: bytes, known: header.Headings, schema: Schema, place: Place) -> Iterator[Finding]:
    """That a workbook bears the name of a CSV file, after what keeps `tidy` from making one of it."""
    grid, told = workbook.read(content, place)
    if grid is not None:
        on_top = replace(grid, header=replace(grid.header, number=1))
        _, low = header.settled(on_top, known, schema.fields, place)
        told = (low,) if low else told
    yield from told
    yield NOT_CSV.at(place, table=place.table_title, how=BY_HAND if told else BY_TIDY)


class _Column(dict[str, object]):
    """The value of each text of one column, read once however many rows have it.

    What no cell of the column may hold is added to `refused`.
    """

    def __init__(self, field: Field, refused: set[str]) -> None:
        super().__init__()
        self._read = reader(field)
        self._number = _holds_numbers(field)
        self._refused = refused

    def __missing__(self, text: str) -> object:
        tidied = clean(text)
        value = self._read(tidied) if tidied else None
        if not cells.harmless(text) and any(cells.check(text, Place(), number=self._number)):
            self._refused.add(text)
        self[text] = text if value == text else value
        return self[text]


def _lines(
    grid: Grid, columns: Mapping[int, Field], place: Place, notes: list[Finding], misread: Misread
) -> Iterator[Line]:
    width = len(grid.header.cells)
    suspects: set[str] = set()
    read = [_Column(field, suspects) for field in columns.values()]
    whole = [*columns] == [*range(width)]
    for row in grid.rows:
        texts = row.cells
        surplus = texts[width:]
        if surplus or not whole:
            texts = tuple(texts[position] for position in columns if position < len(texts))
        if not any(texts) and not surplus:
            continue
        values = tuple(map(getitem, read, texts))
        if values.count(None) == len(values) and not surplus:
            continue
        in_doubt = suspects and not suspects.isdisjoint(texts)
        refused = frozenset(_refused(row, columns, place, notes, misread) if in_doubt else ())
        yield Line(number=row.number, texts=texts, values=values + surplus, refused=refused)


def _refused(
    row: Row, columns: Mapping[int, Field], place: Place, notes: list[Finding], misread: Misread
) -> Iterator[str]:
    """The columns of the row whose cell no column may hold."""
    for position, field in columns.items():
        text = row.cells[position] if position < len(row.cells) else ""
        if cells.harmless(text):
            continue
        cell = replace(place, row=row.number).cell(field["name"], title(field), text)
        encoding = cells.misread(text)
        if encoding:
            misread.setdefault(encoding, []).append((cell, text))
            yield field["name"]
            continue
        for finding in cells.check(text, cell, number=_holds_numbers(field)):
            notes.append(finding)
            yield field["name"]


def _holds_numbers(field: Field) -> bool:
    return field.get("type") in ("integer", "number")
