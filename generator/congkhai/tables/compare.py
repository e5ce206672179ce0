"""A folder's schemas against the program's own."""

from collections.abc import Iterator

from congkhai.findings import Finding, Place
from congkhai.tables import widened
from congkhai.tables.extensions import unknown_in_schema
from congkhai.tables.kinds import LACKING_SCHEMA, LOOSER_SCHEMA, OTHER_SCHEMA, OTHER_TYPE
from congkhai.tables.overlay import Looser, overlaid
from congkhai.tables.schema import Field, Schema, added_later, title
from congkhai.value import replace


def held_against(schema: Schema, own: Schema | None, place: Place) -> tuple[Schema, tuple[Finding, ...]]:
    """The schema by which a table is judged, and what is to be told of the folder's: `place` is its file's.

    `own` is the program's, None for a table that is not the program's.
    """
    wider = (*widened.findings(schema, own, place), *unknown_in_schema(schema, place))
    if own is None or schema.raw == own.raw:
        return schema, wider
    judged, looser = overlaid(schema, own)
    graver = (*_lacking(schema, own, place), *_told(looser, place), *wider)
    # That a schema may differ is no word to stand beside what must be mended in it.
    return judged, graver or (OTHER_SCHEMA.at(place, table=place.table_title),)


def _lacking(schema: Schema, own: Schema, place: Place) -> Iterator[Finding]:
    """Every column that the program needs and does not find, or finds with another type.

    A column that the program itself got later is not needed in a schema made before.
    """
    types = {field["name"]: field.get("type") for field in schema.fields}
    for field in own.fields:
        name, kind = field["name"], field["type"]
        facts = {"table": place.table_title, "column": title(field), "name": name}
        at = place.cell(name, title(field), None)
        if name not in types and not added_later(field):
            yield LACKING_SCHEMA.at(at, type=kind, **facts)
        elif name in types and types[name] != kind:
            said = f"là kiểu {types[name]}" if types[name] else "mà không ghi kiểu"
            at = replace(at, row=schema.column_lines.get(name))
            yield OTHER_TYPE.at(at, type=said, wanted=kind, **facts)


def _told(looser: tuple[Looser, ...], place: Place) -> Iterator[Finding]:
    """One finding for all that is looser in the schema, column by column, at the first of them."""
    by_column: dict[str | None, list[Looser]] = {}
    for one in looser:
        by_column.setdefault(one.column["name"] if one.column else None, []).append(one)
    columns = [clauses for name, clauses in by_column.items() if name is not None]
    whats = [one.what for one in by_column.get(None, ())]
    whats += [_of_column(clauses[0].column or {}, clauses) for clauses in columns]
    if whats:
        first = columns[0][0].column if columns else None
        at = replace(place, column=first["name"], column_title=title(first)) if first else place
        yield LOOSER_SCHEMA.at(at, table=place.table_title, what="; ".join(whats))


def _of_column(field: Field, clauses: list[Looser]) -> str:
    return f"cột ‘{title(field)}’ ({field['name']}) {', '.join(one.what for one in clauses)}"
