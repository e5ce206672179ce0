"""The lowest level has one of the causes that the law names."""

from datetime import date

from congkhai.findings import Kind
from congkhai.law.bands import level_of
from congkhai.law.discipline import grounds
from congkhai.law.scores import judged_by
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.law import RuleSet
from congkhai.model.record import PersonRating, Reason
from congkhai.rules.own_set import set_of, under_own_set
from congkhai.rules.rule import Findings, Rule

NO_CAUSE = Kind(
    code="khong-hoan-thanh-chua-ro-can-cu",
    message="Xếp “{lowest}” nhưng chưa ghi căn cứ nào mà quy định nêu cho mức này.",
    remedy=(
        "Ghi điểm của năm nếu điểm thấp là căn cứ; nếu không thì chọn ‘Mã lý do’ về kỷ luật, kết luận hoặc "
        "tham nhũng (chỉ với người lãnh đạo, quản lý), hoặc thêm quyết định vào bảng Kỷ luật."
    ),
)
NAMED = frozenset({Reason.DISCIPLINE, Reason.CONCLUSION})


def lowest_has_cause(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """A score under 50, discipline, an authority's conclusion, of leaders corruption (NĐ 335/2025 Đ.20.4).

    Where the set gives no bands of scores (until 2025) another reason that is written out will do.
    """
    counted = grounds(agency.disciplines)
    for rating in cycle.current_people:
        rules = set_of(agency, cycle, rating.official)
        if not rules.levels or rating.level != rules.levels[-1].id:
            continue
        score = judged_by(cycle, rating)
        by_score = score is not None and level_of(rules.levels, score) == rules.levels[-1]
        if not by_score and (rating.official.id, cycle.year) not in counted and not _named(rating, rules):
            finding = NO_CAUSE.at(at(rating, "level"), lowest=rules.levels[-1].name)
            yield under_own_set(agency, cycle, rating.official, finding)


def _named(rating: PersonRating, rules: RuleSet) -> bool:
    if rating.reason is Reason.CORRUPTION:
        return rating.position.rank.leads
    if rating.reason is Reason.OTHER:
        return bool(rating.reason_text) and not any(level.banded for level in rules.levels)
    return rating.reason in NAMED


RULE = Rule(
    code="khong-hoan-thanh-co-can-cu",
    title="Mức không hoàn thành nhiệm vụ phải có một căn cứ mà quy định nêu",
    check=lowest_has_cause,
    passes=(
        "Xếp “Không hoàn thành nhiệm vụ” theo kết luận của cấp có thẩm quyền, ghi mã lý do “có kết "
        "luận suy thoái, vi phạm”: đúng."
    ),
    fails="Điểm của năm là 64,5 mà xếp “Không hoàn thành nhiệm vụ”, không ghi căn cứ: cảnh báo.",
)
