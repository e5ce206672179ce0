"""A level must be one of the levels of the year's rule set."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Kind
from congkhai.letters import with_odd_signs
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where, at
from congkhai.model.record import Status
from congkhai.model.structure import Official
from congkhai.rules.own_set import set_of
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.wording import told

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


def level_of_year(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Every level written down is a row of `muc_xep_loai` of the set that governs its subject in the year.

    Collectives and civil servants by the cycle's set, viên chức and contract workers by theirs where there
    is one (NĐ 335/2025 Đ.8, Đ.20, Đ.28.2).
    """
    for where, official in _written(cycle):
        rules = set_of(agency, cycle, official) if official else cycle.rule_set
        written: str = where.held
        if written and rules.level(written) is None:
            allowed = ", ".join(level.id for level in rules.levels)
            facts = {"level": written, "year": cycle.year, "allowed": allowed, "rules": rules.id}
            known = frozenset(word for level in rules.levels for word in (level.id, level.name))
            yield with_odd_signs(told(UNKNOWN_LEVEL, where, **facts), written, known.__contains__)
    for rating in cycle.ratings:
        if rating.status is Status.RATED and not rating.level:
            yield LEVEL_MISSING.at(at(rating, "level"))


def _written(cycle: Cycle) -> Iterator[tuple[Where, Official | None]]:
    """Every cell with a level, and the official whom it is about."""
    for unit in cycle.unit_ratings:
        yield Where(unit, "level"), None
        yield Where(unit, "requested"), None
    for person in cycle.person_ratings:
        yield Where(person, "level"), person.official
        yield Where(person, "self_level"), person.official
    yield from ((Where(proposal, "level"), proposal.official) for proposal in cycle.proposals)
    yield from ((Where(opinion, "level"), opinion.official) for opinion in cycle.opinions)


RULE = Rule(
    code="muc-xep-loai-cua-nam",
    title="Mức xếp loại phải là một mức của năm",
    check=level_of_year,
    passes="Mức ghi bằng mã HTTNV, hoặc bằng tên “Hoàn thành tốt nhiệm vụ”: đúng.",
    fails="Mức ghi là “A”, không có trong bảng Mức xếp loại: lỗi.",
    always=True,
)
