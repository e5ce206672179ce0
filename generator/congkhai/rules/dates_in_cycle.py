"""What the registers say was done lies within the cycle, and not ahead of today."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from congkhai.findings import Finding, Kind, Place
from congkhai.model.agency import Agency, Cycle
from congkhai.rules.papers import own_papers
from congkhai.rules.rule import Rule
from congkhai.text.dates import short_date

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
Dated: TypeAlias = tuple[Place, str, date | None]


def dates_in_cycle(agency: Agency, cycle: Cycle, today: date) -> Iterator[Finding]:
    """Each day on which something was done; what follows the results may come after the cycle's end.

    Days of one column on one side of the cycle have one cause: a bound that is wrong, or one slip of the pen.
    """
    first, last = cycle.starts or date(cycle.year, 1, 1), cycle.ends or date(cycle.year + 1, 1, 31)
    for place, column, day in (*_within(cycle), *_decided_before(cycle, first)):
        if day and not first <= day <= last:
            side = "trước" if day < first else "sau"
            bounds = {"first": short_date(first), "last": short_date(last)}
            cell = agency.cell(place, column, day)
            yield replace(OUTSIDE_CYCLE.at(cell, side=side, year=cycle.year, **bounds), cause=cycle.id)
    past = ((place, column, day) for place, column, day in _done(cycle) if day and day <= last)
    for place, column, day in (*past, *_after_results(cycle), *_on_paper(agency, cycle)):
        if day and day > today:
            cell = agency.cell(place, column, day)
            yield STILL_AHEAD.at(cell, day=short_date(day), today=short_date(today))


def _within(cycle: Cycle) -> Iterator[Dated]:
    yield from _done(cycle)
    yield from ((meeting.place, "ngay", meeting.starts.date()) for meeting in cycle.meetings)
    yield from ((task.place, "han", task.date) for task in cycle.tasks)


def _decided_before(cycle: Cycle, first: date) -> Iterator[Dated]:
    """Decisions behind results that are older than the cycle; how late one may come, other rules say."""
    decisions = {rating.decision.id: rating.decision for rating in cycle.ratings if rating.decision}
    for paper in decisions.values():
        if paper.issued and paper.issued < first:
            yield paper.place, "ngay_ban_hanh", paper.issued


def _done(cycle: Cycle) -> Iterator[Dated]:
    yield from ((review.place, "ngay_gui", review.draft_sent) for review in cycle.reviews)
    yield from ((dossier.place, "ngay_nop", dossier.received) for dossier in cycle.dossiers)
    yield from ((proposal.place, "ngay", proposal.day) for proposal in cycle.proposals)
    yield from ((opinion.place, "ngay", opinion.day) for opinion in cycle.opinions)
    yield from ((task.place, "ngay_xong", task.finished) for task in cycle.tasks)


def _after_results(cycle: Cycle) -> Iterator[Dated]:
    yield from ((notice.place, "ngay_gui", notice.sent) for notice in cycle.notices)
    for petition in cycle.petitions:
        yield petition.place, "ngay_nhan", petition.received
        yield petition.place, "ngay_giai_quyet", petition.answered
    held = {vote.meeting.id for vote in cycle.votes}
    for meeting in cycle.meetings:
        if meeting.conclusion or meeting.id in held:
            yield meeting.place, "ngay", meeting.starts.date()


def _on_paper(agency: Agency, cycle: Cycle) -> Iterator[Dated]:
    """The days of the agency's papers, and of disciplinary decisions, which the newest cycle answers for.

    A discipline of a year mistyped would be none of the year in which it counts.
    """
    yield from ((paper.place, "ngay_ban_hanh", paper.issued) for paper in own_papers(agency, cycle))
    if cycle is agency.cycles[0]:
        yield from ((row.place, "hieu_luc_tu", row.since) for row in agency.disciplines)


RULE = Rule(
    code="ngay-trong-ky",
    title="Ngày ghi trong sổ nằm trong kỳ đánh giá và không ở sau hôm nay",
    check=dates_in_cycle,
    kinds=(OUTSIDE_CYCLE, STILL_AHEAD),
    passes="Chi bộ cho ý kiến ngày 04/12/2026, trong kỳ đánh giá của năm: không lỗi.",
    fails="Ý kiến của chi bộ ghi ngày 04/12/2025, thuộc năm trước: cảnh báo.",
)
