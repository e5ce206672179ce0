"""The schemas as model values, with the words that text columns hold."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from congkhai.model.schema import Column, Table, Visibility
from congkhai.tables.schema import LABELS
from congkhai.tables.table import TableData, Tables

WIDTHS = {"public": Visibility.PUBLIC, "agency": Visibility.AGENCY, "restricted": Visibility.RESTRICTED}


def schemas(tables: Tables) -> tuple[Table, ...]:
    """Every table with its columns, in the order of the package."""
    return tuple(_table(data) for data in tables.tables.values())


def _table(data: TableData) -> Table:
    key = data.schema.get("primaryKey", [])
    keys = (key,) if isinstance(key, str) else tuple(key)
    targets = _targets(data.schema)
    return Table(
        name=data.name,
        title=data.title,
        description=data.schema.get("description", ""),
        key=keys,
        columns=tuple(_column(data, field, keys, targets) for field in data.schema["fields"]),
    )


def _targets(schema: Mapping[str, Any]) -> dict[str, str]:
    found = {}
    for link in schema.get("foreignKeys", []):
        column = link["fields"] if isinstance(link["fields"], str) else link["fields"][0]
        found[column] = link["reference"].get("resource") or schema.get("title", "")
    loose = {
        field["name"]: field["congkhai:tro_den"] for field in schema["fields"] if "congkhai:tro_den" in field
    }
    return found | loose


def _column(
    data: TableData, field: Mapping[str, Any], keys: tuple[str, ...], targets: dict[str, str]
) -> Column:
    name = field["name"]
    constraints = field.get("constraints", {})
    plain = field.get("type", "string") == "string" and not constraints.get("enum")
    holds_words = plain and name not in keys and name not in targets
    return Column(
        table=data.name,
        name=name,
        title=field.get("title", name),
        description=field.get("description", ""),
        type=field.get("type", "string"),
        required=bool(constraints.get("required")),
        choices=tuple(field.get(LABELS, {}).items()),
        target=targets.get(name),
        visibility=WIDTHS.get(field.get("congkhai:visibility", ""), Visibility.RESTRICTED),
        words=_words(data, name) if holds_words else frozenset(),
        symbols=tuple((value, str(symbol)) for value, symbol in field.get("congkhai:ky_hieu", {}).items()),
        least=_bound(constraints, "minimum"),
        most=_bound(constraints, "maximum"),
        longest=constraints.get("maxLength"),
    )


def _bound(constraints: Mapping[str, Any], name: str) -> Decimal | None:
    """A bound of numbers; None where there is none, or it is one of days."""
    bound = constraints.get(name)
    return Decimal(str(bound)) if isinstance(bound, int | float) else None


def _words(data: TableData, column: str) -> frozenset[str]:
    values = (record.value(column) for record in data.records)
    return frozenset(value for value in values if isinstance(value, str) and value)
