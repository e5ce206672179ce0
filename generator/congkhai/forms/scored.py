"""A group of numbers as the table of a paper: number, what is scored, the most points, the points given."""

from collections.abc import Iterator, Sequence

from congkhai.forms.answers import Sheet, shown_text
from congkhai.forms.definition import Item, within
from congkhai.forms.points import added_up, most_points
from congkhai.model.forms import FieldKind
from congkhai.notation.formula_value import read_number
from congkhai.value import Value


class Line(Value):
    """One row; `heads` those of its group below it, `sums` up others."""

    number: str
    label: str
    most: str
    text: str
    heads: bool
    sums: bool


def is_scored(item: Item, sheet: Sheet, row: int | None) -> bool:
    """Whether a group holds nothing but numbers, so that a table shows it best."""
    leaves = [one for one, _ in within(item.items) if one.kind is not FieldKind.GROUP]
    seen = [one for one in leaves if not one.hidden and sheet.shown(one, row)]
    counted = all(one.kind.counted or one.of_numbers for one in seen)
    return item.kind is FieldKind.GROUP and bool(seen) and counted


def lines(item: Item, sheet: Sheet, row: int | None) -> tuple[Line, ...]:
    """What stands in a group, those within it headed by their sums."""
    return tuple(_lines(item.items, sheet, row))


def _lines(items: Sequence[Item], sheet: Sheet, row: int | None) -> Iterator[Line]:
    for item in items:
        if item.hidden or not sheet.shown(item, row):
            continue
        if not item.items:
            yield _line(item, item, sheet, row)
            continue
        total = _sum_of(item)
        yield _line(item, total, sheet, row)
        yield from _lines([one for one in item.items if one is not total], sheet, row)


def _line(called: Item, told: Item | None, sheet: Sheet, row: int | None) -> Line:
    """The row of a field, or of a group with its sum, where it has one."""
    number, label = numbered(called.label)
    most = most_points(sheet.definition.by_name, told) if told else None
    text = sheet.text(told, row) if told else ""
    return Line(
        number=number,
        label=label,
        most="" if most is None else read_number(most),
        text=text if told is None or told.of_numbers else shown_text(told, text),
        heads=bool(called.items),
        sums=len(added_up(called)) > 1,
    )


def _sum_of(group: Item) -> Item | None:
    """The field that adds up all others of a group."""
    names = {one.name for one in group.items if one.kind is not FieldKind.COMPUTED}
    return next((one for one in group.items if {*added_up(one)} == names), None)


def numbered(label: str) -> tuple[str, str]:
    """A label parted from the number or letter that it begins with: "II", "3" or "đ"."""
    number, point, rest = label.partition(". ")
    is_number = number.isdigit() or len(number) == 1 or not {*number} - {*"IVX"}
    return (number, rest) if point and is_number else ("", label)
