"""One part of a form as HTML: what its writer fills in, what was known or written before, what is wrong."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from congkhai.findings import Finding
from congkhai.forms.answers import Answers, Sheet, shown_text
from congkhai.forms.blank import Blank
from congkhai.forms.conditions import Conditions
from congkhai.forms.definition import Item, within
from congkhai.forms.filled_by import COLUMNS, choices, fits, instruction, letters, shape
from congkhai.forms.for_script import BLANK_CELL, key_of
from congkhai.forms.kinds import UNANSWERED
from congkhai.forms.page_parts import Box, Facts, Guide, Line, Node, Part, Rows
from congkhai.forms.points import in_points
from congkhai.forms.posted import input_name, legible, rows_of, together
from congkhai.model.forms import FieldKind, Writer
from congkhai.rendering.templates import render

#: Whose part it is, as the end of a sentence.
WHOSE: Final = {
    Writer.AUTHOR: "người lập biểu mẫu",
    Writer.TRACKER: "người theo dõi, đánh giá",
    Writer.AUTHORITY: "cấp có thẩm quyền",
    Writer.SECRETARY: "thư ký",
    Writer.CHAIR: "người chủ trì",
    Writer.BODY: "nơi được hỏi ý kiến",
    Writer.COUNCIL: "hội đồng",
}
_SPARE: Final = 2
#: So many fields of one row that lack are told one by one.
_FEW: Final = 2


def fields(blank: Blank, findings: Sequence[Finding] = ()) -> str:
    """The fields of the part, with a summary of what is wrong on top, without form or button around them.

    A field that no answer of this part can bring up is left out; one that an answer decides stands there with
    the sentence that says when, and is hidden by the page's script alone. Findings stand at the fields that
    their places name, in the same words as in the summary.
    """
    page = _Page(blank, findings)
    return render(
        "forms/fields.html",
        nodes=tuple(page.nodes(blank.definition.items, None, 2)),
        faults=[*page.summary(findings)],
        kind_of=lambda node: type(node).__name__,
    )


def title(blank: Blank, findings: Sequence[Finding] = ()) -> str:
    """The title of the page; it begins with "Lỗi: " where something is wrong."""
    return f"Lỗi: {blank.title}" if findings else blank.title


def said(finding: Finding) -> str:
    """What is wrong and what to do, as one text."""
    return f"{finding.message} {finding.remedy}".strip()


class _Page:
    def __init__(self, blank: Blank, findings: Sequence[Finding]) -> None:
        self._blank, self._definition = blank, blank.definition
        self._writer = blank.head.writer
        writers = self._definition.writers
        ahead = writers.index(self._writer) if self._writer in writers else len(writers)
        self._earlier = frozenset(writers[:ahead])
        self._conditions = Conditions(self._definition, self._writer)
        self._answers: Answers = together(
            self._definition, blank.known, legible(self._definition, blank.draft)
        )
        self._sheet = Sheet(self._definition, self._answers)
        self._faults: dict[tuple[str | None, int | None], str] = {}
        for one in findings:
            # Beside ten others in a row, the sentence of each would hide them all.
            words = BLANK_CELL if one.kind == UNANSWERED and self._in_a_table(one) else said(one)
            self._faults.setdefault((one.place.column, one.place.row), words)

    def _in_a_table(self, finding: Finding) -> bool:
        repeat = self._definition.repeat_of.get(finding.place.column or "")
        return repeat is not None and fits(self._columns(repeat))

    def name_of(self, finding: Finding) -> str:
        """The element at which a finding is shown, "" where it is of none."""
        item = self._definition.by_name.get(finding.place.column or "")
        if item is None or not self._own(item):
            return ""
        repeat = self._definition.repeat_of.get(item.name)
        row = finding.place.row
        return input_name(item, repeat, None if row is None else row - 1)

    def _own(self, item: Item) -> bool:
        """Whether the writer answers it, or it is computed in this part."""
        fills = item.typed or item.kind is FieldKind.COMPUTED
        return fills and item.row.writer is self._writer

    def nodes(self, items: Sequence[Item], row: int | None, level: int) -> Iterator[Node]:
        """What is shown of the items in their order; neighbours that stand fast are put together."""
        seen = [item for item in items if self._seen(item, row)]
        for whose, group in groupby(seen, self._stands_fast):
            if whose is None:
                for item in group:
                    yield self._node(item, row, level)
            elif facts := tuple(self._facts(group, row)):
                yield Facts(whose=whose, facts=facts)

    def _seen(self, item: Item, row: int | None) -> bool:
        if item.hidden or item.row.writer not in (*self._earlier, self._writer):
            return False
        if item.items and not any(self._seen(one, row) for one in item.items):
            return False
        if item.kind is FieldKind.REPEAT and item.row.known and not rows_of(self._answers, item):
            return False
        # What it stands in was asked before.
        return self._conditions.open(item) or self._sheet.holds(item.relevant, item, row)

    def _stands_fast(self, item: Item) -> str | None:
        """Whose answer it is where nobody changes it here, None for what is filled in, and for groups."""
        if item.items or self._own(item) or item.kind is FieldKind.NOTE:
            return None
        return WHOSE[item.row.writer] if item.row.known is None else "known"

    def _facts(self, items: Iterator[Item], row: int | None) -> Iterator[tuple[str, str]]:
        for item in items:
            yield item.label, shown_text(item, self._sheet.text(item, row))

    def _node(self, item: Item, row: int | None, level: int) -> Node:
        if item.kind is FieldKind.REPEAT:
            return self._rows(item, level)
        if not item.items:
            return self._box(item, row)
        return Part(
            field=key_of(item),
            row="" if row is None else str(row + 1),
            level=level,
            label=item.label,
            hints=self._hints(item),
            asked=any(self._own(one) for one, _ in within(item.items)),
            nodes=tuple(self.nodes(item.items, row, level + 1)),
        )

    def _rows(self, repeat: Item, level: int) -> Rows:
        free = repeat.row.known is None and repeat.row.writer is self._writer
        count = len(rows_of(self._answers, repeat)) + (_SPARE if free else 0)
        columns = self._columns(repeat)
        table = fits(columns)
        return Rows(
            field=key_of(repeat),
            level=level,
            label=repeat.label,
            hints=self._hints(repeat),
            guides=tuple(self._guide(items) for items in self._alike(columns)),
            columns=tuple(one.label for one in columns) if table else (),
            lines=tuple(self._line(columns, at, table) for at in range(count)),
            free=free,
            broad=len(columns) > COLUMNS,
        )

    def _guide(self, items: Sequence[Item]) -> Guide:
        labels = tuple(item.label for item in items)
        return Guide(name=_guide_name(items), labels=labels, hints=self._told(items[0]))

    def _alike(self, columns: Sequence[Item]) -> Iterator[tuple[Item, ...]]:
        """Neighbours that are filled in alike, so that this is told once."""
        own = (item for item in columns if self._own(item) and self._told(item))
        return (tuple(items) for _, items in groupby(own, self._told))

    def _told(self, item: Item) -> tuple[str, ...]:
        return (*self._hints(item), *item.at_length)

    def _told_at(self, item: Item, repeat: Item | None) -> str:
        groups = self._alike(self._columns(repeat)) if repeat else ()
        return next((_guide_name(items) for items in groups if item in items), "")

    def _columns(self, repeat: Item) -> list[Item]:
        rows = range(len(rows_of(self._answers, repeat)))
        return [one for one in repeat.items if self._own(one) or any(self._seen(one, at) for at in rows)]

    def _line(self, columns: Sequence[Item], row: int, table: bool) -> Line:
        called = _calls(columns)
        name = shown_text(called, self._sheet.text(called, row)) if called else ""
        rest = [item for item in columns if item is not called]
        nodes = [self._cell(item, row) for item in columns] if table else [*self.nodes(rest, row, 4)]
        bare = f"Dòng {row + 1}"
        return Line(
            number=row + 1,
            name=name or bare,
            title=f"{row + 1}. {name}" if name else bare,
            nodes=tuple(nodes),
        )

    def summary(self, findings: Sequence[Finding]) -> Iterator[tuple[str, str]]:
        """Where each leads and what is said of it; several of one row that are only not answered are one."""
        for _, alike in groupby(enumerate(findings), lambda one: self._left_out(one[1]) or one[0]):
            group = [one for _, one in alike]
            if len(group) > _FEW:
                words = f"{self._called(group[0])}: còn {len(group)} mục chưa ghi."
                yield self.name_of(group[0]), words
            else:
                yield from ((self.name_of(one), self._told_of(one)) for one in group)

    def _left_out(self, finding: Finding) -> str:
        return self._called(finding) if finding.kind == UNANSWERED else ""

    def _told_of(self, finding: Finding) -> str:
        called = self._called(finding)
        return f"{called}: {said(finding)}" if called else said(finding)

    def _called(self, finding: Finding) -> str:
        """What the row of a finding is called, with its number; "" where it is of none."""
        repeat = self._definition.repeat_of.get(finding.place.column or "")
        row = finding.place.row
        if repeat is None or row is None:
            return ""
        called = _calls(self._columns(repeat))
        name = shown_text(called, self._sheet.text(called, row - 1)) if called else ""
        return f"{row}. {name}" if name else f"Dòng {row}"

    def _cell(self, item: Item, row: int) -> Node:
        if not self._seen(item, row):
            return Facts(whose="", facts=((item.label, ""),))
        if (whose := self._stands_fast(item)) is None:
            return self._box(item, row)
        return Facts(whose=whose, facts=tuple(self._facts(iter((item,)), row)))

    def _box(self, item: Item, row: int | None) -> Box:
        repeat = self._definition.repeat_of.get(item.name)
        place = None if row is None else row + 1
        name = input_name(item, repeat, row)
        written = self._written(item, repeat, row)
        return Box(
            shape=shape(item, in_rows=repeat is not None),
            name=name,
            field=key_of(item),
            row="" if place is None else str(place),
            label=item.label,
            optional=item.typed and not item.row.required,
            hints=self._hints(item),
            at_length=() if repeat else item.at_length,
            at_length_of="Nội dung của tiêu chí" if item.row.criterion else "Hướng dẫn ghi mục này",
            written=written,
            choices=tuple(choices(item, name, written)),
            error=self._faults.get((item.name, place), ""),
            numeric=item.kind.numeric,
            accept=",".join(f".{one}" for one in item.row.endings),
            many=(item.row.most or 1) > 1,
            most=letters(item),
            told_at=self._told_at(item, repeat),
        )

    def _written(self, item: Item, repeat: Item | None, row: int | None) -> str:
        """What stands in the field: as it was typed; of a computed field its value."""
        if item.kind is FieldKind.COMPUTED:
            return shown_text(item, self._sheet.text(item, row))
        draft = self._blank.draft
        if repeat is not None and row is not None:
            rows = rows_of(draft, repeat)
            return rows[row].get(item.name, "") if row < len(rows) else ""
        held = draft.get(item.name, "")
        return held if isinstance(held, str) else ""

    def _hints(self, item: Item) -> tuple[str, ...]:
        takes = instruction(item, self._definition.label_of)
        most = in_points(self._definition.by_name, item)
        told = [item.hint, f"{most} {takes}".strip()]
        told += [
            f"Ví dụ: {shown_text(item, item.row.example)}." if item.row.example else "",
            self._conditions.in_words(item),
        ]
        return tuple(one for one in told if one)


def _guide_name(items: Sequence[Item]) -> str:
    return f"cot.{key_of(items[0])}"


def _calls(columns: Sequence[Item]) -> Item | None:
    """The column by which a row is called: the first that is known."""
    return next((item for item in columns if item.row.known is not None), None)
