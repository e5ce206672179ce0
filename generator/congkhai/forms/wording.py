"""What a field takes, in words; help, example and error all say it from the same formula."""

import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Final

from congkhai.forms.definition import Item
from congkhai.model.forms import FieldKind
from congkhai.notation.formula import Answer, Call, Chain, Formula, Minus, Number, Own, Text, Tree
from congkhai.notation.formula_value import plain_number
from congkhai.value import Value

_THOUSAND: Final = 1000
_MIRRORED: Final[Mapping[str, str]] = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
_OPERATORS: Final[Mapping[str, str]] = {
    "<": "nhỏ hơn",
    "<=": "không quá",
    ">": "lớn hơn",
    ">=": "từ {} trở lên",
    "=": "bằng",
    "!=": "khác",
}
_BASE: Final[Mapping[FieldKind, str]] = {
    FieldKind.NUMBER: "một số",
    FieldKind.WHOLE: "một số nguyên",
    FieldKind.DAY: "một ngày, dạng 30/11/2026",
    FieldKind.HOUR: "giờ, dạng 14:30",
    FieldKind.TEXT: "chữ",
    FieldKind.LONG_TEXT: "chữ",
    FieldKind.COMPUTED: "các mục trên sao cho kết quả tính ra",
}
_DONE_BY: Final[Mapping[FieldKind, str]] = {
    FieldKind.FILE: "Nộp",
    FieldKind.ONE_OF: "Chọn một trong:",
    FieldKind.SOME_OF: "Chọn trong số:",
}
#: What is said where nothing was written, before what is to be written there.
FIRST: Final = "Ghi mục này:"
#: No answer is longer, in characters; a field may say less.
LONGEST: Final = 20_000
_WRITTEN: Final = frozenset((FieldKind.TEXT, FieldKind.LONG_TEXT))
Labels = Callable[[str], str]
"""The label of a field by its name."""


class Bound(Value, kw_only=False):
    """One comparison of the answer, or of its length, with something said in words."""

    operator: str
    told: str
    of_length: bool
    number: Fraction | None


def asked(item: Item, labels: Labels) -> str:
    """What is to be written, as the end of a sentence: "một số từ 0 đến 2,5"."""
    if item.kind is FieldKind.FILE:
        return of_files(item)
    limits = limit(item, labels)
    if item.options:
        listed = ", ".join(f"“{one.name}”" for one in item.options)
        return f"{listed}{'. ' if item.row.constraint_message else ', '}{limits}" if limits else listed
    base = _BASE.get(item.kind, "chữ")
    if item.kind is FieldKind.COMPUTED:
        return f"sao cho mục này {limits}" if limits else "các mục mà mục này tính từ đó"
    parted = ", " if base == "chữ" else " "
    return f"{base}{parted}{limits}" if limits else base


def told_to(item: Item, labels: Labels, write: str = "Ghi") -> str:
    """What is to be done, as a sentence without its end: "Ghi một số từ 0 đến 2,5"."""
    return f"{_DONE_BY.get(item.kind, write)} {asked(item, labels)}"


def worked_out(item: Item, labels: Labels) -> str:
    """What is said of a computed value, which nobody writes."""
    limits = limit(item, labels)
    return f"Máy tự tính; phải {limits}." if limits else "Máy tự tính."


def limit(item: Item, labels: Labels) -> str:
    """The constraint in words, "" where there is none; the row's own sentence where it has one."""
    if item.row.constraint_message:
        sentence = item.row.constraint_message.rstrip(".")
        own = sentence if item.options else f"như sau: {sentence}"
        beyond = in_words(item.limits, labels) if item.limits else None
        return f"{own}; {beyond}" if beyond else own
    told = (in_words(item.constraint, labels) if item.constraint else "") or ""
    if item.kind not in _WRITTEN or "ký tự" in told:
        return told
    longest = f"không quá {_grouped(Fraction(LONGEST))} ký tự"
    return f"{told}, {longest}" if told else longest


def below_thousand(item: Item) -> bool:
    """Whether the constraint takes no number from a thousand on, so that "2,125" can be read in one way."""
    return item.constraint is not None and _below_thousand(item.constraint.tree)


def _below_thousand(tree: Tree) -> bool:
    match tree:
        case Chain(first, steps) if steps and {operator for operator, _ in steps} <= {"and", "or"}:
            parts = [_below_thousand(one) for one in (first, *(one for _, one in steps))]
            return any(parts) if steps[0][0] == "and" else all(parts)
    bounds = [one for one in _bounds(tree, str) or () if not one.of_length]
    return any(one.number is not None and _is_below(one.operator, one.number) for one in bounds)


def _is_below(operator: str, most: Fraction) -> bool:
    return (operator in ("=", "<=") and most < _THOUSAND) or (operator == "<" and most <= _THOUSAND)


