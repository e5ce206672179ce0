"""The digits of a number in the places that a number format of Excel has for them."""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from typing import Final

_HOLDERS: Final = "0#?"
_DEEPEST: Final = 7
_GROUPING: Final = re.compile(r"[0#?],+[0#?]")
_SCALING: Final = re.compile(r"(?<=[0#?]),+(?![0#?,])")

Token = tuple[str, str]
"""What a part of a format is (`literal`, `sign`, `general`, `exponent`, `date` …) and its text."""


def filled(value: Decimal, tokens: Sequence[Token]) -> str:
    """The text of a section of a format with the number in the places of its digits."""
    kinds = {kind for kind, _ in tokens}
    signs = "".join(part for kind, part in tokens if kind == "sign")
    if "exponent" in kinds:
        return _scientific(value, tokens)
    if "/" in signs and re.search(r"[0#?]\s*/|/[0#?]", signs):
        return _fraction(value, tokens)
    value = value.scaleb(2 * signs.count("%"))
    if "general" in kinds:
        general = f"{value.normalize():f}" if value else "0"
        return "".join(general if kind == "general" else part for kind, part in tokens)
    return _decimal(value, tokens)


def _decimal(value: Decimal, tokens: Sequence[Token]) -> str:
    """Digits from the point to the left and to the right; what has no place ahead goes before the first.

    The sign comes ahead of everything, words too.
    """
    holders = [at for at, (kind, part) in enumerate(tokens) if kind == "sign" and part in _HOLDERS]
    if not holders:
        sign = "-" if value < 0 else ""
        return sign + "".join(part for kind, part in tokens if kind != "sign" or part in "%/")
    point = next((at for at, token in enumerate(tokens) if token == ("sign", ".")), len(tokens))
    whole, part = [at for at in holders if at < point], [at for at in holders if at > point]
    value = value.scaleb(-3 * thousands(tokens))
    nearest = rounded(abs(value), len(part))
    ahead, _, behind = f"{nearest:f}".partition(".")
    digits = _ahead(ahead.lstrip("0"), [tokens[at][1] for at in whole])
    digits = _in_groups(digits) if grouped(tokens) else digits
    decimals = _behind(behind, [tokens[at][1] for at in part])
    places = dict(zip((*whole, *part), (*digits, *decimals), strict=True))
    # Excel leaves a point without decimals standing; nobody reads it.
    places[point] = ("" if whole else ahead.lstrip("0")) + ("." if "".join(decimals).strip() else "")
    pieces = ("" if kind == "sign" and piece not in "%/" else piece for kind, piece in tokens)
    said = "".join(places.get(at, piece) for at, piece in enumerate(pieces))
    return f"-{said}" if value < 0 and nearest else said


def grouped(tokens: Sequence[Token]) -> bool:
    """Whether a comma among the places of digits parts them in groups of three."""
    signs = "".join(part for kind, part in tokens if kind == "sign")
    return _GROUPING.search(signs.partition(".")[0]) is not None


def _in_groups(pieces: Sequence[str]) -> list[str]:
    """The digits of each place, with a comma behind every one that so many threes of digits follow."""
    behind = 0
    parted: list[str] = []
    for piece in reversed(pieces):
        said = ""
        for sign in reversed(piece):
            said = f"{sign}," + said if sign.isdecimal() and behind and behind % 3 == 0 else sign + said
            behind += sign.isdecimal()
        parted.append(said)
    return parted[::-1]


def thousands(tokens: Sequence[Token]) -> int:
    """How many commas stand right behind the digits or ahead of their point: each divides by a thousand."""
    signs = "".join(part for kind, part in tokens if kind == "sign")
    return sum(len(commas) for commas in _SCALING.findall(signs))


def rounded(value: Decimal, places: int) -> Decimal:
    """The number of so many decimals that is nearest, of two the one farther from zero."""
    with localcontext(prec=400):
        return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _ahead(digits: str, holders: Sequence[str]) -> list[str]:
    if not holders:
        return []
    missing = len(holders) - len(digits)
    filled = [_padding(holder) for holder in holders[: max(missing, 0)]]
    rest = digits if missing >= 0 else digits[-missing:]
    return [*filled, *rest] if missing >= 0 else [digits[: 1 - missing], *rest[1:]]


def _behind(digits: str, holders: Sequence[str]) -> list[str]:
    kept = list(digits)
    for at in range(len(holders) - 1, -1, -1):
        if kept[at] != "0" or holders[at] == "0":
            break
        kept[at] = _padding(holders[at])
    return kept


def _padding(holder: str) -> str:
    return {"0": "0", "?": " "}.get(holder, "")


def _scientific(value: Decimal, tokens: Sequence[Token]) -> str:
    cut = next(at for at, (kind, _) in enumerate(tokens) if kind == "exponent")
    mantissa, rest = tokens[:cut], tokens[cut + 1 :]
    signs = "".join(part for kind, part in mantissa if kind == "sign")
    whole, _, behind = signs.partition(".")
    step = max(sum(map(whole.count, _HOLDERS)), 1)
    power = (value.adjusted() // step * step if step > 1 else value.adjusted()) if value else 0
    if abs(rounded(value.scaleb(-power), len(behind))) >= 10**step:
        power += step
    sign = "-" if power < 0 else "+" if tokens[cut][1][1] == "+" else ""
    said = _decimal(value.scaleb(-power), mantissa)
    return f"{said}E{sign}{_decimal(Decimal(abs(power)), rest)}"


def _fraction(value: Decimal, tokens: Sequence[Token]) -> str:
    """A whole number and a fraction, its lower part fixed or of as many digits as it has places."""
    held = [at for at, token in enumerate(tokens) if token[0] == "sign"]
    first, stroke = held[0], tokens.index(("sign", "/"))
    last = stroke + 1
    while last < len(tokens) and (last in held or tokens[last][1].isdecimal()):
        last += 1
    below = "".join(part for _, part in tokens[stroke + 1 : last])
    mixed = len("".join(part for _, part in tokens[first:stroke]).split()) > 1
    exact = Fraction(abs(value))
    whole = int(exact) if mixed else 0
    if below.isdecimal() and int(below):
        over, under = round((exact - whole) * int(below)), int(below)
    else:
        over, under = (
            (exact - whole).limit_denominator(10 ** min(max(len(below), 1), _DEEPEST) - 1).as_integer_ratio()
        )
    if mixed and over == under:
        whole, over = whole + 1, 0
    part = f"{over}/{under}" if over or not mixed else ""
    said = " ".join(filter(None, (str(whole) if whole or not part else "", part)))
    before, after = (("".join(part for _, part in some)) for some in (tokens[:first], tokens[last:]))
    return f"{'-' * (value < 0)}{before}{said}{after}"
