"""Each cycle has a plan of its own: its document, its tasks, places, forms, recipients, bases, rules."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Kind, Severity
from congkhai.law.own_plan import borrowed, bound_by_it, lacking, without_rules
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.rules.rule import Findings, Rule
from congkhai.value import replace

NO_PLAN_OF_ITS_OWN = Kind(
    code="ky-thieu-ke-hoach-rieng",
    message="Kỳ năm {year} chưa có {missing} của chính năm này, nên chưa được xét đủ theo kế hoạch nào.",
    remedy=(
        "Chạy congkhai year {year} để xem, thêm --write để chép từ kỳ trước thành dòng chờ xác nhận; "
        "hoặc tự ghi các dòng của năm {year}."
    ),
    unnamed=True,
)


def own_plan(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """The cycle has its own plan, and rows of its own wherever an earlier cycle has some.

    Rows of another cycle's plan hold for no other (`Cycle.under`), so what is missing is not judged at all. A
    warning while the year is being prepared; once a decision of it rates somebody, or an announcement of it
    is written down, it blocks.
    """
    missing = [*_missing(agency, cycle)]
    if missing:
        finding = NO_PLAN_OF_ITS_OWN.at(at(cycle, "year"), year=cycle.year, missing=", ".join(missing))
        yield finding if bound_by_it(cycle) else replace(finding, severity=Severity.WARNING)


def _missing(agency: Agency, cycle: Cycle) -> Iterator[str]:
    if borrowed(agency, cycle):
        yield "kế hoạch"
    titles = {table.name: table.title for table in agency.tables}
    yield from (f"dòng nào ở bảng {titles.get(name, name)}" for name in lacking(agency, cycle))
    if without_rules(agency, cycle):
        yield "quy tắc, tham số, trình tự riêng của kế hoạch"


RULE = Rule(
    code="ke-hoach-cua-ky",
    title="Mỗi kỳ có kế hoạch, công việc, nơi kiểm điểm, biểu mẫu, nơi nhận và quy tắc của riêng năm mình",
    check=own_plan,
    passes="Năm 2026 có kế hoạch và đủ các bảng của kế hoạch, không nhờ dòng của năm nào khác: đạt.",
    fails="Kỳ năm 2027 ghi cùng kế hoạch với kỳ năm 2026: cảnh báo, rồi là lỗi khi năm 2027 có quyết định.",
    always=True,
)