def of_files(item: Item) -> str:
    """Which files are taken."""
    row = item.row
    kinds = ", ".join(row.endings)
    return f"tệp {kinds}, mỗi tệp không quá {row.megabytes} MB, nhiều nhất {row.most} tệp"


def in_words(formula: Formula, labels: Labels) -> str | None:
    """What a constraint asks of the answer, or None where it is no plain bound or list of values."""
    values = _values(formula.tree)
    if values:
        return " hoặc ".join(values)
    bounds = _bounds(formula.tree, labels)
    return None if bounds is None else _joined(bounds)


def _joined(bounds: list[Bound]) -> str:
    """The bounds as one phrase; the first least and the first most of the answer together, others alone."""
    plain = [bound for bound in bounds if not bound.of_length]
    least = next((bound for bound in plain if bound.operator == ">="), None)
    most = next((bound for bound in plain if bound.operator == "<="), None)
    parts = []
    if least and most:
        upto = "đến không quá" if "‘" in most.told else "đến"
        parts.append(f"từ {least.told} {upto} {most.told}")
    together = (least, most) if least and most else ()
    parts += [_one(bound) for bound in plain if not any(bound is one for one in together)]
    parts += [_one(bound) for bound in bounds if bound.of_length]
    return ", ".join(parts)


def _one(bound: Bound) -> str:
    phrase, told = _OPERATORS[bound.operator], f"{bound.told} ký tự" if bound.of_length else bound.told
    return phrase.format(told) if "{}" in phrase else f"{phrase} {told}"


def bounds_held(formula: Formula) -> list[Bound] | None:
    """The plain bounds that a constraint is made of, None where it is anything else."""
    return _bounds(formula.tree, str)


def listed_numbers(formula: Formula) -> Iterator[Fraction]:
    """The numbers of `. = a or . = b`; nothing for anything else."""
    return numbers(formula.tree) if _values(formula.tree) else iter(())


def _values(tree: Tree) -> list[str] | None:
    """The values of `. = a or . = b`, None for anything else."""
    match tree:
        case Chain(first, steps) if steps and all(operator == "or" for operator, _ in steps):
            parts = [_values(one) for one in (first, *(one for _, one in steps))]
            return None if None in parts else [value for part in parts for value in part or ()]
        case Chain(Own(), (("=", (Number() | Text()) as one),)):
            return [_plain(one) or ""]
    return None


def _bounds(tree: Tree, labels: Labels) -> list[Bound] | None:
    """The comparisons of `. >= a and . <= b`, None for anything else."""
    match tree:
        case Chain(first, steps) if steps and all(operator == "and" for operator, _ in steps):
            parts = [_bounds(one, labels) for one in (first, *(one for _, one in steps))]
            return None if None in parts else [bound for part in parts for bound in part or ()]
        case Chain(left, ((operator, right),)) if operator in _MIRRORED:
            return _comparison(left, operator, right, labels) or _comparison(
                right, _MIRRORED[operator], left, labels
            )
    return None


def _comparison(own: Tree, operator: str, other: Tree, labels: Labels) -> list[Bound] | None:
    of_length = own == Call("string-length", (Own(),))
    told = _told(other, labels)
    if told is None or not (of_length or own == Own()):
        return None
    return [Bound(operator, told, of_length, next(numbers(other), None))]


def _told(tree: Tree, labels: Labels) -> str | None:
    if isinstance(tree, Answer):
        return f"‘{labels(tree.name)}’"
    return _plain(tree)


def _plain(tree: Tree) -> str | None:
    match tree:
        case Number(exact):
            return _grouped(exact)
        case Minus(Number(exact)):
            return _grouped(-exact)
        case Text(letters):
            return f"“{letters}”"
    return None


def _grouped(number: Fraction) -> str:
    """The number as it is read in a sentence: thousands parted by points, decimals after a comma."""
    whole, _, rest = plain_number(abs(number)).partition(".")
    sign = "-" if number < 0 else ""
    return sign + f"{int(whole):,}".replace(",", ".") + ("," if rest else "") + rest


_FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)*")


def figures(text: str) -> Iterator[Fraction]:
    """The numbers that a sentence names, as people write them; those with groups of digits too."""
    for match in _FIGURE.finditer(text):
        yield Fraction(_ungrouped(match[0]))


def _ungrouped(figure: str) -> str:
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", figure):
        return figure.replace(".", "").replace(",", ".")
    head, _, rest = figure.replace(",", ".").partition(".")
    return f"{head}.{rest.replace('.', '')}" if rest else head


def numbers(tree: Tree) -> Iterator[Fraction]:
    """Every number of a formula."""
    match tree:
        case Number(exact):
            yield exact
        case Minus(operand):
            yield from (-number for number in numbers(operand))
        case Chain(first, steps):
            for one in (first, *(one for _, one in steps)):
                yield from numbers(one)
        case Call(_, arguments):
            for one in arguments:
                yield from numbers(one)
