"""The columns of a package by what its schemas say of them, and other valid values for their cells."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tests.workflows.office import Office, Row

Value = Callable[[str, int], str]
LEVELS = "muc_xep_loai"
RANK = {"public": 0, "agency": 1, "restricted": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. `points_at` is the table that a foreign key or a level is of; `keys` what it may say:
    the values the column uses already, or every key of that table where it uses but one."""

    table: str
    name: str
    field: dict[str, Any]
    primary: bool
    points_at: str | None
    keys: tuple[str, ...]

    @property
    def visibility(self) -> str:
        return str(self.field.get("congkhai:visibility", "restricted"))

    @property
    def kind(self) -> str:
        return str(self.field["type"])

    @property
    def choices(self) -> tuple[str, ...]:
        """The values of an enum, or the levels."""
        return tuple(self.field.get("constraints", {}).get("enum", ()))

    @property
    def free_text(self) -> bool:
        """Whether any sentence may stand in a cell."""
        constraints = self.field.get("constraints", {})
        bound = self.points_at or self.primary or self.choices or "pattern" in constraints
        return self.kind == "string" and not bound

    @property
    def own_key(self) -> bool:
        """Whether the column names its own rows, in words that mean nothing."""
        return self.kind == "string" and self.primary and not (self.points_at or self.choices)

    def other(self, value: str, row: int) -> str:
        """Another valid value than this one."""
        if self.free_text:
            return f"Lời khác số {row} của cột {self.name}"
        if not value:
            return value
        if self.points_at or self.choices:
            return following(self.keys or self.choices, value)
        return changed(self.kind, value, self.field)


def changed(kind: str, value: str, field: dict[str, Any]) -> str:
    """Another boolean, date, time, number or key."""
    if kind == "boolean":
        return "khong" if value == "co" else "co"
    if kind == "date":
        return (date.fromisoformat(value) - timedelta(days=3)).isoformat()
    if kind == "time":
        hour, minute = map(int, value.split(":"))
        return f"{hour:02d}:{minute + 4 if minute < 56 else minute - 4:02d}"
    if kind in {"integer", "number"}:
        highest = field.get("constraints", {}).get("maximum", float("inf"))
        number = float(value) + (1 if float(value) + 1 <= highest else -1)
        return f"{number:g}"
    pattern = field.get("constraints", {}).get("pattern", ".*")
    return next((longer for end in (".k", "k") if re.fullmatch(pattern, longer := value + end)), value)


def following(values: Sequence[str], value: str) -> str:
    """The value after this one, the first after the last."""
    return values[(values.index(value) + 1) % len(values)]


def columns(office: Office) -> Iterator[Column]:
    """Every column of every table, in the package's order."""
    package = office.folder / "datapackage"
    for resource in json.loads((package / "datapackage.json").read_bytes())["resources"]:
        schema = json.loads((package / resource["schema"]).read_bytes())
        primary = schema.get("primaryKey", [])
        pointing = {
            key["fields"] if isinstance(key["fields"], str) else key["fields"][0]: key["reference"][
                "resource"
            ]
            or resource["name"]
            for key in schema.get("foreignKeys", [])
        }
        for field in schema["fields"]:
            target = pointing.get(field["name"]) or field.get("congkhai:tro_den")
            yield Column(
                table=resource["name"],
                name=field["name"],
                field=field,
                primary=field["name"] in ([primary] if isinstance(primary, str) else primary),
                points_at=target,
                keys=_keys(office, resource["name"], field["name"], target) if target else (),
            )


def narrower(office: Office, than: str) -> list[Column]:
    """The columns that an audience of this width may not see."""
    return [column for column in columns(office) if RANK[column.visibility] > RANK[than]]


def _keys(office: Office, table: str, name: str, target: str) -> tuple[str, ...]:
    used = dict.fromkeys(row[name] for row in office.rows(table) if row[name])
    if len(used) > 1:
        return tuple(used)
    sets = {row["bo_quy_dinh"] for row in office.rows("ky_danh_gia")}
    keys = (row["ma"] for row in office.rows(target) if target != LEVELS or row["bo_quy_dinh"] in sets)
    return tuple(dict.fromkeys(keys))


def rename(office: Office, column: Column, named: Value) -> None:
    """Other keys in a column of keys, and wherever other tables point at it."""
    names = {
        row[column.name]: named(row[column.name], n) for n, row in enumerate(office.rows(column.table), 1)
    }
    office.change(column.table, lambda row: row | {column.name: names[row[column.name]]})
    for other in columns(office):
        if other.points_at == column.table:
            point(office, other, names)


def point(office: Office, column: Column, names: dict[str, str]) -> None:
    def pointed(row: Row) -> Row:
        return row | {column.name: names.get(row[column.name], row[column.name])}

    office.change(column.table, pointed)


def put(office: Office, column: Column, value: Value) -> None:
    """Every cell of a column as `value` makes it of what stands there and the row's number."""
    rows = office.rows(column.table)
    office.write(
        column.table,
        [row | {column.name: value(row[column.name], number)} for number, row in enumerate(rows, 1)],
    )


def unchanged(before: Office, after: Office, wanted: Sequence[Column]) -> list[str]:
    """The columns that hold anything and in which some filled cell says what it said before.

    Rows are compared in the order of the table; a column that is empty throughout has nothing to change.
    """
    return [
        f"{column.table}.{column.name}"
        for column in wanted
        if any(
            old[column.name] and old[column.name] == new[column.name]
            for old, new in zip(before.rows(column.table), after.rows(column.table), strict=True)
        )
    ]
