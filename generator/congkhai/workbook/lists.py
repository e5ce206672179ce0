"""The lists from which cells are chosen: on a hidden sheet, as a rule by itself holds 255 letters only."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from congkhai.grids.xlsx_values import BookColumn, BookSheet, Cell, Prompt, place
from congkhai.tables.schema import choices
from congkhai.value import Collector, field
from congkhai.workbook.column import YES_NO, TableColumn
from congkhai.workbook.look import BOLD, PLAIN
from congkhai.workbook.page import MARK, REMOVE
from congkhai.workbook.pointers import choice

LISTS: Final = "Danh mục"
_FIRST: Final = 2
_CHOOSE: Final = "Hãy chọn một giá trị trong danh sách của ô."
_ADDED: Final = (
    "Nội dung này không có trong danh sách. Chỉ giữ lại nếu đó là riêng mã (như CB-007), hoặc là mã của dòng "
    "vừa được thêm ở trang “{title}”."
)
_REMOVE: Final = "Ghi x để xoá cả dòng khi nhập sổ; để trống thì dòng được giữ."


class Lists(Collector):
    """The lists asked for so far, each once, under the title of the column that first asked.

    `titles` names the sheet of each table.
    """

    titles: dict[str, str]
    made: dict[tuple[str, ...], str] = field(default_factory=dict)

    def entry(self, column: TableColumn) -> Prompt:
        """What Excel offers and says where a cell of the column is filled in."""
        required = "Bắt buộc. " if column.field.get("constraints", {}).get("required") else ""
        help = required + str(column.field.get("description", ""))
        if column.pointer is not None:
            offered = tuple(choice(code, label) for code, label in (column.labels or {}).items())
            refusal = _ADDED.format(title=self.titles.get(column.pointer.table, column.pointer.table))
            return Prompt(
                title=column.title, help=help, source=self._source(column, offered), refusal=refusal
            )
        offered = YES_NO if column.type == "boolean" else tuple(choices(column.field).values())
        source = self._source(column, offered)
        return Prompt(title=column.title, help=help, source=source, strict=True, refusal=_CHOOSE)

    def removal(self) -> Prompt:
        """The same for the column in which rows are marked."""
        return Prompt(
            title=REMOVE, help=_REMOVE, source=self._place((MARK,), REMOVE), strict=True, refusal=_REMOVE
        )

    def _source(self, column: TableColumn, offered: tuple[str, ...]) -> str:
        return self._place(offered, column.title) if offered else ""

    def _place(self, offered: tuple[str, ...], title: str) -> str:
        self.made.setdefault(offered, title)
        at = list(self.made).index(offered)
        return place(LISTS, _FIRST, at, last=_FIRST + len(offered) - 1)

    def sheet(self) -> BookSheet:
        """The hidden sheet; to be asked for when all entries have been."""
        widths = tuple(BookColumn(width=30, style=PLAIN) for _ in self.made)
        return BookSheet(name=LISTS, columns=widths, rows=self._rows(), titles=1, locked=True, hidden=True)

    def _rows(self) -> Iterator[Sequence[Cell]]:
        yield tuple(Cell(title, BOLD) for title in self.made.values())
        for row in zip_longest(*self.made):
            yield tuple(Cell(text, PLAIN) for text in row)
