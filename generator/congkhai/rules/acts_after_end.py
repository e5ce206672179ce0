"""Units that have ended and people who have left do nothing in the registers after that day."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from congkhai.findings import Kind, Severity
from congkhai.law.deadlines import last_day
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.model.groups import groups
from congkhai.model.law import Document
from congkhai.model.structure import Assignment, Official, Position, Unit
from congkhai.model.year import PeriodKind
from congkhai.rules.papers import own_papers
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.wording import told
from congkhai.text.fold import same_key
from congkhai.value import Value

UNIT_ENDED = Kind(
    code="don-vi-da-ket-thuc",
    message="“{who}” đã kết thúc ngày {ended} mà ô ‘{column}’ còn ghi đơn vị này {when}.",
    remedy=(
        "Ghi đơn vị tiếp nối làm việc này; nếu {who} chưa kết thúc thì sửa ‘Đến ngày’ ở bảng Đơn vị "
        "và tổ chức, dòng {row}."
    ),
    severity=Severity.WARNING,
    tells_value=True,
)
PERSON_LEFT = Kind(
    code="nguoi-da-thoi-viec",
    message="{who} giữ nhiệm vụ cuối cùng ở cơ quan đến ngày {ended} mà dòng này còn ghi người ấy {when}.",
    remedy=(
        "Đối chiếu hồ sơ gốc rồi sửa dòng này; nếu người ấy còn làm việc thì sửa ‘Đến ngày’ ở bảng "
        "Phân công, dòng {row}."
    ),
    severity=Severity.WARNING,
    unnamed=True,
)
POST_VACANT = Kind(
    code="chuc-vu-khong-con-ai",
    message="Chức vụ “{who}” không còn ai giữ sau ngày {ended} mà ô ‘{column}’ còn ghi {when}.",
    remedy=(
        "Ghi chức vụ của người làm việc này hôm ấy; nếu vẫn có người giữ thì bổ sung hoặc sửa dòng của "
        "người ấy ở bảng Phân công."
    ),
    severity=Severity.WARNING,
    tells_value=True,
)


class Act(Value, kw_only=False):
    """A cell that names a unit, a person or a position, and the day for which it does; `when` in words."""

    where: Where
    who: Unit | Official | Position | None
    day: date | None
    when: str


def acts_after_end(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Whoever is assigned, holds or chairs a meeting, is scored, rated or named was still there that day."""
    holders = groups(agency.assignments, lambda post: post.position.id)
    for act in (*_planned(cycle), *_met(cycle), *_judging(cycle), *_rated(cycle), *_named(agency, cycle)):
        if act.who is None or act.day is None:
            continue
        kind, ended, row = _end(agency, holders, act.who)
        if ended and ended < act.day:
            facts = {"who": act.who.name, "ended": ended, "when": act.when, "row": row}
            yield told(kind, act.where, **facts)


def _end(
    agency: Agency, holders: Mapping[str, Sequence[Assignment]], who: Unit | Official | Position
) -> tuple[Kind, date | None, int | None]:
    """The last day of a unit, of all somebody's posts or of all who held a position, and its row; or None."""
    if isinstance(who, Unit):
        return UNIT_ENDED, who.valid_to, who.place.row
    posts: Sequence[Assignment]
    if isinstance(who, Official):
        kind, posts = PERSON_LEFT, agency.posts_of.get(who.id, ())
    else:
        kind, posts = POST_VACANT, holders.get(who.id, ())
    days = [(post.valid_to, post.place.row) for post in posts if post.valid_to]
    return kind, *(max(days) if days and len(days) == len(posts) else (None, None))


def _on(day: date | None) -> str:
    return f"vào ngày {day:%d/%m/%Y}" if day else ""


def _planned(cycle: Cycle) -> Iterator[Act]:
    """What the plan gives to a unit."""
    first, when = cycle.starts or date(cycle.year, 1, 1), f"trong kế hoạch năm {cycle.year}"
    for task in cycle.tasks:
        day = task.finished or last_day(task)
        yield Act(Where(task, "unit"), task.unit, day or first, _on(day) or when)
    for place in cycle.places:
        yield Act(Where(place, "unit"), place.unit, first, when)
    for recipient in cycle.recipients:
        yield Act(Where(recipient, "unit"), recipient.unit, first, when)


