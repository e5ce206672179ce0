"""Units and people act in the registers only while they are there: not after their end, nor before."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from congkhai.findings import Kind, Severity
from congkhai.law.deadlines import last_day
from congkhai.law.scores import span
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.model.groups import groups
from congkhai.model.law import Document
from congkhai.model.record import PersonRating, Rating
from congkhai.model.structure import Assignment, Official, Position, Unit
from congkhai.model.year import PeriodKind
from congkhai.rules.papers import own_papers
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.wording import told
from congkhai.text.fold import same_key
from congkhai.value import Value, replace

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
UNIT_NOT_YET = Kind(
    code="don-vi-chua-thanh-lap",
    message="“{who}” bắt đầu từ ngày {begun} mà ô ‘{column}’ đã ghi đơn vị này {when}.",
    remedy=(
        "Ghi đơn vị tiền thân đã làm việc này; nếu {who} có từ trước thì sửa ‘Từ ngày’ ở bảng Đơn vị và tổ "
        "chức, dòng {row}."
    ),
    severity=Severity.WARNING,
    tells_value=True,
)
PERSON_NOT_YET = Kind(
    code="nguoi-chua-nhan-viec",
    message="{who} nhận nhiệm vụ đầu tiên ở cơ quan từ ngày {begun} mà dòng này đã ghi người ấy {when}.",
    remedy=(
        "Đối chiếu hồ sơ gốc rồi sửa dòng này; nếu người ấy làm việc từ trước thì sửa ‘Từ ngày’ ở bảng Phân "
        "công, dòng {row}, hoặc bổ sung phân công trước đó."
    ),
    severity=Severity.WARNING,
    unnamed=True,
)
POST_NOT_YET = Kind(
    code="chuc-vu-chua-co-ai",
    message="Chức vụ “{who}” chưa có ai giữ trước ngày {begun} mà ô ‘{column}’ đã ghi {when}.",
    remedy=(
        "Ghi chức vụ của người làm việc này hôm ấy; nếu đã có người giữ thì bổ sung hoặc sửa dòng của người "
        "ấy ở bảng Phân công."
    ),
    severity=Severity.WARNING,
    tells_value=True,
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
    """A cell that names a unit, a person or a position, and when: `when` in words.

    They had not ended before `first`, and had begun by `last`, None where that is not asked; of an act of one
    day both are that day, of something that takes its time the one is its start, the other its end.
    """

    where: Where
    who: Unit | Official | Position | None
    first: date | None
    last: date | None
    when: str


class Life(Value, kw_only=False):
    """From when to when somebody is there, both days counted, with the row that says each; None for open."""

    begun: tuple[date, int | None] | None
    ended: tuple[date, int | None] | None


def acts_while_there(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Whoever is assigned, holds or chairs a meeting, is scored, rated or named was there that day."""
    holders = groups(agency.assignments, lambda post: post.position.id)
    for act in (*_planned(cycle), *_met(cycle), *_judging(cycle), *_rated(cycle)):
        yield from _outside(agency, holders, act)
    # Which cycle tells of a post or a paper changes with the cycles; what it says does not.
    for act in _named(agency, cycle):
        yield from (replace(finding, cycle="") for finding in _outside(agency, holders, act))


def _outside(agency: Agency, holders: Mapping[str, Sequence[Assignment]], act: Act) -> Findings:
    if act.who is None:
        return
    life, (over, not_yet) = _life(agency, holders, act.who), _kinds(act.who)
    if life.ended and act.first and life.ended[0] < act.first:
        facts = {"who": act.who.name, "ended": life.ended[0], "row": life.ended[1]}
        yield told(over, act.where, when=act.when, **facts)
    elif life.begun and act.last and act.last < life.begun[0]:
        facts = {"who": act.who.name, "begun": life.begun[0], "row": life.begun[1]}
        yield told(not_yet, act.where, when=act.when, **facts)


def _kinds(who: Unit | Official | Position) -> tuple[Kind, Kind]:
    """What is told of one who is no more, and of one who is not yet."""
    match who:
        case Unit():
            return UNIT_ENDED, UNIT_NOT_YET
        case Official():
            return PERSON_LEFT, PERSON_NOT_YET
    return POST_VACANT, POST_NOT_YET


def _life(
    agency: Agency, holders: Mapping[str, Sequence[Assignment]], who: Unit | Official | Position
) -> Life:
    """Of a unit its own days, of a person those of all posts, of a position those of all who held it."""
    rows: Sequence[Unit | Assignment]
    match who:
        case Unit():
            rows = (who,)
        case Official():
            rows = agency.posts_of.get(who.id, ())
        case _:
            rows = holders.get(who.id, ())
    begun = [(row.valid_from, row.place.row) for row in rows if row.valid_from]
    ended = [(row.valid_to, row.place.row) for row in rows if row.valid_to]
    # One row that says no day leaves that side open.
    first = min(begun) if begun and len(begun) == len(rows) else None
    last = max(ended) if ended and len(ended) == len(rows) else None
    return Life(begun=first, ended=last)


