"""What the registers of meetings show of a step: who was reviewed, which bodies met."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from congkhai.law.register import Register, Shown, Subject, first_days, last_days, once, those
from congkhai.model.record import Meeting, MeetingKind, Proposal, Review
from congkhai.model.structure import UnitKind
from congkhai.model.year import Opinion
from congkhai.text.dates import short_date
from congkhai.text.phrases import first_few
from congkhai.value import replace

#: The columns of the table of meetings by one of which a meeting is concluded, as a clerk reads them.
CONCLUDED_BY: Final = "‘Kết luận’, ‘Số biên bản’ hoặc ‘Biên bản đã thông qua’"


def collectives(register: Register) -> Shown:
    """Each collective reviewed at a meeting that was held and concluded (plan 2022, II.4.1b, II.5).

    A later sitting on the same collective does not undo the first.
    """
    unit = register.collective
    leading = [one for one in register.agency.units if one.kind is UnitKind.LEADERSHIP]
    expected = (unit,) if unit else (*leading, *register.divisions)
    concluded_ones = (one for one in register.cycle.reviews if one.unit and concluded(one.meeting))
    seen = those(expected, first_days(_held(register, concluded_ones)))
    return replace(seen, unconcluded=_unconcluded(register, seen))


def _unconcluded(register: Register, seen: Shown) -> tuple[Meeting, ...]:
    reviews = (one for one in register.cycle.reviews if one.unit in seen.missing)
    held = {one.meeting.id: one.meeting for one in reviews if register.held(one.meeting)}
    return tuple(held.values())


def named(meetings: Iterable[Meeting]) -> str:
    """The first of them as a clerk names them, and how many more there are; "" for none."""
    return first_few((f"“{one.name}” ngày {short_date(one.starts.date())}" for one in meetings), "hội nghị")


def concluded(meeting: Meeting) -> bool:
    """Whether a conclusion of the meeting, its minutes or their adoption is on record."""
    return bool(meeting.adopted or meeting.conclusion or meeting.minutes)


def persons(register: Register) -> Shown:
    """Each person reviewed; who is reviewed in two places is done with after the second."""
    expected = (post.official for post in register.posts)
    of_persons = (one for one in register.cycle.reviews if one.official)
    return those(expected, last_days(_held(register, of_persons)))


def _held(register: Register, reviews: Iterable[Review]) -> Iterator[tuple[str, date]]:
    for one in reviews:
        subject = one.unit or one.official
        if subject and register.held(one.meeting):
            yield subject.id, one.meeting.starts.date()


def division_meetings(register: Register) -> Shown:
    """Each division met to propose."""
    held = ((one.unit.id, one.starts.date()) for one in register.meetings(MeetingKind.DIVISION))
    unit = register.collective
    return those((unit,) if unit else register.divisions, first_days(held))


def rating(register: Register) -> Shown | None:
    """The rating conference took place."""
    return once(min((one.starts.date() for one in register.meetings(MeetingKind.RATING)), default=None))


def council(register: Register) -> Shown | None:
    """The council met; and where its proposals or opinions are on record, each subject has one.

    The plan asks for the sitting by its day; what the council says may be written down afterwards.
    """
    meetings = register.meetings(MeetingKind.COUNCIL)
    if not meetings:
        return None
    day = min(one.starts.date() for one in meetings)
    bodies = {one.unit.id for one in meetings}
    said = [one for one in _said(register) if one.by.id in bodies]
    expected: list[Subject] = []
    if any(one.official for one in said):
        expected += register.to_be_rated
    if any(one.unit for one in said):
        expected += register.divisions
    there = {subject.id: day for one in said if (subject := one.unit or one.official)}
    return those(expected, there) if expected else once(day)


def _said(register: Register) -> list[Proposal | Opinion]:
    """Proposals and opinions made by the day."""
    rows: list[Proposal | Opinion] = [*register.cycle.proposals, *register.cycle.opinions]
    return [one for one in rows if (one.day or register.today) <= register.today]
