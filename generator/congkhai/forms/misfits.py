"""What in the rows of a form does not fit together: formulas, parts, targets and lists, each at its row."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from congkhai.findings import Finding
from congkhai.forms.definition import HIDDEN, Item, within
from congkhai.forms.kinds import (
    APPEARANCE_UNKNOWN,
    FORMULA_MISSING,
    FORMULA_SURPLUS,
    HIDDEN_REQUIRED,
    LATER_PART,
    NAME_LONG,
    OPTION_PARTED,
    OPTION_TWICE,
    OPTION_UNKNOWN,
    TARGET_OTHER_KIND,
    TARGET_TWICE,
    TEXT_COUNTED,
)
from congkhai.forms.laid_out import FORMULAS
from congkhai.forms.targets import targets
from congkhai.model.agency import Agency
from congkhai.model.columns import at, source
from congkhai.model.forms import Choice, FieldKind
from congkhai.model.groups import groups
from congkhai.model.year import Petition
from congkhai.notation.formula import Answer, Call, Chain, Formula, Minus, Own, Text, Tree, parts
from congkhai.text.fold import same_key

_LONGEST_NAME: Final = 64
_COUNTING: Final = frozenset(("+", "-", "*", "div", "mod", "<", "<=", ">", ">="))
#: What formulas take as text, whatever is answered.
_TEXTS: Final = frozenset(
    (FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.DAY, FieldKind.HOUR, FieldKind.FILE, FieldKind.SOME_OF)
)
_FIT: Final[Mapping[str, frozenset[FieldKind]]] = {
    "number": frozenset((FieldKind.NUMBER, FieldKind.WHOLE, FieldKind.COMPUTED)),
    "integer": frozenset((FieldKind.WHOLE, FieldKind.COMPUTED)),
    "date": frozenset((FieldKind.DAY,)),
    "time": frozenset((FieldKind.HOUR,)),
    "boolean": frozenset((FieldKind.ONE_OF,)),
    "string": frozenset((*(_TEXTS - {FieldKind.FILE}), FieldKind.NUMBER, FieldKind.WHOLE))
    | {FieldKind.ONE_OF, FieldKind.COMPUTED},
}
#: What was decided on a petition is one of a few words: no text about a person goes into a table.
_OUTCOME: Final = source(Petition, "outcome")
_CHOSEN: Final = frozenset((FieldKind.ONE_OF,))
#: The appearances of XLSForm that a field may name, beside those of a grid's columns.
_APPEARANCES: Final = frozenset(
    "multiline numbers thousands-sep counter url masked minimal autocomplete quick columns columns-pack "
    "no-buttons likert label list list-nolabel no-calendar month-year year picker vertical rating "
    "field-list table-list summary new signature draw annotate".split()
)
_OF_A_GRID: Final = re.compile(r"(?:w|columns-)\d{1,2}", re.ASCII)
_PARTING: Final = re.compile(r"[|;]")


def misfits(agency: Agency, items: tuple[Item, ...]) -> Iterator[Finding]:
    """What does not fit together in one set of rows."""
    every = [*within(items)]
    named = {item.name: item for item, _ in every if item.name}
    taken: set[tuple[str, str]] = set()
    for item, repeat in every:
        yield from _of_row(item)
        yield from _of_target(agency, item, repeat, taken)
        for column, formula in zip(FORMULAS, (item.constraint, item.relevant, item.calculation), strict=True):
            place = at(item.row, column)
            for one in dict.fromkeys(_texts_counted(formula, item, named)) if formula else ():
                yield TEXT_COUNTED.at(place, column=place.column_title, label=one.label)
            for one, value in dict.fromkeys(_options_unknown(formula, item, named)) if formula else ():
                told = {"label": one.label, "options": ", ".join(option.id for option in one.options)}
                yield OPTION_UNKNOWN.at(place, column=place.column_title, value=value, **told)
    yield from _of_parts([item for item, _ in every], named)


def of_choices(choices: Iterable[Choice]) -> Iterator[Finding]:
    """Options that an answer in words could not tell apart, or would be cut into two."""
    for rows in groups(choices, lambda one: one.list).values():
        seen: dict[str, Choice] = {}
        ids = {same_key(one.id): one for one in rows}
        for row in sorted(rows, key=lambda one: one.order):
            key = same_key(row.name)
            other = seen.get(key) or ids.get(key, row)
            if other is not row:
                yield OPTION_TWICE.at(at(row, "name"), name=row.name, other=other.id)
            if _PARTING.search(row.name):
                yield OPTION_PARTED.at(at(row, "name"), name=row.name)
            seen.setdefault(key, row)


def _of_row(item: Item) -> Iterator[Finding]:
    row = item.row
    if row.calculation and row.kind is not FieldKind.COMPUTED:
        yield FORMULA_SURPLUS.at(at(row, "calculation"), label=item.label)
    if row.kind is FieldKind.COMPUTED and not row.calculation:
        yield FORMULA_MISSING.at(at(row, "calculation"), label=item.label)
    if item.typed and item.hidden and row.required:
        yield HIDDEN_REQUIRED.at(at(row, "appearance"), label=item.label)
    for word in row.appearance.split() if row.appearance != HIDDEN else ():
        if word not in _APPEARANCES and not _OF_A_GRID.fullmatch(word):
            yield APPEARANCE_UNKNOWN.at(at(row, "appearance"), label=item.label, appearance=word)
    if len(row.name) > _LONGEST_NAME:
        yield NAME_LONG.at(at(row, "name"), label=item.label, count=len(row.name), most=_LONGEST_NAME)


def _of_target(
    agency: Agency, item: Item, repeat: Item | None, taken: set[tuple[str, str]]
) -> Iterator[Finding]:
    column = next((one for one in agency.columns if one.source == item.row.target), None)
    if column is None or column.source not in targets(agency, repeat):
        return
    kind = FieldKind.NUMBER if item.of_numbers else item.kind
    fit = _CHOSEN if column.source == _OUTCOME else _FIT.get(column.type, frozenset(FieldKind))
    if not {kind, item.kind} & fit:
        place = at(item.row, "kind")
        told = place.label or place.value
        yield TARGET_OTHER_KIND.at(place, label=item.label, kind=told, column=column.title)
    level = (repeat.key if repeat else "", column.source)
    if level in taken:
        yield TARGET_TWICE.at(at(item.row, "target"), label=item.label, target=column.source)
    taken.add(level)


def _of_parts(every: Sequence[Item], named: Mapping[str, Item]) -> Iterator[Finding]:
    """Conditions of a part that rest on an answer which only a later part gives."""
    order = [*dict.fromkeys(item.row.writer for item in every if item.typed)]
    for item in every:
        own = [order.index(one.row.writer) for one, _ in within((item,)) if one.typed]
        later = order[min(own) + 1 :] if own else []
        for one in _rests_on(item.relevant, named) if item.relevant else ():
            if one.row.writer in later:
                yield LATER_PART.at(at(item.row, "relevant"), label=item.label, other=one.label)


def _rests_on(formula: Formula, named: Mapping[str, Item]) -> Iterator[Item]:
    """The typed fields that a formula rests on, also by way of computed ones."""
    names, seen = sorted(formula.names), set[str]()
    while names:
        item = named.get(names.pop())
        if item is None or item.name in seen:
            continue
        seen.add(item.name)
        if item.typed:
            yield item
        names += sorted(item.calculation.names) if item.calculation else ()


def _texts_counted(formula: Formula, own: Item, named: Mapping[str, Item]) -> Iterator[Item]:
    """The text fields that a formula counts with; what the program fills in may be a number."""
    for tree in _counted(formula.tree):
        item = _asked(tree, own, named)
        if item is not None and item.typed and item.kind in _TEXTS:
            yield item


def _options_unknown(formula: Formula, own: Item, named: Mapping[str, Item]) -> Iterator[tuple[Item, str]]:
    """The fields that offer a choice and are compared with what is none of it; "" asks for no answer."""
    for left, right in _compared(formula.tree):
        for tree, text in ((left, right), (right, left)):
            item = _asked(tree, own, named)
            given = text.letters if isinstance(text, Text) else ""
            if item is not None and item.options and given and item.option(given) is None:
                yield item, given


def _asked(tree: Tree, own: Item, named: Mapping[str, Item]) -> Item | None:
    """The field whose answer a part of a formula is; None where it is no answer."""
    if isinstance(tree, Own):
        return own
    return named.get(tree.name) if isinstance(tree, Answer) else None


def _compared(tree: Tree) -> Iterator[tuple[Tree, Tree]]:
    """What a formula holds against each other: both sides of = and !=, and what `selected` looks for."""
    for one in parts(tree):
        match one:
            case Chain(left, (("=" | "!=", right),)) | Call("selected", (left, right)):
                yield left, right


def _counted(tree: Tree) -> Iterator[Tree]:
    """What stands in a formula where a number must stand."""
    for one in parts(tree):
        match one:
            case Minus(operand):
                yield operand
            case Chain(first, steps) if steps and steps[0][0] in _COUNTING:
                yield from (first, *(operand for _, operand in steps))
            case Call("sum" | "round", arguments):
                yield from arguments
