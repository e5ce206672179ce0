"""What the registers say was done lies within the cycle, and not ahead of today."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from congkhai.findings import Finding, Kind
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import FieldName, Recorded, at, named
from congkhai.model.law import Document
from congkhai.model.plan import Task
from congkhai.model.record import Meeting, Proposal, Review
from congkhai.model.year import Discipline, Dossier, Notice, Opinion, Petition
from congkhai.rules.papers import own_papers
from congkhai.rules.rule import Rule
from congkhai.text.dates import short_date
from congkhai.value import replace

OUTSIDE_CYCLE = Kind(
    code="ngay-ngoai-ky",
    message="Ngày ghi ở đây nằm {side} kỳ đánh giá năm {year} (từ {first} đến {last}).",
    remedy=(
        "Đối chiếu với hồ sơ gốc rồi sửa ngày; nếu ngày đúng thì sửa ‘Từ ngày’, ‘Đến ngày’ "
        "ở bảng Kỳ đánh giá."
    ),
    contradicts=True,
)
STILL_AHEAD = Kind(
    code="ngay-chua-den",
    message="Ô này ghi việc đã làm ngày {day}, nhưng hôm nay mới là {today}.",
    remedy="Đối chiếu với hồ sơ gốc rồi sửa ngày; việc chưa làm thì chưa ghi.",
)
Dated: TypeAlias = tuple[Recorded, FieldName, date | None]
SENT = named(Review, "draft_sent")
RECEIVED = named(Dossier, "received")
PROPOSED = named(Proposal, "day")
HEARD = named(Opinion, "day")
FINISHED = named(Task, "finished")
DUE = named(Task, "date")
HELD = named(Meeting, "starts")
ISSUED = named(Document, "issued")
NOTIFIED = named(Notice, "sent")
PETITIONED = named(Petition, "received")
ANSWERED = named(Petition, "answered")
SINCE = named(Discipline, "since")


def dates_in_cycle(agency: Agency, cycle: Cycle, today: date) -> Iterator[Finding]:
    """Each day on which something was done; what follows the results may come after the cycle's end.

    Days of one column on one side of the cycle have one cause: a bound that is wrong, or one slip of the pen.
    """
    first, last = cycle.starts or date(cycle.year, 1, 1), cycle.ends or date(cycle.year + 1, 1, 31)
    for record, name, day in (*_within(cycle), *_decided_before(cycle, first)):
        if day and not first <= day <= last:
            side = "trước" if day < first else "sau"
            bounds = {"first": short_date(first), "last": short_date(last)}
            cell = at(record, name)
            yield replace(OUTSIDE_CYCLE.at(cell, side=side, year=cycle.year, **bounds), cause=cycle.id)
    past = ((record, name, day) for record, name, day in _done(cycle) if day and day <= last)
    for record, name, day in (*past, *_after_results(cycle), *_on_paper(agency, cycle)):
        if day and day > today:
            cell = at(record, name)
            yield STILL_AHEAD.at(cell, day=short_date(day), today=short_date(today))


def _within(cycle: Cycle) -> Iterator[Dated]:
    yield from _done(cycle)
    yield from ((meeting, HELD, meeting.starts.date()) for meeting in cycle.meetings)
    yield from ((task, DUE, task.date) for task in cycle.tasks)


def _decided_before(cycle: Cycle, first: date) -> Iterator[Dated]:
    """Decisions behind results that are older than the cycle; how late one may come, other rules say."""
    decisions = {rating.decision.id: rating.decision for rating in cycle.ratings if rating.decision}
    for paper in decisions.values():
        if paper.issued and paper.issued < first:
            yield paper, ISSUED, paper.issued


def _done(cycle: Cycle) -> Iterator[Dated]:
    yield from ((review, SENT, review.draft_sent) for review in cycle.reviews)
    yield from ((dossier, RECEIVED, dossier.received) for dossier in cycle.dossiers)
    yield from ((proposal, PROPOSED, proposal.day) for proposal in cycle.proposals)
    yield from ((opinion, HEARD, opinion.day) for opinion in cycle.opinions)
    yield from ((task, FINISHED, task.finished) for task in cycle.tasks)


def _after_results(cycle: Cycle) -> Iterator[Dated]:
    yield from ((notice, NOTIFIED, notice.sent) for notice in cycle.notices)
    for petition in cycle.petitions:
        yield petition, PETITIONED, petition.received
        yield petition, ANSWERED, petition.answered
    held = {vote.meeting.id for vote in cycle.votes}
    for meeting in cycle.meetings:
        if meeting.conclusion or meeting.id in held:
            yield meeting, HELD, meeting.starts.date()


def _on_paper(agency: Agency, cycle: Cycle) -> Iterator[Dated]:
    """The days of the agency's papers, and of disciplinary decisions, which the newest cycle answers for.

    A discipline of a year mistyped would be none of the year in which it counts.
    """
    yield from ((paper, ISSUED, paper.issued) for paper in own_papers(agency, cycle))
    if cycle is agency.cycles[0]:
        yield from ((row, SINCE, row.since) for row in agency.disciplines)


RULE = Rule(
    code="ngay-trong-ky",
    title="Ngày ghi trong sổ nằm trong kỳ đánh giá và không ở sau hôm nay",
    check=dates_in_cycle,
    passes="Chi bộ cho ý kiến ngày 04/12/2026, trong kỳ đánh giá của năm: không lỗi.",
    fails="Ý kiến của chi bộ ghi ngày 04/12/2025, thuộc năm trước: cảnh báo.",
)
