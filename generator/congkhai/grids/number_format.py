"""What a spreadsheet shows of a value under a number format of Excel."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, time, timedelta
from decimal import Decimal
from functools import lru_cache
from operator import eq, ge, gt, le, lt, ne
from types import MappingProxyType
from typing import Final

from congkhai.grids.cell_text import Saved, number, text
from congkhai.grids.number_digits import Token, filled, grouped, rounded, thousands
from congkhai.text.date_words import foreign_words
from congkhai.value import Value

HIDDEN: Final = "####"
"""Stands for what is not shown, or not as this room could tell; `cells` refuses it as Excel's own sign."""

BUILT_IN: Final = MappingProxyType(
    {
        9: "0%",
        10: "0.00%",
        11: "0.00E+00",
        12: "# ?/?",
        13: "# ??/??",
        48: "##0.0E+0",
    }
)
"""The formats that workbooks name by number alone and that show more than the number."""

# Only digits, their grouping and decimals: what is shown is the number.
_PLAIN: Final = re.compile(r"(?:General|Standard|@|(?:[#?,]*[#?0])?(?:\.[0#?]*)?)", re.I)
_TOKEN: Final = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<space>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|Standard)|(?P<exponent>E[+-])|(?P<half>AM/PM|A/P)|(?P<date>[ymdhsbg]+|e+)"
    r"|(?P<sign>[0#?.,%/@])|(?P<other>.)",
    re.I | re.S,
)
_CONDITION: Final = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_ELAPSED: Final = re.compile(r"h+|m+|s+", re.I)
_DATES: Final = frozenset({"date", "half", "elapsed"})
_DIGITS: Final = 15
_DECIMAL: Final = re.compile(r"[^\w.]*((?:\d{1,3}(?: \d{3})+|\d+)(?:\.\d*)?|\.\d+)[^\w.]*")
_COMPARED: Final[Mapping[str, Callable[[float, float], bool]]] = MappingProxyType(
    {"<": lt, "<=": le, ">": gt, ">=": ge, "=": eq, "<>": ne}
)


class _Section(Value, kw_only=False):
    """One of the parts between semicolons; `condition` is empty where its place decides."""

    tokens: tuple[Token, ...]
    condition: tuple[str, float] | None = None

    def has(self, kind: str, text: str = "") -> bool:
        """Whether a token of this kind, and of this text where one is given, is in it."""
        return any(token[0] == kind and text in ("", token[1]) for token in self.tokens)


@lru_cache(maxsize=1024)
def alters(form: str) -> bool:
    """Whether a cell of this format may show anything but its bare value."""
    return _PLAIN.fullmatch(form) is None


def shown(value: Saved, form: str) -> str:
    """The text that a clerk sees of a value under the format `form`.

    As `cell_text` writes it where it is just the value: rounded, grouped or in colour it is still that, so is
    a date in any order. Words, leading zeros, fractions and exponents of the format are in the text, with
    a decimal point, grouped as the format groups. HIDDEN where nothing is shown.
    """
    if not alters(form) or value is None or isinstance(value, bool):
        return text(value)
    sections = _sections(form)
    if isinstance(value, str):
        return _worded(value, sections)
    if isinstance(value, date | time | timedelta):
        return _dated(value, sections)
    if any(token[0] in _DATES for token in sections[0].tokens):
        return number(value)
    return _numbered(value, sections)


def worded(value: Saved, form: str) -> bool:
    """Whether the format only puts words around a number or a date: "4 người" is 4.

    A share ("50%"), a number in thousands or as a fraction, and words in place of the number are not that.
    """
    if not alters(form) or value is None or isinstance(value, bool | str):
        return False
    sections = _sections(form)
    if isinstance(value, date | time | timedelta):
        return True
    chosen = _chosen(value, sections)
    if chosen is None or any(token[0] in _DATES for token in sections[0].tokens):
        return False
    tokens = chosen[0].tokens
    signs = "".join(part for kind, part in tokens if kind == "sign")
    held = chosen[0].has("general") or any(sign in "0#?" for sign in signs)
    return held and not set("%/") & set(signs) and not thousands(tokens)


@lru_cache(maxsize=256)
def _sections(form: str) -> tuple[_Section, ...]:
    parts: list[list[Token]] = [[]]
    for kind, part in _tokens(form):
        if (kind, part) == ("literal", ";"):
            parts.append([])
        else:
            parts[-1].append(
                ("literal", part[1:]) if kind == "literal" and part[:1] == "\0" else (kind, part)
            )
    return tuple(map(_section, parts))


