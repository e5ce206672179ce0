"""The score of the year is the plain mean of the scores of its months or quarters."""

from datetime import date
from fractions import Fraction

from congkhai.findings import Kind, Severity
from congkhai.law.scores import TOLERANCE, lacking
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.record import Status
from congkhai.rules.own_set import under_own_set
from congkhai.rules.periods_complete import WORDS
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.within_bounds import bounds
from congkhai.text.numbers import points

MEAN_DIFFERS = Kind(
    code="diem-nam-khong-khop",
    message="Điểm của năm khác điểm trung bình cộng của {count} {period} đã chấm ({mean} điểm).",
    remedy="Đối chiếu các phiếu trong năm: sửa điểm tháng (quý) ghi sai, hoặc ghi điểm của năm là {mean}.",
    contradicts=True,
)
MISSING = Kind(
    code="thieu-diem-nam",
    message="{bearer} đã xếp loại và có điểm {period} nhưng ô ‘Điểm’ của năm còn trống.",
    remedy="Ghi điểm của năm ở ô ‘Điểm’, là trung bình cộng điểm các {period}{hint}.",
    severity=Severity.WARNING,
)
MIXED = Kind(
    code="thang-lan-quy",
    message="Có cả điểm tháng và điểm quý của một người trong năm nên không tính được điểm trung bình.",
    remedy="Giữ một cách chấm: đổi các điểm quý thành điểm từng tháng, hoặc ngược lại, theo phiếu.",
    severity=Severity.WARNING,
)


def year_score_is_mean(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Within `tham_so` SAI-SO-DIEM, of the months or quarters given (NĐ 335/2025 Đ.17.3, Đ.11.2).

    Where one lacks that is over the mean would hide it: another rule tells that, and the mean is judged once
    it is mended. Who is rated on scores has a score of the year as well.
    """
    limits = bounds(agency, cycle)
    if limits.tolerance is None:
        return
    tolerance = Fraction(limits.tolerance)
    for rating in cycle.current_people:
        made = cycle.year_scores.get(rating.official.id)
        if made is None or rating.status is Status.NOT_RATED:
            continue
        if made.mixed:
            yield under_own_set(agency, cycle, rating.official, MIXED.at(at(rating, "score")))
            continue
        stated, mean, period = rating.score, made.mean, WORDS[made.periods[0].kind]
        if stated is not None and (mean is None or abs(Fraction(stated) - mean) <= tolerance):
            continue
        low = stated is None or mean is None or stated < mean
        bears = all(limits.bears(score, low) for score in made.periods)
        hidden = not bears or lacking(made, cycle.year, rating.months, today)
        if stated is None and rating.status is Status.RATED:
            hint = "" if mean is None or hidden else f" ({points(mean)} điểm)"
            missing = MISSING.at(at(rating, "score"), period=period, hint=hint)
            yield under_own_set(agency, cycle, rating.official, missing)
        elif stated is not None and mean is not None and not hidden:
            facts = {"count": len(made.periods), "period": period, "mean": points(mean)}
            yield under_own_set(agency, cycle, rating.official, MEAN_DIFFERS.at(at(rating, "score"), **facts))


RULE = Rule(
    code="diem-nam",
    title="Điểm của năm là trung bình cộng điểm các tháng (quý)",
    check=year_score_is_mean,
    passes="Điểm của năm ghi đúng trung bình cộng 12 tháng, tháng 12 là điểm tạm tính: đúng.",
    fails="Trung bình cộng 12 tháng là 88,80 mà điểm của năm ghi 90: lỗi.",
    needs=TOLERANCE,
)
