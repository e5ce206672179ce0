"""Whoever was disciplined in the year for decline or for what has to do with duty is at the lowest level."""

from datetime import date

from congkhai.findings import Kind
from congkhai.law.discipline import counted_twice, grounds
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.rules.own_set import set_of, under_own_set
from congkhai.rules.rule import Findings, Rule

NOT_LOWERED = Kind(
    code="bi-ky-luat-ma-khong-ha-muc",
    message=(
        "{bearer} bị kỷ luật, tính vào năm {year} (bảng ‘Kỷ luật’, dòng {row}), nhưng không xếp “{lowest}”."
    ),
    remedy=(
        "Xếp “{lowest}”. Nếu hành vi đã tính vào năm khác hoặc tính cho tổ chức cũ thì ghi ở bảng Kỷ luật, "
        "ô ‘Tính vào năm’ hoặc ‘Xảy ra ở tổ chức cũ’."
    ),
)
COUNTED_TWICE = Kind(
    code="mot-hanh-vi-tinh-hai-nam",
    message="Hành vi này đã được tính vào năm khác ở dòng {row}; một hành vi chỉ tính vào một năm.",
    remedy="Ghi cùng một năm ở ô ‘Tính vào năm’ của các quyết định về hành vi này.",
)


def discipline_lowers(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """In force in the year, not for the former organisation, each act once (NĐ 335/2025 Đ.11.3, 20.4c)."""
    counted = grounds(agency.disciplines)
    for rating in cycle.current_people:
        cause = counted.get((rating.official.id, cycle.year))
        rules = set_of(agency, cycle, rating.official)
        level = rules.level(rating.level)
        if cause is not None and level is not None and level != rules.levels[-1]:
            place = at(rating, "level")
            facts = {"year": cycle.year, "row": cause.place.row, "lowest": rules.levels[-1].name}
            yield under_own_set(agency, cycle, rating.official, NOT_LOWERED.at(place, **facts))
    for first, other in counted_twice(agency.disciplines):
        if other.counted_in == cycle.year:
            yield COUNTED_TWICE.at(at(other, "counted_in"), row=first.place.row)


RULE = Rule(
    code="ky-luat-thi-khong-hoan-thanh",
    title="Người bị kỷ luật do suy thoái hoặc vi phạm công vụ xếp không hoàn thành; mỗi hành vi tính một lần",
    check=discipline_lowers,
    passes="Hành vi bị kỷ luật đã tính vào năm 2025 thì không tính lại ở năm 2026: đúng.",
    fails="Người bị khiển trách trong năm vì vi phạm công vụ vẫn xếp “Hoàn thành tốt nhiệm vụ”: lỗi.",
)
