"""How far the year has come, as the registers show it."""

from collections.abc import Iterable, Iterator
from datetime import date

from congkhai.law.authority import own
from congkhai.model.agency import Cycle
from congkhai.model.law import Document
from congkhai.model.record import MeetingKind, Rating, Status


def anything_rated(cycle: Cycle) -> bool:
    """Whether a result is already written down."""
    return any(rating.status is Status.RATED for rating in cycle.ratings)


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
