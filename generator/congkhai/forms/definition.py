"""One form of a cycle as one value: its fields in order, each with what it asks, takes and shows."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from typing import Final

from congkhai.model.agency import Agency, Cycle
from congkhai.model.forms import FieldKind, FormField, Writer
from congkhai.model.law import Criterion
from congkhai.model.plan import Form
from congkhai.notation.formula import Formula
from congkhai.text.numbers import roman
from congkhai.value import Value

#: The list that stands for the levels of the cycle's rule set.
LEVELS: Final = "muc_xep_loai"
HIDDEN: Final = "hidden"
_NUMBER: Final = re.compile(r"\d{1,9}", re.ASCII)


class Option(Value, kw_only=False):
    """One value that may be chosen, and how it is called."""

    id: str
    name: str


class Item(Value):
    """One row of a form put together with what it rests on; `items` are those within a group or repeat.

    `limits` is the part of the constraint that the column of the target asks and the row does not.
    """

    row: FormField
    label: str
    options: tuple[Option, ...] = ()
    constraint: Formula | None = None
    limits: Formula | None = None
    relevant: Formula | None = None
    calculation: Formula | None = None
    items: tuple["Item", ...] = ()

    @property
    def name(self) -> str:
        """Its name in formulas, "" where it has none."""
        return self.row.name

    @property
    def key(self) -> str:
        """By which it is told apart in its form: its name, else its place in the order."""
        return self.row.name or f"#{self.row.order}"

    @property
    def kind(self) -> FieldKind:
        """What it asks."""
        return self.row.kind

    @property
    def typed(self) -> bool:
        """Whether somebody answers it; not what the program fills in or computes."""
        return self.kind.asks and self.row.known is None

    @property
    def hidden(self) -> bool:
        """Whether it is there for formulas alone."""
        return self.row.appearance == HIDDEN

    @property
    def of_numbers(self) -> bool:
        """Whether one of several whole numbers is chosen, with which formulas count."""
        return self.kind is FieldKind.ONE_OF and all(_NUMBER.fullmatch(one.id) for one in self.options)

    @property
    def hint(self) -> str:
        """How to answer it, as far as one line says it."""
        return "" if self.at_length else self.row.hint

    @property
    def at_length(self) -> tuple[str, ...]:
        """What is said of it in several lines, to be read when somebody wants to."""
        lines = tuple(line for line in self.row.hint.split("\n") if line.strip())
        return lines if len(lines) > 1 else ()

    @property
    def formulas(self) -> tuple[Formula, ...]:
        """All its formulas."""
        return tuple(one for one in (self.constraint, self.relevant, self.calculation) if one)

    def option(self, id: str) -> Option | None:
        """The option of that id, or None."""
        return next((one for one in self.options if one.id == id), None)


class Definition(Value, dict=True):
    """A form as it is filled in, in one cycle; `items` are its outermost rows in order."""

    form: Form
    cycle: Cycle
    items: tuple[Item, ...]

    def every(self) -> Sequence[tuple[Item, Item | None]]:
        """Each item of the form in order, with the repeat that it stands in."""
        return self._every

    @cached_property
    def _every(self) -> Sequence[tuple[Item, Item | None]]:
        return tuple(within(self.items))

    @cached_property
    def parents(self) -> Mapping[str, Item]:
        """The group or repeat that an item stands in, by the key of the item; only those within one."""
        return {child.key: parent for parent, _ in self.every() for child in parent.items}

    @cached_property
    def by_name(self) -> Mapping[str, Item]:
        """The items by their names."""
        return {item.name: item for item, _ in self.every() if item.name}

    def label_of(self, name: str) -> str:
        """What the field of that name is called; the name itself where there is none."""
        known = self.by_name.get(name)
        return known.label if known else name

    @cached_property
    def repeat_of(self) -> Mapping[str, Item]:
        """The repeat that a field stands in, by the name of the field; only those within one."""
        return {item.name: repeat for item, repeat in self.every() if repeat}

    @cached_property
    def writers(self) -> tuple[Writer, ...]:
        """Whose parts there are, in the order in which they are filled in."""
        return tuple(dict.fromkeys(item.row.writer for item, _ in self.every() if item.typed))

    @cached_property
    def version(self) -> str:
        """A fingerprint of everything that is asked, so that two versions of a form are told apart."""
        asked = [self.form.id, *map(_asked, self.items)]
        told = json.dumps(asked, ensure_ascii=False, separators=(",", ":"))
        return sha256(told.encode()).hexdigest()[:16]


def within(items: tuple[Item, ...], repeat: Item | None = None) -> Iterator[tuple[Item, Item | None]]:
    """The items and all that stand in them, each with its repeat."""
    for item in items:
        yield item, repeat
        yield from within(item.items, item if item.kind is FieldKind.REPEAT else repeat)


def _asked(item: Item) -> list[object]:
    row = item.row
    # Each formula by its column: what was a constraint and is a condition now is another form.
    formulas = [one.text if one else "" for one in (item.constraint, item.relevant, item.calculation)]
    options = [[one.id, one.name] for one in item.options]
    what = [row.kind, row.name, item.label, row.hint, row.required, row.writer, row.known, row.target]
    limits = [row.endings, row.megabytes, row.most]
    return [*map(str, (*what, *limits)), formulas, options, *map(_asked, item.items)]


def options(agency: Agency, cycle: Cycle, row: FormField) -> tuple[Option, ...]:
    """What may be chosen: the levels of the year, a list of the office, else the words of the target."""
    if row.list == LEVELS:
        return tuple(Option(level.id, level.name) for level in cycle.rule_set.levels)
    if row.list:
        listed = sorted((one for one in agency.choices if one.list == row.list), key=lambda one: one.order)
        return tuple(Option(one.id, one.name) for one in listed)
    column = next((one for one in agency.columns if one.source == row.target), None)
    return tuple(Option(id, name) for id, name in column.choices) if column else ()


def label(agency: Agency, row: FormField) -> str:
    """What the row is called: by itself, as its numbered criterion, else as the column of its target."""
    if row.label:
        return row.label
    if row.criterion:
        return f"{_number(agency, row.criterion)}. {row.criterion.name}"
    column = next((one for one in agency.columns if one.source == row.target), None)
    return column.title if column else row.name


def _number(agency: Agency, criterion: Criterion) -> str:
    """The number of a criterion: I, II, III of a group, 1, 2, 3 of one that points are given for."""
    heads = any(one.group == criterion.id for one in agency.criteria)
    return roman(criterion.order) if heads else str(criterion.order)
