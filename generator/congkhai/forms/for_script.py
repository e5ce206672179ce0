"""A form as its page's script takes it: the fields with their formulas read, and what is known."""

import json
from collections.abc import Mapping
from typing import Final, TypeAlias, Union

from congkhai.findings import Kind
from congkhai.forms.answers import Answers
from congkhai.forms.blank import Blank
from congkhai.forms.definition import Definition, Item
from congkhai.forms.kinds import (
    NO_NUMBER,
    NUMBER_IN_PERCENT,
    NUMBER_TWOFOLD,
    OUT_OF_BOUNDS,
    SUM_OFF,
    UNANSWERED,
)
from congkhai.forms.typed import asks_percent, what_it_takes
from congkhai.forms.wording import FIRST, LONGEST, asked, below_thousand, told_to
from congkhai.model.forms import FieldKind
from congkhai.notation.formula import Formula, as_json

Told: TypeAlias = Union[str, int, bool, "list[Told]", "dict[str, Told]", None]
_MEGABYTE: Final = 1024 * 1024
#: What stands in a cell of a table that nobody filled in; its column and what it takes are told above.
BLANK_CELL: Final = "Chưa ghi."


def for_script(blank: Blank) -> str:
    """The JSON of one part of a form; it can stand in a script element.

    `fields` are all items in their order, each with the place (`within`) of the group or repeat that it
    stands in, and whether it is filled in or computed in this part (`own`); a formula is its tree. `known`
    are kept answers, `words` the sentences of findings.
    """
    definition = blank.definition
    places = {item.row.order: at for at, (item, _) in enumerate(definition.every())}
    parents = {one.row.order: places[item.row.order] for item, _ in definition.every() for one in item.items}
    fields: list[Told] = [
        {
            **_field(definition, item),
            "repeat": repeat.name if repeat else None,
            "within": parents.get(item.row.order),
            "own": (item.typed or item.kind is FieldKind.COMPUTED) and item.row.writer is blank.head.writer,
        }
        for item, repeat in definition.every()
    ]
    return in_script(
        {
            "fields": fields,
            "known": _plain(blank.known),
            "longest": LONGEST,
            "words": {
                "unanswered": _words(UNANSWERED),
                "unread": _words(NO_NUMBER),
                "twofold": _words(NUMBER_TWOFOLD),
                "percent": _words(NUMBER_IN_PERCENT),
                "refused": _words(OUT_OF_BOUNDS),
                "off": _words(SUM_OFF),
            },
            "blankCell": BLANK_CELL,
        }
    )


def in_script(told: Told) -> str:
    """JSON in one line, with nothing that could end the element that it stands in."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _field(definition: Definition, item: Item) -> dict[str, Told]:
    row, labels = item.row, definition.label_of
    said = row.kind.asks or row.kind is FieldKind.COMPUTED
    return {
        "name": key_of(item),
        "kind": row.kind.value,
        "label": item.label,
        "required": row.required,
        "asked": asked(item, labels) if said else "",
        "fill": told_to(item, labels, FIRST) if said else "",
        "again": told_to(item, labels) if said else "",
        "what": what_it_takes(item),
        "belowThousand": below_thousand(item),
        "percent": asks_percent(item),
        "options": {one.id: one.name for one in item.options},
        "laidOut": row.known is not None,
        "endings": list(row.endings),
        "bytes": (row.megabytes or 0) * _MEGABYTE,
        "most": row.most or 0,
        "relevant": _tree(item.relevant),
        "constraint": _tree(item.constraint),
        "calculation": _tree(item.calculation),
    }


def key_of(item: Item) -> str:
    """How the page calls an item: by its name, by its place in the form where it has none."""
    return item.name or str(item.row.order)


def _tree(formula: Formula | None) -> Told:
    return None if formula is None else _listed(as_json(formula))


def _listed(tree: object) -> Told:
    return [_listed(one) for one in tree] if isinstance(tree, list) else str(tree)


def _plain(answers: Answers) -> dict[str, Told]:
    return {
        name: held if isinstance(held, str) else [_row(row) for row in held] for name, held in answers.items()
    }


def _row(row: Mapping[str, str]) -> Told:
    return dict(row)


def _words(kind: Kind) -> Told:
    return {"message": kind.message, "remedy": kind.remedy}
