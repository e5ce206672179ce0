"""The sheet that somebody fills in, laid out line by line: head, items, tables, places for signatures."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias

from congkhai.forms import sheet_look as look
from congkhai.forms.definition import Item, within
from congkhai.forms.excel_formula import expression, shown
from congkhai.forms.paper_words import HOW_TO_SIGN, heading, signed
from congkhai.forms.sheet_origin import SHOWN_SUBJECT, Spot
from congkhai.forms.sheet_part import LISTS, MARKED, Part, value
from congkhai.forms.wording import of_files
from congkhai.grids.grid import letter
from congkhai.grids.xlsx_values import Cell, Held, Prompt, Style, held, place
from congkhai.model.forms import FieldKind, Writer
from congkhai.text.phrases import SAMPLE
from congkhai.value import replace

#: So many rows has a table that its writer begins.
FREE_ROWS: Final = 20
_LONG_LINES: Final = 8
_WRITERS: Final = {
    Writer.AUTHOR: "người lập",
    Writer.TRACKER: "người theo dõi, đánh giá",
    Writer.AUTHORITY: "người có thẩm quyền",
    Writer.SECRETARY: "thư ký",
    Writer.CHAIR: "chủ trì",
    Writer.BODY: "nơi cho ý kiến",
    Writer.COUNCIL: "hội đồng thẩm định",
}
_HOW_TO_FILL: Final = (
    "Chỉ ghi vào các ô nền vàng; dấu (*) là mục phải ghi. Ghi xong lưu kiểu .xlsx rồi nộp tệp này."
)

Slot: TypeAlias = Callable[[], Cell]
"""A cell that is made once all cells have their places."""


class Page:
    """The first sheet while it is laid out: its lines, and the named cells among them."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.lines: list[list[Slot]] = []
        self.spots: list[Spot] = []
        self._taken: set[str] = set()
        self._tables = {
            id(item): [*_columns(part, item)]
            for item, _ in part.definition.every()
            if item.kind is FieldKind.REPEAT and part.seen(item)
        }
        self.columns = look.grid([[*map(look.width, items)] for items in self._tables.values()])
        self._thirds = look.spans(self.columns, look.USUAL)

    def line(self, cells: Sequence[tuple[int, Slot]]) -> None:
        """One row; each cell takes so many columns."""
        self.lines.append([_across(make, count) for count, make in cells])

    def whole(self, text: Held, style: Style, lines: int = 1) -> None:
        """One text over the whole width."""
        self.line([(len(self.columns), _fixed(Cell(text, style, lines=lines)))])

    def head(self) -> None:
        """Office, title, whom and when it is about, how to fill it in."""
        blank, form = self.part.blank, self.part.definition.form
        if blank.sample:
            self.whole(SAMPLE, look.MARK)
        self.whole(held(blank.office), look.STRONG)
        self.whole(held(heading(form)), look.TITLE)
        self.whole(held(form.said), look.MIDDLE)
        self._told("Phiếu này về", blank.subject_name, SHOWN_SUBJECT)
        for label, told in (
            ("Kỳ", blank.period_name or f"năm {self.part.definition.cycle.year}"),
            ("Phần của", _WRITERS[blank.head.writer]),
            ("Hạn nộp", blank.due),
            ("Nộp cho", blank.to_whom),
        ):
            if told:
                self._told(label, told)
        self.whole(_HOW_TO_FILL, look.QUIET)

    def _told(self, label: str, told: str, name: str = "") -> None:
        first, *rest = self._thirds
        cells = _fixed(Cell(label, look.PLAIN)), _fixed(Cell(held(told), look.STRONG, name=name))
        self.line([(first, cells[0]), (sum(rest), cells[1])])

    def foot(self) -> None:
        """Both places to sign."""
        places = signed(self.part.definition.form)
        self.whole("", look.PLAIN)
        widths = look.spans(self.columns, (1, 1))
        signers = [places.left.upper(), places.right.upper()]
        for told, style in (
            (signers, replace(look.STRONG, centred=True)),
            ([HOW_TO_SIGN] * len(signers), look.MIDDLE),
        ):
            cells = [_fixed(Cell(one, style)) for one in told]
            self.line([*zip(widths, cells, strict=False)])
        self.whole("", look.PLAIN, lines=4)

    def items(self, items: Sequence[Item], top: bool = False) -> None:
        """The items one below the other."""
        for item in items:
            if item.kind is FieldKind.REPEAT:
                if self.part.seen(item):
                    self._table(item)
            elif item.items:
                if any(self.part.seen(one) for one, _ in within(item.items) if not one.items):
                    when = look.condition(self.part, item)
                    self.whole(held(f"{item.label} {when}".strip()), look.PART if top else look.STRONG)
                    self.items(item.items)
            elif self.part.seen(item) and not item.kind.opens:
                self._item(item)

    def _item(self, item: Item) -> None:
        mine = self.part.mine(item)
        if item.kind is FieldKind.NOTE:
            self.whole(held(item.label), look.PLAIN)
        elif item.kind is FieldKind.FILE and mine:
            self._three(
                item, _fixed(Cell("Tệp nộp kèm", look.LABEL)), f"Nộp {of_files(item)}. {item.row.hint}"
            )
        elif item.kind is FieldKind.LONG_TEXT:
            self._long(item, mine)
        elif item.kind is FieldKind.SOME_OF and mine:
            self._marks(item)
        elif mine:
            beside, below = look.beside(self.part, item)
            self._three(item, self._answer(item, None, self._thirds[0], look.lines(item)), beside)
            if below:
                self.whole(held(below), look.QUIET)
        elif item.kind is FieldKind.COMPUTED:
            made = self._worked_out(item, None, self._thirds[0])
            self._three(item, made, look.computed(self.part, item))
        else:
            first, *rest = self._thirds
            label = _fixed(Cell(_label(item), look.LABEL))
            self.line([(first, label), (sum(rest), self._known(item, None))])

    def _three(self, item: Item, answer: Slot, how: str) -> None:
        cells = _fixed(Cell(_label(item), look.LABEL)), answer, _fixed(Cell(held(how.strip()), look.HOW))
        self.line([*zip(self._thirds, cells, strict=True)])

    def _long(self, item: Item, mine: bool) -> None:
        """A long text below its label; beside it where there is room, so that no page parts them."""
        if mine and not look.upright(self.columns):
            first, *rest = self._thirds
            label = held(f"{_label(item)}\n{look.how(self.part, item)}")
            answer = self._answer(item, None, first, _LONG_LINES)
            self.line([(first, _fixed(Cell(label, look.LABEL))), (sum(rest), answer)])
            return
        self.whole(_label(item), look.STRONG)
        if mine:
            self.whole(held(look.how(self.part, item)), look.QUIET)
            self.line([(len(self.columns), self._answer(item, None, 0, _LONG_LINES))])
            return
        for piece in look.pieces(self.part.sheet.text(item, None), sum(self.columns)):
            self.whole(piece, look.LONG_KNOWN)

    def _marks(self, item: Item) -> None:
        """One row for each choice, to be marked."""
        how = f"Đánh dấu {MARKED} vào ô của từng dòng phù hợp. {look.condition(self.part, item)}"
        self._three(item, _fixed(Cell("", look.LABEL)), how)
        chosen = self.part.drafted(item, None).split()
        source = place(LISTS, 1, 1, 1)
        entry = Prompt(title=item.label, source=source, strict=True, refusal=f"Ghi {MARKED}, hoặc để trống.")
        for position, option in enumerate(item.options, 1):
            name = self._name(f"f_{item.name}._{position}")
            self.spots.append(Spot(name=name, field=item.name, option=option.id, label=item.label))
            mark = MARKED if option.id in chosen else ""
            cells = (
                _fixed(Cell(held(f"– {option.name}"), look.LABEL)),
                _fixed(Cell(mark, look.CHOSEN, name=name, entry=entry)),
                _fixed(Cell("", look.HOW)),
            )
            self.line([*zip(self._thirds, cells, strict=True)])

    def _answer(self, item: Item, row: int | None, column: int, lines: int = 1) -> Slot:
        """An open cell, with its name and its place noted."""
        name = self._noted(item, row, None)
        spot = f"{letter(column)}{len(self.lines) + 1}"
        self.part.spots[item.name, row] = spot
        before = value(item, self.part.drafted(item, row))

        def make() -> Cell:
            entry = look.prompt(self.part, item, spot, row)
            return Cell(before, look.style(item), name=name, entry=entry, lines=lines)

        return make

    def _worked_out(self, item: Item, row: int | None, column: int) -> Slot:
        """A computed value, as a formula where it rests on what is still to be answered."""
        if not self.part.live(item.calculation):
            return self._known(item, row)
        self.part.spots[item.name, row] = f"{letter(column)}{len(self.lines) + 1}"

        def make() -> Cell:
            seen = self.part.answers(row)
            worth = expression(item.calculation, seen) if item.calculation else None
            if worth is None:
                return Cell("máy tự tính khi nộp", look.HOW)
            return Cell("", look.WORKED_OUT, formula=shown(worth))

        return make

    def _known(self, item: Item, row: int | None) -> Slot:
        """A locked cell that shows what is known."""
        held_there = value(item, self.part.sheet.text(item, row))
        figures = item.kind.counted
        style = look.FIGURE if figures and row is not None else look.KNOWN
        name = self._noted(item, row, "" if held_there is None else str(held_there))
        return _fixed(Cell(held_there, style, name=name))

    def _noted(self, item: Item, row: int | None, known: str | None) -> str:
        """The name of the cell of a field, which is noted; `known` is what it shows where nobody answers."""
        stem = f"{'f' if known is None else 'k'}_{item.name}"
        repeat = self.part.repeats.get(item.name)
        spot = Spot(
            name=self._name(stem if row is None else f"{stem}.{row + 1}"),
            field=item.name,
            repeat=repeat.name if repeat else "",
            row=-1 if row is None else row,
            label=item.label,
            known=known or "",
            open=known is None,
            fixed=repeat is not None and (repeat.row.known is not None or bool(self.part.rows(repeat))),
        )
        self.spots.append(spot)
        return spot.name

    def _table(self, repeat: Item) -> None:
        columns = self._tables[id(repeat)]
        if not columns or not self._count(repeat):
            return
        wide = look.spans(self.columns, [*map(look.width, columns)])
        first = [sum(wide[:position]) for position in range(len(wide))]
        self.whole(_label(repeat), look.PART)
        told = [*look.how_of_table(self.part, columns)]
        if told:
            self.whole(held("\n".join(told)), look.QUIET)
        heads = [_fixed(Cell(_label(item), look.HEAD)) for item in columns]
        self.line([*zip(wide, heads, strict=True)])
        for row in range(self._count(repeat)):
            cells = [self._in_row(item, row, at) for item, at in zip(columns, first, strict=True)]
            self.line([*zip(wide, cells, strict=True)])

    def _count(self, repeat: Item) -> int:
        rows = self.part.rows(repeat)
        drafted = self.part.blank.draft.get(repeat.name, ())
        free = repeat.row.known is None and any(self.part.mine(one) for one, _ in within(repeat.items))
        return len(rows) if rows or not free else max(FREE_ROWS, len(drafted) + FREE_ROWS // 2)

    def _in_row(self, item: Item, row: int, column: int) -> Slot:
        rows = self.part.rows(self.part.repeats[item.name])
        if row < len(rows) and not self.part.seen(item, row):
            return _fixed(Cell("–", look.KNOWN))
        if self.part.mine(item):
            lines = 3 if item.kind is FieldKind.LONG_TEXT else 1
            return self._answer(item, row, column, lines)
        if item.kind is FieldKind.COMPUTED:
            return self._worked_out(item, row, column)
        return self._known(item, row) if row < len(rows) else _fixed(Cell("", look.KNOWN))

    def _name(self, wanted: str) -> str:
        """The name, or one like it: Excel does not tell capitals from small letters."""
        name = wanted
        while name.casefold() in self._taken:
            name += "_"
        self._taken.add(name.casefold())
        return name


def _columns(part: Part, repeat: Item) -> Iterator[Item]:
    """The fields of a table that have a column."""
    rows = range(len(part.rows(repeat)))
    for item, _ in within(repeat.items):
        shown_in = any(part.seen(item, row) for row in rows) if rows else part.seen(item)
        if item.kind not in (FieldKind.GROUP, FieldKind.NOTE, FieldKind.FILE) and shown_in:
            yield item


def _label(item: Item) -> str:
    required = " (*)" if item.typed and item.row.required else ""
    return held(f"{item.label}{required}")


def _fixed(cell: Cell) -> Slot:
    return lambda: cell


def _across(make: Slot, count: int) -> Slot:
    return lambda: replace(make(), across=count)
