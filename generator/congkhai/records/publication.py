"""`cong_khai` and `thong_bao` against the documents they rest on, and orders against each other."""

from collections.abc import Iterator, Sequence

from congkhai.findings import Finding
from congkhai.law.authority import unissued
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.law import Document
from congkhai.model.record import DisclosureOrder
from congkhai.records.kinds import (
    ANNOUNCED_WITHOUT_PAPER,
    ORDER_BEFORE_PAPER,
    ORDER_NOT_ISSUED,
    ORDER_WRONG_ISSUER,
    ORDER_WRONG_PAPER,
    ORDERS_DIFFER,
)
from congkhai.text.dates import short_date
from congkhai.text.fold import slug

#: Kinds of document by which an agency decides; a law or decree decides nothing for one agency.
DECIDING = frozenset({"quyet_dinh", "thong_bao", "ke_hoach", "cong_van", "huong_dan", "nghi_quyet"})


def faults(agency: Agency, cycle: Cycle) -> Iterator[Finding]:
    """Orders and announcements of a cycle that their documents do not carry."""
    issuers = {name for office in agency.offices for name in (office.name, office.parent) if name}
    for order in cycle.orders:
        yield from _order(order, sorted(issuers))
    yield from _differing(cycle.orders)
    for announcement in cycle.announcements:
        paper = announcement.document
        if missing := unissued(paper):
            place = at(announcement, "document")
            yield ANNOUNCED_WITHOUT_PAPER.at(place, paper=paper.id, missing=missing, row=paper.place.row)


def _order(order: DisclosureOrder, issuers: Sequence[str]) -> Iterator[Finding]:
    paper = order.document
    place = at(order, "document")
    if paper.kind not in DECIDING:
        yield ORDER_WRONG_PAPER.at(place, paper=paper.id, kind=paper.kind_name)
    elif not any(_issued_by(paper, name) for name in issuers):
        allowed = ", ".join(issuers)
        yield ORDER_WRONG_ISSUER.at(place, paper=paper.id, issuer=paper.issuer, allowed=allowed)
    if missing := unissued(paper):
        yield ORDER_NOT_ISSUED.at(place, paper=paper.id, missing=missing, row=paper.place.row)
    if paper.issued and order.starts < paper.issued:
        first = at(order, "starts")
        yield ORDER_BEFORE_PAPER.at(first, paper=paper.id, issued=short_date(paper.issued))


def _issued_by(paper: Document, name: str) -> bool:
    """Whether the body `name` issued the paper: "Chủ tịch …" signs for it, "UBND tỉnh" is short for it."""
    issuer, body = _spelled(paper.issuer), _spelled(name)
    short = issuer.count("-") > 0 and f"{body}-".startswith(f"{issuer}-")
    return short or f"-{issuer}".endswith(f"-{body}")


def _spelled(name: str) -> str:
    return slug(name).replace("ubnd", "uy-ban-nhan-dan")


def _differing(orders: Sequence[DisclosureOrder]) -> Iterator[Finding]:
    """Orders for one audience that hold on one day and say different things; told at the later row."""
    for number, order in enumerate(orders):
        for earlier in orders[:number]:
            meet = max(order.starts, earlier.starts) <= min(order.ends, earlier.ends)
            differ = (order.names, order.full_table) != (earlier.names, earlier.full_table)
            if order.audience == earlier.audience and meet and differ:
                place = at(order, "starts")
                yield ORDERS_DIFFER.at(place, first=earlier.place.row)
                break
