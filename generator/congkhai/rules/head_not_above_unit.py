"""A head is not rated higher than the unit he or she leads."""

from datetime import date

from congkhai.findings import Kind
from congkhai.law.bands import higher
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.record import PersonRating, UnitRating
from congkhai.model.structure import UnitKind
from congkhai.rules.own_set import set_of
from congkhai.rules.rule import Findings, Rule

HEAD_ABOVE_UNIT = Kind(
    code="dung-dau-cao-hon-don-vi",
    message=(
        "Người đứng đầu được xếp “{head}”, cao hơn mức “{level}” của đơn vị mình đứng đầu "
        "(bảng ‘Xếp loại tập thể’, dòng {row})."
    ),
    remedy="Đối chiếu lại hai quyết định; mức của người đứng đầu không cao hơn mức của đơn vị.",
)


def head_not_above_unit(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """The head's level is not above the level of the organisation (NĐ 335/2025 Đ.20.6).

    The agency's head is held against the agency; against the leadership collective only where the agency
    itself has no rating, as in the plan of 2022.
    """
    ratings = {rating.official.id: rating for rating in cycle.current_people}
    rated = any(unit.unit.kind is UnitKind.AGENCY and unit.level for unit in cycle.current_units)
    for unit in cycle.current_units:
        if rated and unit.unit.kind is UnitKind.LEADERSHIP:
            continue
        head = agency.head(unit.unit, cycle.last_day)
        person = ratings.get(head.id) if head else None
        if person is not None:
            yield from _compare(agency, cycle, unit, person)


def _compare(agency: Agency, cycle: Cycle, unit: UnitRating, person: PersonRating) -> Findings:
    of_unit = cycle.rule_set.level(unit.level)
    of_head = set_of(agency, cycle, person.official).level(person.level)
    if of_unit and of_head and higher(of_head, of_unit):
        place = at(person, "level")
        yield HEAD_ABOVE_UNIT.at(place, head=of_head.name, level=of_unit.name, row=unit.place.row)


RULE = Rule(
    code="dung-dau-khong-cao-hon-don-vi",
    title="Mức của người đứng đầu không cao hơn mức của đơn vị",
    check=head_not_above_unit,
    passes="Trưởng phòng và phòng cùng xếp “Hoàn thành nhiệm vụ”: đúng.",
    fails="Phòng xếp “Hoàn thành nhiệm vụ” mà trưởng phòng xếp “Hoàn thành tốt nhiệm vụ”: lỗi.",
)
