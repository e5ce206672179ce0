"""Whoever is rated was reviewed before."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Kind
from congkhai.law.authority import rated_here
from congkhai.law.days import first_of_each
from congkhai.law.staff import away
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.model.record import PersonRating, Review
from congkhai.model.structure import Employment
from congkhai.rules.first_then import Pair, first_then
from congkhai.rules.rule import Rule
from congkhai.rules.wording import numbered

NOT_REVIEWED = Kind(
    code="xep-loai-ma-chua-kiem-diem",
    message="{bearer} được xếp loại nhưng chưa ghi kiểm điểm ở đâu cả.",
    remedy=(
        "Ghi dòng kiểm điểm của người này vào bảng Kiểm điểm; nếu lúc kiểm điểm đang nghỉ ốm, thai sản hoặc "
        "nghỉ không hưởng lương thì ghi ô ‘Mã lý do’ và không ghi điểm của thời gian nghỉ."
    ),
)
REVIEWED_LATER = Kind(
    code="xep-loai-truoc-kiem-diem",
    message="Quyết định {decision} ký ngày {then}, trước khi kiểm điểm {bearer} (ngày {first}).",
    remedy="Kiểm tra ngày ký quyết định và ngày hội nghị; kiểm điểm trước, xếp loại sau.",
    contradicts=True,
)


def rated_on_review(agency: Agency, cycle: Cycle, today: date) -> Iterator[Pair]:
    """A rating rests on the person's review (plan 2022, II.1, II.5).

    Not asked of contract workers, whom the plan has reviewed nowhere, of those away or rated by a superior.
    """
    first = first_of_each(cycle.reviews, lambda review: review.meeting.starts)
    absent = away(cycle)
    for rating in cycle.current_people:
        if rating.official.id not in absent and _asked(agency, cycle, rating):
            yield _pair(rating, first.get(rating.bearer))


def _asked(agency: Agency, cycle: Cycle, rating: PersonRating) -> bool:
    post = agency.post(rating.official, cycle.last_day)
    contract = post is not None and post.employment is Employment.CONTRACT
    return rated_here(cycle, rating) and not contract


def _pair(rating: PersonRating, review: Review | None) -> Pair:
    if review is None:
        return Pair(None, rating.decided, Where(rating), absent=True)
    facts = {"decision": numbered(rating.decision)}
    return Pair(review.meeting.starts.date(), rating.decided, Where(rating, "decision"), facts)


RULE = Rule(
    code="xep-loai-khi-da-kiem-diem",
    title="Người được xếp loại đã được kiểm điểm trước đó",
    check=first_then(rated_on_review, later=REVIEWED_LATER, lacks=NOT_REVIEWED),
    passes="Văn thư được kiểm điểm ngày 26/11 và xếp loại ngày 04/12: đúng.",
    fails="Văn thư được xếp loại mà chưa ghi kiểm điểm ở đâu cả: lỗi.",
)
