"""The judge without our short cut: every line of every sheet, by frictionless alone."""

from collections.abc import Mapping
from typing import Any

from frictionless import Dialect, Package, Schema
from frictionless.resources import TableResource

from congkhai.tables.judge import followed
from congkhai.tables.sheet import Sheet
from congkhai.tables.verdict import LIMIT

READ = ("name", "type", "format", "constraints", "trueValues", "falseValues")
Said = tuple[str, int, str]


def judged(sheets: Mapping[str, Sheet]) -> dict[str, tuple[list[Said], list[list[object]]]]:
    """Of each table: type, line from 0 and column of each fault in order; the values that were read."""
    package = Package(resources=[resource(sheet, sheets) for sheet in sheets.values()])
    return {one.name: verdict(one) for one in package.resources}


def resource(sheet: Sheet, sheets: Mapping[str, Sheet]) -> TableResource:
    fields = [{part: field[part] for part in READ if part in field} for field in sheet.fields]
    schema = {"fields": fields, "missingValues": sheet.schema.raw.get("missingValues", [""])}
    pointers = [
        {"fields": [*one.columns], "reference": {"resource": target(one, sheet), "fields": [*one.keys]}}
        for one in followed(sheet, sheets)
    ]
    return TableResource(
        name=sheet.name,
        data=(sheet.columns, *(line.values for line in sheet.lines)),
        format="inline",
        schema=Schema.from_descriptor(schema | {"primaryKey": [*sheet.schema.key], "foreignKeys": pointers}),
        dialect=Dialect(header_rows=[1]),
    )


def target(pointer: Any, sheet: Sheet) -> str:
    return "" if pointer.target == sheet.name else pointer.target


def verdict(one: Any) -> tuple[list[Said], list[list[object]]]:
    rows: list[list[object]] = []
    report = one.validate(limit_errors=LIMIT, on_row=lambda row: rows.append([*row.values()]))
    errors = [error for task in report.tasks for error in task.errors]
    return [(error.type, error.row_number - 2, getattr(error, "field_name", "")) for error in errors], rows
