"""How far the year has come, as the registers show it."""

from datetime import date

from congkhai.model.agency import Cycle
from congkhai.model.record import MeetingKind, Status


def anything_rated(cycle: Cycle) -> bool:
    """Whether a result is already written down."""
    return any(rating.status is Status.RATED for rating in cycle.ratings)


def rating_begun(cycle: Cycle, today: date) -> bool:
    """Whether a rating conference was held before today, or a result is already written down."""
    held = (meeting for meeting in cycle.meetings if meeting.kind is MeetingKind.RATING)
    return anything_rated(cycle) or any(meeting.starts.date() < today for meeting in held)
