"""What a formula gives for given answers, exactly; `forms/formula.js` means the same in every point.

An answer, and what a formula gives, is a number (exact), a text, a truth, or nothing: None, which an
unanswered field has. A text without letters is nothing, wherever it comes from. Nothing is XPath's '' and its
NaN in one.

    turned into a number   a text written as XPath writes one ("12", "-2.5", ".5", "5.", blanks around) in at
                           most 40 characters; a truth as 1 or 0; other texts and nothing give nothing
    turned into a text     numbers as `plain_number` writes them, "true" or "false", "" for nothing
    turned into a truth    nothing and 0 are false; every other number and every text is true

    + - * div mod, unary - nothing where a side is nothing as a number, or the right side of div or mod is 0;
                           mod has the sign of its left side (-5 mod 3 is -2)
    < <= > >=              both sides as numbers; false where one is nothing as a number
    =                      a truth on either side: both as truths; else nothing equals nothing alone (also
                           ''), a number on either side: both as numbers, false where a text is none; else as
                           texts, letter by letter
    !=                     where = is false
    and, or, not(x)        of truths; the two words work out both sides
    if(c, a, b)            a where c is true, else b; coalesce(a, b): a, unless it is nothing
    number(x)              x turned into a number
    string-length(x)       the characters (code points) of x as a text
    selected(x, c)         whether c as a text is one of the codes in x as a text, which single spaces part;
                           false where c is nothing
    count-selected(x)      how many codes there are in x
    round(x, p)            x to p decimals, p a whole number from 0 to 20, else nothing; a half goes away from
                           zero: round(2.5, 0) is 3, round(-2.5, 0) is -3
    sum(${x}), count(${x}) of all rows of x; a field outside a repeat has one. sum passes over rows with
                           nothing (of no rows: 0) and gives nothing where a text is no number; count counts
                           every row, also one without an answer

Elsewhere a field of several rows stands for its first. A number of more than 300 digits above or below its
fraction line, given or worked out, is nothing, so that calculations that build on each other stay small.
"""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Final

from congkhai.notation.formula import OF_ROWS, Answer, Call, Chain, Formula, Minus, Number, Own, Text, Tree

Held = Fraction | str | bool | None
"""What an answer or a formula is: a number, a text, a truth, or nothing."""
Answers = Callable[[str], Held | Sequence[Held]]
"""The answer of the field of a name; of a field within a repeat those of its rows, in their order."""

_LIMIT: Final = 10**300
_LONGEST: Final = 40
_PLACES: Final = 20
_BLANKS: Final = " \t\r\n"
_NUMBER: Final = re.compile(r"-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")


def value(formula: Formula, answers: Answers, own: Held) -> Held:
    """What the formula gives, of which this module's head tells; `own` is the answer that `.` stands for."""
    return _worth(formula.tree, answers, own)


def holds(formula: Formula, answers: Answers, own: Held) -> bool:
    """Whether what the formula gives is true."""
    return _truth(value(formula, answers, own))


def read_number(number: Fraction) -> str:
    """The same as people read it, with a comma: "12,5"."""
    return plain_number(number).replace(".", ",")