def _met(cycle: Cycle) -> Iterator[Act]:
    """Meetings, who chairs them, who is reviewed and voted on there."""
    for meeting in cycle.meetings:
        day = meeting.starts.date()
        yield Act(Where(meeting, "unit"), meeting.unit, day, _on(day))
        yield Act(Where(meeting, "chair"), meeting.chair, day, _on(day))
    for review in cycle.reviews:
        day = review.meeting.starts.date()
        yield Act(Where(review, "unit"), review.unit, day, _on(day))
        yield Act(Where(review, "official"), review.official, day, _on(day))
        yield Act(Where(review, "named_chair"), review.named_chair, day, _on(day))
    for vote in cycle.votes:
        day = vote.meeting.starts.date()
        yield Act(Where(vote, "unit"), vote.unit, day, _on(day))
        yield Act(Where(vote, "official"), vote.official, day, _on(day))


def _judging(cycle: Cycle) -> Iterator[Act]:
    """Bodies that propose or are asked, units that hand in."""
    for proposal in cycle.proposals:
        yield Act(Where(proposal, "by"), proposal.by, proposal.day, _on(proposal.day))
    for opinion in cycle.opinions:
        yield Act(Where(opinion, "by"), opinion.by, opinion.day, _on(opinion.day))
    for dossier in cycle.dossiers:
        yield Act(Where(dossier, "unit"), dossier.unit, dossier.received, _on(dossier.received))


def _rated(cycle: Cycle) -> Iterator[Act]:
    """Results and scores of a time that the unit, or the person, did not see.

    Who is rated without any post in the year is told where posts are read (`records/posts`).
    """
    first, when = date(cycle.year, 1, 1), f"cho năm {cycle.year}"
    for unit in cycle.current_units:
        yield Act(Where(unit, "unit"), unit.unit, first, when)
    for rating in cycle.current_people:
        yield Act(Where(rating, "unit"), rating.unit, first, when)
    for score in cycle.scores:
        month = score.number if score.kind is PeriodKind.MONTH else 3 * score.number - 2
        if 1 <= month <= 12:
            named = "tháng" if score.kind is PeriodKind.MONTH else "quý"
            begun = f"cho {named} {score.number}/{cycle.year}"
            yield Act(Where(score, "official"), score.official, date(cycle.year, month, 1), begun)


def _named(agency: Agency, cycle: Cycle) -> Iterator[Act]:
    """Posts, told once beside the newest cycle, and who signs the agency's papers of the cycle."""
    if cycle is agency.cycles[0]:
        for post in agency.assignments:
            last = post.valid_to or date.max
            until = f"đến ngày {last:%d/%m/%Y}" if post.valid_to else "mà không ghi ngày kết thúc"
            yield Act(Where(post, "unit"), post.unit, last, until)
    known: dict[str, list[Official]] = {}
    for official in agency.officials:
        known.setdefault(same_key(official.name), []).append(official)
    for paper in own_papers(agency, cycle):
        yield Act(Where(paper, "signer"), _one(known, paper), paper.issued, f"ký văn bản {_on(paper.issued)}")


def _one(known: dict[str, list[Official]], paper: Document) -> Official | None:
    """Who signed, where one person alone bears the name."""
    same = known.get(same_key(paper.signer), []) if paper.signer else []
    return same[0] if len(same) == 1 else None


RULE = Rule(
    code="con-ghi-sau-khi-ket-thuc",
    title="Sau ngày kết thúc, đơn vị và người đã thôi việc không còn được giao, họp, xếp loại, nêu tên",
    check=acts_after_end,
    passes="Sở Nội vụ kết thúc ngày 31/12/2026, sau khi đã nhận báo cáo của năm: không lỗi.",
    fails="Hội đồng thẩm định kết thúc ngày 31/12/2025 mà năm 2026 còn họp và đề xuất: cảnh báo.",
)
