"""Formulas of a form: the small part of XPath 1.0 that XLSForm's columns `relevant`, `constraint` and
`calculation` need, so that ODK takes the same texts.

    ${name}   another field's answer: an ASCII letter, then letters, digits and _
    .         the field's own answer
    2.5       a number, without exponent; 'a' or "a" a text, without an escape
    or        and        = != < <= > >=        + -        * div mod        unary -

The operators stand from the loosest to the tightest; those of one group are worked out from the left. A
comparison has two sides: XPath takes `1 <= . <= 5` too, and it is nearly always true, so it is refused here.
The functions are those of FUNCTIONS. `formula_read` reads a formula, `formula_value` says what it means.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final, Union

from congkhai.value import Value

#: The functions, and how many arguments each takes. `sum` and `count` take one field alone.
FUNCTIONS: Final[Mapping[str, int]] = {
    "true": 0,
    "false": 0,
    "not": 1,
    "number": 1,
    "string-length": 1,
    "count-selected": 1,
    "sum": 1,
    "count": 1,
    "round": 2,
    "selected": 2,
    "coalesce": 2,
    "if": 3,
}
#: The functions of all rows of a field.
OF_ROWS: Final = frozenset(("sum", "count"))
#: The operators with two sides, from the loosest to the tightest.
LEVELS: Final = (
    frozenset(("or",)),
    frozenset(("and",)),
    frozenset(("=", "!=", "<", "<=", ">", ">=")),
    frozenset(("+", "-")),
    frozenset(("*", "div", "mod")),
)


class Number(Value, kw_only=False):
    """A number that stands in the formula; not negative."""

    exact: Fraction


class Text(Value, kw_only=False):
    """A text that stands in the formula, without its quotes."""

    letters: str


class Answer(Value, kw_only=False):
    """`${name}`: the answer of another field."""

    name: str


class Own(Value):
    """`.`: the answer of the field that bears the formula."""


class Minus(Value, kw_only=False):
    """Unary minus before its operand."""

    operand: "Tree"


class Chain(Value, kw_only=False):
    """Operands joined by operators of one of LEVELS, worked out from the left; a comparison has one step."""

    first: "Tree"
    steps: tuple[tuple[str, "Tree"], ...]


class Call(Value, kw_only=False):
    """One of FUNCTIONS with as many arguments as it takes."""

    function: str
    arguments: tuple["Tree", ...]


Tree = Number | Text | Answer | Own | Minus | Chain | Call
"""What a formula is made of; brackets leave no trace beyond the order they force."""
Plain = Union[str, list["Plain"]]  # noqa: UP007 - a name within its own meaning
"""Lists and texts within each other, as JSON has them."""


class Formula(Value):
    """A formula that was read: its text as written, its tree, the `${…}` names in it, whether `.` is."""

    text: str
    tree: Tree
    names: frozenset[str]
    uses_own: bool


def parts(tree: Tree) -> Iterator[Tree]:
    """The tree and everything within it, from the outside."""
    yield tree
    match tree:
        case Minus(operand):
            within: tuple[Tree, ...] = (operand,)
        case Chain(first, steps):
            within = (first, *(one for _, one in steps))
        case Call(_, arguments):
            within = arguments
        case _:
            within = ()
    for one in within:
        yield from parts(one)


def as_json(formula: Formula) -> Plain:
    """The tree as the page's script takes it: a list each, its kind first, numbers as two whole numbers."""
    return _listed(formula.tree)


def _listed(tree: Tree) -> Plain:
    match tree:
        case Number(exact):
            return ["number", str(exact.numerator), str(exact.denominator)]
        case Text(letters):
            return ["text", letters]
        case Answer(name):
            return ["answer", name]
        case Own():
            return ["own"]
        case Minus(operand):
            return ["minus", _listed(operand)]
        case Chain(first, steps):
            return ["chain", _listed(first), *([sign, _listed(operand)] for sign, operand in steps)]
        case Call(function, arguments):
            return ["call", function, *map(_listed, arguments)]
