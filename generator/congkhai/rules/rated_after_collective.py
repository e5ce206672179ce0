"""Nothing is rated before the collective's review is concluded."""

from collections.abc import Iterable
from datetime import date

from congkhai.findings import Kind
from congkhai.law.authority import rating_begun
from congkhai.law.days import first_of_each, later
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.model.record import Meeting, MeetingKind, Rating, Review
from congkhai.model.structure import UnitKind
from congkhai.rules.rule import Findings, Rule, own
from congkhai.rules.wording import numbered, told

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


def rated_after_collective(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Rating conferences and decisions come after the collective's review, and it is concluded (II.5).

    Meetings by the hour, decisions by the day; the first sitting of each collective counts. Where people
    were reviewed but not the collective, the rule of the order of reviews says so.
    """
    sittings = (review for review in cycle.reviews if review.unit)
    first = first_of_each(sittings, lambda review: review.meeting.starts)
    leading = next((one for one in first.values() if one.unit and one.unit.kind is UnitKind.LEADERSHIP), None)
    if leading:
        yield from _conferences(cycle, leading.meeting)
        if not leading.meeting.conclusion and rating_begun(cycle, today):
            yield told(NOT_CONCLUDED, Where(leading.meeting, "conclusion"), review=leading.meeting.id)
    elif rating_begun(cycle, today) and not any(review.official for review in cycle.reviews):
        yield NOT_REVIEWED.at(cycle.place, year=cycle.year)
    for rating in cycle.ratings:
        if own(cycle, rating.decision):
            yield from _decision(rating, (leading, first.get(rating.bearer)))


def _conferences(cycle: Cycle, review: Meeting) -> Findings:
    facts = {"review": review.id, "end": review.starts, "row": review.place.row}
    for meeting in cycle.meetings:
        if meeting.kind is MeetingKind.RATING and later(review.starts, meeting.starts):
            conference = {"meeting": meeting.id, "start": meeting.starts}
            yield told(CONFERENCE_FIRST, Where(meeting, "starts"), **conference, **facts)


def _decision(rating: Rating, sittings: Iterable[Review | None]) -> Findings:
    """At the rating, of the sittings that came after its decision the first."""
    late = [review for review in sittings if review and later(review.meeting.starts.date(), rating.decided)]
    for review in late[:1]:
        yield told(
            DECISION_FIRST,
            Where(rating, "decision"),
            decision=numbered(rating.decision),
            issued=rating.decided,
            unit=review.unit.name if review.unit else "",
            review=review.meeting.id,
            end=review.meeting.starts.date(),
        )


RULE = Rule(
    code="xep-loai-sau-kiem-diem-tap-the",
    title="Chỉ đánh giá, xếp loại khi đã kiểm điểm tập thể xong",
    check=rated_after_collective,
    passes="Kiểm điểm tập thể lãnh đạo ngày 25/11, hội nghị xếp loại ngày 02/12: đúng.",
    fails="Hội nghị xếp loại lúc 07:00 ngày 25/11, trước hội nghị kiểm điểm tập thể lãnh đạo lúc 07:30: lỗi.",
)
