"""The only door to frictionless: it judges types, constraints, lists, keys and what points to what.

It receives values in memory under a settled header, so it guesses nothing and opens nothing. Its answers
leave this module as `Fault`s, without its sentences and without other cells of the row.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from frictionless import Dialect, FrictionlessException, Package, Schema
from frictionless.errors import ForeignKeyError
from frictionless.resources import TableResource

from congkhai.tables.schema import Field, ForeignKey
from congkhai.tables.sheet import Sheet

LIMIT: Final = 1_000
_READ: Final = ("name", "type", "format", "constraints", "trueValues", "falseValues")
_CONSTRAINT: Final = re.compile(r'constraint "(\w+)"')
_FIRST_ROW: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One answer of the judge.

    `line` counts the sheet's lines from 0, None where the schema itself is refused; `type` is the judge's
    name for the fault, `constraint` the constraint broken, if any.
    """

    type: str
    line: int | None
    column: str = ""
    constraint: str = ""
    pointer: ForeignKey | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judge says of one table: typed rows as far as it read, faults, whether it stopped early."""

    rows: tuple[Mapping[str, object], ...]
    faults: tuple[Fault, ...]
    stopped: bool = False


class _Judged(TableResource):
    """A table whose copy, which the judge makes for each pointer to it, holds the columns pointed to only."""

    keys: TableResource

    def to_copy(self, **options: Any) -> Any:
        return self.keys


def judge(sheets: Mapping[str, Sheet]) -> dict[str, Verdict]:
    """The verdict on each sheet. Pointers to tables that are not among them are not followed."""
    verdicts: dict[str, Verdict] = {}
    resources: list[TableResource] = []
    wanted = _wanted(sheets)
    for name, sheet in sheets.items():
        try:
            resources.append(_resource(sheet, wanted[name], sheets))
        except FrictionlessException:
            verdicts[name] = Verdict((), (Fault(type="schema", line=None),))
    package = Package(resources=[*resources])
    return verdicts | {resource.name or "": _verdict(resource) for resource in package.resources}


def followed(sheet: Sheet, sheets: Mapping[str, Sheet]) -> tuple[ForeignKey, ...]:
    """The pointers of a sheet whose both ends were read."""
    return tuple(
        pointer
        for pointer in sheet.schema.foreign_keys
        if set(pointer.columns) <= set(sheet.columns)
        and pointer.target in sheets
        and set(pointer.keys) <= set(sheets[pointer.target].columns)
    )


def _wanted(sheets: Mapping[str, Sheet]) -> dict[str, set[str]]:
    """The columns of each table that others point to."""
    wanted: dict[str, set[str]] = {name: set() for name in sheets}
    for sheet in sheets.values():
        for pointer in followed(sheet, sheets):
            wanted[pointer.target].update(pointer.keys)
    return wanted


def _resource(sheet: Sheet, wanted: Collection[str], sheets: Mapping[str, Sheet]) -> _Judged:
    columns = set(sheet.columns)
    key = sheet.schema.key if set(sheet.schema.key) <= columns else ()
    links = [
        {
            "fields": list(pointer.columns),
            "reference": {
                "resource": "" if pointer.target == sheet.name else pointer.target,
                "fields": list(pointer.keys),
            },
        }
        for pointer in followed(sheet, sheets)
    ]
    schema = _schema(sheet.fields, missing=sheet.schema.raw.get("missingValues", [""]))
    schema.primary_key, schema.foreign_keys = list(key), links
    resource = _Judged(**_settled(sheet, schema, (line.values for line in sheet.lines)))
    resource.keys = _keys(sheet, wanted)
    return resource


def _keys(sheet: Sheet, wanted: Collection[str]) -> TableResource:
    positions = [i for i, name in enumerate(sheet.columns) if name in wanted]
    fields = [{k: v for k, v in sheet.fields[i].items() if k != "constraints"} for i in positions]
    rows = ([line.values[i] if i < len(line.values) else None for i in positions] for line in sheet.lines)
    return TableResource(**_settled(sheet, _schema(fields), rows))


def _schema(fields: Sequence[Field], missing: Sequence[object] = ("",)) -> Schema:
    read = [{part: field[part] for part in _READ if part in field} for field in fields]
    return Schema.from_descriptor({"fields": read, "missingValues": list(missing)})


def _settled(sheet: Sheet, schema: Schema, rows: Iterator[Any] | Any) -> dict[str, Any]:
    """The parts of a table in memory, header first; nothing of it is left to be guessed."""
    labels = [field.name for field in schema.fields]
    parts = {"name": sheet.name, "data": (labels, *rows), "format": "inline"}
    return parts | {"schema": schema, "dialect": Dialect(header_rows=[1])}


def _verdict(resource: Any) -> Verdict:
    rows: list[Mapping[str, object]] = []
    report = resource.validate(limit_errors=LIMIT, on_row=lambda row: rows.append(dict(row.items())))
    faults = tuple(_fault(error) for task in report.tasks for error in task.errors)
    return Verdict(tuple(rows), faults, stopped=len(faults) >= LIMIT)


def _fault(error: Any) -> Fault:
    row = getattr(error, "row_number", None)
    constraint = _CONSTRAINT.match(error.note or "")
    return Fault(
        type=error.type if row is not None else "schema",
        line=None if row is None else row - _FIRST_ROW,
        column=getattr(error, "field_name", ""),
        constraint=constraint[1] if constraint else "",
        pointer=_pointer(error) if isinstance(error, ForeignKeyError) else None,
    )


def _pointer(error: ForeignKeyError) -> ForeignKey:
    return ForeignKey(tuple(error.field_names), error.reference_name, tuple(error.reference_field_names))
