"""The one spelling of a value in a table's file, as the program writes it and every program reads it."""

import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Final

from congkhai.tables.normalise import Reader, reader, tidy
from congkhai.tables.schema import Field

Writer = Callable[[str], str]

_YES, _NO = ("trueValues", "true"), ("falseValues", "false")
#: What a spreadsheet in Vietnamese takes for 89125 and spoils; of four decimals it makes no number.
_SPOILT: Final = re.compile(r"-?\d{1,3}\.\d{3}", re.ASCII)
_TO_THE_MINUTE: Final = "%H:%M"


def writer(field: Field) -> Writer:
    """The function from the text of a cell to the canonical text of the same value.

    Dates as 2022-11-24, times as 07:30, decimals with a point, yes and no in the schema's first words, the
    value for a label of a list; any other text without invisible differences. What cannot be read as what
    the column holds, or would be read otherwise, stays as it is but for those.
    """
    read = reader(field)

    def write(text: str) -> str:
        tidied = tidy(text)
        return _tidied(field, read, tidied) if tidied else ""

    return write


def _tidied(field: Field, read: Reader, tidied: str) -> str:
    value = read(tidied)
    spelling = spelt(field, value)
    return spelling if spelling is not None and read(spelling) == value else tidied


def spelt(field: Field, value: object) -> str | None:
    """The spelling of a value of the field's own type; None where it is none."""
    match value:
        case bool():
            part, fallback = _YES if value else _NO
            return str(next(iter(field.get(part, ())), fallback))
        case int():
            return str(value)
        case Decimal():
            return _decimal(value)
        case date():
            return value.isoformat()
        case time():
            return value.strftime(_TO_THE_MINUTE) if not value.second else value.isoformat()
        case str() if field.get("type") in (None, "string"):
            return value
    return None


def _decimal(value: Decimal) -> str:
    text = f"{value:f}"
    return f"{text}0" if _SPOILT.fullmatch(text) else text
