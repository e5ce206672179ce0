"""Which lines the judge has to see: those of which it is not certain beforehand that it finds them right.

Each distinct value of a column is looked at once, keys and pointers are compared as sets: a large package is
right nearly everywhere, and what takes the judge its time is going line by line.
A doubt costs time and says nothing; whether there is a fault, and which, is for the judge to say.
"""

import re
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from operator import contains
from typing import Any, Final

from congkhai.tables.schema import Field, ForeignKey
from congkhai.tables.sheet import Sheet
from congkhai.value import Value

Key = tuple[object, ...]
Takes = Callable[[object], bool]

_ANY: Final = frozenset({"required", "unique"})
_BOUNDED: Final = _ANY | {"minimum", "maximum"}
#: By type: the type of its values, and the constraints that are known here.
_KNOWN: Final[Mapping[str, tuple[tuple[type, ...], frozenset[str]]]] = {
    "string": ((str,), _ANY | {"enum", "pattern"}),
    "integer": ((int,), _BOUNDED),
    "number": ((int, Decimal), _BOUNDED),
    "boolean": ((bool,), _ANY),
    "date": ((date,), _ANY),
    "time": ((time,), _ANY),
}


class Brief(Value):
    """What there is to judge of one table.

    `takes` says of each column whether the judge takes a value as it stands; `key` and `pointers` are those
    whose columns were found.
    """

    sheet: Sheet
    takes: tuple[Takes, ...]
    key: tuple[str, ...]
    pointers: tuple[ForeignKey, ...]


class _Column(Value, kw_only=False):
    """The values of a column, line by line, and those of them that the judge does not take as they stand."""

    values: Sequence[object]
    refused: frozenset[object]


_Columns = Mapping[str, _Column]


def doubtful(briefs: Mapping[str, Brief]) -> dict[str, list[int]]:
    """The positions of the doubtful lines of each sheet, in order.

    Whatever those hold, the judge passes every other line and reads its values as they stand.
    """
    aims = {(one.target, one.keys) for brief in briefs.values() for one in brief.pointers}
    known = {
        (name, keys): _known(_columns(briefs[name], keys), keys) for name, keys in aims if name in briefs
    }
    found: dict[str, list[int]] = {}
    for name, brief in briefs.items():
        # The columns of one table at a time: those of a large package are many times as large.
        columns = _columns(brief, brief.sheet.columns)
        doubts = {*_uneven(brief.sheet), *_refused(columns), *_twins(brief, columns)}
        for pointer in brief.pointers:
            targets = known.get((pointer.target, pointer.keys), set())
            doubts.update(_lost(_keys(columns, pointer.columns), targets))
        found[name] = sorted(doubts)
    return found


def _columns(brief: Brief, names: Container[str]) -> _Columns:
    return {
        name: _column(brief, position) for position, name in enumerate(brief.sheet.columns) if name in names
    }


def _column(brief: Brief, position: int) -> _Column:
    lines, takes = brief.sheet.lines, brief.takes[position]
    values = [line.values[position] if position < len(line.values) else None for line in lines]
    return _Column(values, frozenset(value for value in set(values) if not takes(value)))


def _keys(columns: _Columns, names: Sequence[str]) -> list[Key]:
    return list(zip(*(columns[name].values for name in names), strict=True))


def _known(columns: _Columns, names: Sequence[str]) -> set[Key]:
    """The keys of a table that the judge reads as they stand."""
    refused = [columns[name].refused for name in names]
    return {key for key in set(_keys(columns, names)) if not any(map(contains, refused, key))}


def _uneven(sheet: Sheet) -> Iterator[int]:
    """Lines cut short or too long."""
    width = len(sheet.fields)
    return (position for position, line in enumerate(sheet.lines) if len(line.values) != width)


def _refused(columns: _Columns) -> Iterator[int]:
    """Lines with a value that the judge does not take as it stands."""
    for column in columns.values():
        if column.refused:
            yield from _among(column.values, column.refused)


def _twins(brief: Brief, columns: _Columns) -> Iterator[int]:
    """Lines that share their key with another, or lack a part of it."""
    unique = [(f["name"],) for f in brief.sheet.fields if f.get("constraints", {}).get("unique")]
    for names in (*unique, *filter(None, [brief.key])):
        keys = _keys(columns, names)
        yield from _among(keys, {key for key, times in Counter(keys).items() if times > 1 or None in key})


def _lost(keys: Sequence[Key], targets: set[Key]) -> Iterator[int]:
    """Lines that point to nothing known; one that does not point at all is right."""
    return _among(keys, {key for key in set(keys) - targets if any(part is not None for part in key)})


def _among(values: Sequence[object], sought: Container[object]) -> Iterator[int]:
    return (position for position, value in enumerate(values) if value in sought)


def certainties(sheet: Sheet) -> tuple[Takes, ...] | None:
    """For each column whether the judge takes a value as it stands, False where that is not certain.

    None where a column demands what is not known here, or an empty cell has words of its own.
    """
    takes = tuple(taken for field in sheet.fields if (taken := _certainty(field)))
    plain = sheet.schema.raw.get("missingValues", [""]) == [""]
    return takes if plain and len(takes) == len(sheet.fields) else None


def _certainty(field: Field) -> Takes | None:
    types, known = _KNOWN.get(field.get("type", ""), ((), frozenset()))
    constraints = field.get("constraints", {})
    form = field.get("format", "default") if field.get("type") not in ("date", "time") else "default"
    if not types or form != "default" or not constraints.keys() <= known:
        return None
    within = _within(constraints)
    if within is None:
        return None
    required = bool(constraints.get("required"))

    def takes(value: object) -> bool:
        return not required if value is None else type(value) in types and within(value)

    return takes


def _within(constraints: Mapping[str, Any]) -> Callable[[Any], bool] | None:
    """Whether a value of the column's type keeps to its list, pattern and bounds; None where not known."""
    allowed, pattern = constraints.get("enum"), constraints.get("pattern")
    low, high = (constraints.get(bound) for bound in ("minimum", "maximum"))
    if allowed is not None:
        plain = pattern is None and all(isinstance(value, str) for value in allowed)
        return frozenset(allowed).__contains__ if plain else None
    if pattern is not None:
        # As the judge puts it together.
        shaped = re.compile(f"^{pattern}$").match
        return lambda value: shaped(value) is not None
    if not all(bound is None or type(bound) is int for bound in (low, high)):
        return None
    return lambda value: (low is None or low <= value) and (high is None or value <= high)
