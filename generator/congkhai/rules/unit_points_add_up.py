"""The points of an organisation stand within their bounds and give its score."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Finding, Kind
from congkhai.law.scores import COMMON_POINTS, RESULT_POINTS, TOLERANCE
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.record import UnitRating
from congkhai.rules.rule import Rule
from congkhai.text.numbers import plain, points

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


def unit_points_add_up(agency: Agency, cycle: Cycle, today: date) -> Iterator[Finding]:
    """Common points to 30, result points to 70, together the score (NĐ 335/2025 Đ.6, Đ.7.1).

    A sum that contains a part out of bounds is judged once that is mended.
    """
    for rating in cycle.current_units:
        over = False
        for id, place, value in (
            (COMMON_POINTS, at(rating, "common"), rating.common),
            (RESULT_POINTS, at(rating, "result"), rating.result),
        ):
            most = agency.parameter(id, cycle.year)
            if most is not None and value is not None and value > most.value:
                over = True
                yield UNIT_POINTS_ABOVE_MOST.at(place, column=place.column_title, most=plain(most.value))
        if not over:
            yield from _sum(agency, cycle, rating)


def _sum(agency: Agency, cycle: Cycle, rating: UnitRating) -> Iterator[Finding]:
    tolerance = agency.parameter(TOLERANCE, cycle.year)
    if tolerance is None or rating.score is None or rating.common is None or rating.result is None:
        return
    total = rating.common + rating.result
    if abs(rating.score - total) > tolerance.value:
        place = at(rating, "score")
        yield UNIT_SCORE_DIFFERS.at(place, sum=points(total))


RULE = Rule(
    code="diem-tap-the",
    title="Điểm của đơn vị nằm trong khung và cộng đúng",
    check=unit_points_add_up,
    kinds=(UNIT_POINTS_ABOVE_MOST, UNIT_SCORE_DIFFERS),
    passes="Văn phòng được 27,5 điểm tiêu chí chung và 61 điểm kết quả, tổng 88,5 điểm: đúng.",
    fails="Văn phòng được 27,5 điểm và 61 điểm mà tổng ghi 90 điểm: lỗi.",
    needs=RESULT_POINTS,
)
