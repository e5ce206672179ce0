"""A formula of a form as Excel works it out while somebody types, where Excel can say the same.

Nothing is the error #N/A where a number is asked for, and "" where a text is. What Excel would work out
otherwise, as a text turned into a number, is not translated: the program computes it when the form comes in.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from fractions import Fraction
from functools import reduce
from typing import Final, Protocol

from congkhai.notation.formula import OF_ROWS, Answer, Call, Chain, Formula, Minus, Number, Own, Text, Tree
from congkhai.notation.formula_value import plain_number
from congkhai.value import Value

#: Excel takes no longer text within a formula.
_LONGEST_TEXT: Final = 255
#: What is shown: whole units of the fourth decimal.
_UNITS: Final = 10_000
_NOISE: Final = 6


class Sort(StrEnum):
    """What an expression of Excel gives."""

    NUMBER = "number"
    TEXT = "text"
    TRUTH = "truth"


class Worth(Value, kw_only=False):
    """An expression of Excel and what it gives."""

    text: str
    sort: Sort


class Answers(Protocol):
    """Where the answers of a form stand in a sheet; None where Excel cannot know them."""

    def one(self, name: str) -> Worth | None:
        """The answer of a field, seen from where the formula stands."""

    def of_rows(self, function: str, name: str) -> Worth | None:
        """The sum of all rows of a field, or how many there are."""


NOTHING: Final = Worth("NA()", Sort.NUMBER)


def expression(formula: Formula, answers: Answers, own: Worth | None = None) -> Worth | None:
    """The formula in Excel's words, None where Excel cannot say the same; `own` is what `.` stands for."""
    return _worth(formula.tree, answers, own)


def shown(worth: Worth) -> str:
    """The expression as a cell shows it: numbers cut to four decimals, nothing where an answer is missing."""
    if worth.sort is Sort.TRUTH:
        return f'IF({worth.text},"có","không")'
    if worth.sort is Sort.TEXT:
        return f'IFERROR({worth.text},"")'
    # Excel's 66.7 may be a little less: what is under a millionth of a unit is no reason to cut.
    return f'IFERROR(INT(ROUND({worth.text}*{_UNITS},{_NOISE}))/{_UNITS},"")'


def truth(worth: Worth) -> str:
    """The expression as a condition."""
    if worth.sort is Sort.TRUTH:
        return worth.text
    return f"IFERROR({worth.text}<>0,FALSE)" if worth.sort is Sort.NUMBER else f'({worth.text}<>"")'


def number(exact: Fraction) -> Worth:
    """A number that stands in the formula itself."""
    plain = plain_number(exact)
    return Worth(plain if "/" not in plain and exact >= 0 else f"({plain})", Sort.NUMBER)


def text(letters: str) -> Worth | None:
    """A text that stands in the formula itself; None where Excel takes none so long."""
    quoted = letters.replace('"', '""')
    return Worth(f'"{quoted}"', Sort.TEXT) if len(quoted) <= _LONGEST_TEXT else None


def _worth(tree: Tree, answers: Answers, own: Worth | None) -> Worth | None:
    match tree:
        case Number(exact):
            return number(exact)
        case Text(letters):
            return text(letters)
        case Own():
            return own
        case Answer(name):
            return answers.one(name)
        case Minus(operand):
            value = _number(_worth(operand, answers, own))
            return Worth(f"(-{value})", Sort.NUMBER) if value else None
        case Chain(first, steps):
            start = _worth(first, answers, own)
            worths = [(sign, _worth(operand, answers, own)) for sign, operand in steps]
            return reduce(lambda left, step: _joined(left, *step), worths, start)
        case Call(function, (Answer(name),)) if function in OF_ROWS:
            return answers.of_rows(function, name)
        case Call(function, arguments):
            return _called(function, [_worth(one, answers, own) for one in arguments])


def _number(worth: Worth | None) -> str | None:
    if worth is None or worth.sort is Sort.TEXT:
        return None
    return f"IF({worth.text},1,0)" if worth.sort is Sort.TRUTH else worth.text


def _joined(left: Worth | None, sign: str, right: Worth | None) -> Worth | None:
    if left is None or right is None:
        return None
    if sign in ("and", "or"):
        return Worth(f"{sign.upper()}({truth(left)},{truth(right)})", Sort.TRUTH)
    if sign in ("=", "!="):
        equal = _equal(left, right)
        if equal is None:
            return None
        return Worth(equal if sign == "=" else f"NOT({equal})", Sort.TRUTH)
    one, other = _number(left), _number(right)
    if one is None or other is None:
        return None
    if sign in _ARITHMETIC:
        return Worth(_ARITHMETIC[sign](one, other), Sort.NUMBER)
    return Worth(f"IFERROR({one}{sign}{other},FALSE)", Sort.TRUTH)


def _equal(left: Worth, right: Worth) -> str | None:
    sorts = {left.sort, right.sort}
    if Sort.TRUTH in sorts:
        return f"({truth(left)}={truth(right)})"
    if sorts == {Sort.TEXT}:
        return f"EXACT({left.text},{right.text})"
    one, other = _number(left), _number(right)
    if one is None or other is None:
        return None
    # Nothing equals nothing; a number that stands in the formula never is.
    plain = any(side.replace(".", "").isdigit() for side in (one, other))
    unless = "FALSE" if plain else f"AND(ISNA({one}),ISNA({other}))"
    return f"IFERROR({one}={other},{unless})"


_ARITHMETIC: Final[Mapping[str, Callable[[str, str], str]]] = {
    "+": lambda one, other: f"({one}+{other})",
    "-": lambda one, other: f"({one}-{other})",
    "*": lambda one, other: f"({one}*{other})",
    "div": lambda one, other: f"({one}/{other})",
    "mod": lambda one, other: f"({one}-{other}*TRUNC({one}/{other}))",
}


def _called(function: str, arguments: list[Worth | None]) -> Worth | None:
    known = [one for one in arguments if one is not None]
    if len(known) < len(arguments):
        return None
    sorts = [one.sort for one in known]
    match function, known:
        case "true" | "false", _:
            return Worth(f"{function.upper()}()", Sort.TRUTH)
        case "not", [one]:
            return Worth(f"NOT({truth(one)})", Sort.TRUTH)
        case "number", [one]:
            told = _number(one)
            return Worth(told, Sort.NUMBER) if told else None
        case "string-length", [one] if one.sort is Sort.TEXT:
            return Worth(f"LEN({one.text})", Sort.NUMBER)
        case "round", [one, places] if sorts == [Sort.NUMBER, Sort.NUMBER] and places.text.isdigit():
            return Worth(f"ROUND({one.text},{places.text})", Sort.NUMBER)
        case "selected", [one, code] if sorts == [Sort.TEXT, Sort.TEXT]:
            return Worth(f'AND({code.text}<>"",EXACT({one.text},{code.text}))', Sort.TRUTH)
        case "coalesce", [one, other] if one.sort is other.sort is Sort.NUMBER:
            return Worth(f"IFERROR({one.text},{other.text})", Sort.NUMBER)
        case "coalesce", [one, other] if one.sort is other.sort is Sort.TEXT:
            return Worth(f'IF({one.text}="",{other.text},{one.text})', Sort.TEXT)
        case "if", [condition, one, other] if one.sort is other.sort:
            return Worth(f"IF({truth(condition)},{one.text},{other.text})", one.sort)
    return None
