"""What a page of a form sends back, as answers, and put together with what the form held before.

A field is called `f.<field>`, one of a repeat `f.<repeat>.<row>.<field>`, rows counting from 1.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from congkhai.findings import Finding, Place
from congkhai.forms.answers import Answers, Row, Sheet, checked, place_of, shown_text
from congkhai.forms.blank import Blank
from congkhai.forms.definition import Definition, Item
from congkhai.forms.typed import typed
from congkhai.model.forms import FieldKind, Writer
from congkhai.value import Value

#: No repeat has more rows; what is sent beyond is not read.
MOST_ROWS: Final = 500
_FIELD: Final = re.compile(r"f\.([A-Za-z]\w*)", re.ASCII)
_OF_ROW: Final = re.compile(r"f\.([A-Za-z]\w*)\.([1-9]\d{0,2})\.([A-Za-z]\w*)", re.ASCII)


class Spot(Value, kw_only=False):
    """Which field a name means, in which row of its repeat, from 0 on; None outside of repeats."""

    item: Item
    repeat: Item | None = None
    row: int | None = None


def input_name(item: Item, repeat: Item | None = None, row: int | None = None) -> str:
    """How a field is called in a page; `row` counts from 0."""
    return f"f.{item.name}" if repeat is None or row is None else f"f.{repeat.name}.{row + 1}.{item.name}"


def answers_of(definition: Definition, writer: Writer, pairs: Iterable[tuple[str, str]]) -> Answers:
    """What was typed into the fields of one writer; every other name is passed over, see `strangers`.

    A name that comes several times lists its values, parted by blanks, where several may be chosen; of any
    other field the last counts. Rows of a repeat that nobody laid out are left out where they are blank.
    """
    fields = _Fields(definition, writer)
    single: dict[str, str] = {}
    rows: dict[str, dict[int, dict[str, str]]] = {}
    for name, text in pairs:
        spot = fields.spot(name)
        if spot is None:
            continue
        if spot.repeat is None or spot.row is None:
            single[spot.item.name] = _added(spot.item, single, text)
        else:
            row = rows.setdefault(spot.repeat.name, {}).setdefault(spot.row, {})
            row[spot.item.name] = _added(spot.item, row, text)
    return {**single, **{name: _in_order(definition.by_name[name], held) for name, held in rows.items()}}


def strangers(definition: Definition, writer: Writer, names: Iterable[str]) -> tuple[str, ...]:
    """Those of the names that look like fields and are none of this writer's, each once."""
    fields = _Fields(definition, writer)
    return tuple(dict.fromkeys(one for one in names if one.startswith("f.") and fields.spot(one) is None))


