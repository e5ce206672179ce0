"""Answers as people read them, item by item: for the terminal, and two versions side by side."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from congkhai.forms.answers import Answers, shown_text
from congkhai.forms.definition import Definition, Item
from congkhai.model.forms import FieldKind, Writer
from congkhai.value import Value


class Told(Value):
    """One answer: what was asked, whose part it is, what was answered; the row of its table from 1 on.

    `before` is what an earlier version said, None where there is none to compare with.
    """

    label: str
    writer: Writer
    text: str
    row: int | None = None
    before: str | None = None

    @property
    def changed(self) -> bool:
        """Whether an earlier version said something else."""
        return self.before is not None and self.before != self.text


def told(definition: Definition, answers: Answers, before: Answers | None = None) -> tuple[Told, ...]:
    """Every answer of the form in its order, with what an earlier version said; not those that are hidden."""
    return tuple(_told(definition.items, answers, before))


def _told(items: Sequence[Item], answers: Answers, before: Answers | None) -> Iterator[Told]:
    for item in items:
        if item.kind is FieldKind.REPEAT:
            yield from _rows(item, answers, before)
        elif item.items:
            yield from _told(item.items, answers, before)
        elif item.name and not item.hidden and item.kind is not FieldKind.NOTE:
            yield from _one(item, answers, before, None)


def _rows(repeat: Item, answers: Answers, before: Answers | None) -> Iterator[Told]:
    now = _rows_of(answers, repeat)
    then = _rows_of(before, repeat) if before is not None else [None] * len(now)
    for at, (row, earlier) in enumerate(zip_longest(now, then), 1):
        for item in repeat.items:
            if not item.hidden and item.kind is not FieldKind.NOTE:
                yield from _one(item, row or {}, earlier, at)


def _rows_of(answers: Answers, repeat: Item) -> list[Mapping[str, str] | None]:
    held = answers.get(repeat.name, ())
    return [] if isinstance(held, str) else [*held]


def _one(item: Item, answers: Answers, before: Answers | None, row: int | None) -> Iterator[Told]:
    text = _shown(item, answers)
    earlier = None if before is None else _shown(item, before)
    if text or earlier:
        yield Told(label=item.label, writer=item.row.writer, text=text, row=row, before=earlier)


def _shown(item: Item, answers: Answers) -> str:
    held = answers.get(item.name, "")
    return shown_text(item, held) if isinstance(held, str) and held else ""
