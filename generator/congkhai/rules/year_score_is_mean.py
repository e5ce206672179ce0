"""The score of the year is the plain mean of the scores of its months or quarters."""

from datetime import date
from fractions import Fraction

from congkhai.findings import Finding, Kind, Severity
from congkhai.law.bands import level_of
from congkhai.law.scores import TOLERANCE, final_since, lacking
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.record import PersonRating, Status
from congkhai.model.year import YearScore
from congkhai.rules.own_set import under_own_set
from congkhai.rules.periods_complete import WORDS
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.within_bounds import Bounds, bounds
from congkhai.text.dates import short_date
from congkhai.text.numbers import points

MEAN_DIFFERS = Kind(
    code="diem-nam-khong-khop",
    message="Điểm của năm khác điểm trung bình cộng của {count} {period} đã chấm ({mean} điểm).",
    remedy="Đối chiếu các phiếu trong năm: sửa điểm tháng (quý) ghi sai, hoặc ghi điểm của năm là {mean}.",
    contradicts=True,
)
FINAL_SINCE = Kind(
    code="diem-nam-truoc-diem-cuoi",
    message=(
        "Quyết định ngày {day} lấy điểm của năm là {stated}, khi {since} chưa kết thúc; nay đã có điểm chính "
        "thức, điểm trung bình cộng của {count} {period} là {mean}{then}."
    ),
    remedy=(
        "Báo người có thẩm quyền xem xét: phải đổi thì ban hành quyết định mới thay thế quyết định trước; "
        "giữ nguyên thì ghi lý do vào bảng Giải trình cảnh báo."
    ),
    severity=Severity.WARNING,
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
    it is mended. Who is rated on scores has a score of the year as well. A decision rests on what was known
    on its day: where a period became final afterwards, and can have moved the mean so far, that is told.
    """
    limits = bounds(agency, cycle)
    if limits.tolerance is None:
        return
    tolerance = Fraction(limits.tolerance)
    for rating in cycle.current_people:
        made = cycle.year_scores.get(rating.official.id)
        if made is None or rating.status is Status.NOT_RATED:
            continue
        stated, mean = rating.score, made.mean
        if made.mixed:
            yield under_own_set(agency, cycle, rating.official, MIXED.at(at(rating, "score")))
        elif stated is None or mean is None or abs(Fraction(stated) - mean) > tolerance:
            low = stated is None or mean is None or stated < mean
            bears = all(limits.bears(score, low) for score in made.periods)
            judged = mean if bears and not lacking(made, cycle.year, rating.months, today) else None
            if finding := _told(cycle, rating, made, judged, limits):
                yield under_own_set(agency, cycle, rating.official, finding)


def _told(
    cycle: Cycle, rating: PersonRating, made: YearScore, mean: Fraction | None, limits: Bounds
) -> Finding | None:
    """`mean`: None where it cannot be held against what is stated."""
    place, period = at(rating, "score"), WORDS[made.periods[0].kind]
    if rating.score is None and rating.status is Status.RATED:
        return MISSING.at(place, period=period, hint="" if mean is None else f" ({points(mean)} điểm)")
    if rating.score is None or mean is None:
        return None
    facts = {"count": len(made.periods), "period": period, "mean": points(mean)}
    since = final_since(cycle, rating)
    most = Fraction(limits.common or 0) + Fraction(limits.result or 0)
    if abs(Fraction(rating.score) - mean) * len(made.periods) > len(since) * most:
        return MEAN_DIFFERS.at(place, **facts)
    level = level_of(cycle.rule_set.levels, mean)
    facts["then"] = f", tương ứng mức “{level.name}”" if level and level.id != rating.level else ""
    facts["since"] = " và ".join(f"{WORDS[one.kind]} {one.number}" for one in since)
    facts["day"] = short_date(rating.decision.issued) if rating.decision and rating.decision.issued else ""
    return FINAL_SINCE.at(place, stated=points(rating.score), **facts)


RULE = Rule(
    code="diem-nam",
    title="Điểm của năm là trung bình cộng điểm các tháng (quý)",
    check=year_score_is_mean,
    passes="Điểm của năm ghi đúng trung bình cộng 12 tháng, tháng 12 là điểm tạm tính: đúng.",
    fails="Trung bình cộng 12 tháng là 88,80 mà điểm của năm ghi 90: lỗi.",
    needs=TOLERANCE,
)
