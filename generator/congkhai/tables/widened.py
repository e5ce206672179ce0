"""Which columns a folder's schema shows more widely than the program's, and which are about a person."""

from collections.abc import Iterator
from functools import cache

from congkhai.findings import Finding, Place
from congkhai.tables import originals
from congkhai.tables.kinds import WIDENED, WIDENED_PERSON
from congkhai.tables.schema import WIDTHS, Field, Schema, title
from congkhai.value import replace

#: What a schema, or one of its columns, says of itself: that it is about a person.
ABOUT_A_PERSON = "congkhai:ve_nguoi"

_VISIBILITY = "congkhai:visibility"


def findings(schema: Schema, own: Schema | None, place: Place) -> Iterator[Finding]:
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
