"""What was handed in as a sheet of A4: all parts, with both places to sign."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from congkhai.forms.answers import Answers, Sheet, shown_text
from congkhai.forms.assets import allowed, print_style
from congkhai.forms.blank import Blank
from congkhai.forms.definition import Item
from congkhai.forms.filled_by import fits
from congkhai.forms.paper_words import HOW_TO_SIGN, points_given, signed, title_and_number
from congkhai.forms.posted import together
from congkhai.forms.scored import Line, is_scored, lines, numbered
from congkhai.model.forms import FieldKind, Known
from congkhai.rendering.templates import finished, render
from congkhai.text.phrases import SAMPLE, inside
from congkhai.value import Value

#: A table of more columns fits on the sheet only where they are narrow.
_COLUMNS: Final = 6
#: Choices of longer names stand one below the other.
_BESIDE: Final = 12
#: So many choices are printed as boxes to be marked.
_BOXES: Final = 7
_TO_FILL: Final = "…………………"
#: So many numbers in a row are shown as a table.
_COUNTED: Final = 3
#: What the heading of the paper tells of the form, and whom it is about.
_HEADED: Final = frozenset((Known.OFFICE, Known.PERIOD, Known.YEAR))
_NAMES: Final = frozenset((Known.NAME, Known.COLLECTIVE, Known.MEETING))


class Heading(Value):
    """What a group is called; `level` counts from 2."""

    level: int
    label: str


class Lines(Value):
    """Short answers, each with its label; `counted` where they are numbers for a table."""

    answers: tuple[tuple[str, str], ...]
    counted: bool


class Text(Value):
    """A longer answer, in paragraphs."""

    label: str
    text: str


class Boxes(Value):
    """What may be chosen, and whether it was; `beside` each other where the names are short."""

    label: str
    choices: tuple[tuple[str, bool], ...]
    beside: bool


class Column(Value):
    """One column of a repeat; `figures` stand in its middle."""

    label: str
    figures: bool


class Grid(Value):
    """The rows of a repeat; `rows` have a cell a column, and a number where they are `counted`.

    A `narrow` one has many columns of figures. `last` is a row that sums up the others, where there is one.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    counted: bool
    narrow: bool
    last: tuple[str, ...] = ()


