"""Who works where on a day: divisions with people in them, and those who lead."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from typing import Final

from congkhai.law.scores import span
from congkhai.model.agency import Agency, Cycle
from congkhai.model.record import Reason
from congkhai.model.structure import Assignment, Unit, UnitKind
from congkhai.model.year import PeriodKind

AWAY: Final = frozenset({Reason.SICK, Reason.MATERNITY, Reason.UNPAID})


def divisions(agency: Agency, day: date) -> tuple[Unit, ...]:
    """The divisions there are that day and where somebody has a main post, in the order of their table."""
    return tuple(unit for unit in _with_people(agency, day) if unit.holds(day))


def ended_with_people(agency: Agency, day: date) -> tuple[Unit, ...]:
    """The divisions that have ended by then, though posts of that day are still in them."""
    return tuple(unit for unit in _with_people(agency, day) if unit.valid_to and unit.valid_to < day)


def _with_people(agency: Agency, day: date) -> Iterator[Unit]:
    for unit in agency.units:
        posts = agency.posts_in.get(unit.id, ())
        if unit.kind is UnitKind.DIVISION and any(post.main and post.holds(day) for post in posts):
            yield unit


def collectives(agency: Agency, day: date) -> tuple[Unit, ...]:
    """The leadership collectives and the divisions where somebody works that day."""
    leading = (unit for unit in agency.units if unit.kind is UnitKind.LEADERSHIP)
    return (*leading, *divisions(agency, day))


def posts(agency: Agency, day: date) -> Iterator[Assignment]:
    """The main post of everybody who holds one that day, in the order of the officials."""
    held = (agency.post(official, day) for official in agency.officials)
    return (post for post in held if post is not None)


def leaders(agency: Agency, day: date) -> Iterator[Assignment]:
    """The main posts that lead: heads and deputies of the agency and of its units."""
    return (post for post in posts(agency, day) if post.position.rank.leads)


def away(cycle: Cycle) -> frozenset[str]:
    """Ids of those who were ill, on maternity or on unpaid leave when people were reviewed.

    Such people are rated without having attended (NĐ 335/2025 Đ.19.3). The rating says why, the scores say
    when: who has one of the time of the reviews and lacks earlier ones was back by then. Where the scores do
    not tell, the reason is taken for one of that time.
    """
    ill = {rating.official.id for rating in cycle.current_people if rating.reason in AWAY}
    return frozenset(ill - _back(cycle, ill)) if ill else frozenset()


def _back(cycle: Cycle, ill: Collection[str]) -> set[str]:
    """Who of them has a score of the newest period begun by the last review, and lacks one before it."""
    held = (review.meeting.starts.date() for review in cycle.reviews if review.official)
    day = max(held, default=cycle.last_day)
    one_of_each = {(score.kind, score.number): score for score in cycle.scores}
    newest: dict[PeriodKind, int] = {}
    for (kind, number), score in one_of_each.items():
        if span(score, cycle.year)[0] <= day:
            newest[kind] = max(number, newest.get(kind, 0))
    scored: dict[tuple[str, PeriodKind], set[int]] = defaultdict(set)
    for score in cycle.scores:
        if score.official.id in ill and score.number <= newest.get(score.kind, 0):
            scored[score.official.id, score.kind].add(score.number)
    return {
        who
        for (who, kind), numbers in scored.items()
        if newest[kind] in numbers and len(numbers) < newest[kind]
    }