def plain_number(number: Fraction) -> str:
    """The number without needless zeros and with a decimal point, whole and exact: "12.5", "-20".

    One that no decimals end is written as its fraction: "1/3". Raises ValueError for more than 4,300 digits,
    which nothing that a formula gives has.
    """
    odd, fives = number.denominator, 0
    twos = (odd & -odd).bit_length() - 1
    odd >>= twos
    while odd % 5 == 0:
        odd, fives = odd // 5, fives + 1
    if odd != 1:
        return str(number)
    places = max(twos, fives)
    whole, part = divmod(abs(number.numerator) * 10**places // number.denominator, 10**places)
    sign = "-" if number < 0 else ""
    return f"{sign}{whole}.{part:0{places}}" if places else f"{sign}{whole}"


def _worth(tree: Tree, answers: Answers, own: Held) -> Held:
    """What a part of a formula gives. One frame a level, so that the deepest formula stays far from the
    interpreter's limit."""
    match tree:
        case Number(exact):
            return exact
        case Text(letters):
            return _held(letters)
        case Own():
            return _held(own)
        case Answer(name):
            return next(iter(_rows(answers(name))), None)
        case Minus(operand):
            number = _number(_worth(operand, answers, own))
            return None if number is None else -number
        case Chain(first, steps):
            worth = _worth(first, answers, own)
            for sign, operand in steps:
                worth = _OPERATORS[sign](worth, _worth(operand, answers, own))
            return worth
        case Call(function, (Answer(name),)) if function in OF_ROWS:
            return _of_rows(function, _rows(answers(name)))
        case Call(function, arguments):
            return _FUNCTIONS[function](*[_worth(argument, answers, own) for argument in arguments])


def _rows(answer: Held | Sequence[Held]) -> list[Held]:
    """The answers of all rows of a field; one that is no sequence is that of its only row."""
    if isinstance(answer, Sequence) and not isinstance(answer, str):
        return [_held(row) for row in answer]
    return [_held(answer)]


def _held(answer: Held) -> Held:
    """An answer, or nothing where it has no letters or too many digits."""
    return _kept(answer) if isinstance(answer, Fraction) else None if answer == "" else answer


def _kept(number: Fraction) -> Fraction | None:
    return number if abs(number.numerator) < _LIMIT and number.denominator < _LIMIT else None


def _number(held: Held) -> Fraction | None:
    if isinstance(held, str):
        text = held.strip(_BLANKS)
        return Fraction(text) if len(text) <= _LONGEST and _NUMBER.fullmatch(text) else None
    return Fraction(held) if isinstance(held, bool) else held


def _text(held: Held) -> str:
    if isinstance(held, bool):
        return "true" if held else "false"
    return plain_number(held) if isinstance(held, Fraction) else held or ""


def _truth(held: Held) -> bool:
    return bool(held)


def _arithmetic(work: Callable[[Fraction, Fraction], Fraction]) -> Callable[[Held, Held], Held]:
    """An operator of two numbers; nothing where a side is none, or by division by zero."""

    def of_held(left: Held, right: Held) -> Held:
        one, other = _number(left), _number(right)
        if one is None or other is None:
            return None
        try:
            return _kept(work(one, other))
        except ZeroDivisionError:
            return None

    return of_held


def _ordering(work: Callable[[Fraction, Fraction], bool]) -> Callable[[Held, Held], Held]:
    """A comparison of two numbers; false where a side is none."""

    def of_held(left: Held, right: Held) -> Held:
        one, other = _number(left), _number(right)
        return one is not None and other is not None and work(one, other)

    return of_held


def _equal(left: Held, right: Held) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return _truth(left) is _truth(right)
    if left is None or right is None:
        return left is right
    if isinstance(left, Fraction) or isinstance(right, Fraction):
        return _number(left) == _number(right)
    return left == right


def _rounded(held: Held, places: Held) -> Held:
    number, digits = _number(held), _number(places)
    if number is None or digits is None or digits.denominator != 1 or not 0 <= digits <= _PLACES:
        return None
    unit = 10 ** int(digits)
    units = math.floor(abs(number) * unit + Fraction(1, 2))
    return _kept(Fraction(units if number > 0 else -units, unit))


def _selected(held: Held, code: Held) -> bool:
    return code is not None and _text(code) in _text(held).split(" ")


def _of_rows(function: str, rows: Sequence[Held]) -> Held:
    if function == "count":
        return Fraction(len(rows))
    total: Held = Fraction(0)
    for row in rows:
        total = total if row is None else _OPERATORS["+"](total, row)
    return total


_OPERATORS: Final[Mapping[str, Callable[[Held, Held], Held]]] = {
    "or": lambda left, right: _truth(left) or _truth(right),
    "and": lambda left, right: _truth(left) and _truth(right),
    "=": _equal,
    "!=": lambda left, right: not _equal(left, right),
    "<": _ordering(lambda one, other: one < other),
    "<=": _ordering(lambda one, other: one <= other),
    ">": _ordering(lambda one, other: one > other),
    ">=": _ordering(lambda one, other: one >= other),
    "+": _arithmetic(lambda one, other: one + other),
    "-": _arithmetic(lambda one, other: one - other),
    "*": _arithmetic(lambda one, other: one * other),
    "div": _arithmetic(lambda one, other: one / other),
    "mod": _arithmetic(lambda one, other: one - other * math.trunc(one / other)),
}
_FUNCTIONS: Final[Mapping[str, Callable[..., Held]]] = {
    "true": lambda: True,
    "false": lambda: False,
    "not": lambda held: not _truth(held),
    "number": lambda held: _number(held),
    "string-length": lambda held: Fraction(len(_text(held))),
    "count-selected": lambda held: Fraction(sum(code != "" for code in _text(held).split(" "))),
    "round": _rounded,
    "selected": _selected,
    "coalesce": lambda held, other: other if held is None else held,
    "if": lambda condition, held, other: held if _truth(condition) else other,
}
