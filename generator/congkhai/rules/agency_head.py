"""The agency's head and its leadership collective are rated by the superior authority."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Finding, Kind
from congkhai.model.agency import Agency, Cycle
from congkhai.model.law import Document
from congkhai.model.structure import Rank, UnitKind
from congkhai.rules.rule import Rule, own

HEAD_IN_OWN_DECISION = Kind(
    code="dung-dau-trong-quyet-dinh-cua-minh",
    message="{who} có trong quyết định {decision} do chính cơ quan ban hành; việc xếp loại thuộc cấp trên.",
    remedy=(
        "Bỏ khỏi quyết định của cơ quan và ghi trạng thái cap_tren; khi có quyết định của cấp trên "
        "thì ghi quyết định đó."
    ),
)


def agency_head(agency: Agency, cycle: Cycle, today: date) -> Iterator[Finding]:
    """No own decision rates the agency's head or its collective (NĐ 335/2025 Đ.10.2a, Đ.5.2)."""
    for person in cycle.current_people:
        if person.position.rank is Rank.AGENCY_HEAD and own(cycle, person.decision):
            place = agency.cell(person.place, "quyet_dinh", person.decision.id if person.decision else "")
            yield HEAD_IN_OWN_DECISION.at(
                place, who="Người đứng đầu cơ quan", decision=_name(person.decision)
            )
    for unit in cycle.current_units:
        if unit.unit.kind is UnitKind.LEADERSHIP and own(cycle, unit.decision):
            place = agency.cell(unit.place, "quyet_dinh", unit.decision.id if unit.decision else "")
            name = _name(unit.decision)
            yield HEAD_IN_OWN_DECISION.at(place, who="Tập thể lãnh đạo cơ quan", decision=name)


def _name(decision: Document | None) -> str:
    return "" if decision is None else decision.number or decision.id


RULE = Rule(
    code="nguoi-dung-dau-co-quan",
    title="Người đứng đầu và tập thể lãnh đạo cơ quan không có trong quyết định của chính cơ quan",
    check=agency_head,
    kinds=(HEAD_IN_OWN_DECISION,),
)
