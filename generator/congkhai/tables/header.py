"""The header line: which column of the file is which column of the schema."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from congkhai.findings import Finding, Place
from congkhai.grids.cells import shown
from congkhai.grids.csv_text import SEARCHED
from congkhai.grids.grid import Grid, Row, letter
from congkhai.tables.kinds import (
    DOUBLED_COLUMN,
    EXTRA_COLUMN,
    LATER_COLUMN,
    LOW_HEADER,
    MISSING_COLUMN,
    NO_HEADER,
)
from congkhai.tables.schema import Field, added_later, title
from congkhai.text.fold import fold, same_key
from congkhai.text.look_alikes import plain
from congkhai.text.marks import clean
from congkhai.value import replace

Headings = Mapping[str, Field]


def named(heading: str, known: Headings) -> Field | None:
    """The field that a heading means, or None: by its name or its Vietnamese title, in any case and with the
    tone on either letter; without marks too where that is clear, and whatever letters look like its own.
    """
    text = clean(heading)
    return known.get(same_key(text)) or known.get(fold(plain(text)))


def settled(
    grid: Grid, known: Headings, fields: Sequence[Field], place: Place
) -> tuple[Grid | None, Finding | None]:
    """The grid from its header on, with the finding where that is not the first row of the sheet; or None
    with the finding that it is nowhere. `place` is the file's.
    """
    rows = (grid.header, *grid.rows)
    for position, row in enumerate(rows[:SEARCHED]):
        meant = {field["name"] for cell in row.cells if (field := named(cell, known))}
        if 2 * len(meant) > len(fields):
            low = None if row.number == 1 else _low(replace(place, row=row.number), row.number)
            return (_below(row, rows[position + 1 :]) if position else grid), low
    if any(named(cell, known) for cell in grid.header.cells):
        return grid, None
    names = ", ".join(field["name"] for field in fields)
    at = replace(place, row=grid.header.number)
    return None, NO_HEADER.at(at, row=grid.header.number, table=place.table_title, columns=names)


def _below(header: Row, rows: Sequence[Row]) -> Grid:
    """The grid of a header under other rows, by which empty cells at the end of rows were cut off."""
    width = len(header.cells)
    filled = (replace(row, cells=row.cells + ("",) * (width - len(row.cells))) for row in rows)
    return Grid(header, tuple(filled))


def _low(at: Place, row: int) -> Finding:
    above = "dòng 1" if row == 2 else f"dòng 1 đến dòng {row - 1}"
    return LOW_HEADER.at(at, table=at.table_title, row=row, above=above)


def match(
    grid: Grid, known: Headings, fields: Sequence[Field], place: Place
) -> tuple[dict[int, Field], tuple[Finding, ...]]:
    """The field of each position that has one, and what is missing, extra or doubled.

    `known` are the `headings` of the fields, `place` is the file's.
    """
    notes: list[Finding] = []
    at = replace(place, row=grid.header.number)
    found: dict[str, int] = {}
    extra: list[int] = []
    for position, heading in enumerate(grid.header.cells):
        field = named(heading, known)
        if field is None:
            extra.append(position)
        elif field["name"] in found:
            notes.append(_doubled(at, field, letter(found[field["name"]]), letter(position)))
        else:
            found[field["name"]] = position
    missing = [field for field in fields if field["name"] not in found]
    for field in missing:
        notes.append(_missing(at, field))
    notes.extend(_extra(grid, extra, missing, at))
    by_name = {field["name"]: field for field in fields}
    return {position: by_name[name] for name, position in found.items()}, tuple(notes)


def headings(fields: Sequence[Field]) -> Headings:
    """Every heading that means one field only; names win over titles, titles over titles without marks."""
    known: dict[str, Field] = {}
    for spell in (lambda f: f["name"], lambda f: same_key(title(f)), lambda f: fold(clean(title(f)))):
        spellings = [spell(field) for field in fields]
        for field, spelling in zip(fields, spellings, strict=True):
            if spellings.count(spelling) == 1:
                known.setdefault(spelling, field)
    return known


def _missing(at: Place, field: Field) -> Finding:
    name, shown_title = field["name"], title(field)
    place = replace(at, column=name, column_title=shown_title)
    since = added_later(field)
    if since:
        return LATER_COLUMN.at(place, table=at.table_title, column=shown_title, name=name, since=since)
    return MISSING_COLUMN.at(place, table=at.table_title, column=shown_title, name=name)


def _doubled(at: Place, field: Field, first: str, second: str) -> Finding:
    place = replace(at, column=field["name"], column_title=title(field))
    return DOUBLED_COLUMN.at(place, first=first, second=second, column=title(field))


def below(grid: Grid, position: int) -> Iterator[str]:
    """The cells under the title at this position; rows cut short before it have none."""
    return (row.cells[position] for row in grid.rows if position < len(row.cells))


def _extra(grid: Grid, positions: Sequence[int], missing: Sequence[Field], at: Place) -> Iterator[Finding]:
    titles = {fold(title(field)): title(field) for field in missing}
    for position in positions:
        heading = shown(clean(grid.header.cells[position]))
        if not heading and not any(map(clean, below(grid, position))):
            continue
        near = get_close_matches(fold(heading), titles, 1) if heading else ()
        suggestion = f" Có phải là cột ‘{titles[near[0]]}’ không?" if near else ""
        yield EXTRA_COLUMN.at(
            replace(at, column=heading or letter(position), value=heading or None),
            letter=letter(position),
            heading=f"“{heading}”" if heading else "không có tiêu đề",
            table=at.table_title,
            suggestion=suggestion,
        )
