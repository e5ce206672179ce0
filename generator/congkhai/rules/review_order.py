"""The collective is reviewed before individuals, the head before deputies and members."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import chain

from congkhai.findings import Bearer, Finding, Kind
from congkhai.law.days import first_of_each, later
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where, at
from congkhai.model.groups import groups
from congkhai.model.record import Meeting, Review
from congkhai.model.structure import UnitKind
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.wording import told

BEFORE_COLLECTIVE = Kind(
    code="ca-nhan-truoc-tap-the",
    message=(
        "Hội nghị {early} kiểm điểm cá nhân lúc {early_at}, trước hội nghị {late} kiểm điểm tập thể "
        "({late_at}; dòng {row})."
    ),
    remedy="Kiểm tra ngày, giờ của hai hội nghị; kiểm điểm tập thể trước, cá nhân sau.",
    contradicts=True,
    tells_value=True,
)
COLLECTIVE_LAST = Kind(
    code="tap-the-sau-ca-nhan",
    message=(
        "Hội nghị {late} kiểm điểm tập thể lúc {late_at}, sau {count} hội nghị đã kiểm điểm cá nhân "
        "(sớm nhất là {early}, {early_at}; dòng {row})."
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
    message=(
        "Hội nghị {early} kiểm điểm lúc {early_at}, trước khi kiểm điểm người đứng đầu {unit} ({late_at})."
    ),
    remedy="Kiểm tra ngày, giờ hai hội nghị; người đứng đầu kiểm điểm trước, cấp phó và thành viên sau.",
    contradicts=True,
    tells_value=True,
)
HEAD_LAST = Kind(
    code="dung-dau-sau-thanh-vien",
    message=(
        "Hội nghị {late} kiểm điểm người đứng đầu {unit} lúc {late_at}, sau {count} hội nghị đã kiểm điểm "
        "cấp phó, thành viên (sớm nhất là {early}, {early_at}; dòng {row})."
    ),
    remedy="Kiểm tra ngày, giờ của hội nghị này; người đứng đầu kiểm điểm trước, cấp phó và thành viên sau.",
    contradicts=True,
    tells_value=True,
)


def review_order(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """By date and hour, the same day allowed; none between deputies and members (plan 2022, II.4)."""
    of_persons = (review for review in cycle.reviews if review.official)
    held = groups(of_persons, lambda review: review.meeting.unit.id)
    yield from _collective_first(cycle, held)
    yield from _head_first(agency, held)


def _collective_first(cycle: Cycle, held: Mapping[str, Sequence[Review]]) -> Findings:
    collectives = [review for review in cycle.reviews if review.unit]
    if held and not any(_leads(review) for review in collectives):
        first = next(review for review in cycle.reviews if review.official)
        yield COLLECTIVE_MISSING.at(at(first, "meeting"))
    meetings = {unit: _meetings(group) for unit, group in held.items()}
    # What individuals' reviews add to a collective's is taken up at a later sitting: the first one counts.
    for review in first_of_each(collectives, _hour).values():
        own = meetings.get(review.unit.id, []) if review.unit else []
        after_it = chain.from_iterable(meetings.values()) if _leads(review) else own
        early = [meeting for meeting in after_it if later(review.meeting.starts, meeting.starts)]
        if early:
            yield _out_of_order(BEFORE_COLLECTIVE, COLLECTIVE_LAST, review.meeting, early)


def _leads(review: Review) -> bool:
    return review.unit is not None and review.unit.kind is UnitKind.LEADERSHIP


def _hour(review: Review) -> datetime:
    return review.meeting.starts


def _out_of_order(one: Kind, several: Kind, late: Meeting, early: list[Meeting]) -> Finding:
    """At the one meeting that is out of order: at the late one where it comes after several."""
    first = min(early, key=lambda meeting: meeting.starts)
    kind, wrong, other = (one, first, late) if len(early) == 1 else (several, late, first)
    return told(
        kind,
        Where(wrong, "starts"),
        early=first.id,
        early_at=first.starts,
        late=late.id,
        late_at=late.starts,
        count=len(early),
        row=other.place.row,
        unit=late.unit.name,
    )


def _meetings(reviews: Iterable[Review]) -> list[Meeting]:
    """Each meeting once: one wrong hour is one fault, however many were reviewed there."""
    return list({review.meeting.id: review.meeting for review in reviews}.values())


def _head_first(agency: Agency, held: Mapping[str, Sequence[Review]]) -> Findings:
    for group in held.values():
        unit = group[0].meeting.unit
        first = first_of_each(group, _hour)
        early: dict[Bearer, list[Meeting]] = defaultdict(list)
        for meeting in _meetings(group):
            head = agency.head(unit, meeting.starts.date())
            review = first.get(head.bearer) if head else None
            if head and review and later(review.meeting.starts, meeting.starts):
                early[head.bearer].append(meeting)
        for bearer, meetings in early.items():
            yield _out_of_order(BEFORE_HEAD, HEAD_LAST, first[bearer].meeting, meetings)


RULE = Rule(
    code="thu-tu-kiem-diem",
    title="Kiểm điểm tập thể trước, cá nhân sau; người đứng đầu trước, cấp phó và thành viên sau",
    check=review_order,
    passes=(
        "Sau Giám đốc, trưởng phòng kiểm điểm trước cả các Phó Giám đốc: không lỗi, vì kế hoạch "
        "không xếp thứ tự giữa cấp phó và thành viên."
    ),
    fails="Tập thể lãnh đạo kiểm điểm ngày 27/11, sau khi đã kiểm điểm cá nhân ngày 25/11: lỗi.",
)
