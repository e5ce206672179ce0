"""The results, as far as an audience may see them today."""

from collections.abc import Sequence
from datetime import date

from congkhai.disclosure.gate import Gate
from congkhai.disclosure.papers import paper
from congkhai.disclosure.public import (
    Audience,
    PublicAnnouncement,
    PublicRating,
    PublicResults,
    PublicTotals,
    PublicUnitRating,
)
from congkhai.disclosure.totals import totals
from congkhai.model.agency import Agency, Cycle
from congkhai.model.law import Document
from congkhai.model.record import DisclosureOrder, PersonRating, Status, UnitRating
from congkhai.model.schema import Visibility
from congkhai.text.names import name_key

THRESHOLD = "NGUONG-O-NHO"

STATUSES = {
    Status.RATED: "đã xếp loại",
    Status.NOT_RATED: "không xếp loại",
    Status.SUPERIOR: "cấp trên xếp loại",
}


def order_today(cycle: Cycle, audience: Audience, today: date) -> DisclosureOrder | None:
    """The row of `cong_khai` that holds for the audience today; one with names wins."""
    holding = [order for order in cycle.orders if order.audience == audience and order.holds(today)]
    return max(holding, key=lambda order: (order.names, order.full_table, order.ends), default=None)


def results(
    gate: Gate, agency: Agency, cycle: Cycle, audience: Audience, today: date
) -> PublicResults | None:
    """Ratings whose decision stands today; None while there is none."""
    people = [rating for rating in cycle.current_people if _stands(rating, today)]
    units = [rating for rating in cycle.current_units if _stands(rating, today)]
    decisions = _decisions((*units, *people))
    if not decisions:
        return None
    order = order_today(cycle, audience, today)
    named = order is not None and order.names
    return gate.fill(
        PublicResults,
        units=tuple(_unit(gate, cycle, rating) for rating in sorted(units, key=_unit_order)),
        people=_people(gate, cycle, listed(cycle, audience, today)) if named else (),
        named=named,
        totals=_totals(gate, agency, cycle, people, None if _whole(order, audience) else THRESHOLD),
        basis=paper(gate, order.document, today) if order else None,
        starts=order.starts if order else None,
        ends=order.ends if order else None,
        decisions=tuple(paper(gate, decision, today) for decision in decisions),
    )


def _whole(order: DisclosureOrder | None, audience: Audience) -> bool:
    return audience is Audience.AGENCY or (order is not None and order.full_table)


def _stands(rating: UnitRating | PersonRating, today: date) -> bool:
    decision = rating.decision
    return decision is None or decision.issued is None or decision.issued <= today


def _decisions(ratings: Sequence[UnitRating | PersonRating]) -> list[Document]:
    found = {rating.decision.id: rating.decision for rating in ratings if rating.decision}
    return sorted(found.values(), key=lambda document: (document.issued or date.max, document.number))


def _unit_order(rating: UnitRating) -> tuple[int, str]:
    return rating.unit.order, rating.unit.id


def _unit(gate: Gate, cycle: Cycle, rating: UnitRating) -> PublicUnitRating:
    level = cycle.rule_set.level(rating.level)
    return gate.fill(
        PublicUnitRating,
        unit=rating.unit.name,
        status=STATUSES[rating.status],
        level=level.name if level else "",
        decision=rating.decision.number if rating.decision else "",
    )


def listed(cycle: Cycle, audience: Audience, today: date) -> list[PersonRating]:
    """Who stands in the named list, in the official order: unit, position, given name.

    On the portal only those whom the agency rated; not even a level-less line tells of leave.
    """
    ratings = (row for row in cycle.current_people if _stands(row, today))
    shown = [row for row in ratings if audience is Audience.AGENCY or row.status is Status.RATED]
    shown.sort(key=lambda row: (row.unit.order, row.unit.id, row.position.order, name_key(row.official.name)))
    return shown


def _people(gate: Gate, cycle: Cycle, shown: Sequence[PersonRating]) -> tuple[PublicRating, ...]:
    wider = gate.widened(Visibility.AGENCY)
    return tuple(_person(wider, cycle, number, row) for number, row in enumerate(shown, 1))


def _person(gate: Gate, cycle: Cycle, number: int, rating: PersonRating) -> PublicRating:
    level = cycle.rule_set.level(rating.level)
    return gate.fill(
        PublicRating,
        number=number,
        name=rating.official.name,
        position=rating.position.name,
        unit=rating.unit.name,
        status=STATUSES[rating.status],
        level=level.name if level else "",
        decision=rating.decision.number if rating.decision else "",
    )


def _totals(
    gate: Gate, agency: Agency, cycle: Cycle, people: Sequence[PersonRating], threshold: str | None
) -> PublicTotals:
    rated = [row.level for row in people if row.status is Status.RATED]
    counts = [(level.name, rated.count(level.id)) for level in cycle.rule_set.levels]
    not_rated = sum(row.status is Status.NOT_RATED for row in people)
    row = agency.parameter(threshold, cycle.year) if threshold else None
    # Without a row the safest reading holds: nothing below the usual five is printed.
    limit = int(row.value) if row else 5
    return totals(gate, counts, not_rated, limit if threshold else None)


def announcements(gate: Gate, cycle: Cycle, today: date) -> tuple[PublicAnnouncement, ...]:
    """Announcements issued until today, newest first; a replaced one names the one that replaces it."""
    issued = [row for row in cycle.announcements if row.document.issued and row.document.issued <= today]
    titles = {row.replaces: row.title for row in issued if row.replaces}
    issued.sort(key=lambda row: (row.document.issued, row.id), reverse=True)
    return tuple(
        gate.fill(
            PublicAnnouncement,
            id=row.id,
            title=row.title,
            petitions_to=row.petitions_to,
            document=paper(gate, row.document, today),
            replaced_by=titles.get(row.id, ""),
        )
        for row in issued
    )
