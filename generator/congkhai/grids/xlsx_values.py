"""What a workbook holds, as values: sheets of cells with their look, their lists and their help."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, time
from decimal import Decimal
from typing import Final, TypeAlias

from congkhai.grids.grid import letter
from congkhai.value import Value, field

Held: TypeAlias = str | int | Decimal | date | time | None

LONGEST: Final = 32_767
"""How many characters one cell can hold."""
LAST_ROW: Final = 1_048_576
LONGEST_RULE: Final = 255
"""How many characters the formula of a rule can have."""
WIDEST_LETTER: Final = 1.35
TEXT: Final = "@"
NUMBER: Final = "General"
DAY: Final = "dd/mm/yyyy"
MINUTE: Final = "hh:mm"
SECOND: Final = "hh:mm:ss"

# Excel counts 29 February 1900, so that earlier days are other days in other programs.
_FIRST_DAY: Final = date(1900, 3, 1)
_DIGITS: Final = 15
_UNHELD: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_LINE_END: Final = re.compile("\r\n?")
_THIN: Final = frozenset(" iíìỉĩịjltfr.,;:·-()/'|!")
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_LONGEST_NAME: Final = 31


class Style(Value):
    """How a cell looks. `form` is Excel's pattern of the value; colours are "#RRGGBB", "" for none.

    A text that is not `wrapped` runs on over the empty cells at its right.
    """

    form: str = NUMBER
    bold: bool = False
    size: int = 0
    letters: str = ""
    fill: str = ""
    framed: bool = True
    wrapped: bool = True
    centred: bool = False
    locked: bool = False


class Prompt(Value):
    """What Excel says and offers where somebody fills in a column, or one cell.

    `source` is the place of a list in the same book, `rule` a formula that holds for what is taken, at most
    LONGEST_RULE characters; `strict` refuses what is not in the list, or breaks the rule, with `refusal`,
    else Excel asks.
    """

    title: str = ""
    help: str = ""
    source: str = ""
    rule: str = ""
    strict: bool = False
    refusal: str = ""


class Cell(Value, kw_only=False):
    """One cell. `link` leads to a place of the same book, as `place` writes it.

    `formula` is Excel's, in English and without its sign of equality, and works out what `value` holds
    beforehand; `name` is the cell's own in the whole book; `across` so many columns are one cell with it;
    `lines` is how many lines its row is high at least.
    """

    value: Held
    style: Style = Style()
    note: str = ""
    link: str = ""
    formula: str = ""
    name: str = ""
    entry: Prompt | None = None
    across: int = 1
    lines: int = 1


class BookColumn(Value):
    """One column: its width in letters, how its empty cells look, and what is said where they are filled."""

    width: float
    style: Style = Style()
    entry: Prompt | None = None


class BookSheet(Value):
    """One sheet; `rows` is read once, from the top.

    `titles` says how many rows at the top stay in sight (and are printed on every page), `keys` how many
    columns at the left. `filtered` offers a filter on the last row of titles. `locked` protects the cells
    whose style is locked, without a password. `upright` prints it on paper that stands.
    """

    name: str
    columns: tuple[BookColumn, ...]
    rows: Iterable[Sequence[Cell]]
    titles: int = 0
    keys: int = 0
    filtered: bool = False
    locked: bool = False
    hidden: bool = False
    upright: bool = False


class Book(Value):
    """A workbook; `made` is the day it says it was made, `foot` is printed at the foot of every page."""

    title: str
    made: date
    foot: str = ""
    sheets: Sequence[BookSheet] = field(default_factory=tuple)


def held(text: str) -> str:
    """The text as every program's cells can hold it: line ends as newlines, no tabs or control characters."""
    return _UNHELD.sub("\ufffd", _LINE_END.sub("\n", text).replace("\t", " "))


def exact(value: Held) -> bool:
    """Whether a cell holds the value itself; a text of it must stand in its place where it does not."""
    if isinstance(value, date):
        return value >= _FIRST_DAY
    if isinstance(value, int | Decimal):
        return len(Decimal(value).as_tuple().digits) <= _DIGITS and Decimal(repr(float(value))) == value
    return True


def breadth(text: str) -> float:
    """About how wide a line of text is, in the unit of a column's width."""
    return sum(WIDEST_LETTER if one.isupper() else 0.6 if one in _THIN else 0.95 for one in text)


def place(sheet: str, row: int, column: int, last: int | None = None) -> str:
    """A cell as links and lists name it, or the cells of a column down to the row `last`.

    Rows count from 1 as Excel shows them, columns from 0.
    """
    quoted = sheet.replace("'", "''")
    at = letter(column)
    return f"'{quoted}'!${at}${row}:${at}${last}" if last else f"'{quoted}'!{at}{row}"


def names(titles: Sequence[str]) -> tuple[str, ...]:
    """Names of sheets for the titles, as Excel allows them and no two alike.

    A sign that Excel forbids becomes a space; what is longer than 31 characters is cut after a word.
    """
    taken: set[str] = set()
    given = []
    for title in titles:
        plain = " ".join(_FORBIDDEN.sub(" ", title).split()).strip("' ") or "Trang"
        number, name = 1, _cut(plain, _LONGEST_NAME)
        while name.casefold() in taken or name.casefold() == "history":
            number += 1
            mark = f" ({number})"
            name = _cut(plain, _LONGEST_NAME - len(mark)) + mark
        taken.add(name.casefold())
        given.append(name)
    return tuple(given)


def _cut(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    head = text[: length - 1]
    if not text[length - 1].isspace():
        head = head.rpartition(" ")[0] or head
    return head.rstrip(" ,;.-–") + "…"
