"""Until 2025, whoever was away for three months and more was rated no better than the third level."""

from datetime import date

from congkhai.findings import Kind
from congkhai.law.bands import higher
from congkhai.law.posts import LEAST_MONTHS
from congkhai.law.reasons import AWAY_FROM, CAP
from congkhai.law.scores import MONTHS
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.model.record import Reason
from congkhai.rules.own_set import set_of
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.wording import told

ABOVE_CAP = Kind(
    code="vang-lau-ma-xep-cao",
    message="Người nghỉ từ {from_} đến dưới {under} tháng trong năm được xếp cao hơn “{cap}”.",
    remedy=(
        "Xếp “{cap}” hoặc thấp hơn; số tháng công tác ghi sai thì sửa; nghỉ thai sản theo chế độ "
        "thì ghi mã lý do “nghỉ thai sản”."
    ),
)


def long_absence_capped(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Away from three to under six months: at most "Hoàn thành nhiệm vụ" (NĐ 90/2020 Đ.2); not maternity."""
    least_away, least = agency.parameter(AWAY_FROM, cycle.year), agency.parameter(LEAST_MONTHS, cycle.year)
    if least_away is None or least is None:
        return
    for rating in cycle.current_people:
        rules = set_of(agency, cycle, rating.official)
        level, cap = rules.level(rating.level), rules.levels[CAP] if len(rules.levels) > 1 else None
        if rating.months is None or rating.reason is Reason.MATERNITY or level is None or cap is None:
            continue
        if least_away.value <= MONTHS - rating.months < MONTHS - least.value and higher(level, cap):
            facts = {"from_": least_away.value, "under": MONTHS - least.value, "cap": cap.name}
            yield told(ABOVE_CAP, Where(rating, "level"), **facts)


RULE = Rule(
    code="vang-mat-tu-3-thang",
    title="Người vắng mặt từ 3 đến dưới 6 tháng xếp không quá mức hoàn thành nhiệm vụ",
    check=long_absence_capped,
    passes="Năm còn theo Nghị định 90/2020/NĐ-CP, người làm việc 8 tháng xếp “Hoàn thành nhiệm vụ”: đúng.",
    fails="Năm còn theo Nghị định 90/2020/NĐ-CP, người làm việc 8 tháng xếp mức tốt: cảnh báo.",
    needs=AWAY_FROM,
)
