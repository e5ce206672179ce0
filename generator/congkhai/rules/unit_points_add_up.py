"""The points of an organisation stand within their bounds and give its score."""

from datetime import date

from congkhai.findings import Kind
from congkhai.law.scores import RESULT_POINTS
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where, named
from congkhai.model.record import UnitRating
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.within_bounds import Bounds, above, bounds
from congkhai.rules.wording import told
from congkhai.text.numbers import points

UNIT_POINTS_ABOVE_MOST = Kind(
    code="diem-tap-the-vuot-toi-da",
    message="Ô ‘{column}’ ghi nhiều hơn {most} điểm.",
    remedy="Sửa điểm theo kết quả chấm; nhiều nhất là {most} điểm.",
    contradicts=True,
)
UNIT_SCORE_DIFFERS = Kind(
    code="diem-tap-the-khong-khop",
    message="Điểm của đơn vị khác tổng điểm tiêu chí chung và điểm kết quả ({sum} điểm).",
    remedy="Đối chiếu kết quả chấm: sửa điểm thành phần ghi sai, hoặc ghi điểm là {sum}.",
    contradicts=True,
)


PARTS = (named(UnitRating, "common"), named(UnitRating, "result"))


def unit_points_add_up(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Common points to 30, result points to 70, together the score (NĐ 335/2025 Đ.6, Đ.7.1)."""
    limits = bounds(agency, cycle)
    most = (limits.common, limits.result)
    for rating in cycle.current_units:
        beyond = above((rating.common, rating.result), most)
        for number in beyond:
            yield told(UNIT_POINTS_ABOVE_MOST, Where(rating, PARTS[number]), most=most[number])
        if not beyond:
            yield from _sum(rating, limits)


def _sum(rating: UnitRating, limits: Bounds) -> Findings:
    if limits.tolerance is None or rating.score is None or rating.common is None or rating.result is None:
        return
    total = rating.common + rating.result
    if abs(rating.score - total) > limits.tolerance:
        yield told(UNIT_SCORE_DIFFERS, Where(rating, "score"), sum=points(total))


RULE = Rule(
    code="diem-tap-the",
    title="Điểm của đơn vị nằm trong khung và cộng đúng",
    check=unit_points_add_up,
    passes="Văn phòng được 27,5 điểm tiêu chí chung và 61 điểm kết quả, tổng 88,5 điểm: đúng.",
    fails="Văn phòng được 27,5 điểm và 61 điểm mà tổng ghi 90 điểm: lỗi.",
    needs=RESULT_POINTS,
)
