"""From the text of a cell to a value the judge understands, and back to the one spelling of that value."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from functools import partial
from typing import Final

from congkhai.tables.schema import Field, choices, other_labels
from congkhai.text.dates import parse_date, parse_time
from congkhai.text.fold import fold, same_key
from congkhai.text.marks import clean
from congkhai.text.numbers import parse_decimal

Reader = Callable[[str], object]
Writer = Callable[[str], str]

_INTEGER: Final = re.compile(r"[+-]?\d{1,18}", re.ASCII)
# What we cannot read must not be read by the judge's looser rules either ("2_022", full-width digits).
_UNREADABLE: Final = "? "
_THOUSAND: Final = 1000
_YES, _NO = ("trueValues", "true"), ("falseValues", "false")
#: What a spreadsheet in Vietnamese takes for 89125 and spoils; of four decimals it makes no number.
_SPOILT: Final = re.compile(r"-?\d{1,3}\.\d{3}", re.ASCII)
_TO_THE_MINUTE: Final = "%H:%M"


def reader(field: Field) -> Reader:
    """The function from a tidy, non-empty text to the value of that field.

    Dates, times, numbers and yes/no become values of their type; a label of a list, or another word for it,
    becomes the value it stands for. What cannot be read becomes a text that the judge refuses. "89,125" is a
    number with three decimals where the column's maximum is below a thousand.
    """
    parse = _PARSERS.get(str(field.get("type")))
    if parse is parse_decimal and _stays_below_thousand(field):
        return _typed(partial(parse_decimal, below_thousand=True))
    if parse is not None:
        return _typed(parse)
    if field.get("type") == "boolean":
        return _typed(_yes_no(field).get, key=fold)
    allowed = choices(field)
    return _choice(allowed, other_labels(field)) if allowed else str


def acceptor(field: Field) -> Callable[[str], bool]:
    """Whether a tidy text is one that the column takes, as far as its type, its list and its pattern go."""
    read, allowed = reader(field), choices(field)
    pattern = re.compile(field.get("constraints", {}).get("pattern", ".*"), re.S)
    is_text = field.get("type") in (None, "string")

    def accepts(text: str) -> bool:
        value = read(text) if text else None
        if not isinstance(value, str):
            return value is not None
        return is_text and (not allowed or value in allowed) and pattern.fullmatch(value) is not None

    return accepts


def _integer(text: str) -> int | None:
    return int(text) if _INTEGER.fullmatch(text) else None


def _stays_below_thousand(field: Field) -> bool:
    most = field.get("constraints", {}).get("maximum")
    return isinstance(most, int | float) and most < _THOUSAND


_PARSERS: Final[Mapping[str, Callable[[str], object]]] = {
    "date": parse_date,
    "time": parse_time,
    "integer": _integer,
    "number": parse_decimal,
}


def _typed(parse: Callable[[str], object], key: Callable[[str], str] = str) -> Reader:
    def read(text: str) -> object:
        value = parse(key(text))
        return _UNREADABLE + text if value is None else value

    return read


def _yes_no(field: Field) -> dict[str, bool]:
    """What the field's schema takes for yes and no, without marks and case."""
    yes, no = field.get("trueValues", ["true", "1"]), field.get("falseValues", ["false", "0"])
    return {fold(word): True for word in yes} | {fold(word): False for word in no}


def _choice(allowed: Mapping[str, str], others: Iterable[tuple[str, str]]) -> Reader:
    further = {same_key(word): value for word, value in others}
    labels = {same_key(label): value for value, label in allowed.items()}
    spellings = further | labels | {same_key(value): value for value in allowed}

    def read(text: str) -> object:
        return text if text in allowed else spellings.get(same_key(text), text)

    return read


def writer(field: Field) -> Writer:
    """The function from the text of a cell to the canonical text of the same value.

    Dates as 2022-11-24, times as 07:30, decimals with a point, yes and no in the schema's first words, the
    value for a label of a list; any other text without invisible differences. What cannot be read as what
    the column holds, or would be read otherwise, stays as it is but for those.
    """
    read = reader(field)

    def write(text: str) -> str:
        tidied = clean(text)
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
