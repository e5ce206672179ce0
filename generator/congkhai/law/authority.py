"""Whose decision rates whom, and what makes a paper one that is issued."""

from congkhai.model.agency import Cycle
from congkhai.model.law import Document
from congkhai.model.record import Rating, Status
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
