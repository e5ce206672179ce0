"""An organisation is at the lowest level where the law says so, and only there."""

from datetime import date

from congkhai.findings import Kind, Severity
from congkhai.law.bands import level_of
from congkhai.law.organisations import DONE, organisations, score_of, too_little_done
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where, at
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.wording import told

WRONGDOING = Kind(
    code="tap-the-sai-pham-ma-khong-ha-muc",
    message="Đơn vị bị kết luận có sai phạm nhưng không xếp “{lowest}”.",
    remedy="Xếp “{lowest}”, hoặc ghi “không” ở ô ‘Có kết luận sai phạm’ nếu không có kết luận.",
)
TOO_LITTLE_DONE = Kind(
    code="tap-the-hoan-thanh-duoi-nguong",
    message="Đơn vị hoàn thành dưới {least}% nhiệm vụ trong năm nhưng không xếp “{lowest}”.",
    remedy=(
        "Xếp “{lowest}”; nếu có lý do bất khả kháng thì ghi ở ô ‘Lý do’ và xếp cao nhất là “{third}”; nếu tỷ "
        "lệ ghi sai thì sửa."
    ),
)
UNIT_WITHOUT_CAUSE = Kind(
    code="tap-the-khong-hoan-thanh-chua-ro-can-cu",
    message="Đơn vị xếp “{lowest}” nhưng điểm, tỷ lệ hoàn thành, kết luận sai phạm đều chưa cho căn cứ.",
    remedy="Ghi số liệu hoặc kết luận làm căn cứ ở dòng này; nếu không có căn cứ thì xem lại mức.",
    severity=Severity.WARNING,
)


def unit_at_the_lowest(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Under 50 points, concluded wrongdoing, or under 70 % of the tasks done (NĐ 335/2025 Đ.8.4).

    Of the last, a reason that is written down stands for force majeure.
    """
    least = agency.parameter(DONE, cycle.year)
    if least is None:
        return
    lowest = cycle.rule_set.levels[-1] if cycle.rule_set.levels else None
    for rating, level in organisations(cycle):
        few = too_little_done(agency, cycle, rating)
        if level == lowest:
            score = score_of(rating)
            by_score = score is not None and level_of(cycle.rule_set.levels, score) == level
            if not (by_score or few or rating.wrongdoing):
                yield UNIT_WITHOUT_CAUSE.at(at(rating, "level"), lowest=level.name)
        elif lowest is not None and rating.wrongdoing:
            yield WRONGDOING.at(at(rating, "level"), lowest=lowest.name)
        elif lowest is not None and few and not rating.reason:
            facts = {"lowest": lowest.name, "third": cycle.rule_set.levels[-2:][0].name, "least": least.value}
            yield told(TOO_LITTLE_DONE, Where(rating, "level"), **facts)


RULE = Rule(
    code="tap-the-khong-hoan-thanh",
    title="Đơn vị có sai phạm hoặc hoàn thành quá ít nhiệm vụ xếp không hoàn thành nhiệm vụ, và ngược lại",
    check=unit_at_the_lowest,
    passes="Phòng làm xong dưới 70% nhiệm vụ và xếp “Không hoàn thành nhiệm vụ”: đúng.",
    fails="Phòng bị kết luận có sai phạm vẫn xếp “Hoàn thành nhiệm vụ”: lỗi.",
    needs=DONE,
)
