"""The header line: which column of the file is which column of the schema."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches

from congkhai.findings import Finding, Notebook, Place
from congkhai.grids.cells import shown
from congkhai.grids.grid import Grid, letter
from congkhai.tables.kinds import DOUBLED_COLUMN, EXTRA_COLUMN, MISSING_COLUMN
from congkhai.tables.schema import Field, title
from congkhai.text.fold import fold, same_key
from congkhai.text.marks import clean


def match(grid: Grid, fields: Sequence[Field], place: Place) -> tuple[dict[int, Field], tuple[Finding, ...]]:
    """The field of each position that has one, and what is missing, extra or doubled.

    A heading may be the name of a field or its Vietnamese title, in any case and with the tone on either
    letter; without marks too where that is clear. `place` is the file's.
    """
    notes = Notebook()
    at = replace(place, row=grid.header.number)
    known = _headings(fields)
    found: dict[str, int] = {}
    extra: list[int] = []
    for position, heading in enumerate(map(clean, grid.header.cells)):
        field = known.get(same_key(heading)) or known.get(fold(heading))
        if field is None:
            extra.append(position)
        elif field["name"] in found:
            notes.add(_doubled(at, field, letter(found[field["name"]]), letter(position)))
        else:
            found[field["name"]] = position
    missing = [field for field in fields if field["name"] not in found]
    for field in missing:
        notes.add(_missing(at, field))
    notes.found.extend(_extra(grid, extra, missing, at))
    by_name = {field["name"]: field for field in fields}
    return {position: by_name[name] for name, position in found.items()}, tuple(notes)


def _headings(fields: Sequence[Field]) -> dict[str, Field]:
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
    return MISSING_COLUMN.at(place, table=at.table_title, column=shown_title, name=name)


def _doubled(at: Place, field: Field, first: str, second: str) -> Finding:
    place = replace(at, column=field["name"], column_title=title(field))
    return DOUBLED_COLUMN.at(place, first=first, second=second, column=title(field))


def _extra(grid: Grid, positions: Sequence[int], missing: Sequence[Field], at: Place) -> Iterator[Finding]:
    titles = {fold(title(field)): title(field) for field in missing}
    for position in positions:
        heading = shown(clean(grid.header.cells[position]))
        if not heading and not any("".join(row.cells[position : position + 1]).strip() for row in grid.rows):
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
