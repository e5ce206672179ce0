"""What the registers of meetings show of a step: who was reviewed, which bodies met."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from congkhai.law.register import Register, Shown, Subject, first_days, last_days, once, those
from congkhai.law.staff import collectives as collectives_of
from congkhai.model.record import Meeting, MeetingKind, Proposal, Review
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
    expected = (unit,) if unit else collectives_of(register.agency, register.cycle.last_day)
    ended = (review for review in register.cycle.reviews if review.unit and concluded(review.meeting))
    seen = those(expected, first_days(_held(register, ended)))
    return replace(seen, unconcluded=_unconcluded(register, seen))


def _unconcluded(register: Register, seen: Shown) -> tuple[Meeting, ...]:
    reviews = (review for review in register.cycle.reviews if review.unit in seen.missing)
    held = {review.meeting.id: review.meeting for review in reviews if register.held(review.meeting)}
    return tuple(held.values())


def named(meetings: Iterable[Meeting]) -> str:
    """The first of them as a clerk names them, and how many more there are; "" for none."""
    names = (f"“{meeting.name}” ngày {short_date(meeting.starts.date())}" for meeting in meetings)
    return first_few(names, "hội nghị")


def concluded(meeting: Meeting) -> bool:
    """Whether a conclusion of the meeting, its minutes or their adoption is on record."""
    return bool(meeting.adopted or meeting.conclusion or meeting.minutes)


def persons(register: Register) -> Shown:
    """Each person reviewed; who is reviewed in two places is done with after the second."""
    expected = (post.official for post in register.posts)
    of_persons = (review for review in register.cycle.reviews if review.official)
    return those(expected, last_days(_held(register, of_persons)))


def _held(register: Register, reviews: Iterable[Review]) -> Iterator[tuple[str, date]]:
    for review in reviews:
        subject = review.unit or review.official
        if subject and register.held(review.meeting):
            yield subject.id, review.meeting.starts.date()


def division_meetings(register: Register) -> Shown:
    """Each division met to propose."""
    held = ((meeting.unit.id, meeting.starts.date()) for meeting in register.meetings(MeetingKind.DIVISION))
    unit = register.collective
    return those((unit,) if unit else register.divisions, first_days(held))


def rating(register: Register) -> Shown | None:
    """The rating conference took place."""
    days = (meeting.starts.date() for meeting in register.meetings(MeetingKind.RATING))
    return once(min(days, default=None))


def council(register: Register) -> Shown | None:
    """The council met; and where its proposals or opinions are on record, each subject has one.

    The plan asks for the sitting by its day; what the council says may be written down afterwards.
    """
    meetings = register.meetings(MeetingKind.COUNCIL)
    if not meetings:
        return None
    day = min(meeting.starts.date() for meeting in meetings)
    bodies = {meeting.unit.id for meeting in meetings}
    said = [row for row in _said(register) if row.by.id in bodies]
    expected: list[Subject] = []
    if any(row.official for row in said):
        expected += register.to_be_rated
    if any(row.unit for row in said):
        expected += register.divisions
    there = {subject.id: day for row in said if (subject := row.unit or row.official)}
    return those(expected, there) if expected else once(day)


def _said(register: Register) -> list[Proposal | Opinion]:
    """Proposals and opinions made by the day."""
    rows: list[Proposal | Opinion] = [*register.cycle.proposals, *register.cycle.opinions_given]
    return [row for row in rows if (row.day or register.today) <= register.today]
