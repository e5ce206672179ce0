"""By what a field is filled in, and what it takes."""

from collections.abc import Iterator, Sequence
from typing import Final

from congkhai.forms.definition import Item
from congkhai.forms.page_parts import Choice
from congkhai.forms.wording import Labels, told_to, worked_out
from congkhai.model.forms import FieldKind
from congkhai.notation.formula import Call, Chain, Number, Own

#: So many columns, none of them of long texts, still make a table.
COLUMNS: Final = 5
_NARROW_COLUMNS: Final = 10
_RADIOS: Final = 7


def fits(columns: Sequence[Item]) -> bool:
    """Whether the rows make a table: few columns, or more that are all narrow."""
    if any(one.items or one.kind in (FieldKind.LONG_TEXT, FieldKind.FILE) for one in columns):
        return False
    narrow = all(one.row.known or one.kind.counted or one.kind is FieldKind.ONE_OF for one in columns)
    return len(columns) <= (_NARROW_COLUMNS if narrow else COLUMNS)


def shape(item: Item, *, in_rows: bool = False) -> str:
    """By what a field is filled in; a choice in a row takes one line."""
    if item.kind is FieldKind.ONE_OF:
        return "radios" if len(item.options) <= _RADIOS and not in_rows else "select"
    return {
        FieldKind.LONG_TEXT: "long",
        FieldKind.SOME_OF: "boxes",
        FieldKind.FILE: "file",
        FieldKind.COMPUTED: "computed",
        FieldKind.NOTE: "note",
    }.get(item.kind, "text")


def instruction(item: Item, labels: Labels) -> str:
    """What the field takes, as a sentence; "" where it takes any text, or all that it shows to be chosen."""
    if item.options:
        return item.row.constraint_message
    if not (item.kind.asks or item.kind is FieldKind.COMPUTED):
        return ""
    told = item.constraint is not None or item.row.constraint_message or _said(item.kind)
    if item.kind is FieldKind.COMPUTED:
        return worked_out(item, labels) if told else ""
    return f"{told_to(item, labels)}." if told else ""


def _said(kind: FieldKind) -> bool:
    return kind.numeric or kind in (FieldKind.DAY, FieldKind.HOUR)


def choices(item: Item, name: str, written: str) -> Iterator[Choice]:
    """What may be chosen at the field of that name, with what is."""
    chosen = written.split()
    for at, option in enumerate(item.options, 1):
        id = name if at == 1 else f"{name}-{at}"
        yield Choice(id=id, value=option.id, name=option.name, chosen=option.id in chosen)


def letters(item: Item) -> int | None:
    """How many letters a field takes, where its constraint is `string-length(.) <= …` and no more."""
    match item.constraint and item.constraint.tree:
        case Chain(Call("string-length", (Own(),)), (("<=", Number(most)),)):
            return int(most)
    return None
