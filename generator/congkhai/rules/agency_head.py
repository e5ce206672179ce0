"""The agency's head and its leadership collective are rated by the superior authority."""

from datetime import date
from types import MappingProxyType

from congkhai.findings import Kind
from congkhai.law.organisations import EXCEEDED
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.record import Rating
from congkhai.model.structure import Rank, UnitKind
from congkhai.rules.rule import Findings, Rule, as_cited, own
from congkhai.rules.wording import numbered
from congkhai.value import replace

HEAD_IN_OWN_DECISION = Kind(
    code="dung-dau-trong-quyet-dinh-cua-minh",
    message=(
        "{bearer}, {who}, có trong quyết định {decision} do chính cơ quan ban hành; việc xếp loại thuộc cấp "
        "trên."
    ),
    remedy=(
        "Bỏ khỏi quyết định của cơ quan và ghi trạng thái “do cấp trên xếp loại”; khi có quyết định "
        "của cấp trên thì ghi quyết định đó."
    ),
)


RATED_ABOVE = MappingProxyType({UnitKind.LEADERSHIP: "tập thể lãnh đạo cơ quan", UnitKind.AGENCY: "Cơ quan"})


def agency_head(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """No own decision rates the agency, its head or its collective (NĐ 335/2025 Đ.10.2a, Đ.5.2)."""
    for person in cycle.current_people:
        if person.position.rank is Rank.AGENCY_HEAD:
            yield from _own(cycle, person, "người đứng đầu cơ quan")
    for unit in cycle.current_units:
        if unit.unit.kind in RATED_ABOVE:
            article = _article(agency, cycle) if unit.unit.kind is UnitKind.AGENCY else ""
            for finding in _own(cycle, unit, RATED_ABOVE[unit.unit.kind]):
                yield replace(finding, source=article or finding.source)


def _article(agency: Agency, cycle: Cycle) -> str:
    """The article on who recognises organisations, in a year whose law rates them."""
    row = agency.parameter(EXCEEDED, cycle.year)
    return as_cited(replace(row.source, article="Điều 5 khoản 2")) if row else ""


def _own(cycle: Cycle, rating: Rating, who: str) -> Findings:
    if rating.decision and own(cycle, rating.decision):
        yield HEAD_IN_OWN_DECISION.at(at(rating, "decision"), who=who, decision=numbered(rating.decision))


RULE = Rule(
    code="nguoi-dung-dau-co-quan",
    title="Người đứng đầu và tập thể lãnh đạo cơ quan không có trong quyết định của chính cơ quan",
    check=agency_head,
    passes="Giám đốc ghi “do cấp trên xếp loại”, không có trong quyết định của Sở: đúng.",
    fails="Giám đốc được xếp loại theo quyết định do chính Sở ban hành: lỗi.",
)
