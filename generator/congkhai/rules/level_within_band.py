"""The level is the one that the score of the year gives, or lower for a reason."""

from datetime import date

from congkhai.findings import Finding, Kind, Severity
from congkhai.law.bands import higher, level_of
from congkhai.law.discipline import grounds
from congkhai.law.scores import judged_by
from congkhai.law.shortcomings import LOWERS
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.law import Level, RuleSet
from congkhai.model.record import PersonRating, Reason, Status
from congkhai.rules.own_set import set_of, under_own_set
from congkhai.rules.rule import Findings, Rule, unless
from congkhai.rules.within_bounds import Bounds, bounds

ABOVE_BAND = Kind(
    code="muc-cao-hon-diem",
    message="Mức “{level}” cao hơn mức “{given}” mà điểm của năm cho, xét trên điểm không làm tròn.",
    remedy="Xếp “{given}” hoặc thấp hơn; nếu điểm ghi sai thì sửa điểm theo phiếu đã xác nhận.",
)
BELOW_BAND = Kind(
    code="muc-thap-hon-diem",
    message="Mức “{level}” thấp hơn mức “{given}” mà điểm của năm cho, nhưng {lacks}.",
    remedy=(
        "Xếp “{given}” nếu không có lý do xếp thấp hơn; có thì chọn ‘Mã lý do’ về kỷ luật, kết luận, tham "
        "nhũng, mức của đơn vị, hoặc tỷ lệ (chỉ từ “{highest}” xuống “{second}”); lý do khác thì chọn “lý do "
        "khác” và nói rõ ở ô ‘Lý do’."
    ),
    severity=Severity.WARNING,
)


def level_within_band(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Never above the band of the unrounded score, below it with a reason (NĐ 335/2025 Đ.20.1–4).

    A disciplinary decision that counts in the year is the reason for the lowest level (Đ.11.3, 20.4c). The
    quota (Đ.20.5) is one for going from the highest level to the next, and no further.
    """
    counted, limits = grounds(agency.disciplines), bounds(agency, cycle)
    for rating in cycle.current_people:
        score = judged_by(cycle, rating)
        if score is None or rating.status is Status.NOT_RATED:
            continue
        rules = set_of(agency, cycle, rating.official)
        level, given = rules.level(rating.level), level_of(rules.levels, score)
        if not level or not given or level == given or not _sound(cycle, rating, limits):
            continue
        disciplined = level == rules.levels[-1] and (rating.official.id, cycle.year) in counted
        shared_out = (given, level) == rules.levels[:2]
        if higher(level, given) or not (disciplined or _explained(rating, shared_out)):
            finding = _misfit(rating, level, given, rules)
            yield under_own_set(agency, cycle, rating.official, finding)


def _sound(cycle: Cycle, rating: PersonRating, limits: Bounds) -> bool:
    made = cycle.year_scores.get(rating.official.id)
    return made is None or all(map(limits.sound, made.periods))


def _misfit(rating: PersonRating, level: Level, given: Level, rules: RuleSet) -> Finding:
    kind = ABOVE_BAND if higher(level, given) else BELOW_BAND
    highest, second = (level.name for level in rules.levels[:2])
    quota = f"lý do “do tỷ lệ xuất sắc của năm” chỉ giải thích việc xếp “{second}” thay cho “{highest}”"
    lacks = quota if rating.reason is Reason.QUOTA else "chưa ghi lý do"
    facts = {"level": level.name, "given": given.name, "highest": highest, "second": second, "lacks": lacks}
    return kind.at(at(rating, "level"), **facts)


def _explained(rating: PersonRating, shared_out: bool) -> bool:
    if rating.reason is Reason.QUOTA:
        return shared_out
    return rating.reason in LOWERS or (rating.reason is Reason.OTHER and bool(rating.reason_text))


RULE = Rule(
    code="muc-theo-diem",
    title="Mức xếp loại không cao hơn mức mà điểm của năm cho; thấp hơn thì phải có lý do",
    check=level_within_band,
    passes="Điểm của năm là 89,95 và xếp “Hoàn thành tốt nhiệm vụ”: đúng, vì không làm tròn lên 90.",
    fails="Điểm của năm là 89,95 mà xếp “Hoàn thành xuất sắc nhiệm vụ”: lỗi.",
    lacks=unless(
        lambda agency, cycle: any(level.banded for level in cycle.rule_set.levels),
        "bảng Mức xếp loại chưa ghi khung điểm của các mức",
    ),
)
