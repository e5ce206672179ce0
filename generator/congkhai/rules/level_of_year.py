"""A level must be one of the levels of the year's rule set."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from congkhai.findings import Finding, Kind
from congkhai.letters import with_odd_signs
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import FieldName, Recorded, at, named
from congkhai.model.record import PersonRating, Status, UnitRating
from congkhai.model.structure import Official
from congkhai.rules.own_set import set_of
from congkhai.rules.rule import Rule

UNKNOWN_LEVEL = Kind(
    code="muc-khong-co-trong-nam",
    message="Ô ‘{column}’ ghi “{level}”, không phải một mức xếp loại của năm {year} ({allowed}).",
    remedy="Ghi đúng một mã trong bảng Mức xếp loại của bộ quy định {rules}: {allowed}.",
)
LEVEL_MISSING = Kind(
    code="da-xep-loai-thieu-muc",
    message="Dòng này ghi “đã xếp loại” nhưng ô ‘Mức xếp loại’ còn trống.",
    remedy="Ghi mã mức xếp loại theo quyết định, hoặc đổi trạng thái nếu chưa xếp loại.",
)
LEVEL = named(PersonRating, "level")


def level_of_year(agency: Agency, cycle: Cycle, today: date) -> Iterator[Finding]:
    """Every level written down is a row of `muc_xep_loai` of the set that governs its subject in the year.

    Collectives and civil servants by the cycle's set, viên chức and contract workers by theirs where there
    is one (NĐ 335/2025 Đ.8, Đ.20, Đ.28.2).
    """
    for claim in _claims(cycle):
        rules = set_of(agency, cycle, claim.official) if claim.official else cycle.rule_set
        if claim.level and rules.level(claim.level) is None:
            place = at(claim.record, claim.field)
            unknown = UNKNOWN_LEVEL.at(
                place,
                column=place.column_title,
                level=claim.level,
                year=cycle.year,
                allowed=", ".join(level.id for level in rules.levels),
                rules=rules.id,
            )
            known = frozenset(word for level in rules.levels for word in (level.id, level.name))
            yield with_odd_signs(unknown, claim.level, known.__contains__)
    for rating in cycle.ratings:
        if rating.status is Status.RATED and not rating.level:
            yield LEVEL_MISSING.at(at(rating, "level"))


class _Claim(NamedTuple):
    record: Recorded
    field: FieldName
    level: str
    official: Official | None


def _claims(cycle: Cycle) -> Iterator[_Claim]:
    for unit in cycle.unit_ratings:
        yield _Claim(unit, LEVEL, unit.level, None)
        yield _Claim(unit, named(UnitRating, "requested"), unit.requested, None)
    for person in cycle.person_ratings:
        yield _Claim(person, LEVEL, person.level, person.official)
        yield _Claim(person, named(PersonRating, "self_level"), person.self_level, person.official)
    for proposal in cycle.proposals:
        yield _Claim(proposal, LEVEL, proposal.level, proposal.official)
    for opinion in cycle.opinions:
        yield _Claim(opinion, LEVEL, opinion.level, opinion.official)


RULE = Rule(
    code="muc-xep-loai-cua-nam",
    title="Mức xếp loại phải là một mức của năm",
    check=level_of_year,
    passes="Mức ghi bằng mã HTTNV, hoặc bằng tên “Hoàn thành tốt nhiệm vụ”: đúng.",
    fails="Mức ghi là “A”, không có trong bảng Mức xếp loại: lỗi.",
    always=True,
)
