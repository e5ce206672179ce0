"""What the registers of meetings show of a step: who was reviewed, which bodies met."""

from collections.abc import Iterable
from datetime import date

from congkhai.law.register import Register, Shown, Subject, once, those
from congkhai.model.record import Meeting, MeetingKind, Proposal, Review
from congkhai.model.structure import UnitKind
from congkhai.model.year import Opinion


def collectives(register: Register) -> Shown:
    """Each collective reviewed at a meeting that was held and concluded (plan 2022, II.4.1b, II.5)."""
    unit = register.collective
    leading = [one for one in register.agency.units if one.kind is UnitKind.LEADERSHIP]
    expected = (unit,) if unit else (*leading, *register.divisions)
    done = [one for one in register.cycle.reviews if one.unit and register.held(one.meeting)]
    return _reviewed(expected, (one for one in done if concluded(one.meeting)))


def concluded(meeting: Meeting) -> bool:
    """Whether a conclusion of the meeting, its minutes or their adoption is on record."""
    return bool(meeting.adopted or meeting.conclusion or meeting.minutes)


def persons(register: Register) -> Shown:
    """Each person reviewed at a meeting that was held."""
    expected = [post.official for post in register.posts]
    done = (one for one in register.cycle.reviews if one.official and register.held(one.meeting))
    return _reviewed(expected, done)


def _reviewed(expected: Iterable[Subject], reviews: Iterable[Review]) -> Shown:
    every = tuple(expected)
    known = {subject.id for subject in every}
    days: dict[str, date] = {}
    for one in reviews:
        subject = one.unit or one.official
        if subject and subject.id in known:
            days[subject.id] = max(one.meeting.starts.date(), days.get(subject.id, date.min))
    return those(every, days, max(days.values(), default=None))


def division_meetings(register: Register) -> Shown:
    """Each division met to propose."""
    days = {one.unit.id: one.starts.date() for one in register.meetings(MeetingKind.DIVISION)}
    unit = register.collective
    return those((unit,) if unit else register.divisions, days, max(days.values(), default=None))


def rating(register: Register) -> Shown | None:
    """The rating conference took place."""
    return once(max((one.starts.date() for one in register.meetings(MeetingKind.RATING)), default=None))


def council(register: Register) -> Shown | None:
    """The council met; and where its proposals or opinions are on record, each subject has one."""
    meetings = register.meetings(MeetingKind.COUNCIL)
    if not meetings:
        return None
    last = max(one.starts.date() for one in meetings)
    bodies = {one.unit.id for one in meetings}
    said = [one for one in _said(register) if one.by.id in bodies]
    expected: list[Subject] = []
    if any(one.official for one in said):
        expected += register.to_be_rated
    if any(one.unit for one in said):
        expected += register.divisions
    there = {subject.id for one in said if (subject := one.unit or one.official)}
    return those(expected, there, last) if expected else once(last)


def _said(register: Register) -> list[Proposal | Opinion]:
    """Proposals and opinions made by the day."""
    rows: list[Proposal | Opinion] = [*register.cycle.proposals, *register.cycle.opinions]
    return [one for one in rows if (one.day or register.today) <= register.today]
