"""Answers as people read them, item by item: for the terminal, and two versions side by side."""

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

from congkhai.forms.answers import Answers, Row, shown_text
from congkhai.forms.definition import Definition, Item
from congkhai.model.forms import FieldKind
from congkhai.value import Value


class Told(Value):
    """One answer: what was asked and what was answered.

    `before` is what an earlier version said, None where there is none to compare with.
    """

    label: str
    text: str
    before: str | None = None

    @property
    def changed(self) -> bool:
        """Whether an earlier version said something else."""
        return self.before is not None and self.before != self.text


class ToldRows(Value):
    """The rows of a table: what its columns are, and in each row an answer for each column."""

    label: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Told]]


def told(
    definition: Definition, answers: Answers, before: Answers | None = None
) -> tuple[Told | ToldRows, ...]:
    """Every answer of the form in its order, with what an earlier version said; not those that are hidden."""
    return tuple(_told(definition.items, answers, before))


def in_blocks(answers: Sequence[Told | ToldRows]) -> Iterator[Sequence[Told] | ToldRows]:
    """The same for a page: answers that follow each other in one block, each table by itself."""
    for is_table, group in groupby(answers, lambda one: isinstance(one, ToldRows)):
        if is_table:
            yield from (one for one in group if isinstance(one, ToldRows))
        else:
            yield [one for one in group if isinstance(one, Told)]


def _told(items: Sequence[Item], answers: Answers, before: Answers | None) -> Iterator[Told | ToldRows]:
    for item in items:
        if item.kind is FieldKind.REPEAT:
            yield from _rows(item, answers, before)
        elif item.items:
            yield from _told(item.items, answers, before)
        elif _read(item):
            one = _one(item, answers, before)
            if one.text or one.before:
                yield one


def _rows(repeat: Item, answers: Answers, before: Answers | None) -> Iterator[ToldRows]:
    """The table, without columns in which nobody ever wrote; none where it has no rows."""
    now = _rows_of(answers, repeat)
    # A row that one of the versions does not have is all new, or all gone.
    pairs: Iterator[tuple[Row, Row | None]] = ((row, None) for row in now)
    if before is not None:
        pairs = zip_longest(now, _rows_of(before, repeat), fillvalue={})
    columns = [item for item in repeat.items if _read(item)]
    table = [[_one(item, row, earlier) for item in columns] for row, earlier in pairs]
    filled = [at for at, _ in enumerate(columns) if any(row[at].text or row[at].before for row in table)]
    if filled:
        yield ToldRows(
            label=repeat.label,
            columns=[columns[at].label for at in filled],
            rows=[[row[at] for at in filled] for row in table],
        )


def _read(item: Item) -> bool:
    """Whether an item is an answer that people read."""
    return bool(item.name) and not item.hidden and item.kind is not FieldKind.NOTE


def _rows_of(answers: Answers, repeat: Item) -> list[Row]:
    held = answers.get(repeat.name, ())
    return [] if isinstance(held, str) else [*held]


def _one(item: Item, answers: Answers, before: Answers | None) -> Told:
    earlier = None if before is None else _shown(item, before)
    return Told(label=item.label, text=_shown(item, answers), before=earlier)


def _shown(item: Item, answers: Answers) -> str:
    held = answers.get(item.name, "")
    return shown_text(item, held) if isinstance(held, str) and held else ""
