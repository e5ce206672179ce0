"""What the registers say was done lies within the cycle, and not ahead of today."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import chain

from congkhai.findings import Kind
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Recorded, Where
from congkhai.model.forms import DossierKind
from congkhai.model.year import Dossier
from congkhai.rules.papers import own_papers
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.wording import told
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


def dates_in_cycle(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Each day on which something was done; what follows the results may come after the cycle's end.

    Days of one column on one side of the cycle have one cause: a bound that is wrong, or one slip of the pen.
    """
    first, last = cycle.first_day, cycle.ends or date(cycle.year + 1, 1, 31)
    for where, day in _dated(chain(_within(cycle), _not_before(cycle, first))):
        if not first <= day <= last:
            facts = {"side": "trước" if day < first else "sau", "first": first, "last": last}
            yield replace(told(OUTSIDE_CYCLE, where, year=cycle.year, **facts), cause=cycle.id)
    past = (where for where, day in _dated(_done(cycle)) if day <= last)
    for where, day in _dated(chain(past, _after_results(cycle))):
        if day > today:
            yield told(STILL_AHEAD, where, day=day, today=today)
    for where, day in _dated(_on_paper(agency, cycle)):
        if day > today:
            yield replace(told(STILL_AHEAD, where, day=day, today=today), cycle="")


def _dated(cells: Iterable[Where]) -> Iterator[tuple[Where, date]]:
    """The cells that hold a day, with the day, of a meeting without its hour."""
    for where in cells:
        day: date | None = where.held
        if day:
            yield where, day.date() if isinstance(day, datetime) else day


def _within(cycle: Cycle) -> Iterator[Where]:
    yield from (where for where in _done(cycle) if not _of_a_period(cycle, where.record))
    yield from (Where(meeting, "starts") for meeting in cycle.meetings)
    yield from (Where(task, "date") for task in cycle.tasks)


def _of_a_period(cycle: Cycle, record: Recorded) -> bool:
    """Whether it is the form of a month or quarter, received in the year or the January after it.

    These come in all year (NĐ 335/2025 Đ.17.2), long before the cycle of the year's rating begins.
    """
    if not isinstance(record, Dossier) or record.kind is not DossierKind.PERIOD_FORM:
        return False
    return date(cycle.year, 1, 1) <= record.received <= date(cycle.year + 1, 1, 31)


def _not_before(cycle: Cycle, first: date) -> Iterator[Where]:
    """Decisions, and what follows them, that are older than the cycle; how late they may come, others say."""
    decisions = {rating.decision.id: rating.decision for rating in cycle.ratings if rating.decision}
    after = [Where(paper, "issued") for paper in decisions.values()]
    after += [Where(order, "starts") for order in cycle.orders]
    after += [Where(notice, "sent") for notice in cycle.notices]
    yield from (where for where, day in _dated(after) if day < first)
    # The months and quarters of the year before the cycle begins are assessed, and contested, too (Đ.22).
    for petition in cycle.petitions:
        if petition.received.year < cycle.year:
            yield Where(petition, "received")


def _done(cycle: Cycle) -> Iterator[Where]:
    yield from (Where(review, "draft_sent") for review in cycle.reviews)
    yield from (Where(dossier, "received") for dossier in cycle.dossiers)
    yield from (Where(proposal, "day") for proposal in cycle.proposals)
    yield from (Where(opinion, "day") for opinion in cycle.opinions)
    yield from (Where(task, "finished") for task in cycle.tasks)


def _after_results(cycle: Cycle) -> Iterator[Where]:
    yield from (Where(notice, "sent") for notice in cycle.notices)
    for petition in cycle.petitions:
        yield Where(petition, "received")
        yield Where(petition, "answered")
    held = {vote.meeting.id for vote in cycle.votes}
    for meeting in cycle.meetings:
        if meeting.conclusion or meeting.id in held:
            yield Where(meeting, "starts")


def _on_paper(agency: Agency, cycle: Cycle) -> Iterator[Where]:
    """The days of the agency's papers, and of disciplinary decisions, which the newest cycle answers for.

    A discipline of a year mistyped would be none of the year in which it counts.
    """
    yield from (Where(paper, "issued") for paper in own_papers(agency, cycle))
    if cycle is agency.cycles[0]:
        yield from (Where(row, "since") for row in agency.disciplines)


RULE = Rule(
    code="ngay-trong-ky",
    title="Ngày ghi trong sổ nằm trong kỳ đánh giá và không ở sau hôm nay",
    check=dates_in_cycle,
    passes="Chi bộ cho ý kiến ngày 04/12/2026, trong kỳ đánh giá của năm: không lỗi.",
    fails="Ý kiến của chi bộ ghi ngày 04/12/2025, thuộc năm trước: cảnh báo.",
)
