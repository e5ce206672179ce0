"""How a fill-in sheet looks: styles, widths, and what is said where somebody writes."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from textwrap import wrap
from typing import Final

from congkhai.forms.conditions import when_asked
from congkhai.forms.definition import Item
from congkhai.forms.excel_formula import Sort, Worth, expression, truth
from congkhai.forms.points import in_points
from congkhai.forms.sheet_part import Part
from congkhai.forms.wording import asked, told_to, worked_out
from congkhai.grids.xlsx_values import LONGEST_RULE, NUMBER, TEXT, Prompt, Style, held
from congkhai.model.forms import FieldKind
from congkhai.value import replace

_ANSWER: Final = "#FFF8DC"
_KNOWN: Final = "#F2F2F2"
_QUIET: Final = "#595959"
TITLE: Final = Style(form=TEXT, framed=False, locked=True, bold=True, size=16, centred=True)
MARK: Final = Style(form=TEXT, framed=False, locked=True, bold=True, size=11, centred=True, letters="#7A1010")
MIDDLE: Final = Style(form=TEXT, framed=False, locked=True, centred=True)
PLAIN: Final = Style(form=TEXT, framed=False, locked=True)
STRONG: Final = Style(form=TEXT, framed=False, locked=True, bold=True)
PART: Final = Style(form=TEXT, framed=False, locked=True, bold=True, size=13)
QUIET: Final = Style(form=TEXT, framed=False, locked=True, size=10, letters=_QUIET)
LABEL: Final = Style(form=TEXT, locked=True)
HEAD: Final = Style(form=TEXT, locked=True, bold=True, centred=True, fill="#DDEBF7", size=11)
HOW: Final = Style(form=TEXT, locked=True, size=10, letters=_QUIET)
KNOWN: Final = Style(form=TEXT, locked=True, fill=_KNOWN)
FIGURE: Final = Style(form=NUMBER, locked=True, fill=_KNOWN, centred=True)
WORKED_OUT: Final = Style(form=NUMBER, locked=True, bold=True, centred=True, fill=_KNOWN)
WRITTEN: Final = Style(form=TEXT, fill=_ANSWER)
LONG: Final = Style(form=TEXT, fill=_ANSWER, size=11)
LONG_KNOWN: Final = Style(form=TEXT, fill=_KNOWN, size=11, locked=True)
TYPED: Final = Style(form=NUMBER, fill=_ANSWER, centred=True)
CHOSEN: Final = Style(form=TEXT, fill=_ANSWER, centred=True)

#: Label, answer, how to write: widths in letters on paper that stands.
USUAL: Final = (38.0, 34.0, 30.0)
_WIDEST: Final = 110.0
_WIDTHS: Final = {
    FieldKind.LONG_TEXT: 38.0,
    FieldKind.TEXT: 22.0,
    FieldKind.ONE_OF: 20.0,
    FieldKind.SOME_OF: 24.0,
    FieldKind.DAY: 13.0,
    FieldKind.HOUR: 10.0,
}
_FIGURE_WIDTH: Final = 9.0
_PIECE: Final = 20
#: So many letters have room beside an answer; more would make its row high.
_ROOM: Final = 130
_FORMS: Final = {
    FieldKind.DAY: 'OR(ISNUMBER({0}),COUNTIF({0},"?*/?*/20??")=1)',
    FieldKind.HOUR: 'OR(ISNUMBER({0}),COUNTIF({0},"?*:??")=1)',
    FieldKind.NUMBER: "ISNUMBER({0})",
    FieldKind.WHOLE: "ISNUMBER({0}),{0}=INT({0})",
}


def style(item: Item) -> Style:
    """How the cell of an answer looks.

    Days are typed as text: a program set to English would take 05/11 for the 11th of May without a word.
    """
    if item.kind is FieldKind.LONG_TEXT:
        return LONG
    if item.kind.numeric:
        return TYPED
    return CHOSEN if item.options or item.kind in (FieldKind.DAY, FieldKind.HOUR) else WRITTEN


def width(item: Item) -> float:
    """How wide the column of a field in a table is: by its kind, and its longest word."""
    longest = max((len(word) for word in item.label.split()), default=0)
    return max(_WIDTHS.get(item.kind, _FIGURE_WIDTH), longest * 1.2)


def grid(tables: Sequence[Sequence[float]]) -> tuple[float, ...]:
    """The columns of a sheet: those of its widest table, or three."""
    widest = max(tables, key=len, default=())
    if len(widest) <= len(USUAL):
        return USUAL
    stretched = max(1.0, sum(USUAL) / sum(widest))
    return tuple(one * stretched for one in widest)


def upright(columns: Sequence[float]) -> bool:
    """Whether the columns have room on paper that stands."""
    return sum(columns) <= _WIDEST


def spans(columns: Sequence[float], wanted: Sequence[float]) -> tuple[int, ...]:
    """How many columns each of the wanted widths takes, together all of them; each takes at least one.

    There are no more widths than columns.
    """
    edges, ends = [*accumulate(columns)], [0]
    share = edges[-1] / sum(wanted)
    for position, mark in enumerate(accumulate(wanted), 1):
        left = len(wanted) - position
        possible = range(ends[-1] + 1, len(columns) - left + 1)
        ends.append(min((abs(edges[count - 1] - mark * share), count) for count in possible)[1])
    return tuple(after - before for before, after in pairwise(ends))


def how(part: Part, item: Item) -> str:
    """How to write an answer, in the words of the check, and what the row hints at."""
    words = f"{told_to(item, part.label)}."
    most = in_points(part.named, item)
    return " ".join(filter(None, (most, words, item.hint, condition(part, item))))


def beside(part: Part, item: Item) -> tuple[str, str]:
    """The same, parted: what has room beside the answer, and the lines to read below it."""
    long = "\n".join(f"– {one}" for one in item.at_length)
    words = how(part, item)
    if len(words) <= _ROOM:
        return words, long
    names = "\n".join(f"– {one.name}" for one in item.options)
    takes = "Chọn trong danh sách của ô." if names else f"Ghi {asked(item, part.label)}."
    told = (in_points(part.named, item), takes, condition(part, item))
    return " ".join(filter(None, told)), "\n".join(filter(None, (names, item.hint, long)))


def lines(item: Item) -> int:
    """How many lines an answer takes beside its label."""
    return 1 + max((len(one.name) for one in item.options), default=0) // int(USUAL[1])


def condition(part: Part, item: Item) -> str:
    """When the field is to be answered at all, "" where always or where that is known already."""
    if not part.live(item.relevant) or item.relevant is None:
        return ""
    if when := when_asked(part.named, item.relevant):
        return f"Chỉ ghi khi {when}."
    return "Chỉ ghi khi các mục trên cần đến mục này; khi nộp máy xét lại."


def computed(part: Part, item: Item) -> str:
    """What is said beside a computed value."""
    return " ".join(filter(None, (in_points(part.named, item), worked_out(item, part.label))))


def prompt(part: Part, item: Item, spot: str, row: int | None) -> Prompt | None:
    """What Excel says at an answer's cell, offers and asks about; it refuses only what is not in a list."""
    words = how(part, item)
    entry = Prompt(title=item.label, help=words, refusal=words)
    if item.options and item.kind is FieldKind.ONE_OF:
        return replace(entry, source=part.source(item), strict=True)
    return replace(entry, rule=_rule(part, item, spot, row))


