"""A folder's schemas against the program's own."""

from collections.abc import Iterator
from dataclasses import replace

from congkhai.findings import Finding, Place
from congkhai.tables import widened
from congkhai.tables.kinds import LACKING_SCHEMA, LOOSER_SCHEMA, OTHER_SCHEMA
from congkhai.tables.overlay import Looser, overlaid
from congkhai.tables.schema import Schema, added_later, title


def held_against(schema: Schema, own: Schema | None, place: Place) -> tuple[Schema, tuple[Finding, ...]]:
    """The schema by which a table is judged, and what is to be told of the folder's: `place` is its file's.

    `own` is the program's, None for a table that is not the program's.
    """
    wider = tuple(widened.findings(schema, own, place))
    if own is None or schema.raw == own.raw:
        return schema, wider
    judged, looser = overlaid(schema, own)
    other = OTHER_SCHEMA.at(place, table=place.table_title)
    return judged, (other, *_lacking(schema, own, place), *_told(looser, place), *wider)


def _lacking(schema: Schema, own: Schema, place: Place) -> Iterator[Finding]:
    """Every column that the program needs and does not find.

    A column that the program itself got later is not needed in a schema made before.
    """
    types = {field["name"]: field.get("type") for field in schema.fields}
    for field in own.fields:
        name, kind = field["name"], field["type"]
        lacking_by_age = name not in types and added_later(field)
        if types.get(name) != kind and not lacking_by_age:
            at = place.cell(name, title(field), None)
            yield LACKING_SCHEMA.at(at, table=place.table_title, column=title(field), name=name, type=kind)


def _told(looser: tuple[Looser, ...], place: Place) -> Iterator[Finding]:
    """One finding a column, and one for what concerns the whole table."""
    by_column: dict[str | None, list[Looser]] = {}
    for one in looser:
        name = one.column["name"] if one.column else None
        by_column.setdefault(name, []).append(one)
    for clauses in by_column.values():
        field, what = clauses[0].column, "; ".join(one.what for one in clauses)
        if field is None:
            yield LOOSER_SCHEMA.at(place, table=place.table_title, what=what)
        else:
            at = replace(place, column=field["name"], column_title=title(field))
            what = f"cột ‘{title(field)}’ ({field['name']}) {what}"
            yield LOOSER_SCHEMA.at(at, table=place.table_title, what=what)
