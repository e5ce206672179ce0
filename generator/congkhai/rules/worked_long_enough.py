"""Whoever worked under six months is not rated."""

from datetime import date

from congkhai.findings import Kind
from congkhai.law.posts import LEAST_MONTHS
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.model.record import PersonRating, Reason, Status
from congkhai.rules.own_set import under_own_set
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.wording import told

RATED_TOO_EARLY = Kind(
    code="chua-du-thang-ma-xep-loai",
    message="Số tháng công tác trong năm chưa đủ {least} tháng mà vẫn xếp loại.",
    remedy=(
        "Đổi trạng thái thành “không xếp loại”, xoá mức, điểm và quyết định, ghi mã lý do; nếu nghỉ "
        "ốm, nghỉ thai sản theo chế độ thì ghi mã lý do “nghỉ ốm” hoặc “nghỉ thai sản”."
    ),
)
ABSENT_BY_LAW = frozenset({Reason.SICK, Reason.MATERNITY})


def worked_long_enough(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """No level with fewer months than `tham_so` THANG-TOI-THIEU (NĐ 335/2025 Đ.11.1–2).

    Except for sick and maternity leave: these are rated for the time they worked.
    """
    least = agency.parameter(LEAST_MONTHS, cycle.year)
    if least is None:
        return
    for rating in cycle.current_people:
        worked = rating.months
        if worked is not None and worked < least.value and _stands(rating):
            finding = told(RATED_TOO_EARLY, Where(rating, "months"), least=least.value)
            yield under_own_set(agency, cycle, rating.official, finding)


def _stands(rating: PersonRating) -> bool:
    rated = rating.status is Status.RATED or (rating.status is Status.SUPERIOR and rating.level)
    return bool(rated) and rating.reason not in ABSENT_BY_LAW


RULE = Rule(
    code="du-thoi-gian-cong-tac",
    title="Người công tác chưa đủ thời gian tối thiểu trong năm thì không xếp loại",
    check=worked_long_enough,
    passes="Người nghỉ thai sản làm việc 5 tháng, xếp loại theo thời gian làm việc thực tế: đúng.",
    fails="Người công tác 5 tháng trong năm, không nghỉ ốm hay thai sản, vẫn được xếp loại: lỗi.",
    needs=LEAST_MONTHS,
)
