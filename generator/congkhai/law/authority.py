"""Whose decision rates whom, what a paper lacks, and how far the rating has come."""

from collections.abc import Iterable, Iterator
from datetime import date

from congkhai.model.agency import Cycle
from congkhai.model.law import Document
from congkhai.model.record import MeetingKind, Rating, Status
from congkhai.text.fold import same_key


def own(cycle: Cycle, decision: Document | None) -> bool:
    """Whether the agency itself issued the decision."""
    if decision is None or decision.issuer == cycle.office.name:
        return decision is not None
    return same_key(decision.issuer) == same_key(cycle.office.name)


def unissued(paper: Document) -> str:
    """What a paper lacks before it is issued: "số, ký hiệu và ngày ban hành"; "" for one that is."""
    parts = (("số, ký hiệu", paper.number), ("ngày ban hành", paper.issued))
    return " và ".join(word for word, value in parts if not value)


def rated_here(cycle: Cycle, rating: Rating) -> bool:
    """Whether this agency rates the subject: rated, and by no other authority's decision.

    A rating without a decision yet counts as this agency's (NĐ 335/2025 Đ.10.2b, Đ.5.4).
    """
    rated = rating.status is Status.RATED
    return rated and (rating.decision is None or own(cycle, rating.decision))


def anything_rated(cycle: Cycle) -> bool:
    """Whether a result is already written down."""
    return any(rating.status is Status.RATED for rating in cycle.ratings)


def anything_decided(cycle: Cycle) -> bool:
    """Whether a result is written down, or a decision: that somebody is not rated is one, too."""
    return anything_rated(cycle) or any(rating.decision for rating in cycle.ratings)


def rating_begun(cycle: Cycle, today: date) -> bool:
    """Whether a rating conference was held before today, or a result is already written down."""
    held = (meeting for meeting in cycle.meetings if meeting.kind is MeetingKind.RATING)
    return anything_rated(cycle) or any(meeting.starts.date() < today for meeting in held)


def first_decisions(cycle: Cycle, ratings: Iterable[Rating]) -> Iterator[Document]:
    """The agency's dated decisions behind the ratings that replace none; what replaces one may come later."""
    for row in ratings:
        paper = row.decision
        if row.replaces is None and paper and paper.issued and own(cycle, paper):
            yield paper
