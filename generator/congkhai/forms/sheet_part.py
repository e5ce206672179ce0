"""One part of a form as an Excel sheet sees it: what is answered in it, what is known, where each stands."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from congkhai.forms.answers import Row, Sheet, shown_text
from congkhai.forms.blank import Blank
from congkhai.forms.definition import Item, Option, within
from congkhai.forms.excel_formula import NOTHING, Sort, Worth, expression, number, text
from congkhai.forms.typed import held as as_held
from congkhai.grids.xlsx_values import Held, exact, held, place
from congkhai.model.forms import FieldKind, Writer
from congkhai.notation.formula import Formula
from congkhai.text.numbers import parse_decimal

#: The sheet that holds the lists of choices.
LISTS: Final = "_lua_chon"
#: What marks one of several choices; the first row of the lists.
MARKED: Final = "x"
#: A computed value stands within another formula up to this length; beyond it its cell is referred to.
_INLINE: Final = 1500


class Part:
    """What one writer is to fill in; `spots` are the cells by field and row from 0, once laid out."""

    def __init__(self, blank: Blank) -> None:
        self.blank, self.definition = blank, blank.definition
        self.sheet = Sheet(blank.definition, blank.known)
        self.spots: dict[tuple[str, int | None], str] = {}
        self.lists: dict[tuple[Option, ...], tuple[int, int]] = {}
        self.named, self.repeats = blank.definition.by_name, blank.definition.repeat_of
        self._parents = {id(one): parent for parent, _ in self.definition.every() for one in parent.items}
        self._live: dict[str, bool] = {}

    def label(self, name: str) -> str:
        """What the field of a name is called."""
        item = self.named.get(name)
        return item.label if item else name

    def mine(self, item: Item) -> bool:
        """Whether the writer of this part answers it."""
        return item.typed and item.row.writer is self.blank.head.writer

    def later(self, writer: Writer) -> bool:
        """Whether that writer comes after the one of this part."""
        order = self.definition.writers
        here = self.blank.head.writer
        return writer in order and here in order and order.index(writer) > order.index(here)

    def live(self, formula: Formula | None) -> bool:
        """Whether a formula rests on what is answered in this part."""
        return formula is not None and any(map(self._is_live, formula.names))

    def _is_live(self, name: str) -> bool:
        if name not in self._live:
            item = self.named.get(name)
            self._live[name] = False
            self._live[name] = item is not None and (
                self.mine(item) or self.live(item.calculation) or self.conditional(item)
            )
        return self._live[name]

    def conditional(self, item: Item) -> bool:
        """Whether it depends on the answers of this part if the field is asked at all."""
        parent = self._parents.get(id(item))
        return self.live(item.relevant) or (parent is not None and self.conditional(parent))

    def seen(self, item: Item, row: int | None = None) -> bool:
        """Whether it has a place in the sheet: not hidden, not of a later writer, not ruled out already."""
        if item.hidden or self.later(item.row.writer) or (item.typed and not self._held(item)):
            return False
        return self.conditional(item) or self.sheet.shown(item, row)

    def _held(self, item: Item) -> bool:
        """What others answer has a place once it is answered."""
        return self.mine(item) or self.repeats.get(item.name) is not None or item.name in self.blank.known

    def rows(self, repeat: Item) -> Sequence[Row]:
        """The rows of a repeat that the program laid out; none where the writer begins them."""
        return self.sheet.rows(repeat)

    def drafted(self, item: Item, row: int | None) -> str:
        """What was answered before in this part."""
        repeat = self.repeats.get(item.name)
        answer: object = self.blank.draft.get(item.name, "")
        if repeat is not None and row is not None:
            rows = self.blank.draft.get(repeat.name, ())
            answer = rows[row].get(item.name, "") if not isinstance(rows, str) and row < len(rows) else ""
        return answer if isinstance(answer, str) else ""

    def source(self, item: Item) -> str:
        """The place of the names that a field chooses from."""
        return place(LISTS, self._list(item)[0], 1, self._list(item)[1])

    def _list(self, item: Item) -> tuple[int, int]:
        """The first and the last row of the list of a field, which is laid out where nobody needed it yet."""
        if item.options not in self.lists:
            first = max((last for _, last in self.lists.values()), default=1) + 1
            self.lists[item.options] = first, first + len(item.options) - 1
        return self.lists[item.options]

    def listed(self) -> Iterator[tuple[str, str]]:
        """The ids and names of all lists, in the order of their rows."""
        for options in self.lists:
            for one in options:
                yield one.id, one.name

    def answers(self, row: int | None) -> "Seen":
        """The answers as a formula in that row of a repeat, or outside every repeat, sees them."""
        return Seen(self, row)


class Seen:
    """Where the answers of a part stand, seen from a row of a repeat or from outside."""

    def __init__(self, part: Part, row: int | None) -> None:
        self._part, self._row = part, row

    def one(self, name: str) -> Worth | None:
        """The answer of a field; None where Excel cannot know it."""
        item, repeat = self._part.named.get(name), self._part.repeats.get(name)
        if item is None or (repeat is not None and self._row is None) or self._part.conditional(item):
            return None
        row = self._row if repeat is not None else None
        if not self._part.mine(item) and not self._part.live(item.calculation):
            return _literal(item, self._part.sheet.text(item, row))
        if not self._part.sheet.shown(item, row):
            return _literal(item, "")
        spot = self._part.spots.get((name, row))
        if item.calculation is not None:
            return self._computed(item.calculation, spot)
        return self._typed(item, spot) if spot else None

    def _computed(self, calculation: Formula, spot: str | None) -> Worth | None:
        worth = expression(calculation, self)
        if worth is not None and len(worth.text) > _INLINE:
            return cell(FieldKind.NUMBER, spot) if spot and worth.sort is Sort.NUMBER else None
        return worth

    def _typed(self, item: Item, spot: str) -> Worth | None:
        if item.kind is FieldKind.SOME_OF:
            return None
        if item.options:
            names = self._part.source(item)
            ids = names.replace("$B$", "$A$")
            if item.of_numbers:
                return Worth(f"IFERROR(VALUE(INDEX({ids},MATCH({spot},{names},0))),NA())", Sort.NUMBER)
            return Worth(f'IFERROR(INDEX({ids},MATCH({spot},{names},0)),"")', Sort.TEXT)
        return cell(item.kind, spot)

    def of_rows(self, function: str, name: str) -> Worth | None:
        """The sum of all rows of a field, or how many rows there are."""
        item, repeat = self._part.named.get(name), self._part.repeats.get(name)
        if item is None or repeat is None or self._part.conditional(item):
            return None
        rows = range(len(self._part.rows(repeat)))
        if function == "count":
            return number(Fraction(len(rows))) if rows or repeat.row.known else self._begun(repeat)
        if not self._part.live(item.calculation) and not self._part.mine(item):
            worths = [as_held(item, self._part.sheet.text(item, row)) for row in rows]
            return number(sum((one for one in worths if isinstance(one, Fraction)), Fraction(0)))
        column = self._column(name)
        return Worth(f"SUM({column})", Sort.NUMBER) if column else None

    def _begun(self, repeat: Item) -> Worth | None:
        """How many rows of a table hold something."""
        fields = [one.name for one, _ in within(repeat.items) if self._part.mine(one)]
        columns = [column for column in map(self._column, fields) if column]
        told = "&".join(columns)
        return Worth(f'SUMPRODUCT(--(({told})<>""))', Sort.NUMBER) if columns else None

    def _column(self, name: str) -> str:
        """The cells of a field in all rows, "" where it has none."""
        spots = [spot for (field, _), spot in self._part.spots.items() if field == name]
        return f"{spots[0]}:{spots[-1]}" if spots else ""


def cell(kind: FieldKind, spot: str) -> Worth:
    """What is typed into a cell: a number or nothing, or a text."""
    if kind.numeric:
        return Worth(f"IF(ISNUMBER({spot}),{spot},NA())", Sort.NUMBER)
    return Worth(f'({spot}&"")', Sort.TEXT)


def _literal(item: Item, told: str) -> Worth | None:
    if item.of_numbers:
        return number(Fraction(told)) if item.option(told) else NOTHING
    worth = as_held(item, told)
    if isinstance(worth, Fraction):
        return number(worth)
    if worth is None and item.kind.counted:
        return NOTHING
    return text(worth if isinstance(worth, str) else "")


def value(item: Item, told: str) -> Held:
    """An answer as a cell holds it: numbers as numbers where Excel keeps them exactly, names of options."""
    if item.kind.counted:
        parsed = parse_decimal(shown_text(item, told), below_thousand=True)
        if isinstance(parsed, Decimal) and exact(parsed):
            return parsed
    return held(shown_text(item, told))
