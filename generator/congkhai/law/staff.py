"""Who works where on a day: divisions with people in them, and those who lead."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from congkhai.model.agency import Agency, Cycle
from congkhai.model.record import Reason
from congkhai.model.structure import Assignment, Unit, UnitKind

AWAY: Final = frozenset({Reason.SICK, Reason.MATERNITY, Reason.UNPAID})


def divisions(agency: Agency, day: date) -> tuple[Unit, ...]:
    """The divisions where somebody has a main post that day, in the order of their table."""
    return tuple(
        unit
        for unit in agency.units
        if unit.kind is UnitKind.DIVISION
        and any(post.main and post.holds(day) for post in agency.posts_in.get(unit.id, ()))
    )


def posts(agency: Agency, day: date) -> Iterator[Assignment]:
    """The main post of everybody who holds one that day, in the order of the officials."""
    found = (agency.post(official, day) for official in agency.officials)
    return (post for post in found if post is not None)


def leaders(agency: Agency, day: date) -> Iterator[Assignment]:
    """The main posts that lead: heads and deputies of the agency and of its units."""
    return (post for post in posts(agency, day) if post.position.rank.leads)


def away(cycle: Cycle) -> frozenset[str]:
    """Ids of those whose rating says that they were ill, on maternity or on unpaid leave.

    Such people are rated without having attended (NĐ 335/2025 Đ.19.3).
    """
    return frozenset(rating.official.id for rating in cycle.current_people if rating.reason in AWAY)