def _on(day: date | None) -> str:
    return f"vào ngày {day:%d/%m/%Y}" if day else ""


def _act(where: Where, day: date | None) -> Act:
    """An act of one day by whom the cell names."""
    return Act(where, where.held, day, day, _on(day))


def _planned(cycle: Cycle) -> Iterator[Act]:
    """What the plan gives to a unit."""
    first, last, when = cycle.first_day, cycle.last_day, f"trong kế hoạch năm {cycle.year}"
    for task in cycle.tasks:
        day, where = task.finished or last_day(task), Where(task, "unit")
        yield _act(where, day) if day else Act(where, task.unit, first, last, when)
    for place in cycle.places:
        yield Act(Where(place, "unit"), place.unit, first, last, when)
    for recipient in cycle.recipients:
        yield Act(Where(recipient, "unit"), recipient.unit, first, last, when)


def _met(cycle: Cycle) -> Iterator[Act]:
    """Meetings, who chairs them, who is reviewed and voted on there."""
    for meeting in cycle.meetings:
        cells = Where(meeting, "unit"), Where(meeting, "chair")
        yield from (_act(where, meeting.starts.date()) for where in cells)
    for review in cycle.reviews:
        named = Where(review, "unit"), Where(review, "official"), Where(review, "named_chair")
        yield from (_act(where, review.meeting.starts.date()) for where in named)
    for vote in cycle.votes:
        subject = Where(vote, "unit"), Where(vote, "official")
        yield from (_act(where, vote.meeting.starts.date()) for where in subject)


def _judging(cycle: Cycle) -> Iterator[Act]:
    """Bodies that propose or are asked, units that hand in."""
    yield from (_act(Where(proposal, "by"), proposal.day) for proposal in cycle.proposals)
    yield from (_act(Where(opinion, "by"), opinion.day) for opinion in cycle.opinions)
    yield from (_act(Where(dossier, "unit"), dossier.received) for dossier in cycle.dossiers)


def _rated(cycle: Cycle) -> Iterator[Act]:
    """Results and scores of a time that the unit, or the person, did not see.

    What is decided is of the months worked, of six at least, and may be of who left afterwards (NĐ 335/2025
    Đ.11.1, 11.2); a row that still waits for its decision was laid down for who would be there at the end.
    Who is rated without any post in the year is told where posts are read (`records/posts`).
    """
    first, last = date(cycle.year, 1, 1), min(cycle.last_day, date(cycle.year, 12, 31))
    current: tuple[Rating, ...] = (*cycle.current_units, *cycle.current_people)
    for rating in current:
        waits = rating.status.decided_on and rating.decision is None
        when = f"chờ quyết định xếp loại năm {cycle.year}" if waits else f"cho năm {cycle.year}"
        yield Act(Where(rating, "unit"), rating.unit, last if waits else first, last, when)
        if waits and isinstance(rating, PersonRating):
            yield Act(Where(rating, "official"), rating.official, last, last, when)
    for score in cycle.scores:
        if 1 <= score.number <= (12 if score.kind is PeriodKind.MONTH else 4):
            named = "tháng" if score.kind is PeriodKind.MONTH else "quý"
            when = f"cho {named} {score.number}/{cycle.year}"
            # Who was transferred in may bring the scores of the former organisation.
            yield Act(Where(score, "official"), score.official, span(score, cycle.year)[0], None, when)


def _named(agency: Agency, cycle: Cycle) -> Iterator[Act]:
    """Posts, told once beside the newest cycle, and who signs the agency's papers of the cycle."""
    if cycle is agency.cycles[0]:
        for post in agency.assignments:
            where, last = Where(post, "unit"), post.valid_to or date.max
            until = f"đến ngày {last:%d/%m/%Y}" if post.valid_to else "mà không ghi ngày kết thúc"
            yield Act(where, post.unit, last, None, until)
            since = f"từ ngày {post.valid_from:%d/%m/%Y}" if post.valid_from else ""
            yield Act(where, post.unit, None, post.valid_from, since)
    known: dict[str, list[Official]] = {}
    for official in agency.officials:
        known.setdefault(same_key(official.name), []).append(official)
    for paper in own_papers(agency, cycle):
        day, signer = paper.issued, _one(known, paper)
        yield Act(Where(paper, "signer"), signer, day, day, f"ký văn bản {_on(day)}")


def _one(known: dict[str, list[Official]], paper: Document) -> Official | None:
    """Who signed, where one person alone bears the name."""
    same = known.get(same_key(paper.signer), []) if paper.signer else []
    return same[0] if len(same) == 1 else None


RULE = Rule(
    code="con-ghi-sau-khi-ket-thuc",
    title="Đơn vị, người chỉ được giao, họp, xếp loại, nêu tên từ khi có đến khi kết thúc, thôi việc",
    check=acts_while_there,
    passes="Sở Nội vụ kết thúc ngày 31/12/2026, sau khi đã nhận báo cáo của năm: không lỗi.",
    fails="Hội đồng thẩm định kết thúc ngày 31/12/2025 mà năm 2026 còn họp và đề xuất: cảnh báo.",
)
