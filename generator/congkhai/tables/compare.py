"""A folder's schemas against the program's own: what they lack, let through, or show more widely."""

from collections.abc import Iterator
from functools import cache

from congkhai.findings import Finding, Place
from congkhai.tables import originals
from congkhai.tables.extensions import unknown_in_schema
from congkhai.tables.kinds import (
    LACKING_SCHEMA,
    LOOSER_SCHEMA,
    OTHER_SCHEMA,
    OTHER_TYPE,
    WIDENED,
    WIDENED_PERSON,
)
from congkhai.tables.overlay import Looser, overlaid
from congkhai.tables.schema import WIDTHS, Field, Schema, added_later, title
from congkhai.value import replace

#: What a schema, or one of its columns, says of itself: that it is about a person.
ABOUT_A_PERSON = "congkhai:ve_nguoi"
_VISIBILITY = "congkhai:visibility"


def held_against(schema: Schema, own: Schema | None, place: Place) -> tuple[Schema, tuple[Finding, ...]]:
    """The schema by which a table is judged, and what is to be told of the folder's: `place` is its file's.

    `own` is the program's, None for a table that is not the program's.
    """
    wider = (*_widened(schema, own, place), *unknown_in_schema(schema, place))
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


def _widened(schema: Schema, own: Schema | None, place: Place) -> Iterator[Finding]:
    """That columns may be seen by more people than the program's own schema lets; `place` is the schema's.

    `own` is None for a table of the folder's own. Of its columns, and of those that the folder added, only
    one about a person is told, where it may be seen outside: no page shows them.
    """
    widths = {field["name"]: _width(field) for field in own.fields} if own else {}
    opened: dict[bool, list[Field]] = {True: [], False: []}
    for field in schema.fields:
        about = _about_a_person(schema, own, field, place.table or "")
        narrowest = widths.get(field["name"], WIDTHS.index("agency") if about else 0)
        if _width(field) < narrowest:
            opened[about].append(field)
    for about, kind in ((True, WIDENED_PERSON), (False, WIDENED)):
        if opened[about]:
            first = opened[about][0]
            at = replace(place, column=first["name"], column_title=title(first))
            yield kind.at(at, table=place.table_title, columns="; ".join(map(_shown, opened[about])))


def _width(field: Field) -> int:
    return WIDTHS.index(field.get(_VISIBILITY) or "restricted")


def _shown(field: Field) -> str:
    where = "trang đăng ra ngoài" if _width(field) == 0 else "trang nội bộ"
    return f"‘{title(field)}’ ({field['name']}) trên {where}"


def _about_a_person(schema: Schema, own: Schema | None, field: Field, table: str) -> bool:
    """Whether the column is of a table of persons, points to one, or is so marked."""
    declared = [one for one in (own.fields if own else ()) if one["name"] == field["name"]]
    if any(one.get(ABOUT_A_PERSON) for one in (field, *declared)):
        return True
    persons = tables_of_persons()
    targets = {pointer.target for pointer in schema.foreign_keys if field["name"] in pointer.columns}
    if own is None:
        return any(pointer.target in persons for pointer in schema.foreign_keys)
    return table in persons or bool(persons & {*targets, field.get("congkhai:tro_den", "")})


@cache
def tables_of_persons() -> frozenset[str]:
    """The program's tables whose rows are each about a person: those so marked, and all that point to one."""
    known = {name: schema for name in originals.titles() if (schema := originals.parsed(name))}
    persons = {name for name, schema in known.items() if schema.raw.get(ABOUT_A_PERSON)}
    while True:
        pointing = {
            name
            for name, schema in known.items()
            if any(pointer.target in persons for pointer in schema.foreign_keys)
        }
        if pointing <= persons:
            return frozenset(persons)
        persons |= pointing
