"""What was filled in, held against its form: computed, shown or hidden by its formulas, and checked."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final, TypeAlias

from congkhai.findings import Finding, Place
from congkhai.forms.definition import Definition, Item
from congkhai.forms.kinds import OUT_OF_BOUNDS, SUM_OFF, UNANSWERED
from congkhai.forms.typed import held
from congkhai.forms.wording import FIRST, LONGEST, asked, told_to
from congkhai.model.forms import FieldKind, Writer
from congkhai.notation import formula_value
from congkhai.notation.formula import Formula
from congkhai.notation.formula_value import Held, plain_number, read_number
from congkhai.text.numbers import plain_fraction
from congkhai.value import Value

Row: TypeAlias = Mapping[str, str]
Answers: TypeAlias = Mapping[str, "str | Sequence[Row]"]
"""Kept texts by the names of fields; of a repeat its rows."""

_SHOWN: Final = 80
_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)


class Checked(Value):
    """The answers with what is computed, without what is not asked, and what is wrong with them."""

    answers: Answers
    findings: tuple[Finding, ...]


def checked(definition: Definition, answers: Answers, writer: Writer | None = None) -> Checked:
    """The answers worked out and checked; `findings` are of the fields of one writer, of all without one.

    The place of a finding names the field by its column, and the row of a repeat from 1 on.
    """
    sheet = Sheet(definition, answers)
    findings = [*_faults(sheet, writer)]
    return Checked(answers=sheet.kept(), findings=tuple(findings))


class Sheet:
    """Answers as formulas see them: computed values and what is shown are worked out when asked for."""

    def __init__(self, definition: Definition, answers: Answers) -> None:
        self.definition, self._answers = definition, answers
        self._by_name, self._repeats = definition.by_name, definition.repeat_of
        self._parents = definition.parents
        self._worth: dict[tuple[str, int | None], Held] = {}
        self._shown: dict[tuple[str, int | None], bool] = {}

    def rows(self, repeat: Item) -> Sequence[Row]:
        """The rows of a repeat; none where it is not asked."""
        rows = self._answers.get(repeat.name, ())
        return () if isinstance(rows, str) else rows

    def text(self, item: Item, row: int | None) -> str:
        """What was answered, or is computed; "" for what is not asked."""
        if not self.shown(item, row):
            return ""
        if item.kind is FieldKind.COMPUTED:
            return _text(self.worth(item, row))
        return self._written(item, row)

    def _written(self, item: Item, row: int | None) -> str:
        repeat = self._repeats.get(item.name)
        source = self._answers
        if repeat is not None and row is not None:
            rows = self.rows(repeat)
            source = rows[row] if row < len(rows) else {}
        answer = source.get(item.name, "")
        return answer if isinstance(answer, str) else ""

    def worth(self, item: Item, row: int | None) -> Held:
        """What a field is to formulas; nothing where it is not asked."""
        key = (item.key, row)
        if key not in self._worth:
            self._worth[key] = None
            if self.shown(item, row):
                self._worth[key] = (
                    formula_value.value(item.calculation, self.lookup(item, row), None)
                    if item.calculation is not None
                    else held(item, self._written(item, row))
                )
        return self._worth[key]

    def shown(self, item: Item, row: int | None) -> bool:
        """Whether the field is asked: its own condition holds, and those of what it stands in."""
        key = (item.key, row)
        if key not in self._shown:
            parent = self._parents.get(item.key)
            in_row = row if parent is None or parent.kind is not FieldKind.REPEAT else None
            within = parent is None or self.shown(parent, in_row)
            self._shown[key] = within and self.holds(item.relevant, item, row)
        return self._shown[key]

    def holds(self, condition: Formula | None, seen_from: Item, row: int | None) -> bool:
        """Whether a condition holds as a field sees it; where there is none, it does."""
        return condition is None or formula_value.holds(condition, self.lookup(seen_from, row), None)

    def allows(self, item: Item, row: int | None) -> bool:
        """Whether the constraint of a field takes its answer."""
        own = self.worth(item, row)
        if item.constraint is None or own is None:
            return True
        return formula_value.holds(item.constraint, self.lookup(item, row), own)

    def lookup(self, seen_from: Item, row: int | None) -> Callable[[str], Held | Sequence[Held]]:
        """The answers by name as a field sees them: in its own repeat those of its row, else of all rows."""
        own = self._repeat_of(seen_from)

        def answer(name: str) -> Held | Sequence[Held]:
            item, repeat = self._by_name.get(name), self._repeats.get(name)
            if item is None:
                return None
            if repeat is None:
                return self.worth(item, None)
            if row is not None and repeat is own:
                return self.worth(item, row)
            return [self.worth(item, at) for at in range(len(self.rows(repeat)))]

        return answer

    def _repeat_of(self, item: Item) -> Item | None:
        """The repeat that an item stands in, named or not."""
        parent = self._parents.get(item.key)
        while parent is not None and parent.kind is not FieldKind.REPEAT:
            parent = self._parents.get(parent.key)
        return parent

    def kept(self) -> Answers:
        """Every answer that is asked for, and what is computed."""
        return dict(self._kept(self.definition.items, None))

    def _kept(self, items: Sequence[Item], row: int | None) -> Iterator[tuple[str, str | Sequence[Row]]]:
        for item in items:
            if item.kind is FieldKind.REPEAT:
                if self.shown(item, None):
                    yield item.name, tuple(self._rows_kept(item))
            elif item.items:
                yield from self._kept(item.items, row)
            elif item.name and (text := self.text(item, row)):
                yield item.name, text

    def _rows_kept(self, repeat: Item) -> Iterator[Row]:
        for at in range(len(self.rows(repeat))):
            yield {name: text for name, text in self._kept(repeat.items, at) if isinstance(text, str)}


def _faults(sheet: Sheet, writer: Writer | None) -> Iterator[Finding]:
    for item, repeat in sheet.definition.every():
        if item.items or (writer is not None and item.row.writer is not writer):
            continue
        rows = range(len(sheet.rows(repeat))) if repeat else (None,)
        for row in rows:
            yield from _fault(sheet, item, row)


def _fault(sheet: Sheet, item: Item, row: int | None) -> Iterator[Finding]:
    if not sheet.shown(item, row):
        return
    text = sheet.text(item, row)
    place = place_of(item, row, text)
    labels = sheet.definition.label_of
    if item.typed and item.row.required and not text:
        yield UNANSWERED.at(place, label=item.label, fill=told_to(item, labels, FIRST))
    elif text and (len(text) > LONGEST or not sheet.allows(item, row)):
        told = {"label": item.label, "value": shown_text(item, text)[:_SHOWN]}
        if item.kind is FieldKind.COMPUTED:
            yield SUM_OFF.at(place, asked=asked(item, labels), **told)
        else:
            yield OUT_OF_BOUNDS.at(place, again=told_to(item, labels), **told)


def place_of(item: Item, row: int | None, text: str) -> Place:
    """Where an answer stands: the name of its field, and the row of its repeat, from 1 on."""
    return Place(
        row=None if row is None else row + 1,
        column=item.name,
        column_title=item.label,
        value=text[:_SHOWN] or None,
    )


def shown_text(item: Item, text: str) -> str:
    """A kept answer as people read it: numbers with a comma, days as 30/11/2026, options by their names.

    A number that somebody typed is told to its last decimal; of a computed one four stay, the rest is cut.
    """
    if item.options:
        names = [one.name for id in text.split() if (one := item.option(id))]
        return "; ".join(names) or text
    number = held(item, text)
    if isinstance(number, Fraction):
        computed = item.kind is FieldKind.COMPUTED
        return plain_fraction(number) if computed else read_number(number)
    day = _DAY.fullmatch(text) if item.kind is FieldKind.DAY else None
    return f"{day[3]}/{day[2]}/{day[1]}" if day else text


def _text(value: Held) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "co" if value else "khong"
    return plain_number(value) if isinstance(value, Fraction) else value
