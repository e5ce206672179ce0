"""Each cycle has a plan of its own: its document, its tasks, places, forms, recipients, bases, rules."""

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType
from typing import Final

from congkhai.findings import Finding, Kind, Severity
from congkhai.law.own_plan import borrowed, bound_by_it, lacking, left_out, steps_left_out
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.law import OfYears, Parameter, RuleRow
from congkhai.model.plan import StepOrder, Task
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.wording import EXPLAIN
from congkhai.value import replace

NO_PLAN_OF_ITS_OWN = Kind(
    code="ky-thieu-ke-hoach-rieng",
    message="Kỳ năm {year}{missing}; vì thế kỳ này chưa được xét đủ theo kế hoạch nào.",
    remedy=(
        "Chạy congkhai year {year} để xem, thêm --write để chép từ kỳ trước thành dòng chờ xác nhận; "
        "hoặc tự ghi các dòng của năm {year}."
    ),
    unnamed=True,
)

RULES_LEFT_OUT = Kind(
    code="ke-hoach-thieu-quy-tac",
    message="Bảng {table} chưa có dòng của năm {year} cho những điều mà kế hoạch năm {before} có: {names}.",
    remedy=(
        "Chạy congkhai year {year} để xem, thêm --write để chép thành dòng chờ xác nhận. Điều nào kế hoạch "
        "năm {year} đã bỏ thì ghi một dòng cùng mã dẫn kế hoạch ấy, {given_up}."
    ),
    unnamed=True,
)
STEPS_LEFT_OUT = Kind(
    code="ke-hoach-thieu-buoc",
    message="Kế hoạch năm {year} không có việc nào của các bước mà kế hoạch năm {before} có: {steps}.",
    remedy=(
        "Thêm việc của bước ấy vào bảng Công việc, hoặc ghi ‘Bước’ cho việc đã có; nếu kế hoạch năm {year} "
        f"không có bước ấy thì {EXPLAIN}."
    ),
    severity=Severity.WARNING,
    unnamed=True,
)
#: How a row says that the plan has given up what it stands for.
_GIVEN_UP: Final = MappingProxyType(
    {
        RuleRow: "ô ‘Bật’ ghi khong",
        Parameter: "ô ‘Giá trị’ để trống",
        StepOrder: "ô ‘Sau bước’ ghi bước mà nay phải làm trước",
    }
)


def own_plan(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """The cycle has its own plan, and rows of its own wherever an earlier cycle has some.

    Rows of another cycle's plan hold for no other (`Cycle.under`), so what is missing is not judged at all;
    a rule that was given up on purpose is said by a row of its own. A warning while the year is being
    prepared; once a decision of it rates somebody, or an announcement of it is written down, it blocks.
    """
    missing = [*_missing(agency, cycle)]
    findings = [] if borrowed(agency, cycle) else [*_left_out(agency, cycle)]
    if missing:
        whole = NO_PLAN_OF_ITS_OWN.at(at(cycle, "year"), year=cycle.year, missing="; ".join(missing))
        findings.insert(0, whole)
    for finding in findings:
        yield finding if bound_by_it(cycle) else replace(finding, severity=Severity.WARNING)


def _missing(agency: Agency, cycle: Cycle) -> Iterator[str]:
    """What it lacks, as the sentence goes on after the cycle's name."""
    plan = borrowed(agency, cycle)
    if plan:
        yield " chưa có kế hoạch riêng"
    titles = {table.name: table.title for table in agency.tables}
    tables = [titles.get(name, name) for name in lacking(agency, cycle)]
    if tables:
        these = f"các bảng {', '.join(tables)}" if len(tables) > 1 else f"bảng {tables[0]}"
        yield f"{'' if plan else ': '}{these} chưa có dòng nào của năm này"
    if plan and any(left_out(agency, cycle)):
        yield "chưa có quy tắc, tham số, trình tự theo kế hoạch của năm này"


def _left_out(agency: Agency, cycle: Cycle) -> Iterator[Finding]:
    """What the plan before it had: rules, parameters and orders of steps, and steps."""
    place, year = at(cycle, "year"), cycle.year
    for before, rows in left_out(agency, cycle):
        names = "; ".join(_named(agency, row) for row in rows)
        facts = {"table": rows[0].place.table_title, "given_up": _GIVEN_UP[type(rows[0])]}
        yield RULES_LEFT_OUT.at(place, year=year, before=before.year, names=names, **facts)
    if lost := steps_left_out(agency, cycle):
        titles = agency.titles(Task, "step")
        named = ", ".join(f"“{titles.get(step, step)}”" for step in lost[1])
        yield STEPS_LEFT_OUT.at(place, year=year, before=lost[0].year, steps=named)


def _named(agency: Agency, row: OfYears) -> str:
    if isinstance(row, StepOrder):
        titles = agency.titles(StepOrder, "step")
        return f"“{titles.get(row.step, row.step)}” sau “{titles.get(row.first, row.first)}”"
    return str(getattr(row, "name", ""))


RULE = Rule(
    code="ke-hoach-cua-ky",
    title="Mỗi kỳ có kế hoạch, công việc, nơi kiểm điểm, biểu mẫu, nơi nhận và quy tắc của riêng năm mình",
    check=own_plan,
    passes="Năm 2026 có kế hoạch và đủ các bảng của kế hoạch, không nhờ dòng của năm nào khác: đạt.",
    fails="Kỳ năm 2027 ghi cùng kế hoạch với kỳ năm 2026: cảnh báo, rồi là lỗi khi năm 2027 có quyết định.",
    always=True,
)
