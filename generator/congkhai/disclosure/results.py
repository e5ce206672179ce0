"""The results, as far as an audience may see them today."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from congkhai.disclosure.gate import Gate
from congkhai.disclosure.papers import paper
from congkhai.disclosure.public import (
    Audience,
    PublicAnnouncement,
    PublicOrder,
    PublicRating,
    PublicResults,
    PublicTotals,
    PublicUnitRating,
)
from congkhai.disclosure.totals import totals
from congkhai.law.days import in_order
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import source
from congkhai.model.law import Document
from congkhai.model.record import DisclosureOrder, PersonRating, Rating, Status, UnitRating
from congkhai.model.schema import Visibility
from congkhai.model.structure import Official
from congkhai.text.names import name_key
from congkhai.value import replace

THRESHOLD = "NGUONG-O-NHO"
USUAL = 5
R = TypeVar("R", UnitRating, PersonRating)


def order_today(cycle: Cycle, audience: Audience, today: date) -> DisclosureOrder | None:
    """The row of `cong_khai` that holds for the audience today, its document being issued.

    Of several the narrowest is followed, and what one of them keeps back stays back.
    """
    holding = [
        order
        for order in cycle.orders
        if order.audience == audience and order.holds(today) and in_hand(order.document, today)
    ]
    if not holding:
        return None
    narrowest = min(holding, key=lambda order: (order.names, order.full_table, -order.ends.toordinal()))
    return replace(narrowest, full_table=all(order.full_table for order in holding))


def order_told(cycle: Cycle, audience: Audience, today: date) -> DisclosureOrder | None:
    """The order that holds for the audience today, else the one that held last.

    The end of a window takes names off; what an announcement says of its grounds stays as it was announced.
    """
    held = [
        order
        for order in cycle.orders
        if order.audience == audience and order.starts <= today and in_hand(order.document, today)
    ]
    return order_today(cycle, audience, today) or max(held, key=lambda order: order.ends, default=None)


def in_hand(document: Document, today: date) -> bool:
    """Whether the document is issued by today: it has a number and a date that has come."""
    return bool(document.number) and document.issued is not None and document.issued <= today


def results(
    gate: Gate, agency: Agency, cycle: Cycle, audience: Audience, today: date
) -> PublicResults | None:
    """Ratings whose decision stands today; None while there is none."""
    people, units = standing(cycle.person_ratings, today), standing(cycle.unit_ratings, today)
    decisions = _decisions((*units, *people))
    if not decisions:
        return None
    order = order_today(cycle, audience, today)
    whole = audience is Audience.AGENCY or (order is not None and order.full_table)
    limit = None if whole else threshold(agency, cycle)
    return gate.fill(
        PublicResults,
        units=tuple(
            gate.fill(PublicUnitRating, **_rated(agency, cycle, rating))
            for rating in sorted(units, key=lambda rating: (rating.unit.order, rating.unit.id))
        ),
        people=_people(gate, agency, cycle, named_list(gate, agency, cycle, audience, today)),
        named=order is not None and order.names and _lets_names(gate),
        totals=_totals(gate, cycle, people, limit),
        basis=paper(gate, order.document, today) if order else None,
        starts=order.starts if order else None,
        ends=order.ends if order else None,
        decisions=tuple(paper(gate, decision, today) for decision in decisions),
        ordered=_ordered(gate, cycle, audience, today),
    )


def _ordered(gate: Gate, cycle: Cycle, audience: Audience, today: date) -> PublicOrder | None:
    order = order_told(cycle, audience, today)
    if order is None:
        return None
    document = paper(gate, order.document, today)
    return gate.fill(PublicOrder, document=document, starts=order.starts, ends=order.ends, names=order.names)


def threshold(agency: Agency, cycle: Cycle) -> int:
    """The fewest people whom a number on the portal may stand for."""
    row = agency.parameter(THRESHOLD, cycle.year)
    # Without a row the safest reading holds: nothing below the usual five is printed.
    return int(row.value) if row else USUAL


def standing(ratings: Sequence[R], today: date) -> list[R]:
    """The ratings that stand today: their decision is issued, and no other that stands replaces them.

    A row without a decision (not rated, or left to the superior) stands once one with a decision does; who
    waits for the decision stands nowhere.
    """
    known = [row for row in ratings if row.status is not Status.WAITING]
    decided = {row.id for row in known if row.decision is not None and in_hand(row.decision, today)}
    if not decided:
        return []
    issued = [
        row for row in known if row.id in decided or (row.decision is None and row.status is not Status.RATED)
    ]
    replaced = {rating.replaces for rating in issued}
    return [rating for rating in issued if rating.id not in replaced]


def _lets_names(gate: Gate) -> bool:
    return gate.widened(Visibility.AGENCY).lets(source(Official, "name"))


def _decisions(ratings: Sequence[Rating]) -> list[Document]:
    decisions = {rating.decision.id: rating.decision for rating in ratings if rating.decision}
    by_number = sorted(decisions.values(), key=lambda document: document.number)
    return in_order(by_number, lambda document: document.issued)


def _rated(agency: Agency, cycle: Cycle, rating: Rating) -> dict[str, object]:
    """What is told of collectives and persons alike."""
    level = cycle.rule_set.level(rating.level)
    return {
        "unit": rating.unit.name,
        "status": agency.titles(type(rating), "status").get(rating.status, rating.status),
        "level": level.name if level else "",
        "decision": rating.decision.number if rating.decision else "",
    }


def named_list(
    gate: Gate, agency: Agency, cycle: Cycle, audience: Audience, today: date
) -> list[PersonRating]:
    """Who may be named today, in the official order: unit, position, given name.

    Nobody without an order with names, or where the folder's schema keeps names from everybody. On the
    portal only whom the agency rated; those not rated stand there only where they are not a few.
    """
    order = order_today(cycle, audience, today)
    if order is None or not order.names or not _lets_names(gate):
        return []
    shown = standing(cycle.person_ratings, today)
    if audience is Audience.PORTAL:
        few = sum(row.status is Status.NOT_RATED for row in shown) < threshold(agency, cycle)
        kept = {Status.RATED} if few else {Status.RATED, Status.NOT_RATED}
        shown = [row for row in shown if row.status in kept]
    shown.sort(key=lambda row: (row.unit.order, row.unit.id, row.position.order, name_key(row.official.name)))
    return shown


def _people(
    gate: Gate, agency: Agency, cycle: Cycle, shown: Sequence[PersonRating]
) -> tuple[PublicRating, ...]:
    wider = gate.widened(Visibility.AGENCY)
    return tuple(
        wider.fill(
            PublicRating,
            row.official,
            number=number,
            position=row.position.name,
            **_rated(agency, cycle, row),
        )
        for number, row in enumerate(shown, 1)
    )


def _totals(gate: Gate, cycle: Cycle, people: Sequence[PersonRating], limit: int | None) -> PublicTotals:
    rated: list[str] = [row.level for row in people if row.status is Status.RATED]
    counts = [(level.name, rated.count(level.id)) for level in cycle.rule_set.levels]
    not_rated = sum(row.status is Status.NOT_RATED for row in people)
    shown = totals(gate, counts, not_rated, limit)
    apart = sum(row.status is Status.SUPERIOR for row in people)
    if limit is not None or not apart:
        return shown
    return replace(shown, note=f"{shown.note} Bảng không tính {apart} người do cấp trên xếp loại.".strip())


def announcements(gate: Gate, cycle: Cycle, today: date) -> tuple[PublicAnnouncement, ...]:
    """Announcements issued until today, newest first; a replaced one names the one that replaces it."""
    issued = [row for row in cycle.announcements if in_hand(row.document, today)]
    titles = {row.replaces: row.title for row in issued}
    issued.sort(key=lambda row: (row.document.issued, row.id), reverse=True)
    return tuple(
        gate.fill(
            PublicAnnouncement,
            row,
            document=paper(gate, row.document, today),
            replaced_by=titles.get(row.id, ""),
            sha256=row.document.sha256,
        )
        for row in issued
    )
