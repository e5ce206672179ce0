"""Numbers with a decimal comma, and shares of a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import Final

from congkhai.text.marks import clean

_LONGEST: Final = 40
_PLAIN: Final = re.compile(r"[+-]?\d+(?:[.,]\d+)?", re.ASCII)
_AMBIGUOUS: Final = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
_GROUPED_BY_POINT: Final = re.compile(r"[+-]?[1-9]\d{0,2}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})", re.ASCII)
_GROUPED_BY_COMMA: Final = re.compile(r"[+-]?[1-9]\d{0,2}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})", re.ASCII)
_ROMAN: Final = ((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def parse_decimal(s: str, *, below_thousand: bool = False) -> Decimal | None:
    """The number written with a decimal comma or point ("98,5", "98.5", "1.597,25"); None otherwise.

    "1.597" and "1,597" can be read in two ways and give None, as do exponents, NaN, underscores and digits
    of other scripts, and anything longer than 40 characters. "0,597" and "1597,5" can be read in only one;
    so can "89,125" where no number may reach a thousand.
    """
    text = clean(s)
    twofold = not below_thousand and _AMBIGUOUS.fullmatch(text)
    if len(text) > _LONGEST or twofold:
        return None
    if _GROUPED_BY_POINT.fullmatch(text):
        text = text.replace(".", "")
    elif _GROUPED_BY_COMMA.fullmatch(text):
        text = text.replace(",", "")
    elif not _PLAIN.fullmatch(text):
        return None
    return Decimal(text.replace(",", "."))


def readings(s: str) -> tuple[str, ...]:
    """The numbers that `s` may mean where `parse_decimal` refuses to choose, spelt so that it need not.

    "1.597" may be "1597" or "1,5970"; nothing for any other text.
    """
    text = clean(s)
    if len(text) > _LONGEST or not _AMBIGUOUS.fullmatch(text):
        return ()
    return (re.sub("[.,]", "", text), f"{text.replace('.', ',')}0")


def comma(d: Decimal | int, places: int) -> str:
    """`d` rounded half up to `places` decimals, with a decimal comma and no grouping: "98,50"."""
    exact = Decimal(d)
    context = Context(prec=max(28, exact.adjusted() + places + 3))
    rounded = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=context)
    return f"{rounded if rounded else abs(rounded):f}".replace(".", ",")


def plain(d: Decimal) -> str:
    """`d` as it is, with a decimal comma and without needless zeros: "12,5", "20"."""
    written = f"{d:f}"
    return (written.rstrip("0").rstrip(".") if "." in written else written).replace(".", ",")


def plain_fraction(number: Fraction) -> str:
    """The number as it is where four decimals end it ("2,5"), else with four and the rest cut off.

    It never reads higher than it is: 89,99995 is "89,9999", and -0,00001 is "-0,0001".
    """
    units = Fraction(number) * 10**4
    count = units.numerator // units.denominator
    whole, part = divmod(abs(count), 10**4)
    text = f"{'-' if count < 0 else ''}{whole},{part:04}"
    return text.rstrip("0").rstrip(",") if units.denominator == 1 else text


def points(value: Fraction | Decimal) -> str:
    """A score as it stands: two decimals where these are exact ("98,50"), else four, the rest cut off.

    Nothing is rounded up, so that a score under 90 never reads as 90: "89,9966".
    """
    exact = Fraction(value)
    places = 2 if (exact * 100).denominator == 1 else 4
    units = abs(exact) * 10**places
    whole, part = divmod(units.numerator // units.denominator, 10**places)
    return f"{'-' if exact < 0 else ''}{whole},{part:0{places}}"


def percentages(counts: Sequence[int], places: int = 1) -> list[Decimal]:
    """The share of each count in the whole, in percent, rounded so that together they are exactly 100.

    Largest remainder; of equal remainders the larger count, then the earlier one, gets the unit. No counts
    or only zeros give zeros. Raises ValueError for a negative count.
    """
    if any(count < 0 for count in counts):
        raise ValueError("counts must not be negative")
    whole, units = sum(counts), 100 * 10**places
    shares = [divmod(count * units, whole) if whole else (0, 0) for count in counts]
    missing = units - sum(share for share, _ in shares) if whole else 0
    order = sorted(range(len(counts)), key=lambda i: (-shares[i][1], -counts[i], i))
    raised = frozenset(order[:missing])
    return [Decimal(share + (i in raised)).scaleb(-places) for i, (share, _) in enumerate(shares)]


def roman(number: int) -> str:
    """A number below fifty in Roman numerals: "XIV"."""
    text = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text
