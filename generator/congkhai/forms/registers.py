"""Whether the registers would take the answers that go to them, by their schemas."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from congkhai.findings import Finding
from congkhai.forms.answers import Answers, place_of, shown_text
from congkhai.forms.definition import Definition, Item
from congkhai.forms.kinds import REGISTER_REFUSES
from congkhai.forms.wording import told_to
from congkhai.grids import cells
from congkhai.model.forms import FieldKind, Writer
from congkhai.tables.normalise import acceptor
from congkhai.tables.schema import Field, title
from congkhai.tables.table import Tables

_SHOWN = 80
_NUMBERS = ("number", "integer")


def refused(tables: Tables, definition: Definition, answers: Answers, writer: Writer) -> Iterator[Finding]:
    """The answers of one writer that their column would not take: of another kind, beyond bounds, unsafe."""
    for item, held, row in _answered(definition.items, answers, None):
        if item.row.target and item.row.writer is writer and held:
            yield from _of_answer(tables, definition, item, held, row)


def _answered(
    items: Sequence[Item], answers: Mapping[str, Any], row: int | None
) -> Iterator[tuple[Item, str, int | None]]:
    for item in items:
        held = answers.get(item.name, "")
        if item.kind is FieldKind.REPEAT and not isinstance(held, str):
            for at, one in enumerate(held):
                yield from _answered(item.items, one, at)
        elif item.items:
            yield from _answered(item.items, answers, row)
        elif isinstance(held, str):
            yield item, held, row


def _of_answer(
    tables: Tables, definition: Definition, item: Item, held: str, row: int | None
) -> Iterator[Finding]:
    table, _, column = item.row.target.partition(".")
    data = tables.tables.get(table)
    fields: Sequence[Field] = data.schema["fields"] if data else ()
    field = next((one for one in fields if one["name"] == column), None)
    if data is None or field is None:
        return
    # What no cell may hold, as the start of a formula, is told now and not when it is accepted.
    unsafe = [*cells.check(held, place_of(item, row, held), number=field.get("type") in _NUMBERS)]
    yield from unsafe
    if unsafe or _takes(field, held):
        return
    told = {
        "label": item.label,
        "value": shown_text(item, held)[:_SHOWN],
        "again": told_to(item, definition.label_of),
    }
    yield REGISTER_REFUSES.at(place_of(item, row, held), column=title(field), table=data.title, **told)


def _takes(field: Field, held: str) -> bool:
    bounds = field.get("constraints", {})
    if not acceptor(field)(held):
        return False
    if field.get("type") not in _NUMBERS:
        return True
    try:
        number = Decimal(held)
    except InvalidOperation:
        return False
    least, most = bounds.get("minimum"), bounds.get("maximum")
    whole = field.get("type") == "number" or number == number.to_integral_value()
    return whole and (least is None or number >= least) and (most is None or number <= most)
