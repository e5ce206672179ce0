"""Entries of datapackage.json and of schemas that bear the program's prefix, and which it does not know."""

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, Final

from congkhai.findings import Finding, Place
from congkhai.notation.json_text import Lines
from congkhai.project import SAMPLE_MARK, reads_as_mark
from congkhai.tables.kinds import ALIKE_MARK, UNKNOWN_ENTRY
from congkhai.tables.schema import Schema
from congkhai.text.fold import slug
from congkhai.text.look_alikes import plain
from congkhai.value import replace

_PREFIX: Final = "congkhai"
_OF_PACKAGE: Final = (SAMPLE_MARK,)
_OF_RESOURCE: Final = ("congkhai:them_tu",)
_OF_SCHEMA: Final = ("congkhai:ve_nguoi", "congkhai:nhan_dong")
_OF_FIELD: Final = (
    "congkhai:visibility",
    "congkhai:nhan",
    "congkhai:nhan_khac",
    "congkhai:ky_hieu",
    "congkhai:them_tu",
    "congkhai:tro_den",
    "congkhai:ve_nguoi",
)


def unknown_in_package(raw: Mapping[str, Any], place: Place, lines: Lines) -> Iterator[Finding]:
    """The entries of datapackage.json that nobody reads, and those that pass for the mark of a sample.

    `lines` are those of the file.
    """
    for key in raw:
        if key != SAMPLE_MARK and reads_as_mark(key):
            yield ALIKE_MARK.at(replace(place, row=lines.of((key,)), value=key), key=key, mark=SAMPLE_MARK)
    others = {key: lines.of((key,)) for key in raw if not reads_as_mark(key)}
    yield from _unknown(others, _OF_PACKAGE, place, "")
    for number, resource in enumerate(raw["resources"]):
        name = resource["name"]
        at = replace(place, table=name, table_title=str(resource.get("title") or name))
        rows = {key: lines.of(("resources", number, key)) for key in resource}
        yield from _unknown(rows, _OF_RESOURCE, at, f" của bảng {name}")


def unknown_in_schema(schema: Schema, place: Place) -> Iterator[Finding]:
    """The entries of a schema, and of its columns, that nobody reads; `place` is the schema's file."""
    yield from _unknown(dict.fromkeys(schema.raw), _OF_SCHEMA, place, "")
    for field in schema.raw["fields"]:
        at = replace(place, column=field["name"], column_title=str(field.get("title") or field["name"]))
        rows = dict.fromkeys(field, schema.column_lines.get(field["name"]))
        yield from _unknown(rows, _OF_FIELD, at, f" của cột {field['name']}")


def _unknown(
    keys: Mapping[str, int | None], known: Collection[str], place: Place, whose: str
) -> Iterator[Finding]:
    """Those of the keys, given with their lines, that are not known."""
    reads = {slug(key): key for key in known}
    for key, row in keys.items():
        spelt = slug(plain(key))
        if key in known or not spelt.startswith(_PREFIX):
            continue
        near = get_close_matches(spelt, reads, n=1, cutoff=0.8)
        meant = f"; có lẽ là mục “{reads[near[0]]}”" if near else ""
        at = replace(place, row=row, value=key)
        yield UNKNOWN_ENTRY.at(at, key=key, whose=whose, file=place.file, meant=meant)
