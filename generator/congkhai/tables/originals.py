"""The program's own copies of datapackage.json and of every schema, as a new folder gets them."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from congkhai.tables.schema import WORDS, Schema, parse

_FOLDER = Path(__file__).with_name("originals")


def files() -> dict[str, bytes]:
    """Every file of an empty package by its path below datapackage/: the descriptor, then the schemas.

    The descriptor bears no mark of sample data.
    """
    paths = (_FOLDER / "datapackage.json", *sorted(_FOLDER.glob("schemas/*.json")))
    return {path.relative_to(_FOLDER).as_posix(): path.read_bytes() for path in paths}


def resources() -> dict[str, dict[str, Any]]:
    """What the program's datapackage.json says of each table, by its name, in the order of the package."""
    descriptor = json.loads((_FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    return {resource["name"]: resource for resource in descriptor["resources"]}


def titles() -> dict[str, str]:
    """The tables that the program knows, with their Vietnamese titles, in the order of the package."""
    return {name: resource["title"] for name, resource in resources().items()}


def added_later() -> dict[str, str]:
    """The tables that an older folder may lack, with the version of the program that brought each."""
    return {
        name: resource["congkhai:them_tu"]
        for name, resource in resources().items()
        if "congkhai:them_tu" in resource
    }


def schema(name: str) -> bytes | None:
    """The schema of a table as it stands in the wheel, or None for a table that is not the program's."""
    path = _FOLDER / "schemas" / f"{name}.json"
    return path.read_bytes() if path.is_file() else None


@cache
def earlier(name: str) -> dict[str, str]:
    """The schemas that any version of the program ever brought for a table: what tells each, and the version.

    What tells a schema is `upgrade.canonical`; this version's own is among them.
    """
    known: dict[str, dict[str, str]] = json.loads((_FOLDER / "earlier.json").read_text(encoding="utf-8"))
    return known.get(name, {})


@cache
def parsed(name: str) -> Schema | None:
    """The schema of a table as the program reads it, or None for a table that is not the program's."""
    content = schema(name)
    read = parse(json.loads(content), name) if content else None
    return read if isinstance(read, Schema) else None


def words() -> Iterator[str]:
    """What the program's schemas say of every table and column: titles, descriptions, labels."""
    for name, table in titles().items():
        raw = json.loads(schema(name) or b"{}")
        yield from (table, raw.get("title", ""), raw.get("description", ""))
        for field in raw.get("fields", ()):
            labels = (label for part in WORDS for label in field.get(part, {}).values())
            yield from (field.get("title", ""), field.get("description", ""), *map(str, labels))


def header(name: str) -> str:
    """The header line of an empty table, with its line end."""
    fields: list[dict[str, Any]] = json.loads(schema(name) or b'{"fields": []}')["fields"]
    return ",".join(field["name"] for field in fields) + "\n"