def _rule(part: Part, item: Item, spot: str, row: int | None) -> str:
    """The formula of what is taken, as much of it as Excel has room for."""
    form = _FORMS.get(item.kind, "").format(spot)
    own = Worth(spot, Sort.NUMBER if item.kind.numeric else Sort.TEXT)
    allowed = expression(item.constraint, part.answers(row), own) if item.constraint else None
    parts = [one for one in (form, truth(allowed) if allowed else "") if one]
    whole = f"AND({','.join(parts)})" if parts else ""
    if len(whole) < LONGEST_RULE:
        return whole
    return f"AND({form})" if form else ""


def how_of_table(part: Part, columns: Sequence[Item]) -> Iterator[str]:
    """How to write in each column; columns that ask the same are told together."""
    same: dict[str, list[str]] = {}
    for item in columns:
        if part.mine(item):
            words = " ".join(filter(None, (f"{asked(item, part.label)}.", item.hint)))
            same.setdefault(words, []).append(f"‘{item.label}’")
        elif part.live(item.calculation):
            same.setdefault(computed(part, item), []).append(f"‘{item.label}’")
    for words, labels in same.items():
        yield f"{', '.join(labels)}: {words}"


def pieces(text: str, width: float) -> Iterator[str]:
    """A text in pieces that a page has room for, parted between lines."""
    lines = [part for line in text.split("\n") for part in wrap(line, int(width)) or [""]]
    for start in range(0, len(lines), _PIECE):
        yield held("\n".join(lines[start : start + _PIECE]))
