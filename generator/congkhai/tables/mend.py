"""The harmless repairs of one table's file: what only one reading can mean, written as that."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import repeat

from congkhai.findings import Place
from congkhai.grids import cells, csv_edit
from congkhai.grids.csv_edit import Written, written
from congkhai.grids.csv_text import DELIMITERS
from congkhai.grids.encoding import MARK
from congkhai.grids.grid import Grid, Row, letter
from congkhai.tables import header
from congkhai.tables.columns import in_doubt
from congkhai.tables.normalise import writer
from congkhai.tables.opening import DELIMITER, Opened, opened
from congkhai.tables.schema import Field, Schema, added_later, measured, title
from congkhai.text.marks import clean
from congkhai.value import Value, replace

Texts = tuple[str, ...]


class Repair(Value):
    """One repair: of a cell or a title where `place` names a row, of the whole file where it names none.

    `before` and `after` are then words about the file; an empty `after` says that something is left out.
    `added` names a column that is put in.
    """

    place: Place
    before: str
    after: str
    added: str = ""


class Mended(Value):
    """The new bytes of a file, and every repair that leads to them.

    `standing` are the same cells as CSV where they stand in the old file, its blank rows and columns kept.
    """

    content: bytes
    standing: bytes
    repairs: tuple[Repair, ...]


class _Column(Value):
    """A column of the new file: its title, where it stands in the old one (None: it is added), and how its
    cells are written; `field` is None where the schema does not know it.
    """

    heading: str
    position: int | None
    field: Field | None
    write: Callable[[str], str]


def mended(content: bytes, schema: Schema, place: Place, old: str | None = None) -> Mended | None:
    """The file with all its repairs, or None where there is nothing to do or its rows cannot be made out.

    `place` is the file's. The new file is UTF-8 and says what the old one says: the same values in the same
    order, the same faults where no repair is harmless. It keeps the mark of the old one or does without, its
    delimiter and its line ends; one that was no UTF-8 gets a mark, by which Excel knows its letters. Rows
    that need no repair keep their very letters. `old` is as for `opened`.
    """
    known = header.headings(schema.fields)
    found = opened(content, place, lambda cell: header.named(cell, known) is not None, old)
    if found is None:
        return None
    # Blank rows above the header are left out; anything else there is for people to judge.
    on_top = replace(found.grid, header=Row(1, tuple(map(found.letters, found.grid.header.cells))))
    if header.settled(on_top, known, schema.fields, place) != (on_top, None):
        return None
    fields, _ = header.match(on_top, known, schema.fields, place)
    found = replace(found, grid=found.grid.with_values(measured(fields)))
    columns = _columns(found, fields, schema.fields)
    rows = [(row, _row(row, columns, found)) for row in found.grid.rows]
    repairs = [*_whole(found, columns, place), *_titles(found.grid, columns, place)]
    repairs += _cells(columns, rows, place)
    if not repairs:
        return None
    mark = MARK if found.anew or content.startswith(MARK) else b""
    return Mended(
        content=mark + _written(found, columns, rows),
        standing=_standing(found.grid, columns, rows),
        repairs=tuple(repairs),
    )


def _columns(found: Opened, known: Mapping[int, Field], fields: Sequence[Field]) -> list[_Column]:
    columns: list[_Column] = []
    twofold = _twofold(found, known)
    for position, heading in enumerate(map(found.letters, found.grid.header.cells)):
        texts = [found.letters(text) for text in header.below(found.grid, position)]
        field = known.get(position)
        if field is not None:
            write = _careful(field, twofold)
            columns.append(_Column(heading=field["name"], position=position, field=field, write=write))
        elif clean(heading) or any(map(clean, texts)):
            columns.append(_Column(heading=heading, position=position, field=None, write=str))
    surplus = any(len(row.cells) > len(found.grid.header.cells) for row in found.grid.rows)
    known_all = all(column.field is not None for column in columns)
    if known_all and not surplus and _lacks_by_age_alone(columns, fields):
        _add_later(columns, fields)
    return columns


def _lacks_by_age_alone(columns: Sequence[_Column], fields: Sequence[Field]) -> bool:
    """Whether nothing but columns that came later is missing; a header cut short is for people to judge.

    So is one above rows that go on beyond it: what stands there may belong to the column that is missing.
    """
    names = {column.heading for column in columns}
    return all(field["name"] in names or added_later(field) for field in fields)


def _add_later(columns: list[_Column], fields: Sequence[Field]) -> None:
    """Puts in the columns that came later, each behind the one before it in the schema."""
    at = 0
    for field in fields:
        names = [column.heading for column in columns]
        if field["name"] in names:
            at = names.index(field["name"]) + 1
        elif added_later(field):
            columns.insert(at, _Column(heading=field["name"], position=None, field=field, write=str))
            at += 1


def _twofold(found: Opened, known: Mapping[int, Field]) -> frozenset[str]:
    """The dates of the file that may be two days."""
    doubts = in_doubt(
        {
            title(field): [*enumerate(map(found.letters, header.below(found.grid, position)))]
            for position, field in known.items()
            if field.get("type") == "date"
        }
    )
    return frozenset(doubt.text for column in doubts.by_column.values() for doubt in column)


def _careful(field: Field, twofold: Collection[str]) -> Callable[[str], str]:
    """The canonical writer of a column; it leaves alone what may not stand there and what may be two days."""
    number = field.get("type") in ("integer", "number")
    left = twofold if field.get("type") == "date" else ()
    canonical = writer(field)

    def write(text: str) -> str:
        refused = not cells.harmless(text) and any(cells.check(text, Place(), number=number))
        return text if refused or text in left else canonical(text)

    return cache(write)


def _row(row: Row, columns: Sequence[_Column], found: Opened) -> Texts:
    """The row as it is written; one cut short stays short, surplus cells stay at its end."""
    texts: list[str] = []
    cells_before = tuple(map(found.letters, row.cells))
    for column in columns:
        if column.position is None:
            texts.append("")
        elif column.position < len(cells_before):
            texts.append(column.write(cells_before[column.position]))
        else:
            return tuple(texts)
    return (*texts, *cells_before[len(found.grid.header.cells) :])


def _whole(found: Opened, columns: Sequence[_Column], place: Place) -> Iterator[Repair]:
    """The repairs of the file as a whole."""
    for before, after in found.forms:
        yield Repair(place=place, before=before, after=after)
    rows = found.layout.rows if found.layout else ()
    titles = rows[found.grid.header.number - 1][0] if rows else found.grid.header.cells
    blank = len(titles) - sum(column.position is not None for column in columns)
    if blank > 0:
        yield Repair(place=place, before=f"{blank} cột trống", after="")
    for column in columns:
        if column.position is None and column.field is not None:
            name = f"cột ‘{title(column.field)}’ ({column.heading})"
            after = f"có {name}, các ô để trống"
            yield Repair(place=place, before=f"chưa có {name}", after=after, added=column.heading)


def _titles(grid: Grid, columns: Sequence[_Column], place: Place) -> Iterator[Repair]:
    for column in columns:
        if column.position is not None and grid.header.cells[column.position] != column.heading:
            at = replace(place, row=grid.header.number, column=letter(column.position))
            yield Repair(place=at, before=grid.header.cells[column.position], after=column.heading)


def _cells(columns: Sequence[_Column], rows: Sequence[tuple[Row, Texts]], place: Place) -> Iterator[Repair]:
    for row, texts in rows:
        for column, after in zip(columns, texts, strict=False):
            if column.position is None or row.cells[column.position] == after:
                continue
            before = row.cells[column.position]
            shown_title = column.heading if column.field is None else title(column.field)
            at = replace(place, row=row.number).cell(column.heading, shown_title, before)
            yield Repair(place=at, before=before, after=after)


def _written(found: Opened, columns: Sequence[_Column], rows: Sequence[tuple[Row, Texts]]) -> bytes:
    """The new file behind its mark; every row ends as it did, the last perhaps with nothing."""
    layout = found.layout
    before = [written(*one) for one in layout.rows] if layout else []
    kept = layout is not None and layout.delimiter == found.delimiter
    heads = tuple(column.heading for column in columns)
    # A sign that parts cells elsewhere would, in a bare title, be taken for what parts them here.
    doubtful = any(set(heading) & set(DELIMITERS) - {found.delimiter} for heading in heads)
    end = {number: one.end for number, one in enumerate(before, 1)}
    top = found.grid.header.number
    lines = [(csv_edit.row(heads, found.delimiter, always=doubtful), end.get(top, "\n"))]
    for row, texts in rows:
        if any(map(clean, texts)) or row.cells[len(found.grid.header.cells) :]:
            was = before[row.number - 1] if kept else None
            lines.append((_line(texts, columns, found, was), end.get(row.number, "\n")))
    return (found.declared + csv_edit.closed(lines)).encode()


def _line(texts: Texts, columns: Sequence[_Column], found: Opened, was: Written | None) -> str:
    """The text of a row, in which every cell that needs no repair keeps its very letters."""
    if was is None:
        return csv_edit.row(texts, found.delimiter)
    width = len(found.grid.header.cells)
    places = [*(column.position for column in columns), *range(width, max(width, len(was.cells)))]
    raw = was.parts(found.delimiter)
    before = [was.cells[at] if at is not None and at < len(was.cells) else "" for at in places]
    parts = [raw[at] if at is not None and at < len(raw) else "" for at in places]
    return csv_edit.row(texts, found.delimiter, before, parts)


def _standing(grid: Grid, columns: Sequence[_Column], rows: Sequence[tuple[Row, Texts]]) -> bytes:
    """The new cells at the old places; columns that are added come last."""
    added = [column.heading for column in columns if column.position is None]
    places = [column.position for column in columns if column.position is not None]
    width = len(grid.header.cells)

    def placed(texts: Iterable[str]) -> Texts:
        return tuple(map(dict(zip(places, texts, strict=False)).get, range(width), repeat("")))

    lines = {grid.header.number: (*placed(c.heading for c in columns if c.position is not None), *added)}
    for row, texts in rows:
        kept = (text for column, text in zip(columns, texts, strict=False) if column.position is not None)
        whole = (*placed(kept), *("" for _ in added), *row.cells[width:])
        lines[row.number] = whole if len(row.cells) >= width else whole[: len(row.cells)]
    numbers = range(1, max(lines) + 1)
    written_anew = (csv_edit.row(lines.get(number, ()), DELIMITER, always=True) for number in numbers)
    return "".join(f"{line}\n" for line in written_anew).encode()
