"""The only door to frictionless: what it says of the lines that are in doubt.

It receives values in memory under a settled header, so it guesses nothing and opens nothing. Its answers
leave this module as `Fault`s, without its sentences and without other cells of the row.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final

from frictionless import Dialect, FrictionlessException, Package, Schema
from frictionless.errors import ForeignKeyError
from frictionless.resources import TableResource

from congkhai.tables.doubt import Brief, Takes
from congkhai.tables.schema import Field, ForeignKey
from congkhai.tables.sheet import Sheet
from congkhai.tables.verdict import LIMIT, Fault, Verdict

_READ: Final = ("name", "type", "format", "constraints", "trueValues", "falseValues")
_CONSTRAINT: Final = re.compile(r'constraint "(\w+)"')
_BOUNDS: Final = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
_FIRST_ROW: Final = 2


class _Judged(TableResource):
    """The doubtful lines of a table.

    Its copy, which the judge makes for each pointer to it, holds the columns pointed to only, of all lines.
    """

    keys: TableResource
    lines: Sequence[int]

    def to_copy(self, **options: Any) -> Any:
        return self.keys


def asked(briefs: Mapping[str, Brief], doubts: Mapping[str, Sequence[int]]) -> dict[str, Verdict]:
    """The verdict on each table that has doubtful lines; `doubts` are their positions."""
    wanted = {name: _wanted(name, briefs, doubts) for name in briefs}
    package = Package(
        resources=[
            _resource(brief, doubts.get(name, ()), wanted[name])
            for name, brief in briefs.items()
            if name in doubts or wanted[name]
        ]
    )
    return {name: _verdict(package.get_resource(name)) for name in doubts}


def readers(sheet: Sheet) -> tuple[Takes, ...] | None:
    """Whether the judge takes a value of each column as it stands; None where it refuses the schema.

    Where the schema has words of its own for an empty cell, no value is certain.
    """
    schema = _judgeable(sheet, sheet.fields)
    if schema is None:
        return None
    return tuple(map(_takes if schema.missing_values == [""] else _doubts, schema.fields))


def refused_column(sheet: Sheet) -> str:
    """The first column by which the judge refuses the schema, "" where it is no column."""
    refused = (field["name"] for field in sheet.fields if _judgeable(sheet, [field]) is None)
    return next(refused, "")


def _judgeable(sheet: Sheet, fields: Sequence[Field]) -> Schema | None:
    """The judge's schema of these columns; None where it refuses it."""
    try:
        schema = _schema(sheet, fields)
    except FrictionlessException:
        return None
    return schema if all(map(_comparable, schema.fields)) else None


def _doubts(_: Any) -> Takes:
    return lambda _: False


def _takes(field: Any) -> Takes:
    read = field.create_cell_reader()

    def takes(value: object) -> bool:
        return bool(read(value) == (value, None))

    return takes


def _comparable(field: Any) -> bool:
    """Whether the judge can compare a cell with what the column demands: else it stumbles over each one."""
    try:
        field.create_cell_reader()
    except re.error:
        return False
    read = field.create_value_reader()
    bounds = (field.constraints.get(name) for name in _BOUNDS)
    return all(bound is None or read(bound) is not None for bound in bounds)


def _link(sheet: Sheet, pointer: ForeignKey) -> dict[str, Any]:
    target = "" if pointer.target == sheet.name else pointer.target
    return {"fields": list(pointer.columns), "reference": {"resource": target, "fields": list(pointer.keys)}}


def _wanted(target: str, briefs: Mapping[str, Brief], doubts: Mapping[str, Sequence[int]]) -> set[str]:
    """The columns of a table that doubtful lines point to."""
    pointers = (pointer for name in doubts for pointer in briefs[name].pointers)
    return {key for pointer in pointers if pointer.target == target for key in pointer.keys}


def _resource(brief: Brief, lines: Sequence[int], wanted: Collection[str]) -> _Judged:
    sheet = brief.sheet
    schema = _schema(sheet, sheet.fields)
    schema.primary_key, schema.foreign_keys = list(brief.key), [_link(sheet, one) for one in brief.pointers]
    resource = _Judged(**_settled(sheet, schema, (sheet.lines[line].values for line in lines)))
    resource.keys, resource.lines = _keys(sheet, wanted), lines
    return resource


def _keys(sheet: Sheet, wanted: Collection[str]) -> TableResource:
    positions = [i for i, name in enumerate(sheet.columns) if name in wanted]
    fields = [{k: v for k, v in sheet.fields[i].items() if k != "constraints"} for i in positions]
    rows = ([line.values[i] if i < len(line.values) else None for i in positions] for line in sheet.lines)
    return TableResource(**_settled(sheet, _schema(sheet, fields), rows if wanted else ()))


def _schema(sheet: Sheet, fields: Sequence[Field]) -> Schema:
    read = [{part: field[part] for part in _READ if part in field} for field in fields]
    missing = sheet.schema.raw.get("missingValues", [""])
    return Schema.from_descriptor({"fields": read, "missingValues": missing})


def _settled(sheet: Sheet, schema: Schema, rows: Iterator[Any] | Any) -> dict[str, Any]:
    """The parts of a table in memory, header first; nothing of it is left to be guessed."""
    labels = [field.name for field in schema.fields]
    parts = {"name": sheet.name, "data": (labels, *rows), "format": "inline"}
    return parts | {"schema": schema, "dialect": Dialect(header_rows=[1])}


def _verdict(resource: Any) -> Verdict:
    rows: list[tuple[object, ...]] = []
    report = resource.validate(limit_errors=LIMIT, on_row=lambda row: rows.append(tuple(row.values())))
    faults = tuple(_fault(error, resource.lines) for task in report.tasks for error in task.errors)
    return Verdict(faults, dict(zip(resource.lines, rows, strict=False)), stopped=len(faults) >= LIMIT)


def _fault(error: Any, lines: Sequence[int]) -> Fault:
    row = getattr(error, "row_number", None)
    constraint = _CONSTRAINT.match(error.note or "")
    return Fault(
        type=error.type if row is not None else "schema",
        line=None if row is None else lines[row - _FIRST_ROW],
        column=getattr(error, "field_name", ""),
        constraint=constraint[1] if constraint else "",
        pointer=_pointer(error) if isinstance(error, ForeignKeyError) else None,
    )


def _pointer(error: ForeignKeyError) -> ForeignKey:
    return ForeignKey(tuple(error.field_names), error.reference_name, tuple(error.reference_field_names))
