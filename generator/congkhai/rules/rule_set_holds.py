"""The levels of a year rest on rules that hold that year, for the kind of person who is rated."""

from collections import Counter
from datetime import date

from congkhai.findings import Kind, Place, Severity
from congkhai.law.posts import employment
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.law import RuleSet
from congkhai.model.record import Status
from congkhai.model.structure import Employment
from congkhai.rules.rule import Findings, Rule
from congkhai.text.dates import short_date

WRONG_SUBJECT = Kind(
    code="bo-quy-dinh-sai-doi-tuong",
    message="Kỳ đánh giá dẫn bộ quy định “{rules}”, là bộ dành cho {kind}, không phải cho công chức.",
    remedy="Ghi ở ô ‘Bộ quy định’ mã của bộ dành cho công chức; người khác được xét theo bộ của mình.",
)
NO_SET = Kind(
    code="chua-co-bo-quy-dinh",
    message="Năm {year} có {count} {kind} được xếp loại nhưng không có bộ quy định nào cho {kind} năm đó.",
    remedy="Thêm bộ quy định cho {kind} năm {year} vào bảng Bộ quy định, các mức vào bảng Mức xếp loại.",
    severity=Severity.WARNING,
)
TWO_SETS = Kind(
    code="hai-bo-quy-dinh-mot-nam",
    message="Năm {year} có hơn một bộ quy định cho {kind}: {sets}; chương trình xét theo “{taken}”.",
    remedy=(
        "Ghi ‘Đến năm’ cho bộ không còn áp dụng. Nếu đơn vị có lý do được theo bộ cũ (viên chức cuối năm "
        "2026: khoản 1 Điều 20 Nghị định 233/2026/NĐ-CP) thì giữ bộ đó và ghi một dòng giải trình."
    ),
    severity=Severity.WARNING,
)
OUT_OF_FORCE = Kind(
    code="bo-quy-dinh-het-hieu-luc",
    message=(
        "Năm {year}, {kind} được xét theo “{rules}”, nhưng văn bản của bộ này chỉ có hiệu lực {span}, "
        "không đến hết năm."
    ),
    remedy=(
        "Ghi bộ quy định đang có hiệu lực; nếu đơn vị được theo bộ cũ (viên chức cuối năm 2026: khoản 1 "
        "Điều 20 Nghị định 233/2026/NĐ-CP) thì ghi một dòng giải trình nêu lý do và văn bản."
    ),
    severity=Severity.WARNING,
)
WORDS = {
    Employment.CIVIL_SERVANT: "công chức",
    Employment.PUBLIC_EMPLOYEE: "viên chức",
    Employment.CONTRACT: "người lao động hợp đồng",
}


def rule_set_holds(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Civil servants by the cycle's set, viên chức by theirs (NĐ 335/2025 Đ.27; NĐ 233/2026 Đ.20.1).

    Contract workers are under a set of their own only where the agency keeps one.
    """
    place = at(cycle, "rule_set")
    if cycle.rule_set.subject != Employment.CIVIL_SERVANT:
        kind = WORDS[Employment(cycle.rule_set.subject)]
        yield WRONG_SUBJECT.at(place, rules=cycle.rule_set.name, kind=kind)
    for kind, count in _rated(agency, cycle).items():
        yield from _of_kind(agency, cycle, kind, count, place)


def _rated(agency: Agency, cycle: Cycle) -> dict[Employment, int]:
    rated = (rating.official for rating in cycle.current_people if rating.status is Status.RATED)
    counts = Counter(employment(agency, official, cycle.last_day) for official in rated)
    return {kind: counts[kind] for kind in Employment if counts[kind]}


def _of_kind(agency: Agency, cycle: Cycle, kind: Employment, count: int, place: Place) -> Findings:
    taken, words = agency.rules_for(cycle, kind), WORDS[kind]
    sets = [rules for rules in agency.rule_sets.values() if rules.subject == kind and rules.holds(cycle.year)]
    if taken is None:
        yield NO_SET.at(place, year=cycle.year, count=count, kind=words)
        return
    if len(sets) > 1:
        names = ", ".join(rules.name for rules in sets)
        yield TWO_SETS.at(place, year=cycle.year, kind=words, sets=names, taken=taken.name)
    if span := _falls_short(taken, cycle.year):
        yield OUT_OF_FORCE.at(place, year=cycle.year, kind=words, rules=taken.name, span=span)


def _falls_short(rules: RuleSet, year: int) -> str:
    """The days of the document where these do not hold at the end of the year, else ""."""
    paper, last = rules.source.document, date(year, 12, 31)
    if paper is None:
        return ""
    if paper.valid_from and paper.valid_from > last:
        return f"từ {short_date(paper.valid_from)}"
    return f"đến {short_date(paper.valid_to)}" if paper.valid_to and paper.valid_to < last else ""


RULE = Rule(
    code="bo-quy-dinh-cua-nam",
    title="Mỗi đối tượng được xét theo bộ quy định còn hiệu lực trong năm",
    check=rule_set_holds,
    passes="Kỳ đánh giá năm 2026 dẫn bộ quy định theo Nghị định 335/2025/NĐ-CP dành cho công chức: đúng.",
    fails="Kỳ đánh giá năm 2026 của công chức lại dẫn bộ quy định dành cho viên chức: lỗi.",
)
