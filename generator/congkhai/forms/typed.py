"""One answer as somebody typed it, read by its field: its plain text, or what is wrong with it."""

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from congkhai.findings import Finding, Place
from congkhai.forms.definition import Item
from congkhai.forms.kinds import NO_NUMBER, NO_OPTION, NUMBER_IN_PERCENT, NUMBER_TWOFOLD
from congkhai.forms.wording import Labels, asked, below_thousand, told_to
from congkhai.letters import in_answer
from congkhai.model.forms import FieldKind
from congkhai.notation.formula_value import Held
from congkhai.text.dates import parse_date, parse_time
from congkhai.text.fold import same_key
from congkhai.text.marks import clean, compose
from congkhai.text.numbers import parse_decimal, readings
from congkhai.value import Value

_SHOWN: Final = 80
_PERCENT: Final = "%"
_WORDS: Final = {FieldKind.NUMBER: "một số", FieldKind.WHOLE: "một số nguyên"}
_BREAKS: Final = re.compile(r"\r\n?")


class Typed(Value):
    """What an answer says, as it is kept: numbers with a point, days as 2026-11-30, options by their ids.

    `text` is what was typed where `findings` say why it cannot be taken.
    """

    text: str
    findings: tuple[Finding, ...] = ()


def typed(item: Item, written: str, place: Place, labels: Labels = str) -> Typed:
    """The answer of a field; nothing but blanks is no answer. `labels` calls other fields in a finding."""
    text = _cleaned(item, written)
    if not text:
        return Typed(text="")
    # As it was typed: signs that cannot be seen are told, and not taken out of somebody's words unasked.
    faults = tuple(in_answer(_BREAKS.sub("\n", written), place, f"Mục ‘{item.label}’"))
    if faults:
        return Typed(text=text, findings=faults)
    kept = _kept(item, text)
    if kept is not None:
        return Typed(text=kept)
    return Typed(text=text, findings=(_refused(item, text, place, labels),))


def _refused(item: Item, text: str, place: Place, labels: Labels) -> Finding:
    """Why a field does not take an answer, with what to write in its place."""
    told = {"label": item.label, "value": text[:_SHOWN]}
    if item.kind.numeric and not below_thousand(item) and (twofold := readings(text)):
        return NUMBER_TWOFOLD.at(place, ways=_ways(twofold), clear=_clear(item, twofold), **told)
    if number := _in_percent(item, text):
        return NUMBER_IN_PERCENT.at(place, number=number, **told)
    kind = NO_OPTION if item.options else NO_NUMBER
    return kind.at(place, again=told_to(item, labels), what=what_it_takes(item), **told)


def _in_percent(item: Item, text: str) -> str:
    """The number before the sign, where the field asks for a share of a hundred; "" for anything else."""
    if not text.endswith(_PERCENT) or not asks_percent(item):
        return ""
    number = text.removesuffix(_PERCENT).rstrip()
    return number if _kept(item, number) is not None else ""


def asks_percent(item: Item) -> bool:
    """Whether the field asks for a number and names the sign in its label or hint."""
    return item.kind.numeric and (_PERCENT in item.label or _PERCENT in item.row.hint)


def _ways(twofold: Sequence[str]) -> str:
    """Both numbers that a text may mean: "66667 hoặc 66,667"."""
    whole, decimal = twofold
    return f"{whole} hoặc {decimal.removesuffix('0')}"


def _clear(item: Item, twofold: Sequence[str]) -> str:
    """How the number is written so that nobody mistakes it; a whole number has no decimals."""
    if item.kind is FieldKind.WHOLE:
        return f"cho không lẫn: {twofold[0]}"
    return f"theo một trong hai cách không lẫn: {' hoặc '.join(twofold)}"


def what_it_takes(item: Item) -> str:
    """What an answer of the field is before any limit: "một số nguyên"."""
    return _WORDS.get(item.kind) or asked(item, str)


def held(item: Item, text: str) -> Held:
    """A kept answer as formulas take it."""
    if text == "":
        return None
    if item.kind is FieldKind.COMPUTED:
        return _computed(text)
    if item.kind.numeric:
        number = parse_decimal(text, below_thousand=True)
        return text if number is None else Fraction(number)
    return text


def _computed(text: str) -> Held:
    """What the program wrote of a formula's value: a number, also one as 196/3, or a text."""
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        return text


def _cleaned(item: Item, written: str) -> str:
    if item.kind is FieldKind.LONG_TEXT:
        lines = (line.rstrip() for line in _BREAKS.sub("\n", compose(written)).split("\n"))
        return "\n".join(lines).strip()
    cleaned = clean(written)
    return cleaned if item.kind is FieldKind.SOME_OF else " ".join(cleaned.split("\n"))


def _kept(item: Item, text: str) -> str | None:
    """The answer as it is kept, None where the field does not take it."""
    if item.kind is FieldKind.SOME_OF:
        chosen = [_option(item, one) for one in _chosen(item, text)]
        return None if None in chosen else " ".join(dict.fromkeys(one for one in chosen if one))
    if item.options:
        return _option(item, text)
    if item.kind.numeric:
        number = parse_decimal(text, below_thousand=below_thousand(item))
        whole = number is not None and number == number.to_integral_value()
        return None if number is None or (item.kind is FieldKind.WHOLE and not whole) else spelt(number)
    if item.kind is FieldKind.DAY:
        day = parse_date(text)
        return day.isoformat() if day else None
    if item.kind is FieldKind.HOUR:
        hour = parse_time(text)
        return hour.strftime("%H:%M") if hour else None
    return text


def _chosen(item: Item, text: str) -> list[str]:
    """The options that a text lists: ids parted by blanks, or names parted by “|”, “;” or line breaks."""
    ids = text.split()
    if all(item.option(one) for one in ids):
        return ids
    return [one for one in re.split(r"\s*[|;\n]\s*", text) if one]


def _option(item: Item, text: str) -> str | None:
    key = same_key(text)
    return next((one.id for one in item.options if key in (same_key(one.id), same_key(one.name))), None)


def spelt(number: Decimal) -> str:
    """A number as it is kept: no exponent, no needless zeros."""
    plain = f"{number:f}"
    trimmed = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if trimmed in ("-0", "") else trimmed
