"""A share of more than 100 % has to come from tasks beyond those assigned."""

from datetime import date

from congkhai.findings import Kind
from congkhai.law.scores import RESULT_POINTS
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.rules.own_set import under_own_set
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.within_bounds import OVER_WHOLE, shares_above
from congkhai.rules.wording import told

OVER_100 = Kind(
    code=OVER_WHOLE,
    message=(
        "Ô ‘{column}’ ghi trên 100%: chỉ có khi nhận thêm việc của người khác hoặc việc đột xuất ngoài kế "
        "hoạch; điểm kết quả vẫn không quá {most} điểm."
    ),
    remedy="Đối chiếu phiếu; nếu đúng là có việc được giao thêm thì ghi giải trình, nếu không thì sửa tỷ lệ.",
)


def shares_within_whole(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """a, b, c over 100 % come from added or sudden tasks alone (NĐ 335/2025 Đ.18.1d); points stay capped."""
    most = agency.parameter(RESULT_POINTS, cycle.year)
    if most is None:
        return
    for score in cycle.scores:
        for number in shares_above(score):
            finding = told(OVER_100, Where(score, "parts", number), most=most.value)
            yield under_own_set(agency, cycle, score.official, finding)


RULE = Rule(
    code="ty-le-khong-qua-100",
    title="Tỷ lệ số lượng, chất lượng, tiến độ trên 100% phải do việc được giao thêm",
    check=shares_within_whole,
    passes="Số lượng, chất lượng, tiến độ đều không quá 100%: đúng.",
    fails="Số lượng ghi 120%: cảnh báo, phải có việc được giao thêm.",
    needs=RESULT_POINTS,
)