def _tokens(form: str) -> Iterator[Token]:
    """The parts of a format. A quoted or escaped literal begins with NUL, so that its ";" parts nothing."""
    for match in _TOKEN.finditer(form):
        kind, part = str(match.lastgroup), match[match.lastgroup or 0]
        match kind:
            case "quoted" | "escaped":
                yield "literal", f"\0{part}"
            case "space":
                yield "literal", " "
            case "bracket":
                yield from _bracket(part)
            case "other":
                yield "literal", part
            case "fill":
                pass
            case _:
                yield kind, part


def _bracket(part: str) -> Iterator[Token]:
    """A currency is shown, a condition decides, hours may pass 24; colours and languages show nothing."""
    if part.startswith("$"):
        yield "literal", "\0" + part[1:].rpartition("-")[0] if "-" in part else "\0" + part[1:]
    elif _CONDITION.fullmatch(part):
        yield "condition", part
    elif _ELAPSED.fullmatch(part):
        yield "elapsed", part


def _section(tokens: Sequence[Token]) -> _Section:
    condition = None
    for kind, part in tokens:
        match = _CONDITION.fullmatch(part) if kind == "condition" else None
        if match:
            condition = match[1], float(match[2])
    return _Section(tuple(token for token in tokens if token[0] != "condition"), condition)


def _worded(value: str, sections: Sequence[_Section]) -> str:
    """A text: the section with "@" says what is shown around it; an empty fourth one hides it."""
    section = (
        sections[3] if len(sections) > 3 else next((one for one in sections if one.has("sign", "@")), None)
    )
    if section is None:
        return value
    pieces = [value if token == ("sign", "@") else token[1] for token in section.tokens]
    said = "".join(pieces)
    if value.strip() and not said.strip():
        return HIDDEN
    return value if said.strip() == value.strip() else said.strip()


def _dated(value: date | time | timedelta, sections: Sequence[_Section]) -> str:
    """A date or time: its value, and as the format has it where that adds words of its own."""
    tokens = sections[0].tokens
    words = [part for kind, part in tokens if kind == "literal"]
    if not foreign_words(" ".join(words)):
        return text(value)
    plain = "".join("\0" if kind in ("date", "elapsed", "half") else part for kind, part in tokens)
    return re.sub("\0(?:[^\\w\0]*\0)*", lambda _: text(value), plain, count=1).replace("\0", "").strip()


def _numbered(value: int | float, sections: Sequence[_Section]) -> str:
    chosen = _chosen(value, sections)
    if chosen is None:
        return HIDDEN
    section, bare = chosen
    exact = Decimal(f"{value:.{_DIGITS}g}")
    if not exact.is_finite():
        return number(value)
    said = filled(abs(exact) if bare else exact, section.tokens).strip()
    if not said:
        return "" if not value else HIDDEN
    return _same_number(value, said, section) or said


def _same_number(value: float, said: str, section: _Section) -> str:
    """The number itself where that is all the text says; of a share of a hundred, with its sign; else ""."""
    match = _DECIMAL.fullmatch(said.replace(",", "") if grouped(section.tokens) else said)
    bare = match[1].replace(" ", "") if match else ""
    parsed = Decimal(bare) if bare else None
    hundred = said.endswith("%") and section.has("sign", "%") and said.count("%") == 1
    whole = abs(Decimal(f"{value:.{_DIGITS}g}")).scaleb(2 if hundred else 0)
    if parsed is None or ("%" in said and not hundred):
        return ""
    padded = len(bare) > 1 and bare[0] == "0" and bare[1] != "." and parsed == whole
    if padded or thousands(section.tokens) or rounded(whole, -int(parsed.as_tuple().exponent)) != parsed:
        return ""
    return f"{number(value * 100)}%" if hundred else number(value)


def _chosen(value: float, sections: Sequence[_Section]) -> tuple[_Section, bool] | None:
    """The section for a number, and whether it shows the number without its sign."""
    numeric = [one for one in sections[:3] if not (one.has("sign", "@") and one is sections[-1])]
    if not numeric:
        return _Section((("general", ""),)), False
    if any(one.condition for one in numeric):
        return _conditional(value, numeric)
    if value < 0 and len(numeric) > 1:
        return numeric[1], True
    return (numeric[2] if value == 0 and len(numeric) > 2 else numeric[0]), False


def _conditional(value: float, sections: Sequence[_Section]) -> tuple[_Section, bool] | None:
    for place, section in enumerate(sections):
        if section.condition is None:
            rest = place == len(sections) - 1
            holds = rest or (value < 0 if place else value > 0)
        else:
            sign, limit = section.condition
            holds = _COMPARED[sign](value, limit)
        if holds:
            return section, value < 0 and bool(place) and section.condition is None
    return None
