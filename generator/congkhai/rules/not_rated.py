"""Somebody who is not rated has no level."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Finding, Kind
from congkhai.model.agency import Agency, Cycle
from congkhai.model.record import Status
from congkhai.rules.rule import Rule

LEVEL_OF_NOT_RATED = Kind(
    code="khong-xep-loai-ma-co-muc",
    message="Dòng này ghi “không xếp loại” nhưng ô ‘Mức xếp loại’ lại ghi “{level}”.",
    remedy="Xoá trắng ô ‘Mức xếp loại’; nếu người này được xếp loại thì đổi trạng thái thành da_xep_loai.",
)


def not_rated(agency: Agency, cycle: Cycle, today: date) -> Iterator[Finding]:
    """ "Không xếp loại" is a status, not a level (NĐ 335/2025 Đ.11.1)."""
    for rating in cycle.ratings:
        if rating.status is Status.NOT_RATED and rating.level:
            place = agency.cell(rating.place, "muc", rating.level)
            yield LEVEL_OF_NOT_RATED.at(place, level=rating.level)


RULE = Rule(
    code="khong-xep-loai-khong-co-muc",
    title="Người không xếp loại thì không có mức",
    check=not_rated,
    kinds=(LEVEL_OF_NOT_RATED,),
)
