"""Results are posted soon after the decision, and for long enough."""

from collections.abc import Sequence
from datetime import date, timedelta

from congkhai.findings import Kind
from congkhai.law.calendar import calendar
from congkhai.law.days import earliest, later
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.model.groups import groups
from congkhai.model.law import Document
from congkhai.model.record import DisclosureOrder
from congkhai.rules.papers import called
from congkhai.rules.rule import Findings, Rule, own, unless
from congkhai.rules.wording import told

POSTED_LATE = Kind(
    code="cong-khai-muon",
    message=(
        "Công khai từ ngày {starts}, muộn so với {decision} ngày {decided}: chậm nhất phải công khai từ ngày "
        "{limit} (đếm {days} ngày làm việc, kể từ ngày liền sau ngày ban hành)."
    ),
    remedy=(
        "Kiểm tra ‘Từ ngày’ và ngày ban hành quyết định; nếu đúng là công khai muộn thì ghi lý do và văn bản "
        "ở bảng Giải trình cảnh báo."
    ),
)
POSTED_BRIEFLY = Kind(
    code="cong-khai-ngan",
    message="Kết quả chỉ được công khai ở đây {held} ngày; ít nhất phải {days} ngày, đến hết ngày {limit}.",
    remedy="Ghi ‘Đến ngày’ từ {limit} trở đi nếu văn bản quyết định việc công khai cho phép.",
)
START, LENGTH = "NGAY-CONG-KHAI", "SO-NGAY-CONG-KHAI"


def posted_long_enough(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Each place posts from `tham_so` NGAY-CONG-KHAI working days after the decision at the latest, and
    for SO-NGAY-CONG-KHAI days at least (Luật Tiếp cận thông tin 2016 Đ.18.4, Đ.21.2).

    Windows of one place that follow each other without a gap are one posting.
    """
    in_order = sorted(cycle.orders, key=lambda order: order.starts)
    for orders in groups(in_order, lambda order: order.audience).values():
        yield from _late(agency, cycle, orders[0])
        yield from _brief(agency, cycle, orders)


def _late(agency: Agency, cycle: Cycle, first: DisclosureOrder) -> Findings:
    """Told of the earliest decision on people that the window could have posted."""
    allowed, decision = agency.parameter(START, cycle.year), _first_decision(cycle)
    if allowed is None or decision is None or decision.issued is None:
        return
    limit = calendar(agency.holidays, {decision.issued.year}).after(decision.issued, int(allowed.value))
    if later(first.starts, limit):
        days = {"starts": first.starts, "decided": decision.issued, "limit": limit}
        counted = {"decision": called(decision), "days": f"{int(allowed.value):02}"}
        yield told(POSTED_LATE, Where(first, "starts"), **counted, **days)


def _first_decision(cycle: Cycle) -> Document | None:
    decisions = [row.decision for row in cycle.current_people if row.decision and own(cycle, row.decision)]
    return earliest(decisions, lambda decision: decision.issued)


def _brief(agency: Agency, cycle: Cycle, orders: Sequence[DisclosureOrder]) -> Findings:
    """Told at the last window of the first posting."""
    wanted = agency.parameter(LENGTH, cycle.year)
    if wanted is None:
        return
    last = orders[0]
    for order in orders[1:]:
        if order.starts <= last.ends + timedelta(days=1) and order.ends > last.ends:
            last = order
    held = (last.ends - orders[0].starts).days + 1
    if held < wanted.value:
        limit = orders[0].starts + timedelta(days=int(wanted.value) - 1)
        yield told(POSTED_BRIEFLY, Where(last, "ends"), held=held, days=int(wanted.value), limit=limit)


RULE = Rule(
    code="thoi-han-niem-yet",
    title="Kết quả được công khai kịp thời và đủ số ngày",
    check=posted_long_enough,
    passes="Công khai từ ngày 07/12/2026 đến hết ngày 05/01/2027, đủ 30 ngày: đúng.",
    fails="Công khai từ ngày 07/12/2026 đến hết ngày 04/01/2027, mới 29 ngày: cảnh báo.",
    needs=START,
    lacks=unless(lambda agency, cycle: agency.parameter(LENGTH, cycle.year), f"tham số {LENGTH}"),
)
