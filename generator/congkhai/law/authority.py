"""Whose decision rates whom."""

from congkhai.model.agency import Cycle
from congkhai.model.law import Document
from congkhai.model.record import Rating, Status
from congkhai.text.fold import same_key


def own(cycle: Cycle, decision: Document | None) -> bool:
    """Whether the agency itself issued the decision."""
    if decision is None or decision.issuer == cycle.office.name:
        return decision is not None
    return same_key(decision.issuer) == same_key(cycle.office.name)


def rated_here(cycle: Cycle, rating: Rating) -> bool:
    """Whether this agency rates the subject: rated, and by no other authority's decision.

    A rating without a decision yet counts as this agency's (NĐ 335/2025 Đ.10.2b, Đ.5.4).
    """
    rated = rating.status is Status.RATED
    return rated and (rating.decision is None or own(cycle, rating.decision))
