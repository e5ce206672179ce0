"""A folder's schemas against the program's own."""

import json
from collections.abc import Iterator

from congkhai.findings import Finding, Place
from congkhai.tables.kinds import LACKING_SCHEMA, OTHER_SCHEMA
from congkhai.tables.schema import Schema, added_later, title


def differences(content: bytes, schema: Schema, original: bytes | None, place: Place) -> Iterator[Finding]:
    """That the schema differs from the program's, and every column the program needs and does not find.

    A column that the program itself got later is not needed in a schema made before. `content` is the
    schema's file, `original` the program's, `place` is its place; line ends and layout are no difference.
    """
    if original is None or content == original:
        return
    own = json.loads(original)
    if schema.raw == own:
        return
    yield OTHER_SCHEMA.at(place, table=place.table_title)
    types = {field["name"]: field.get("type") for field in schema.fields}
    for field in own["fields"]:
        name, kind = field["name"], field["type"]
        lacking_by_age = name not in types and added_later(field)
        if types.get(name) != kind and not lacking_by_age:
            at = place.cell(name, title(field), None)
            yield LACKING_SCHEMA.at(at, table=place.table_title, column=title(field), name=name, type=kind)
