"""Codes that stand for a row of another table, and the words by which a clerk knows that row."""

from collections.abc import Iterator, Mapping
from typing import Final

from congkhai.grids.xlsx_values import held
from congkhai.tables.schema import Schema
from congkhai.text.marks import clean
from congkhai.value import Collector, Value, field
from congkhai.workbook.table import BookTable

SEPARATOR: Final = " · "
_LONGEST: Final = 80


class Pointer(Value, kw_only=False):
    """The column of a table whose values a column holds."""

    table: str
    column: str


def pointers(schema: Schema, schemas: Mapping[str, Schema]) -> dict[str, Pointer]:
    """By name, the columns of a table that hold the code of a row of a table of `schemas`.

    A foreign key of several columns is no code; of a column that the schema only says to point somewhere
    (`congkhai:tro_den`), the code is the part of the target's key that points nowhere itself.
    """
    found = {}
    for link in schema.foreign_keys:
        if len(link.columns) == 1 and link.target in schemas:
            found[link.columns[0]] = Pointer(link.target, link.keys[0])
    for one in schema.fields:
        target = one.get("congkhai:tro_den")
        if isinstance(target, str) and target in schemas and one["name"] not in found:
            own = [name for name in schemas[target].key if name not in _pointing(schemas[target])]
            found.update({one["name"]: Pointer(target, own[0])} if own else {})
    return found


def telling(schema: Schema) -> tuple[str, ...]:
    """The columns that tell a row, the first that is filled in; none where a code must do.

    The schema's `congkhai:nhan_dong` names them (a column or a list); else it is the first required text that
    is neither key nor code nor choice, or the first such column of any type.
    """
    named = schema.raw.get("congkhai:nhan_dong", ())
    wanted = [named] if isinstance(named, str) else named if isinstance(named, list) else ()
    if wanted:
        return tuple(one["name"] for name in wanted for one in schema.fields if one["name"] == name)
    barred = {*schema.key, *_pointing(schema)}
    own = [one for one in schema.fields if one["name"] not in barred]
    required = [one for one in own if one.get("constraints", {}).get("required")]
    free = [one for one in required if "enum" not in one.get("constraints", {})]
    texts = [one for one in free if one.get("type", "string") == "string"]
    return tuple(one["name"] for one in (texts or free)[:1])


def _pointing(schema: Schema) -> set[str]:
    return {name for link in schema.foreign_keys for name in link.columns}


class Labels(Collector):
    """What the rows of the tables are called; each list is made once."""

    tables: Mapping[str, BookTable]
    schemas: Mapping[str, Schema]
    made: dict[Pointer, Mapping[str, str]] = field(default_factory=dict)

    def of(self, pointer: Pointer) -> Mapping[str, str]:
        """By code, what the row is called; "" where nothing tells it. In the order of the rows."""
        if pointer not in self.made:
            self.made[pointer] = dict(self._told(pointer, follow=True))
        return self.made[pointer]

    def _told(self, pointer: Pointer, *, follow: bool) -> Iterator[tuple[str, str]]:
        table = self.tables.get(pointer.table)
        if table is None or pointer.column not in table.columns:
            return
        schema = self.schemas[pointer.table]
        code = table.columns.index(pointer.column)
        telling_at = [table.columns.index(name) for name in telling(schema) if name in table.columns]
        onward = pointers(schema, self.schemas) if follow else {}
        words = {
            at: dict(self._told(onward[table.columns[at]], follow=False))
            for at in telling_at
            if table.columns[at] in onward
        }
        seen: set[str] = set()
        for row in table.rows:
            own = clean(row[code])
            if own and own not in seen:
                seen.add(own)
                texts = (words.get(at, {}).get(clean(row[at])) or row[at] for at in telling_at)
                yield own, _short(next((one for text in texts if (one := clean(held(text)))), ""))


def choice(code: str, label: str) -> str:
    """A code as it is offered and shown: `CB-007 · Lò Văn Hoà`."""
    return f"{code}{SEPARATOR}{label}" if label and label != code else code


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