def unplaced(definition: Definition, writer: Writer, pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The texts that came under names of fields and have none now, by those names."""
    names = {*strangers(definition, writer, [name for name, _ in pairs])}
    return {name.removeprefix("f."): text for name, text in pairs if name in names and text.strip()}


def parted(definition: Definition, writer: Writer, draft: Answers) -> tuple[Answers, dict[str, str]]:
    """A draft as it has a place in the form as it is now, and its other texts by the names they had."""
    fields = _Fields(definition, writer)
    placed: dict[str, str | Sequence[Row]] = {}
    left: dict[str, str] = {}
    for name, held in draft.items():
        if isinstance(held, str):
            if fields.spot(f"f.{name}"):
                placed[name] = held
            elif held.strip():
                left[name] = held
            continue
        rows: list[Row] = []
        for at, row in enumerate(held, 1):
            called = {one: f"{name}.{at}.{one}" for one in row}
            own = {one for one in row if fields.spot(f"f.{called[one]}")}
            rows.append({one: text for one, text in row.items() if one in own})
            left |= {called[one]: text for one, text in row.items() if one not in own and text.strip()}
        if name in fields.repeats:
            placed[name] = tuple(rows)
    return placed, left


def typed_again(definition: Definition, writer: Writer, answers: Answers) -> Answers:
    """What one writer handed in, as people type it; without files and what is computed."""
    own, _ = parted(definition, writer, answers)
    return {
        name: _again(definition.by_name[name], held)
        if isinstance(held, str)
        else tuple({one: _again(definition.by_name[one], text) for one, text in row.items()} for row in held)
        for name, held in own.items()
    }


def _again(item: Item, text: str) -> str:
    return text if item.options else shown_text(item, text)


class _Fields:
    def __init__(self, definition: Definition, writer: Writer) -> None:
        self._repeats = definition.repeat_of
        self.repeats = frozenset(repeat.name for repeat in self._repeats.values())
        self._own = {
            item.name: item
            for item, _ in definition.every()
            if item.typed and item.row.writer is writer and item.kind is not FieldKind.FILE
        }

    def spot(self, name: str) -> Spot | None:
        if one := _FIELD.fullmatch(name):
            item = self._own.get(one[1])
            return Spot(item) if item and item.name not in self._repeats else None
        if not (one := _OF_ROW.fullmatch(name)):
            return None
        item, repeat, row = self._own.get(one[3]), self._repeats.get(one[3]), int(one[2])
        fits = item is not None and repeat is not None and repeat.name == one[1] and row <= MOST_ROWS
        return Spot(item, repeat, row - 1) if item and fits else None


def _added(item: Item, held: Mapping[str, str], text: str) -> str:
    before = held.get(item.name) if item.kind is FieldKind.SOME_OF else None
    return f"{before} {text}" if before else text


def _in_order(repeat: Item, rows: Mapping[int, Row]) -> Sequence[Row]:
    if repeat.row.known is not None:
        return tuple(rows.get(at, {}) for at in range(max(rows) + 1))
    return tuple(rows[at] for at in sorted(rows) if any(text.strip() for text in rows[at].values()))


def together(definition: Definition, known: Answers, own: Answers) -> Answers:
    """What is known and what was answered as one; what is known holds, and its rows are all rows."""
    whole: dict[str, str | Sequence[Row]] = {**own, **known}
    for item, _ in definition.every():
        if item.kind is FieldKind.REPEAT:
            given, answered = rows_of(known, item), rows_of(own, item)
            if item.row.known is None and not given:
                whole[item.name] = answered
            else:
                beside = [*answered, *({} for _ in given)]
                whole[item.name] = tuple({**beside[at], **row} for at, row in enumerate(given))
    return whole


def rows_of(answers: Answers, repeat: Item) -> Sequence[Row]:
    """The rows of a repeat among the answers."""
    rows = answers.get(repeat.name, ())
    return () if isinstance(rows, str) else rows


def legible(definition: Definition, own: Answers) -> Answers:
    """Typed answers as they are kept, without those that their fields cannot read."""
    kept: dict[str, str | Sequence[Row]] = {}
    for item, repeat in definition.every():
        if item.kind is FieldKind.REPEAT:
            kept[item.name] = tuple(_row_read(item, row) for row in rows_of(own, item))
        elif repeat is None and isinstance(written := own.get(item.name), str):
            kept[item.name] = _read(item, written)
    return kept


def whole_faults(blank: Blank) -> tuple[Finding, ...]:
    """What is wrong with the draft of a part, also what it still lacks, in the order of its page."""
    definition, draft = blank.definition, blank.draft
    answers = together(definition, blank.known, legible(definition, draft))
    sheet = Sheet(definition, answers)
    unread = {
        (one.place.column, one.place.row): one
        for one in answers_unread(definition, draft)
        if _asked(sheet, one.place)
    }
    checks = checked(definition, answers, blank.head.writer).findings
    rest = [one for one in checks if (one.place.column, one.place.row) not in unread]
    return tuple(sorted([*unread.values(), *rest], key=_in_page(definition)))


def _asked(sheet: Sheet, place: Place) -> bool:
    """Whether the field is asked, in a row that is there."""
    item = sheet.definition.by_name[place.column or ""]
    repeat = sheet.definition.repeat_of.get(item.name)
    if repeat is None or place.row is None:
        return sheet.shown(item, None)
    return place.row <= len(sheet.rows(repeat)) and sheet.shown(item, place.row - 1)


def _in_page(definition: Definition) -> Callable[[Finding], tuple[int, int, int]]:
    """Where a finding stands in a page: row by row within a repeat."""
    order = {item.name: at for at, (item, _) in enumerate(definition.every())}
    repeats = definition.repeat_of

    def place(finding: Finding) -> tuple[int, int, int]:
        name = finding.place.column or ""
        outer = repeats[name].name if name in repeats else name
        return order[outer], finding.place.row or 0, order[name]

    return place


def answers_unread(definition: Definition, own: Answers) -> tuple[Finding, ...]:
    """What the fields cannot read of the typed answers."""
    findings: list[Finding] = []
    for item, repeat in definition.every():
        if item.items:
            continue
        rows: Sequence[Answers] = rows_of(own, repeat) if repeat else (own,)
        for at, row in enumerate(rows):
            written = row.get(item.name, "")
            if isinstance(written, str):
                place = place_of(item, at if repeat else None, written)
                findings += typed(item, written, place, definition.label_of).findings
    return tuple(findings)


def _row_read(repeat: Item, row: Row) -> Row:
    return {item.name: _read(item, row[item.name]) for item in _leaves(repeat) if item.name in row}


def _leaves(item: Item) -> Iterable[Item]:
    for one in item.items:
        yield from _leaves(one) if one.items else (one,)


def _read(item: Item, written: str) -> str:
    answer = typed(item, written, Place())
    return "" if answer.findings else answer.text
