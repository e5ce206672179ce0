"""Nothing is rated before the collective's review is concluded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from congkhai.findings import Finding, Kind
from congkhai.law.stages import rating_begun
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.record import Meeting, MeetingKind, Rating, UnitRating
from congkhai.model.structure import Unit, UnitKind
from congkhai.rules.rule import Rule, own
from congkhai.rules.wording import numbered
from congkhai.text.dates import short_date

CONFERENCE_FIRST = Kind(
    code="xep-loai-truoc-kiem-diem-tap-the",
    message=(
        "Hội nghị {meeting} đánh giá, xếp loại lúc {start}, trước hội nghị {review} "
        "kiểm điểm tập thể lãnh đạo ({end}; dòng {row})."
    ),
    remedy="Kiểm tra ngày, giờ hai hội nghị; chỉ đánh giá, xếp loại khi đã kiểm điểm tập thể xong.",
    contradicts=True,
    tells_value=True,
)
DECISION_FIRST = Kind(
    code="quyet-dinh-truoc-kiem-diem-tap-the",
    message=(
        "Quyết định {decision} ký ngày {issued}, trước khi kiểm điểm {unit} (hội nghị {review}, ngày {end})."
    ),
    remedy=(
        "Kiểm tra ngày ký quyết định và ngày hội nghị; quyết định xếp loại chỉ ký khi đã kiểm điểm "
        "tập thể xong."
    ),
    contradicts=True,
)
NOT_REVIEWED = Kind(
    code="xep-loai-khi-chua-kiem-diem",
    message="Năm {year} đã đánh giá, xếp loại mà chưa ghi hội nghị nào kiểm điểm tập thể lãnh đạo.",
    remedy=(
        "Ghi các dòng kiểm điểm vào bảng Kiểm điểm theo biên bản: tập thể lãnh đạo, từng phòng, từng người."
    ),
)
NOT_CONCLUDED = Kind(
    code="kiem-diem-tap-the-chua-ket-luan",
    message="Đã đánh giá, xếp loại mà hội nghị {review} kiểm điểm tập thể lãnh đạo chưa ghi kết luận.",
    remedy="Ghi kết luận của hội nghị ở ô ‘Kết luận’, theo biên bản.",
)
WHEN = "%H:%M ngày %d/%m/%Y"


def rated_after_collective(agency: Agency, cycle: Cycle, today: date) -> Iterator[Finding]:
    """Rating conferences and decisions come after the collective's review, and it is concluded (II.5).

    Meetings by the hour, decisions by the day; the first sitting of each collective counts. Where people
    were reviewed but not the collective, the rule of the order of reviews says so.
    """
    first = _first_sittings(cycle)
    leading = next((held for held in first.values() if held.unit.kind is UnitKind.LEADERSHIP), None)
    if leading:
        yield from _conferences(cycle, leading.meeting)
        if not leading.meeting.conclusion and rating_begun(cycle, today):
            place = at(leading.meeting, "conclusion")
            yield NOT_CONCLUDED.at(place, review=leading.meeting.id)
    elif rating_begun(cycle, today) and not any(review.official for review in cycle.reviews):
        yield NOT_REVIEWED.at(cycle.place, year=cycle.year)
    for rating in cycle.ratings:
        subject = first.get(rating.unit.id) if isinstance(rating, UnitRating) else None
        if own(cycle, rating.decision):
            yield from _decision(rating, [held for held in (leading, subject) if held])


@dataclass(frozen=True, slots=True)
class _Sitting:
    unit: Unit
    meeting: Meeting


def _first_sittings(cycle: Cycle) -> dict[str, _Sitting]:
    """The first meeting that reviewed each collective, by the collective's id, the earliest first."""
    first: dict[str, _Sitting] = {}
    for review in sorted(cycle.reviews, key=lambda review: review.meeting.starts):
        if review.unit:
            first.setdefault(review.unit.id, _Sitting(review.unit, review.meeting))
    return first


def _conferences(cycle: Cycle, review: Meeting) -> Iterator[Finding]:
    for meeting in cycle.meetings:
        if meeting.kind is MeetingKind.RATING and meeting.starts < review.starts:
            yield CONFERENCE_FIRST.at(
                at(meeting, "starts"),
                meeting=meeting.id,
                start=meeting.starts.strftime(WHEN),
                review=review.id,
                end=review.starts.strftime(WHEN),
                row=review.place.row,
            )


def _decision(rating: Rating, sittings: Iterable[_Sitting]) -> Iterator[Finding]:
    decision = rating.decision
    if decision is None or decision.issued is None:
        return
    late = [held for held in sittings if held.meeting.starts.date() > decision.issued]
    for held in late[:1]:
        yield DECISION_FIRST.at(
            at(rating, "decision"),
            decision=numbered(decision),
            issued=short_date(decision.issued),
            unit=held.unit.name,
            review=held.meeting.id,
            end=short_date(held.meeting.starts.date()),
        )


RULE = Rule(
    code="xep-loai-sau-kiem-diem-tap-the",
    title="Chỉ đánh giá, xếp loại khi đã kiểm điểm tập thể xong",
    check=rated_after_collective,
    kinds=(CONFERENCE_FIRST, DECISION_FIRST, NOT_REVIEWED, NOT_CONCLUDED),
    passes="Kiểm điểm tập thể lãnh đạo ngày 25/11, hội nghị xếp loại ngày 02/12: đúng.",
    fails="Hội nghị xếp loại lúc 07:00 ngày 25/11, trước hội nghị kiểm điểm tập thể lãnh đạo lúc 07:30: lỗi.",
)