class Scores(Value):
    """A group of numbers; `columns` are three, or four where there are most points."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]


Block = Heading | Lines | Text | Boxes | Grid | Scores


def printed(
    blank: Blank, answers: Answers, receipt_lines: Sequence[tuple[str, str]] = (), style_at: str = ""
) -> str:
    """A complete HTML page without script, laid out as the announcement's paper.

    It holds its style, unless that lies at an address of its own (`style_at`).

    `answers` are those of all parts, as they are kept, beside what is known; what is not asked is left out,
    what is not answered stays blank. Days and names of those who sign stay blank: it is signed by hand.
    """
    definition = blank.definition
    sheet = Sheet(definition, together(definition, blank.known, answers))
    title, number = title_and_number(definition.form)
    css = f"\n{print_style()}"
    return render(
        "forms/printed.html",
        blank=blank,
        about=_about(blank, sheet),
        blocks=tuple(_blocks(sheet, _below_heading(sheet), None, 2)),
        in_capitals=lambda label: bool(number) and _is_section(label),
        kind_of=lambda block: type(block).__name__,
        policy=f"default-src 'none'; style-src {allowed(css)}; img-src data:",
        css=finished(css),
        style_at=style_at,
        paper_title=title,
        number=number,
        how_to_sign=HOW_TO_SIGN,
        signed=signed(definition.form),
        receipt=receipt_lines,
        mark=SAMPLE if blank.sample else "",
    )


def _about(blank: Blank, sheet: Sheet) -> tuple[str, ...]:
    """The lines below the title: for when it is, and whom it is about where no line of its own says so."""
    known = {item.row.known: item for item in sheet.definition.items if item.row.known}
    period, year = known.get(Known.PERIOD), known.get(Known.YEAR)
    named = _NAMES & known.keys()
    if period is not None:
        when = f"({period.label}: {inside(sheet.text(period, None)) or _TO_FILL})"
    elif year is not None:
        when = f"{year.label} {sheet.text(year, None)}"
    else:
        return (f"{blank.subject_name}, {blank.period_name}" if blank.period_name else blank.subject_name,)
    return (when,) if named else (when, blank.subject_name)


def _is_section(label: str) -> bool:
    """Whether it begins with a Roman number: such headings are in capitals in Mẫu số 01 and Mẫu số 02."""
    number, _ = numbered(label)
    return bool(number) and not {*number} - {*"IVX"}


def _below_heading(sheet: Sheet) -> Sequence[Item]:
    in_table = {mean.key for item in sheet.definition.items if (mean := _mean_below(sheet, item))}
    return [
        item for item in sheet.definition.items if item.row.known not in _HEADED and item.key not in in_table
    ]


def _mean_below(sheet: Sheet, repeat: Item) -> Item | None:
    """The mean of the scores that a repeat lists, which is its last row (NĐ 335/2025, Mẫu số 02, mục I)."""
    scored = any(one.row.known is Known.ONE_SCORE for one in repeat.items)
    means = (one for one in sheet.definition.items if one.row.known is Known.MEAN)
    return next(means, None) if scored and sheet.shown(repeat, None) and sheet.rows(repeat) else None


def _blocks(sheet: Sheet, items: Sequence[Item], row: int | None, level: int) -> Iterator[Block]:
    seen = [item for item in items if not item.hidden and sheet.shown(item, row)]
    for kind, group in groupby(seen, _kind):
        if kind:
            yield _short(sheet, [*group], row)
            continue
        for item in group:
            yield from _block(sheet, item, row, level)


def _kind(item: Item) -> str:
    """Which neighbours stand together: short answers with each other, numbers among them by themselves."""
    if not _is_short(item):
        return ""
    return "number" if _is_figure(item) else "text"


def _short(sheet: Sheet, items: Sequence[Item], row: int | None) -> Lines:
    return Lines(
        answers=tuple((item.label, shown_text(item, sheet.text(item, row))) for item in items),
        counted=len(items) >= _COUNTED and all(map(_is_figure, items)),
    )


def _is_short(item: Item) -> bool:
    return not (item.items or _is_chosen(item) or item.kind in (FieldKind.LONG_TEXT, FieldKind.NOTE))


def _is_chosen(item: Item) -> bool:
    return item.typed and 0 < len(item.options) <= _BOXES


def _block(sheet: Sheet, item: Item, row: int | None, level: int) -> Iterator[Block]:
    if item.kind is FieldKind.NOTE:
        return
    if not item.items:
        text = sheet.text(item, row)
        yield _boxes(item, text) if _is_chosen(item) else Text(label=item.label, text=text)
        return
    if held := tuple(_within(sheet, item, row, level)):
        yield Heading(level=level, label=item.label)
        yield from held


def _within(sheet: Sheet, item: Item, row: int | None, level: int) -> Iterator[Block]:
    """What stands below the heading of a group or a repeat; nothing where nothing of it is asked."""
    if is_scored(item, sheet, row):
        yield _scores(sheet, lines(item, sheet, row))
    elif item.kind is not FieldKind.REPEAT:
        yield from _blocks(sheet, item.items, row, level + 1)
    elif sheet.rows(item):
        yield from _of_repeat(sheet, item, level)


def _of_repeat(sheet: Sheet, repeat: Item, level: int) -> Iterator[Block]:
    columns = [one for one in repeat.items if not one.hidden]
    if _is_table(columns):
        yield _grid(sheet, repeat, columns)
        return
    for at in range(len(sheet.rows(repeat))):
        yield from _card(sheet, columns, at, level + 1)


def _is_table(columns: Sequence[Item]) -> bool:
    short = all(_is_short(one) or _is_chosen(one) for one in columns)
    return short and (len(columns) <= _COLUMNS or fits(columns))


def _boxes(item: Item, text: str) -> Boxes:
    chosen = text.split()
    return Boxes(
        label=item.label,
        choices=tuple((one.name, one.id in chosen) for one in item.options),
        beside=max(len(one.name) for one in item.options) <= _BESIDE,
    )


def _scores(sheet: Sheet, rows: tuple[Line, ...]) -> Scores:
    scored = any(one.most for one in rows)
    points = ("TT", "Tiêu chí chấm điểm", "Điểm tối đa", points_given(sheet.definition.form))
    return Scores(columns=points if scored else ("TT", "Nội dung", "Kết quả"), lines=rows)


def _grid(sheet: Sheet, repeat: Item, columns: Sequence[Item]) -> Grid:
    count = len(sheet.rows(repeat))
    mean = _mean_below(sheet, repeat)
    return Grid(
        columns=tuple(Column(label=item.label, figures=_is_figure(item)) for item in columns),
        rows=tuple(tuple(shown_text(item, sheet.text(item, at)) for item in columns) for at in range(count)),
        # A period is a number itself.
        counted=not any(item.row.known is Known.ONE_PERIOD for item in columns),
        narrow=len(columns) > _COLUMNS,
        last=tuple(_last(sheet, columns, mean)) if mean else (),
    )


def _last(sheet: Sheet, columns: Sequence[Item], mean: Item) -> Iterator[str]:
    for at, item in enumerate(columns):
        told = shown_text(mean, sheet.text(mean, None)) if item.row.known is Known.ONE_SCORE else ""
        yield told if at else mean.label


def _is_figure(item: Item) -> bool:
    return item.kind.counted or item.row.known is Known.ONE_PERIOD


def _card(sheet: Sheet, columns: Sequence[Item], row: int, level: int) -> Iterator[Block]:
    called = next((item for item in columns if item.row.known is not None), None)
    name = shown_text(called, sheet.text(called, row)) if called else ""
    yield Heading(level=level, label=f"{row + 1}. {name}" if name else f"Dòng {row + 1}")
    told = [item for item in columns if item is not called and _is_told(sheet, item, row)]
    yield from _blocks(sheet, told, row, level + 1)


def _is_told(sheet: Sheet, item: Item, row: int) -> bool:
    """Whether a row has it on paper: what need not be answered would be a blank line in every row."""
    return bool(item.items or item.row.required or sheet.text(item, row))
