"""What the registers hold of somebody for his own eyes: where he is reviewed, his scores, his result."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from congkhai.documents.why import paper as called
from congkhai.intake.final import worth
from congkhai.intake.shown import Facts
from congkhai.law.duties import Duty, DutyKind, DutyState
from congkhai.law.owed import Period
from congkhai.law.petitions import answering
from congkhai.law.review_places import Wanted, body_of, wanted
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import named
from congkhai.model.record import Meeting, PersonRating, Status
from congkhai.model.year import Notice
from congkhai.rules.own_set import set_of
from congkhai.text.dates import clock, named_day
from congkhai.text.numbers import points
from congkhai.text.phrases import capital
from congkhai.workflows.intake_book import Book

_STATES: Final[Mapping[DutyState, str]] = {
    DutyState.DONE: "đã kiểm điểm",
    DutyState.LATE: "đã kiểm điểm",
    DutyState.MISSING: "quá hạn, sổ chưa ghi kiểm điểm",
    DutyState.OPEN: "chưa kiểm điểm",
}
_STATUS: Final[Mapping[Status, str]] = {
    Status.NOT_RATED: "Không xếp loại.",
    Status.SUPERIOR: "Cấp trên xếp loại.",
    Status.WAITING: "Chưa có quyết định xếp loại.",
}


def of_person(agency: Agency, cycle: Cycle, held: Book, who: str, today: date) -> tuple[Facts, ...]:
    """Places of review, scores and result of an official in a cycle; those without anything are left out."""
    every = (
        Facts(title="Nơi kiểm điểm của tôi", lines=[*_places(agency, cycle, held, who)]),
        _scores(agency, cycle, who),
        Facts(title=f"Kết quả xếp loại năm {cycle.year}", lines=[*_result(agency, cycle, who, today)]),
    )
    return tuple(one for one in every if one.lines or one.rows)


def _places(agency: Agency, cycle: Cycle, held: Book, who: str) -> Iterator[str]:
    """Each place with day, hour and room of the meeting, and whether he was reviewed there."""
    stands = {
        body_of(duty.where): duty
        for duty in held.others
        if duty.kind is DutyKind.REVIEW and duty.where and duty.subject.id == who
    }
    for one in wanted(agency, cycle):
        if one.official and one.official.id == who:
            yield _place(one, _meeting(cycle, one, who), stands.get(body_of(one.where)))


def _meeting(cycle: Cycle, one: Wanted, who: str) -> Meeting | None:
    """The meeting there at which he is reviewed, by the register of reviews."""
    own = (review.meeting for review in cycle.reviews if review.official and review.official.id == who)
    there = (meeting for meeting in own if body_of(meeting.unit) == body_of(one.where))
    return min(there, key=lambda meeting: meeting.starts, default=None)


def _place(one: Wanted, meeting: Meeting | None, duty: Duty | None) -> str:
    where = f"{one.place.where} ({one.where.name})"
    state = _STATES[duty.state] if duty else ""
    if meeting is None:
        until = f", chậm nhất {named_day(duty.last)}" if duty and duty.last else ""
        told = f"chưa xếp lịch{until}"
    else:
        room = f", tại {meeting.where}" if meeting.where else ""
        told = f"{clock(meeting.starts.time())}, {named_day(meeting.starts.date())}{room}"
    return f"{where}: {told}{f'; {state}' if state else ''}."


def _scores(agency: Agency, cycle: Cycle, who: str) -> Facts:
    """The scores of the periods in their order, and what they come to."""
    title = f"Điểm theo dõi, đánh giá năm {cycle.year}"
    made = cycle.year_scores.get(who)
    if made is None:
        return Facts(title=title)
    rows = [
        (
            capital(Period(one.kind, one.number).words(cycle.year)),
            worth(agency, cycle, one) or "chưa đủ số liệu",
            "tạm tính" if one.provisional else "chính thức",
        )
        for one in made.periods
    ]
    mean = f"Trung bình các kỳ đã có điểm: {points(made.mean)}." if made.mean is not None else ""
    return Facts(title=title, lines=[mean] if mean else [], heads=("Kỳ", "Điểm", "Trạng thái"), rows=rows)


def _result(agency: Agency, cycle: Cycle, who: str, today: date) -> Iterator[str]:
    """The level with its decision once that is issued, the written notice, and petitions with their day."""
    rating = next((row for row in cycle.current_people if row.official.id == who), None)
    if rating is not None:
        yield _level(agency, cycle, rating, today)
    sent = [row for row in cycle.notices if row.rating.official.id == who and row.sent <= today]
    if sent:
        yield from (_notice(agency, row) for row in sent)
    elif rating is not None and rating.status is Status.RATED:
        yield "Chưa gửi thông báo kết quả bằng văn bản."
    yield from _petitions(agency, cycle, who)


def _level(agency: Agency, cycle: Cycle, rating: PersonRating, today: date) -> str:
    paper = rating.decision
    if rating.status is not Status.RATED:
        return _STATUS[rating.status]
    if paper is None or not rating.decided_by(today):
        return _STATUS[Status.WAITING]
    level = set_of(agency, cycle, rating.official).level(rating.level)
    return f"{level.name if level else rating.level}, theo {called(paper)}."


def _notice(agency: Agency, row: Notice) -> str:
    manner = agency.titles(Notice, named(Notice, "manner")).get(row.manner, row.manner)
    return f"Thông báo kết quả gửi {named_day(row.sent)}, bằng {manner}."


def _petitions(agency: Agency, cycle: Cycle, who: str) -> Sequence[str]:
    last = {one.petition.id: one.last for one in answering(agency, cycle)}
    found = []
    for row in cycle.petitions:
        if row.official.id == who:
            day = last.get(row.id)
            answered = f"đã trả lời {named_day(row.answered)}" if row.answered else ""
            waits = f"cơ quan trả lời chậm nhất {named_day(day)}" if day else "chờ cơ quan trả lời"
            found.append(f"Kiến nghị nhận {named_day(row.received)}: {answered or waits}.")
    return found
