"""Which files there are for an audience today, and which columns each has."""

from decimal import Decimal
from operator import attrgetter
from typing import Final

from congkhai.disclosure.public import (
    PublicAgency,
    PublicCitation,
    PublicDocument,
    PublicRating,
    PublicTask,
    PublicTotals,
    PublicUnitRating,
)
from congkhai.opendata.column import DataColumn, DataTable, filled, registered
from congkhai.value import Value

_DUE: Final = (
    "truoc: trước ngày ghi; cham_nhat: chậm nhất ngày ghi; tuong_doi: theo một việc khác; "
    "khong_han: kế hoạch không ấn định ngày."
)


class Line(Value):
    """A line of the summary: a level, those not rated, or the whole; no share where it has none."""

    kind: str
    title: str
    count: int
    percent: Decimal | None


def tables(agency: PublicAgency) -> tuple[DataTable, ...]:
    """The files of today: persons only where they may be named, results only once decided."""
    results = agency.cycle.results
    people = _people(results.people) if results and results.people else None
    units = _units(results.units) if results and results.units else None
    lines = _lines(results.totals) if results and results.totals else ()
    totals = _totals(lines) if lines else None
    offered = (people, units, totals, _tasks(agency.cycle.tasks), _bases(agency.cycle.citations))
    return tuple(table for table in offered if table is not None)


def all_columns() -> tuple[DataColumn, ...]:
    """Every column that any file may have."""
    made = (_people(()), _units(()), _totals(()), _tasks(()), _bases(()))
    return tuple(column for table in made for column in table.columns)


def _people(rows: tuple[PublicRating, ...]) -> DataTable:
    def of(field: str, title: str, explanation: str) -> DataColumn:
        return registered(PublicRating, field, title=title, explanation=explanation)

    columns = (
        DataColumn(
            name="stt",
            title="STT",
            explanation="Số thứ tự trong danh sách đã công bố.",
            read=attrgetter("number"),
            type="integer",
        ),
        of("name", "Họ và tên", "Họ và tên như trong quyết định xếp loại."),
        of("position", "Chức vụ, chức danh", "Chức vụ khi được xếp loại."),
        of("unit", "Đơn vị", "Phòng hoặc đơn vị khi được xếp loại."),
        of(
            "status",
            "Trạng thái",
            "Đã xếp loại, không xếp loại hay do cấp trên xếp loại.",
        ),
        of("level", "Mức xếp loại", "Để trống khi cơ quan không xếp loại người đó."),
        of("decision", "Quyết định", "Số, ký hiệu quyết định xếp loại."),
    )
    return DataTable(
        name="ket-qua-ca-nhan",
        title="Kết quả xếp loại cá nhân",
        explanation="Mỗi dòng một người, theo thứ tự của danh sách công khai.",
        columns=columns,
        rows=filled(columns, rows),
    )


def _units(rows: tuple[PublicUnitRating, ...]) -> DataTable:
    def of(field: str, title: str, explanation: str) -> DataColumn:
        return registered(PublicUnitRating, field, title=title, explanation=explanation)

    columns = (
        of("unit", "Tập thể", "Tập thể lãnh đạo hoặc phòng, đơn vị."),
        of(
            "status",
            "Trạng thái",
            "Đã xếp loại, không xếp loại hay do cấp trên xếp loại.",
        ),
        of("level", "Mức xếp loại", "Để trống khi cơ quan không xếp loại tập thể đó."),
        of("decision", "Quyết định", "Số, ký hiệu quyết định xếp loại."),
    )
    return DataTable(
        name="ket-qua-tap-the",
        title="Kết quả xếp loại tập thể",
        explanation="Mỗi dòng một tập thể.",
        columns=columns,
        rows=filled(columns, rows),
    )


def _totals(lines: tuple[Line, ...]) -> DataTable:
    columns = (
        DataColumn(
            name="loai_dong",
            title="Loại dòng",
            explanation="muc: một mức hoặc các mức gộp; khong_xep_loai: không xếp loại; tong: dòng tổng.",
            read=attrgetter("kind"),
        ),
        DataColumn(
            name="noi_dung",
            title="Nội dung",
            explanation="Tên mức xếp loại hoặc tên của dòng.",
            read=attrgetter("title"),
        ),
        DataColumn(
            name="so_nguoi",
            title="Số người",
            explanation="Số người của cả cơ quan.",
            read=attrgetter("count"),
            type="integer",
        ),
        DataColumn(
            name="ty_le",
            title="Tỷ lệ (%)",
            explanation="Phần trăm số người được xếp loại, một chữ số sau dấu chấm thập phân.",
            read=attrgetter("percent"),
            type="number",
        ),
    )
    return DataTable(
        name="tong-hop",
        title="Tổng hợp kết quả xếp loại cá nhân",
        explanation="Số người theo mức xếp loại của cả cơ quan.",
        columns=columns,
        rows=filled(columns, lines),
    )


