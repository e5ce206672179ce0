"""The rows of one set put together: groups and repeats closed, formulas read; what is wrong at its row."""

from collections.abc import Sequence
from typing import Final

from congkhai.findings import Finding
from congkhai.forms.definition import Item, label, options
from congkhai.forms.kinds import (
    FORMULA_UNREAD,
    GROUP_OPEN,
    GROUP_UNOPENED,
    REPEAT_WITHIN,
)
from congkhai.forms.limits import joined, of_target
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import FieldName, at, named
from congkhai.model.forms import FieldKind, FormField
from congkhai.notation.formula import Formula
from congkhai.notation.formula_read import parse
from congkhai.notation.misread import Misread
from congkhai.text.numbers import plain
from congkhai.value import Collector, field

FORMULAS: Final[tuple[FieldName, ...]] = (
    named(FormField, "constraint"),
    named(FormField, "relevant"),
    named(FormField, "calculation"),
)


class LaidOut(Collector):
    """The items of a set, and what is wrong with its rows."""

    items: tuple[Item, ...] = ()
    findings: list[Finding] = field(default_factory=list)


class _Open(Collector, kw_only=False):
    """A group or repeat whose end has not come yet."""

    row: FormField | None
    items: list[Item] = field(default_factory=list)


def laid_out(agency: Agency, cycle: Cycle, rows: Sequence[FormField]) -> LaidOut:
    """The rows of one set in their order as items; a group that never ends, ends with the form."""
    made = LaidOut()
    desk = _Desk(agency, cycle, made)
    stack = [_Open(None)]
    for row in sorted(rows, key=lambda one: one.order):
        if row.kind.ends:
            _close(stack, row, desk)
        elif row.kind.opens:
            if row.kind is FieldKind.REPEAT and any(_is_repeat(one.row) for one in stack):
                made.findings.append(REPEAT_WITHIN.at(at(row, "kind"), name=row.label or row.name))
            stack.append(_Open(row))
        else:
            stack[-1].items.append(desk.item(row))
    while len(stack) > 1:
        left = stack[-1].row
        if left is not None:
            made.findings.append(GROUP_OPEN.at(at(left, "kind"), name=left.label or left.name))
        _end(stack, desk)
    made.items = tuple(stack[0].items)
    return made


def _is_repeat(row: FormField | None) -> bool:
    return row is not None and row.kind is FieldKind.REPEAT


def _close(stack: list[_Open], row: FormField, desk: "_Desk") -> None:
    opened = stack[-1].row
    if opened is None or opened.kind is not row.kind.ends:
        desk.made.findings.append(GROUP_UNOPENED.at(at(row, "kind")))
    else:
        _end(stack, desk)


def _end(stack: list[_Open], desk: "_Desk") -> None:
    done = stack.pop()
    if done.row is not None:
        stack[-1].items.append(desk.item(done.row, tuple(done.items)))


class _Desk:
    """Makes items of rows, and notes what is wrong with their formulas."""

    def __init__(self, agency: Agency, cycle: Cycle, made: LaidOut) -> None:
        self._agency, self._cycle, self.made = agency, cycle, made

    def item(self, row: FormField, items: tuple[Item, ...] = ()) -> Item:
        """The item of a row, with those that stand in it."""
        constraint, relevant, calculation = (self._formula(row, name) for name in FORMULAS)
        own = constraint or self._of_criterion(row)
        limits = of_target(self._agency, row, own)
        return Item(
            row=row,
            label=label(self._agency, row),
            options=options(self._agency, self._cycle, row),
            constraint=joined(own, limits),
            limits=limits,
            relevant=relevant,
            calculation=calculation,
            items=items,
        )

    def _formula(self, row: FormField, name: FieldName) -> Formula | None:
        text = getattr(row, name)
        read = parse(text) if text else None
        if not isinstance(read, Misread):
            return read
        place = at(row, name)
        self.made.findings.append(FORMULA_UNREAD.at(place, column=place.column_title, why=read.why))
        return None

    def _of_criterion(self, row: FormField) -> Formula | None:
        """From nothing to the most points of the criterion (NĐ 335/2025, Phụ lục II, Mẫu số 01)."""
        if row.criterion is None or row.kind is not FieldKind.NUMBER:
            return None
        read = parse(f". >= 0 and . <= {plain(row.criterion.most).replace(',', '.')}")
        return None if isinstance(read, Misread) else read
