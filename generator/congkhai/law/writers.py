"""Who may fill in which part of a form: the person himself, who tracks him, who decides, who was asked."""

from datetime import date

from congkhai.law.owed import Owed
from congkhai.law.posts import latest_post
from congkhai.model.agency import Agency, Cycle
from congkhai.model.forms import Writer
from congkhai.model.record import Meeting
from congkhai.model.structure import Official, Rank, Role, Unit, UnitKind

#: Whose posts the head of the agency tracks himself (NĐ 335/2025 Đ.10.1b).
_UNDER_THE_HEAD = frozenset((Rank.AGENCY_DEPUTY, Rank.UNIT_HEAD))


def writers(agency: Agency, cycle: Cycle, owed: Owed, writer: Writer) -> frozenset[str]:
    """The ids of the officials, or of the body, whose part it is; empty where it is somebody outside.

    What an outside writer owes, as the superior does on the head's form, the office types from paper.
    """
    day = _day(cycle, owed)
    if writer is Writer.AUTHOR:
        return _ids(owed.official or _head_of(agency, owed.unit, day))
    if writer is Writer.TRACKER:
        return _ids(tracker(agency, owed.official, day) if owed.official else None)
    if writer is Writer.AUTHORITY:
        return _ids(_authority(agency, owed, day))
    if writer is Writer.CHAIR:
        return _chairs(agency, owed.meeting)
    if writer is Writer.SECRETARY:
        return frozenset((owed.meeting.unit.id,)) if owed.meeting else frozenset()
    return frozenset((owed.body.id,)) if owed.body else frozenset()


def _day(cycle: Cycle, owed: Owed) -> date:
    if owed.meeting:
        return owed.meeting.starts.date()
    return owed.period.last_day(cycle.year) if owed.period else cycle.last_day


def _ids(official: Official | None) -> frozenset[str]:
    return frozenset((official.id,)) if official else frozenset()


def tracker(agency: Agency, official: Official, day: date) -> Official | None:
    """Who tracks an official that day (NĐ 335/2025 Đ.10.1); None for the head, whom a superior tracks.

    The head of the agency tracks deputies and heads of units, and whoever works in no unit with a head; the
    head of a unit tracks its deputies and people.
    """
    post = latest_post(agency, official, day)
    head = _agency_head(agency, day)
    if post is None or post.position.rank is Rank.AGENCY_HEAD:
        return None
    of_unit = agency.head(post.unit, day) if post.unit.kind is UnitKind.DIVISION else None
    if post.position.rank in _UNDER_THE_HEAD or of_unit is None or of_unit.id == official.id:
        return head
    return of_unit


def _agency_head(agency: Agency, day: date) -> Official | None:
    held = (post for post in agency.assignments if post.position.rank is Rank.AGENCY_HEAD and post.holds(day))
    return next((post.official for post in held), None)


def _head_of(agency: Agency, unit: Unit | None, day: date) -> Official | None:
    if unit is None:
        return None
    if unit.kind in (UnitKind.LEADERSHIP, UnitKind.AGENCY):
        return _agency_head(agency, day)
    return agency.head(unit, day)


def _authority(agency: Agency, owed: Owed, day: date) -> Official | None:
    """Who rates: the head of the agency, of the head nobody here (NĐ 335/2025 Đ.10.2, Đ.5.4)."""
    head = _agency_head(agency, day)
    return None if head and owed.official and head.id == owed.official.id else head


def _chairs(agency: Agency, meeting: Meeting | None) -> frozenset[str]:
    """Whoever holds the position that presides, in the body that meets or else in the agency."""
    if meeting is None or meeting.chair is None:
        return frozenset()
    day, position = meeting.starts.date(), meeting.chair
    held = [row for row in agency.assignments if row.position.id == position.id and row.holds(day)]
    own = [row for row in held if row.unit.id == meeting.unit.id]
    heads = [
        row for row in agency.posts_in.get(meeting.unit.id, ()) if row.role is Role.HEAD and row.holds(day)
    ]
    found = own or [row for row in heads if row.position.rank is position.rank] or held
    return frozenset(row.official.id for row in found)
