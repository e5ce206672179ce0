"""What the judge takes as it stands, beyond doubt: the plain values of plain columns."""

import re
from collections.abc import Callable, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any, Final

from congkhai.tables.schema import Field
from congkhai.tables.sheet import Sheet

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
