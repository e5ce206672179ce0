"""The level of an organisation is the one that its score gives, or lower for a reason."""

from datetime import date

from congkhai.findings import Kind, Severity
from congkhai.law.bands import higher, level_of
from congkhai.law.organisations import organisations, score_of, too_little_done
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.rules.rule import Findings, Rule

UNIT_ABOVE_BAND = Kind(
    code="muc-tap-the-cao-hon-diem",
    message="Mức “{level}” của đơn vị cao hơn mức “{given}” mà điểm cho, xét trên điểm không làm tròn.",
    remedy="Xếp “{given}” hoặc thấp hơn; nếu điểm ghi sai thì sửa điểm theo kết quả chấm.",
)
UNIT_BELOW_BAND = Kind(
    code="muc-tap-the-thap-hon-diem",
    message="Mức “{level}” của đơn vị thấp hơn mức “{given}” mà điểm cho, nhưng chưa ghi lý do.",
    remedy="Ghi ở ô ‘Lý do’ điều kiện nào chưa đạt, hoặc vì tỷ lệ; nếu điểm ghi sai thì sửa điểm.",
    severity=Severity.WARNING,
)


def unit_within_band(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Never above the band of the score, below it with a reason (NĐ 335/2025 Đ.8.1–4).

    What puts it at the lowest level whatever its score, wrongdoing or too little done, is a reason too.
    """
    for rating, level in organisations(cycle):
        score = score_of(rating)
        given = None if score is None else level_of(cycle.rule_set.levels, score)
        if given is None or given == level:
            continue
        caused = rating.wrongdoing or too_little_done(agency, cycle, rating)
        lowest = level == cycle.rule_set.levels[-1]
        kind = UNIT_ABOVE_BAND if higher(level, given) else UNIT_BELOW_BAND
        if kind is UNIT_ABOVE_BAND or not (rating.reason or (lowest and caused)):
            yield kind.at(at(rating, "level"), level=level.name, given=given.name)


RULE = Rule(
    code="muc-tap-the-theo-diem",
    title="Mức của đơn vị không cao hơn mức mà điểm cho; thấp hơn thì phải có lý do",
    check=unit_within_band,
    passes="Phòng được 91,5 điểm, xếp “Hoàn thành tốt nhiệm vụ” do tỷ lệ và ghi rõ lý do: đúng.",
    fails="Phòng được 84,5 điểm mà xếp “Hoàn thành xuất sắc nhiệm vụ”: lỗi.",
)
