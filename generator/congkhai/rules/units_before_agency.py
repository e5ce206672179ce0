"""An organisation is rated before the one it belongs to."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Finding, Kind
from congkhai.law.days import earliest
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.structure import UnitKind
from congkhai.rules.rule import Rule
from congkhai.rules.wording import EXPLAIN, numbered
from congkhai.text.dates import short_date

AFTER_SUPERIOR = Kind(
    code="cap-duoi-sau-cap-tren",
    message=(
        "{bearer} được xếp loại ngày {day} (quyết định {decision}), sau {superior} "
        "(ngày {earlier}; dòng {row})."
    ),
    remedy=(
        "Kiểm tra ngày của hai quyết định; cấp dưới xếp loại trước, cấp trên sau. "
        f"Nếu đúng như vậy thì {EXPLAIN}."
    ),
    contradicts=True,
)


def units_before_agency(agency: Agency, cycle: Cycle, today: date) -> Iterator[Finding]:
    """A division's first decision is not later than that of its superior (NĐ 335/2025 Đ.9.1).

    Superiors are the body its row names and the agency itself; the same day is allowed.
    """
    first = {row.unit.id: row for row in cycle.unit_ratings if row.replaces is None and row.decided}
    whole = [row for row in first.values() if row.unit.kind is UnitKind.AGENCY]
    for row in first.values():
        if row.unit.kind is not UnitKind.DIVISION:
            continue
        parent = first.get(row.unit.parent or "")
        superior = earliest((above for above in (parent, *whole) if above), lambda above: above.decided)
        if superior and superior.decided and row.decided and row.decided > superior.decided:
            yield AFTER_SUPERIOR.at(
                at(row, "decision"),
                day=short_date(row.decided),
                decision=numbered(row.decision),
                superior=superior.unit.name,
                earlier=short_date(superior.decided),
                row=superior.place.row,
            )


RULE = Rule(
    code="don-vi-truoc-co-quan",
    title="Đơn vị cấp dưới xếp loại trước cấp trên",
    check=units_before_agency,
    kinds=(AFTER_SUPERIOR,),
    passes="Phòng xếp loại ngày 03/12, Sở được công nhận cùng ngày 03/12: không lỗi.",
    fails="Sở được công nhận ngày 02/12, các phòng đến ngày 03/12 mới xếp loại: cảnh báo.",
)
