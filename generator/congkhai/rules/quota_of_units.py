"""No more collectives at the highest level than the quota allows."""

from datetime import date

from congkhai.findings import Kind
from congkhai.law.members import units
from congkhai.law.quota import OF_UNITS
from congkhai.model.agency import Agency, Cycle
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.shared_out import measure, passed

OVER_QUOTA_OF_UNITS = Kind(
    code="vuot-ty-le-tap-the",
    message=(
        "Có {count} phòng, đơn vị xếp “{highest}”, vượt quá {percent}% của {base} đơn vị xếp {next}: nhiều "
        "nhất là {ceiling} đơn vị."
    ),
    remedy=(
        "Số đơn vị giữ mức “{highest}” nhiều nhất là {ceiling}; các đơn vị còn lại xếp “{following}” và ghi "
        "ở ô ‘Lý do’ là do tỷ lệ.{raised}"
    ),
    unnamed=True,
)


def quota_of_units(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Among the divisions whose rating the agency's head recognises (NĐ 335/2025 Đ.8.5a, Đ.5.4).

    Not the agency, which its superior recognises, nor the leadership collective, which is the Party's.
    """
    by = measure(agency, cycle, OF_UNITS)
    over = passed(OVER_QUOTA_OF_UNITS, cycle.id, units(cycle), by) if by else None
    if over:
        yield over


RULE = Rule(
    code="ty-le-tap-the",
    title="Số phòng, đơn vị xếp mức cao nhất không vượt tỷ lệ của năm",
    check=quota_of_units,
    passes="Có 4 phòng xếp “Hoàn thành tốt nhiệm vụ” và không phòng nào xếp xuất sắc: đúng.",
    fails="Có 3 phòng xếp “Hoàn thành tốt nhiệm vụ” mà 1 phòng xếp xuất sắc: lỗi, phải có 5 phòng xếp tốt.",
    needs=OF_UNITS.usual,
)
