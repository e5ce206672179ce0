"""Whose signed file an audience may have: a signed decision names everybody, whatever the pages show."""

from datetime import date
from typing import Final

from congkhai.disclosure.public import Audience
from congkhai.disclosure.results import in_hand, order_today
from congkhai.model.agency import Agency, Cycle

#: Kinds of documents (`van_ban.loai`) that rule or plan and judge nobody.
GENERAL: Final = frozenset(
    {"luat", "nghi_dinh", "nghi_quyet", "chuong_trinh", "ke_hoach", "huong_dan", "cong_van"}
)


def signed(agency: Agency, cycle: Cycle, audience: Audience, today: date) -> frozenset[str]:
    """Ids of the documents whose file may be offered; on the portal few others than law and plans.

    While an order with names holds there, also that order's own document and the announcements that stand.
    """
    if audience is Audience.AGENCY:
        return frozenset(agency.documents)
    general = {document.id for document in agency.documents.values() if document.kind in GENERAL}
    order = order_today(cycle, audience, today)
    if order is None or not order.names:
        return frozenset(general)
    return frozenset(general | {order.document.id} | _announced(cycle, today))


def _announced(cycle: Cycle, today: date) -> set[str]:
    issued = [row for row in cycle.announcements if in_hand(row.document, today)]
    replaced = {row.replaces for row in issued}
    return {row.document.id for row in issued if row.id not in replaced}
