"""The months that somebody is rated for are months of a post."""

from collections.abc import Sequence
from datetime import date

from congkhai.findings import Kind, Severity
from congkhai.law.posts import months_held
from congkhai.law.scores import MONTHS, by_official, span
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.record import PersonRating, Status
from congkhai.model.year import PeriodScore
from congkhai.rules.own_set import under_own_set
from congkhai.rules.periods_complete import WORDS
from congkhai.rules.rule import Findings, Rule
from congkhai.text.numbers import plain

BEYOND_POSTS = Kind(
    code="so-thang-vuot-phan-cong",
    message="Bảng Phân công chỉ có {held} tháng của {bearer} trong năm, trong khi {beyond}.",
    remedy=(
        "Đối chiếu ‘Từ ngày’, ‘Đến ngày’ ở bảng Phân công rồi sửa số tháng, bỏ điểm của tháng không làm "
        "việc; người chuyển đến được tính thời gian ở cơ quan cũ thì ghi lý do và văn bản vào bảng Giải "
        "trình cảnh báo."
    ),
    severity=Severity.WARNING,
    tells_value=True,
)


def months_within_posts(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """No more months, and no scores of others, than main posts here touch (NĐ 335/2025 Đ.11.1, Đ.19.1).

    A warning: of who was transferred the months and scores at the former office count, which no row shows.
    An empty cell stands for the whole year. Who has no main post in the year is told by `records/posts`.
    """
    scores = by_official(cycle.scores)
    for rating in cycle.current_people:
        held = months_held(agency, rating.official, cycle.year)
        beyond = _beyond(rating, held, cycle.year, scores.get(rating.official.id, ()))
        if held and beyond:
            finding = BEYOND_POSTS.at(at(rating, "months"), held=len(held), beyond=" và ".join(beyond))
            yield under_own_set(agency, cycle, rating.official, finding)


def _beyond(
    rating: PersonRating, held: frozenset[int], year: int, scores: Sequence[PeriodScore]
) -> list[str]:
    """What says more than the months held, each as a clause."""
    said = []
    if rating.months is None and rating.status is Status.RATED and len(held) < MONTHS:
        said.append("ô ‘Số tháng công tác’ để trống, tức là đủ năm")
    if rating.months is not None and rating.months > len(held):
        said.append(f"ô ‘Số tháng công tác’ ghi {plain(rating.months)}")
    outside = [score for score in scores if held.isdisjoint(_months(score, year))]
    if outside:
        numbers = ", ".join(str(score.number) for score in outside)
        said.append(f"có điểm {WORDS[outside[0].kind]} {numbers}")
    return said


def _months(score: PeriodScore, year: int) -> range:
    first, last = span(score, year)
    return range(first.month, last.month + 1)


RULE = Rule(
    code="so-thang-theo-phan-cong",
    title="Số tháng công tác và điểm theo dõi của mỗi người nằm trong thời gian được phân công",
    check=months_within_posts,
    passes="Người nhận việc từ ngày 03/8 ghi 5 tháng, có điểm từ tháng 8: đúng.",
    fails="Người thôi việc từ tháng 4 vẫn ghi công tác 12 tháng: cảnh báo.",
)
