"""An organisation is rated before the one it belongs to."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Kind
from congkhai.law.days import earliest
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.model.structure import UnitKind
from congkhai.rules.first_then import Pair, first_then
from congkhai.rules.rule import Rule
from congkhai.rules.wording import EXPLAIN, numbered

AFTER_SUPERIOR = Kind(
    code="cap-duoi-sau-cap-tren",
    message=(
        "{bearer} được xếp loại ngày {first} (quyết định {decision}), sau {superior} "
        "(ngày {then}; dòng {row})."
    ),
    remedy=(
        "Kiểm tra ngày của hai quyết định; cấp dưới xếp loại trước, cấp trên sau. "
        f"Nếu đúng như vậy thì {EXPLAIN}."
    ),
    contradicts=True,
)


def units_before_agency(agency: Agency, cycle: Cycle, today: date) -> Iterator[Pair]:
    """A division's first decision is not later than that of its superior (NĐ 335/2025 Đ.9.1).

    Superiors are the body its row names and the agency itself; the same day is allowed.
    """
    first = {row.unit.id: row for row in cycle.unit_ratings if row.replaces is None and row.decided}
    whole = [row for row in first.values() if row.unit.kind is UnitKind.AGENCY]
    for row in first.values():
        if row.unit.kind is not UnitKind.DIVISION:
            continue
        parent = first.get(row.unit.parent or "")
        superior = earliest((rating for rating in (parent, *whole) if rating), lambda rating: rating.decided)
        if superior:
            above = {"superior": superior.unit.name, "row": superior.place.row}
            facts = {"decision": numbered(row.decision), **above}
            yield Pair(row.decided, superior.decided, Where(row, "decision"), facts)


RULE = Rule(
    code="don-vi-truoc-co-quan",
    title="Đơn vị cấp dưới xếp loại trước cấp trên",
    check=first_then(units_before_agency, later=AFTER_SUPERIOR),
    passes="Phòng xếp loại ngày 03/12, Sở được công nhận cùng ngày 03/12: không lỗi.",
    fails="Sở được công nhận ngày 02/12, các phòng đến ngày 03/12 mới xếp loại: cảnh báo.",
)
