"""No more collectives at the highest level than the quota allows."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Finding, Kind, Place
from congkhai.law.members import standing, units
from congkhai.law.quota import OF_UNITS
from congkhai.model.agency import Agency, Cycle
from congkhai.rules.rule import Edit, Example, Rule
from congkhai.rules.shared_out import measure, passed

OVER_QUOTA_OF_UNITS = Kind(
    code="vuot-ty-le-tap-the",
    message=(
        "Có {count} phòng, đơn vị xếp “{highest}”, vượt quá {percent}% của {base} đơn vị xếp {next}: nhiều "
        "nhất là {ceiling} đơn vị."
    ),
    remedy="Xem lại kết quả của các phòng, đơn vị xếp “{highest}” trước khi công nhận.",
)


def quota_of_units(agency: Agency, cycle: Cycle, today: date) -> Iterator[Finding]:
    """Among the divisions whose rating the agency's head recognises (NĐ 335/2025 Đ.8.5a, Đ.5.4).

    Not the agency, which its superior recognises, nor the leadership collective, which is the Party's.
    """
    by = measure(agency, cycle, OF_UNITS)
    rated = units(cycle)
    if by is None or not rated:
        return
    if facts := passed(standing((rating.level for rating in rated), by.rules), by):
        row = rated[0].place
        place = Place(table=row.table, file=row.file, table_title=row.table_title, key=cycle.id)
        yield OVER_QUOTA_OF_UNITS.at(place, **facts)


RULE = Rule(
    code="ty-le-tap-the",
    title="Số phòng, đơn vị xếp mức cao nhất không vượt tỷ lệ của năm",
    check=quota_of_units,
    kinds=(OVER_QUOTA_OF_UNITS,),
    passes=Example("Có 4 phòng xếp “Hoàn thành tốt nhiệm vụ” và không phòng nào xếp xuất sắc: đúng."),
    fails=Example(
        "Có 3 phòng xếp “Hoàn thành tốt nhiệm vụ” mà 1 phòng xếp xuất sắc: lỗi, phải có 5 phòng xếp tốt.",
        (Edit("xep_loai_tap_the", "XLTT-04", {"muc": "HTXSNV"}),),
    ),
    needs=OF_UNITS.usual,
)
