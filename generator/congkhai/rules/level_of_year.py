"""A level must be one of the levels of the year's rule set."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Finding, Kind, Place
from congkhai.model.agency import Agency, Cycle
from congkhai.model.record import Status
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


def level_of_year(agency: Agency, cycle: Cycle, today: date) -> Iterator[Finding]:
    """Every level written down is a row of `muc_xep_loai` of the cycle's rule set (NĐ 335/2025 Đ.20)."""
    levels = cycle.rule_set.levels
    allowed = ", ".join(level.id for level in levels)
    known = {level.id for level in levels}
    for row, column, level in _claims(cycle):
        if level and level not in known:
            place = agency.cell(row, column, level)
            yield UNKNOWN_LEVEL.at(
                place,
                column=place.column_title,
                level=level,
                year=cycle.year,
                allowed=allowed,
                rules=cycle.rule_set.id,
            )
    for rating in cycle.ratings:
        if rating.status is Status.RATED and not rating.level:
            yield LEVEL_MISSING.at(agency.cell(rating.place, "muc", ""))


def _claims(cycle: Cycle) -> Iterator[tuple[Place, str, str]]:
    for unit in cycle.unit_ratings:
        yield unit.place, "muc", unit.level
        yield unit.place, "tu_de_nghi", unit.requested
    for person in cycle.person_ratings:
        yield person.place, "muc", person.level
        yield person.place, "tu_xep_loai", person.self_level
    for proposal in cycle.proposals:
        yield proposal.place, "muc", proposal.level


RULE = Rule(
    code="muc-xep-loai-cua-nam",
    title="Mức xếp loại phải là một mức của năm",
    check=level_of_year,
    kinds=(UNKNOWN_LEVEL, LEVEL_MISSING),
    always=True,
)
