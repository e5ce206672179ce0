"""From a value back to the text of a cell, as the office's file spells its like."""

import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Final

from congkhai.tables.schema import Field

_DAY_FIRST: Final = re.compile(r"\s*\d\d?([/.-])\d\d?\1\d{4}\b", re.ASCII)
_TWOFOLD: Final = re.compile(r"-?[1-9]\d{0,2}\.\d{3}", re.ASCII)


def spelled(field: Field, value: object, like: str = "") -> str:
    """The text that stands for a value of the field; `normalise.reader` reads the same value from it.

    Dates and decimals are written as in `like`, a text of the same column: 24/11/2022 or 2022-11-24, 88,5 or
    88.5. Yes and no are the first words that the schema takes for them.
    """
    match value:
        case bool():
            words: Mapping[bool, list[str]] = {
                True: field.get("trueValues", ["true"]),
                False: field.get("falseValues", ["false"]),
            }
            return words[value][0]
        case date():
            sign = _DAY_FIRST.match(like)
            return f"{value:%d}{sign[1]}{value:%m}{sign[1]}{value:%Y}" if sign else value.isoformat()
        case time():
            return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"
        case int() | Decimal():
            return _number(Decimal(value), "," in like)
    return str(value)


def _number(value: Decimal, comma: bool) -> str:
    text = f"{value:f}"
    if _TWOFOLD.fullmatch(text):
        text += "0"  # 1.597 could be read as a thousand and more; 1.5970 cannot
    return text.replace(".", ",") if comma else text
