"""From the text of a cell to a value the judge understands: one spelling for what means the same."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from congkhai.tables.schema import Field, choices
from congkhai.text.dates import parse_date, parse_time
from congkhai.text.fold import fold, same_key
from congkhai.text.marks import clean
from congkhai.text.numbers import parse_decimal

Reader = Callable[[str], object]

_INTEGER: Final = re.compile(r"[+-]?\d{1,18}", re.ASCII)
# What we cannot read must not be read by the judge's looser rules either ("2_022", full-width digits).
_UNREADABLE: Final = "? "
_THOUSAND: Final = 1000


def tidy(text: str) -> str:
    """The text without invisible differences; see `clean`."""
    return clean(text)


def reader(field: Field) -> Reader:
    """The function from a tidy, non-empty text to the value of that field.

    Dates, times, numbers and yes/no become values of their type; a label of a list becomes the value it
    stands for. What cannot be read becomes a text that the judge refuses. "89,125" is a number with three
    decimals where the column's maximum is below a thousand.
    """
    parse = _PARSERS.get(str(field.get("type")))
    if parse is parse_decimal and _stays_below_thousand(field):
        return _typed(_below_thousand)
    if parse is not None:
        return _typed(parse)
    if field.get("type") == "boolean":
        return _typed(_yes_no(field).get, key=fold)
    allowed = choices(field)
    return _choice(allowed) if allowed else _as_is


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


def _below_thousand(text: str) -> Decimal | None:
    return parse_decimal(text, below_thousand=True)


_PARSERS: Final[Mapping[str, Callable[[str], object]]] = {
    "date": parse_date,
    "time": parse_time,
    "integer": _integer,
    "number": parse_decimal,
}


def _as_is(text: str) -> object:
    return text


def _typed(parse: Callable[[str], object], key: Callable[[str], str] = str) -> Reader:
    def read(text: str) -> object:
        value = parse(key(text))
        return _UNREADABLE + text if value is None else value

    return read


def _yes_no(field: Field) -> dict[str, bool]:
    """What the field's schema takes for yes and no, without marks and case."""
    yes, no = field.get("trueValues", ["true", "1"]), field.get("falseValues", ["false", "0"])
    return {fold(word): True for word in yes} | {fold(word): False for word in no}


def _choice(allowed: Mapping[str, str]) -> Reader:
    labels = {same_key(label): value for value, label in allowed.items()}
    spellings = labels | {same_key(value): value for value in allowed}

    def read(text: str) -> object:
        return text if text in allowed else spellings.get(same_key(text), text)

    return read
