"""What an office must still write down about itself and its plan before papers can be made."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Kind, Place, Severity
from congkhai.law.authority import unissued
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.structure import Office
from congkhai.rules.rule import Findings, Rule

OFFICE_INCOMPLETE = Kind(
    code="co-quan-chua-cau-hinh",
    message="Cơ quan chưa ghi {missing}; văn bản và trang in để trống chỗ này.",
    remedy="Ghi {missing} của cơ quan ở dòng này.",
    severity=Severity.INFO,
)
PLAN_NOT_ISSUED = Kind(
    code="ke-hoach-chua-ban-hanh",
    message=(
        "Kế hoạch của năm {year} chưa ghi {missing}, nên còn là dự thảo và không hiện trên trang công khai."
    ),
    remedy="Ban hành kế hoạch rồi thì ghi {missing} ở dòng này.",
    severity=Severity.INFO,
)


def configured(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """The agency has its symbol, the title of its head and its place; the plan has its number and day."""
    for place, word in _lacking(cycle.office):
        yield OFFICE_INCOMPLETE.at(place, missing=word)
    plan = cycle.plan
    if plan is not None and (missing := unissued(plan)):
        place = at(plan, "issued") if plan.number else at(plan, "number")
        yield PLAN_NOT_ISSUED.at(place, year=cycle.year, missing=missing)


def _lacking(office: Office) -> Iterator[tuple[Place, str]]:
    if not office.symbol:
        yield at(office, "symbol"), "ký hiệu"
    if not office.head_title:
        yield at(office, "head_title"), "chức danh người đứng đầu"
    if not office.locality:
        yield at(office, "locality"), "địa danh"


RULE = Rule(
    code="da-cau-hinh",
    title="Cơ quan và kế hoạch của kỳ đã ghi đủ",
    check=configured,
    passes="Cơ quan có ký hiệu, chức danh người đứng đầu, địa danh; kế hoạch có số và ngày: đạt.",
    fails="Kế hoạch của năm chưa ghi số, ký hiệu: thông tin.",
)
