"""Which files there are for an audience today, and which columns each has."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from operator import attrgetter
from typing import Any, Final, get_type_hints

from congkhai.disclosure.public import (
    PublicCitation,
    PublicCycle,
    PublicDocument,
    PublicRating,
    PublicTask,
    PublicTotals,
    PublicUnitRating,
)
from congkhai.value import Value, replace, said

Datum = str | int | Decimal | date | None

_STATUS: Final = ("status", "Trạng thái", "Đã xếp loại, không xếp loại hay do cấp trên xếp loại.")
_DECISION: Final = ("decision", "Quyết định", "Số, ký hiệu quyết định xếp loại.")
_DUE: Final = (
    "truoc: trước ngày ghi; cham_nhat: chậm nhất ngày ghi; tuong_doi: theo một việc khác; "
    "khong_han: kế hoạch không ấn định ngày."
)


class DataColumn(Value, kw_only=False):
    """One column: `name` heads the CSV and is the JSON key; `type` is a type of Table Schema.

    `code` says that it holds nothing but the row's own code, which is another one every year.
    """

    name: str
    title: str
    explanation: str
    read: Callable[[Any], Datum]
    type: str = "string"
    code: bool = False


class Rows(Value, kw_only=False):
    """The rows of one year; the year and the agency's name then stand before each.

    `whole` says whether every row that the year has may be shown already.
    """

    year: int
    office: str
    rows: tuple[object, ...]
    whole: bool = True


class DataTable(Value, kw_only=False):
    """One file's worth of rows, ready to be written; `name` is the file's name without its ending.

    `key` names the column by whose value a row is the same in another year; "" where rows are of persons,
    who are never compared.
    """

    name: str
    title: str
    explanation: str
    columns: tuple[DataColumn, ...]
    years: tuple[Rows, ...]
    key: str = ""

    @property
    def heads(self) -> tuple[DataColumn, ...]:
        """All columns, those of the year and the agency first."""
        return (*_OF_EVERY_ROW, *self.columns)

    def values(self) -> Iterator[tuple[Datum, ...]]:
        """The values of each row in the order of the heads."""
        for part in self.years:
            for row in part.rows:
                yield (part.year, part.office, *(column.read(row) for column in self.columns))


_OF_EVERY_ROW: Final = (
    DataColumn("nam", "Năm", "Năm đánh giá.", attrgetter("year"), "integer"),
    DataColumn("co_quan", "Cơ quan", "Tên cơ quan trong năm đánh giá.", attrgetter("office")),
)


class Line(Value, kw_only=False):
    """A line of the summary: a level, those not rated, or the whole; no share where it has none."""

    kind: str
    title: str
    count: int
    percent: Decimal | None = None


def tables(cycles: Sequence[PublicCycle]) -> tuple[DataTable, ...]:
    """The files of these years: persons only where they may be named, results only once decided."""
    made = [_of_year(cycle) for cycle in cycles]
    whole = (
        replace(same[0], years=tuple(part for table in same for part in table.years))
        for same in zip(*made, strict=True)
    )
    return tuple(table for table in whole if table.name in _ALWAYS or any(part.rows for part in table.years))


def _of_year(cycle: PublicCycle) -> tuple[DataTable, ...]:
    results = cycle.results
    lines = _lines(results.totals) if results and results.totals else ()
    rows = (
        (results.people if results else (), True),
        (results.units if results else (), True),
        (lines, True),
        (cycle.tasks, "tasks" not in cycle.pending),
        (cycle.citations, "citations" not in cycle.pending),
    )
    return tuple(
        replace(table, years=(Rows(cycle.year, cycle.office.name, of_table, whole),))
        for table, (of_table, whole) in zip(_EMPTY, rows, strict=True)
    )


def all_columns() -> tuple[DataColumn, ...]:
    """Every column that any file may have."""
    return tuple(column for table in _EMPTY for column in table.heads)


def registered(kind: type, name: str, title: str, explanation: str, inside: str = "") -> DataColumn:
    """A column that tells a field of the public type `kind`, under the name that the register's column has.

    The type follows from the field's. `inside` names the field that holds the value of `kind` where the row
    is another one. Raises KeyError where there is no such field.
    """
    column = said(kind)[name].column.partition(".")[2]
    read = attrgetter(f"{inside}.{name}" if inside else name)
    type = "date" if "date" in str(get_type_hints(kind)[name]) else "string"
    return DataColumn(column, title, explanation, read, type, code=name == "id")


def _people() -> DataTable:
    of = partial(registered, PublicRating)
    columns = (
        DataColumn("stt", "STT", "Số thứ tự trong danh sách đã công bố.", attrgetter("number"), "integer"),
        of("name", "Họ và tên", "Họ và tên như trong quyết định xếp loại."),
        of("position", "Chức vụ, chức danh", "Chức vụ khi được xếp loại."),
        of("unit", "Đơn vị", "Phòng hoặc đơn vị khi được xếp loại."),
        of(*_STATUS),
        of("level", "Mức xếp loại", "Để trống khi cơ quan không xếp loại người đó."),
        of(*_DECISION),
    )
    explanation = "Mỗi dòng một người, theo thứ tự của danh sách công khai."
    return DataTable("ket-qua-ca-nhan", "Kết quả xếp loại cá nhân", explanation, columns, ())


def _units() -> DataTable:
    of = partial(registered, PublicUnitRating)
    columns = (
        of("unit", "Tập thể", "Tập thể lãnh đạo hoặc phòng, đơn vị."),
        of(*_STATUS),
        of("level", "Mức xếp loại", "Để trống khi cơ quan không xếp loại tập thể đó."),
        of(*_DECISION),
    )
    return DataTable(
        "ket-qua-tap-the", "Kết quả xếp loại tập thể", "Mỗi dòng một tập thể.", columns, (), columns[0].name
    )


def _totals() -> DataTable:
    kinds = "muc: một mức hoặc các mức gộp; khong_xep_loai: không xếp loại; tong: dòng tổng."
    percent = "Phần trăm số người được xếp loại, một chữ số sau dấu chấm thập phân."
    columns = (
        DataColumn("loai_dong", "Loại dòng", kinds, attrgetter("kind")),
        DataColumn("noi_dung", "Nội dung", "Tên mức xếp loại hoặc tên của dòng.", attrgetter("title")),
        DataColumn("so_nguoi", "Số người", "Số người của cả cơ quan.", attrgetter("count"), "integer"),
        DataColumn("ty_le", "Tỷ lệ (%)", percent, attrgetter("percent"), "number"),
    )
    explanation = "Số người theo mức xếp loại của cả cơ quan."
    return DataTable(
        "tong-hop", "Tổng hợp kết quả xếp loại cá nhân", explanation, columns, (), columns[1].name
    )


def _lines(totals: PublicTotals) -> tuple[Line, ...]:
    lines = [Line("muc", row.title, row.count, row.percent) for row in totals.rows]
    if totals.not_rated is not None:
        lines.append(Line("khong_xep_loai", "Không xếp loại", totals.not_rated))
    if totals.total is not None:
        lines.append(Line("tong", totals.total_title, totals.total))
    return tuple(lines)


def _tasks() -> DataTable:
    of = partial(registered, PublicTask)
    working = "Chỉ ghi khi ngày cuối không phải ngày làm việc."
    columns = (
        of("id", "Mã", "Mã công việc."),
        of("name", "Công việc", "Việc phải làm, viết gọn."),
        of("detail", "Diễn giải", "Nội dung cụ thể của công việc."),
        of("who", "Ai làm", "Người, bộ phận thực hiện."),
        of("product", "Sản phẩm", "Văn bản, hồ sơ hoặc kết quả phải có."),
        of("due", "Loại hạn", _DUE),
        of("date", "Hạn như ghi", "Ngày ghi trong kế hoạch."),
        DataColumn("han_bang_loi", "Hạn bằng lời", "Hạn viết thành lời.", attrgetter("due_text")),
        DataColumn("ngay_cuoi", "Ngày cuối", "Ngày cuối cùng còn trong hạn.", attrgetter("last_day"), "date"),
        DataColumn(
            "ngay_lam_viec_cuoi", "Ngày làm việc cuối", working, attrgetter("last_working_day"), "date"
        ),
        of("recipient", "Gửi đến", "Nơi nhận sản phẩm."),
        of("form", "Biểu mẫu", "Biểu mẫu dùng cho công việc."),
        of("clause", "Nguồn", "Mục của kế hoạch."),
    )
    explanation = "Mỗi dòng một công việc: ai làm, việc gì, sản phẩm, hạn, gửi đến đâu."
    return DataTable("cong-viec", "Công việc của kế hoạch", explanation, columns, (), columns[1].name)


def _bases() -> DataTable:
    of = partial(registered, PublicDocument, inside="document")
    validity = "Hiệu lực của văn bản tại ngày tạo tệp, viết thành lời."
    columns = (
        of("id", "Mã", "Mã văn bản."),
        of("number", "Số, ký hiệu", "Để trống nếu văn bản không có số."),
        of("kind", "Loại", "Loại văn bản."),
        of("issuer", "Cơ quan ban hành", "Cơ quan ban hành văn bản."),
        of("issued", "Ngày ban hành", "Ngày ghi trên văn bản."),
        of("subject", "Trích yếu", "Trích yếu nội dung văn bản."),
        DataColumn("hieu_luc", "Hiệu lực", validity, attrgetter("document.validity")),
        registered(PublicCitation, "clause", "Nơi dẫn", "Mục của kế hoạch dẫn văn bản này."),
        registered(PublicCitation, "purpose", "Dẫn để làm gì", "Văn bản được dẫn để làm gì."),
    )
    explanation = "Mỗi dòng một văn bản mà kế hoạch căn cứ hoặc dẫn chiếu."
    return DataTable("can-cu", "Văn bản căn cứ", explanation, columns, (), columns[0].name)


#: Every table, in the order in which a year fills them.
_EMPTY: Final = (_people(), _units(), _totals(), _tasks(), _bases())
#: What is there even where no row is yet.
_ALWAYS: Final = frozenset({_EMPTY[3].name, _EMPTY[4].name})