def _lines(totals: PublicTotals) -> tuple[Line, ...]:
    levels = [Line(kind="muc", title=row.title, count=row.count, percent=row.percent) for row in totals.rows]
    if totals.not_rated is not None:
        levels.append(
            Line(kind="khong_xep_loai", title="Không xếp loại", count=totals.not_rated, percent=None)
        )
    if totals.total is not None:
        levels.append(Line(kind="tong", title=totals.total_title, count=totals.total, percent=None))
    return tuple(levels)


def _tasks(rows: tuple[PublicTask, ...]) -> DataTable:
    def of(field: str, title: str, explanation: str) -> DataColumn:
        return registered(PublicTask, field, title=title, explanation=explanation)

    columns = (
        of("id", "Mã", "Mã công việc."),
        of("name", "Công việc", "Việc phải làm, viết gọn."),
        of("detail", "Diễn giải", "Nội dung cụ thể của công việc."),
        of("who", "Ai làm", "Người, bộ phận thực hiện."),
        of("product", "Sản phẩm", "Văn bản, hồ sơ hoặc kết quả phải có."),
        of("due", "Loại hạn", _DUE),
        of("date", "Hạn như ghi", "Ngày ghi trong kế hoạch."),
        DataColumn(
            name="han_bang_loi",
            title="Hạn bằng lời",
            explanation="Hạn viết thành lời.",
            read=attrgetter("due_text"),
        ),
        _day("ngay_cuoi", "Ngày cuối", "Ngày cuối cùng còn trong hạn.", "last_day"),
        _day(
            "ngay_lam_viec_cuoi",
            "Ngày làm việc cuối",
            "Chỉ ghi khi ngày cuối không phải ngày làm việc.",
            "last_working_day",
        ),
        of("recipient", "Gửi đến", "Nơi nhận sản phẩm."),
        of("form", "Biểu mẫu", "Biểu mẫu dùng cho công việc."),
        of("clause", "Nguồn", "Mục của kế hoạch."),
    )
    return DataTable(
        name="cong-viec",
        title="Công việc của kế hoạch",
        explanation="Mỗi dòng một công việc: ai làm, việc gì, sản phẩm, hạn, gửi đến đâu.",
        columns=columns,
        rows=filled(columns, rows),
    )


def _day(name: str, title: str, explanation: str, field: str) -> DataColumn:
    return DataColumn(name=name, title=title, explanation=explanation, read=attrgetter(field), type="date")


def _bases(rows: tuple[PublicCitation, ...]) -> DataTable:
    def of(field: str, title: str, explanation: str) -> DataColumn:
        return registered(PublicDocument, field, title=title, explanation=explanation, inside="document")

    columns = (
        of("id", "Mã", "Mã văn bản."),
        of("number", "Số, ký hiệu", "Để trống nếu văn bản không có số."),
        of("kind", "Loại", "Loại văn bản."),
        of("issuer", "Cơ quan ban hành", "Cơ quan ban hành văn bản."),
        of("issued", "Ngày ban hành", "Ngày ghi trên văn bản."),
        of("subject", "Trích yếu", "Trích yếu nội dung văn bản."),
        DataColumn(
            name="hieu_luc",
            title="Hiệu lực",
            explanation="Hiệu lực của văn bản tại ngày tạo tệp, viết thành lời.",
            read=attrgetter("document.validity"),
        ),
        registered(
            PublicCitation,
            "clause",
            title="Nơi dẫn",
            explanation="Mục của kế hoạch dẫn văn bản này.",
        ),
        registered(
            PublicCitation,
            "purpose",
            title="Dẫn để làm gì",
            explanation="Văn bản được dẫn để làm gì.",
        ),
    )
    return DataTable(
        name="can-cu",
        title="Văn bản căn cứ",
        explanation="Mỗi dòng một văn bản mà kế hoạch căn cứ hoặc dẫn chiếu.",
        columns=columns,
        rows=filled(columns, rows),
    )
