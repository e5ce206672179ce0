"""Whoever is rated was reviewed before."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Finding, Kind
from congkhai.law.staff import away
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.record import PersonRating, Status
from congkhai.model.structure import Employment
from congkhai.rules.rule import Rule, own
from congkhai.rules.wording import numbered
from congkhai.text.dates import short_date

NOT_REVIEWED = Kind(
    code="xep-loai-ma-chua-kiem-diem",
    message="{bearer} được xếp loại nhưng không có dòng kiểm điểm ở đâu cả.",
    remedy=(
        "Ghi dòng kiểm điểm của người này vào bảng Kiểm điểm; nếu lúc kiểm điểm đang nghỉ ốm, thai sản hoặc "
        "nghỉ không hưởng lương thì ghi ô ‘Mã lý do’ và không ghi điểm của thời gian nghỉ."
    ),
)
REVIEWED_LATER = Kind(
    code="xep-loai-truoc-kiem-diem",
    message="Quyết định {decision} ký ngày {issued}, trước khi kiểm điểm {bearer} (ngày {day}).",
    remedy="Kiểm tra ngày ký quyết định và ngày hội nghị; kiểm điểm trước, xếp loại sau.",
    contradicts=True,
)


def rated_on_review(agency: Agency, cycle: Cycle, today: date) -> Iterator[Finding]:
    """A rating rests on the person's review (plan 2022, II.1, II.5).

    Not asked of contract workers, whom the plan has reviewed nowhere, of those away or rated by a superior.
    """
    first: dict[str, date] = {}
    for review in cycle.reviews:
        if review.official:
            day = review.meeting.starts.date()
            first[review.official.id] = min(day, first.get(review.official.id, day))
    absent = away(cycle)
    for rating in cycle.current_people:
        if rating.official.id not in absent and _asked(agency, cycle, rating):
            yield from _one(rating, first.get(rating.official.id))


def _asked(agency: Agency, cycle: Cycle, rating: PersonRating) -> bool:
    here = rating.decision is None or own(cycle, rating.decision)
    post = agency.post(rating.official, cycle.last_day)
    contract = post is not None and post.employment is Employment.CONTRACT
    return rating.status is Status.RATED and here and not contract


def _one(rating: PersonRating, day: date | None) -> Iterator[Finding]:
    if day is None:
        yield NOT_REVIEWED.at(rating.place)
    elif rating.decision and rating.decision.issued and rating.decision.issued < day:
        yield REVIEWED_LATER.at(
            at(rating, "decision"),
            decision=numbered(rating.decision),
            issued=short_date(rating.decision.issued),
            day=short_date(day),
        )


RULE = Rule(
    code="xep-loai-khi-da-kiem-diem",
    title="Người được xếp loại đã được kiểm điểm trước đó",
    check=rated_on_review,
    kinds=(NOT_REVIEWED, REVIEWED_LATER),
    passes="Văn thư được kiểm điểm ngày 26/11 và xếp loại ngày 04/12: đúng.",
    fails="Văn thư được xếp loại mà không có dòng kiểm điểm ở đâu cả: lỗi.",
)
