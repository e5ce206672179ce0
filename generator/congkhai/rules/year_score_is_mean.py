"""The score of the year is the plain mean of the scores of its months or quarters."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from congkhai.findings import Finding, Kind, Severity
from congkhai.law.scores import TOLERANCE, lacking
from congkhai.model.agency import Agency, Cycle
from congkhai.model.record import Status
from congkhai.rules.own_set import under_own_set
from congkhai.rules.rule import Edit, Example, Rule
from congkhai.text.numbers import points

MEAN_DIFFERS = Kind(
    code="diem-nam-khong-khop",
    message="Điểm của năm khác điểm trung bình cộng của {count} {period} đã chấm ({mean} điểm).",
    remedy="Đối chiếu các phiếu trong năm: sửa điểm tháng (quý) ghi sai, hoặc ghi điểm của năm là {mean}.",
)
MIXED = Kind(
    code="thang-lan-quy",
    message="Có cả điểm tháng và điểm quý của một người trong năm nên không tính được điểm trung bình.",
    remedy="Giữ một cách chấm: đổi các điểm quý thành điểm từng tháng, hoặc ngược lại, theo phiếu.",
    severity=Severity.WARNING,
)
WORDS = {"thang": "tháng", "quy": "quý"}


def year_score_is_mean(agency: Agency, cycle: Cycle, today: date) -> Iterator[Finding]:
    """Within `tham_so` SAI-SO-DIEM, of the months or quarters given (NĐ 335/2025 Đ.17.3, Đ.11.2).

    Where one lacks that is over, the mean would hide it: `periods_complete` tells it, and the mean is judged
    once it is there.
    """
    tolerance = agency.parameter(TOLERANCE, cycle.year)
    if tolerance is None:
        return
    for rating in cycle.current_people:
        made = cycle.year_scores.get(rating.official.id)
        if made is None or rating.status is Status.NOT_RATED:
            continue
        place = agency.cell(rating.place, "diem", rating.score)
        if made.mixed:
            yield under_own_set(agency, cycle, rating.official, MIXED.at(place))
        stated = rating.score
        if stated is None or made.mean is None or lacking(made, cycle.year, rating.months, today):
            continue
        if abs(Fraction(stated) - made.mean) > Fraction(tolerance.value):
            period = WORDS[made.periods[0].kind]
            facts = {"count": len(made.periods), "period": period, "mean": points(made.mean)}
            yield under_own_set(agency, cycle, rating.official, MEAN_DIFFERS.at(place, **facts))


RULE = Rule(
    code="diem-nam",
    title="Điểm của năm là trung bình cộng điểm các tháng (quý)",
    check=year_score_is_mean,
    kinds=(MEAN_DIFFERS, MIXED),
    passes=Example("Điểm của năm ghi đúng trung bình cộng 12 tháng, tháng 12 là điểm tạm tính: đúng."),
    fails=Example(
        "Trung bình cộng 12 tháng là 88,80 mà điểm của năm ghi 90: lỗi.",
        (Edit("xep_loai_ca_nhan", "XLCN-005", {"diem": "90"}),),
    ),
    needs=TOLERANCE,
)
