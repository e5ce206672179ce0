"""The collective is reviewed before individuals, the head before deputies and members."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain

from congkhai.findings import Finding, Kind
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.record import Meeting, Review
from congkhai.model.structure import Unit, UnitKind
from congkhai.rules.rule import Rule

BEFORE_COLLECTIVE = Kind(
    code="ca-nhan-truoc-tap-the",
    message=(
        "Hội nghị {meeting} kiểm điểm cá nhân lúc {person}, trước hội nghị {collective} kiểm điểm tập thể "
        "({start}; dòng {row})."
    ),
    remedy="Kiểm tra ngày, giờ của hai hội nghị; kiểm điểm tập thể trước, cá nhân sau.",
    contradicts=True,
    tells_value=True,
)
COLLECTIVE_LAST = Kind(
    code="tap-the-sau-ca-nhan",
    message=(
        "Hội nghị {collective} kiểm điểm tập thể lúc {start}, sau {count} hội nghị đã kiểm điểm cá nhân "
        "(sớm nhất là {meeting}, {person}; dòng {row})."
    ),
    remedy="Kiểm tra ngày, giờ của hội nghị này; kiểm điểm tập thể trước, cá nhân sau.",
    contradicts=True,
    tells_value=True,
)
COLLECTIVE_MISSING = Kind(
    code="chua-kiem-diem-tap-the",
    message="Đã ghi kiểm điểm cá nhân nhưng chưa ghi hội nghị nào kiểm điểm tập thể lãnh đạo.",
    remedy="Thêm dòng kiểm điểm của tập thể lãnh đạo vào bảng Kiểm điểm.",
    unnamed=True,
)
BEFORE_HEAD = Kind(
    code="thanh-vien-truoc-dung-dau",
    message="Hội nghị {meeting} kiểm điểm lúc {member}, trước khi kiểm điểm người đứng đầu {unit} ({head}).",
    remedy="Kiểm tra ngày, giờ hai hội nghị; người đứng đầu kiểm điểm trước, cấp phó và thành viên sau.",
    contradicts=True,
    tells_value=True,
)
HEAD_LAST = Kind(
    code="dung-dau-sau-thanh-vien",
    message=(
        "Hội nghị {meeting} kiểm điểm người đứng đầu {unit} lúc {head}, sau {count} hội nghị đã kiểm điểm "
        "cấp phó, thành viên (sớm nhất là {first}, {member}; dòng {row})."
    ),
    remedy="Kiểm tra ngày, giờ của hội nghị này; người đứng đầu kiểm điểm trước, cấp phó và thành viên sau.",
    contradicts=True,
    tells_value=True,
)
WHEN = "%H:%M ngày %d/%m/%Y"


def review_order(agency: Agency, cycle: Cycle, today: date) -> Iterator[Finding]:
    """By date and hour, the same day allowed; none between deputies and members (plan 2022, II.4)."""
    held: dict[str, list[Review]] = defaultdict(list)
    for review in cycle.reviews:
        if review.official:
            held[review.meeting.unit.id].append(review)
    yield from _collective_first(cycle, held)
    yield from _head_first(agency, held)


def _collective_first(cycle: Cycle, held: Mapping[str, list[Review]]) -> Iterator[Finding]:
    collectives = [review for review in cycle.reviews if review.unit]
    if held and not any(_leads(review) for review in collectives):
        first = next(review for review in cycle.reviews if review.official)
        yield COLLECTIVE_MISSING.at(at(first, "meeting"))
    meetings = {unit: _meetings(group) for unit, group in held.items()}
    for review in _first_of_each(collectives):
        own = meetings.get(review.unit.id, []) if review.unit else []
        after_it = chain.from_iterable(meetings.values()) if _leads(review) else own
        early = [one for one in after_it if one.starts < review.meeting.starts]
        if early:
            yield _too_late(review.meeting, early)


def _leads(review: Review) -> bool:
    return review.unit is not None and review.unit.kind is UnitKind.LEADERSHIP


def _first_of_each(collectives: Iterable[Review]) -> list[Review]:
    """The earliest review of each collective: what individuals' reviews add is taken up later."""
    first: dict[str, Review] = {}
    for review in sorted(collectives, key=lambda review: review.meeting.starts):
        first.setdefault(review.unit.id if review.unit else "", review)
    return list(first.values())


def _too_late(collective: Meeting, early: list[Meeting]) -> Finding:
    """At the one meeting that is out of order: the collective's where it comes after several."""
    first = min(early, key=lambda meeting: meeting.starts)
    facts = {
        "meeting": first.id,
        "person": first.starts.strftime(WHEN),
        "collective": collective.id,
        "start": collective.starts.strftime(WHEN),
    }
    if len(early) == 1:
        place = at(first, "starts")
        return BEFORE_COLLECTIVE.at(place, row=collective.place.row, **facts)
    place = at(collective, "starts")
    return COLLECTIVE_LAST.at(place, row=first.place.row, count=len(early), **facts)


def _meetings(reviews: Iterable[Review]) -> list[Meeting]:
    """Each meeting once: one wrong hour is one fault, however many were reviewed there."""
    return list({review.meeting.id: review.meeting for review in reviews}.values())


def _head_first(agency: Agency, held: Mapping[str, list[Review]]) -> Iterator[Finding]:
    for group in held.values():
        unit = group[0].meeting.unit
        first = _first_reviews(group)
        early: dict[str, list[Meeting]] = defaultdict(list)
        for meeting in _meetings(group):
            head = agency.head(unit, meeting.starts.date())
            reviewed = first.get(head.id) if head else None
            if head and reviewed and meeting.starts < reviewed.starts:
                early[head.id].append(meeting)
        yield from (_head_late(unit, first[head], those) for head, those in early.items())


def _head_late(unit: Unit, head: Meeting, early: list[Meeting]) -> Finding:
    """At the one meeting that is out of order: the head's where it comes after several."""
    first = min(early, key=lambda meeting: meeting.starts)
    facts = {
        "member": first.starts.strftime(WHEN),
        "unit": unit.name,
        "head": head.starts.strftime(WHEN),
    }
    if len(early) == 1:
        place = at(first, "starts")
        return BEFORE_HEAD.at(place, meeting=first.id, **facts)
    place = at(head, "starts")
    more = {"first": first.id, "row": first.place.row, "count": len(early)}
    return HEAD_LAST.at(place, meeting=head.id, **more, **facts)


def _first_reviews(reviews: Iterable[Review]) -> dict[str, Meeting]:
    """The meeting at which each official was first reviewed, by id."""
    first: dict[str, Meeting] = {}
    for review in sorted(reviews, key=lambda review: review.meeting.starts):
        first.setdefault(review.official.id if review.official else "", review.meeting)
    return first


RULE = Rule(
    code="thu-tu-kiem-diem",
    title="Kiểm điểm tập thể trước, cá nhân sau; người đứng đầu trước, cấp phó và thành viên sau",
    check=review_order,
    kinds=(BEFORE_COLLECTIVE, COLLECTIVE_LAST, COLLECTIVE_MISSING, BEFORE_HEAD, HEAD_LAST),
    passes=(
        "Sau Giám đốc, trưởng phòng kiểm điểm trước cả các Phó Giám đốc: không lỗi, vì kế hoạch "
        "không xếp thứ tự giữa cấp phó và thành viên."
    ),
    fails="Tập thể lãnh đạo kiểm điểm ngày 27/11, sau khi đã kiểm điểm cá nhân ngày 25/11: lỗi.",
)
