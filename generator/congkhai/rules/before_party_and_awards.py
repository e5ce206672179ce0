"""Civil servants are rated before party members, and before awards are settled."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Finding, Kind
from congkhai.law.days import latest
from congkhai.law.stages import first_decisions
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.law import Document
from congkhai.model.plan import Step
from congkhai.rules.rule import Rule
from congkhai.rules.wording import EXPLAIN, numbered
from congkhai.text.dates import short_date

DONE_BEFORE_RATING = Kind(
    code="lam-truoc-xep-loai-cong-chuc",
    message=(
        "Việc “{task}” ghi xong ngày {day}, trước khi xếp loại công chức xong "
        "(quyết định {decision} ngày {issued})."
    ),
    remedy=f"Kiểm tra ngày hoàn thành; xếp loại công chức trước. Nếu đúng như vậy thì {EXPLAIN}.",
    contradicts=True,
)
DONE_WITHOUT_RATING = Kind(
    code="lam-khi-chua-xep-loai-cong-chuc",
    message="Việc “{task}” ghi xong ngày {day} mà chưa ghi quyết định xếp loại công chức nào của năm {year}.",
    remedy="Kiểm tra ngày hoàn thành của việc này; ghi quyết định xếp loại ở bảng Xếp loại cá nhân.",
)
AFTERWARDS = (Step.PARTY_RATING, Step.AWARDS)


def before_party_and_awards(agency: Agency, cycle: Cycle, today: date) -> Iterator[Finding]:
    """The agency's first decisions on people are not later than those tasks (NĐ 335/2025 Đ.19.2).

    By the day; the same day is allowed. Decisions that replace one do not count.
    """
    last = _last_first_decision(cycle)
    for task in cycle.tasks:
        if task.step not in AFTERWARDS or task.finished is None:
            continue
        issued = last.issued if last else None
        if issued is None or task.finished < issued:
            kind = DONE_BEFORE_RATING if issued else DONE_WITHOUT_RATING
            yield kind.at(
                at(task, "finished"),
                task=task.name,
                day=short_date(task.finished),
                decision=numbered(last),
                issued=short_date(issued) if issued else "",
                year=cycle.year,
            )


def _last_first_decision(cycle: Cycle) -> Document | None:
    """The latest of the agency's decisions on people that replace none; None before there is a dated one."""
    return latest(first_decisions(cycle, cycle.person_ratings), lambda paper: paper.issued)


RULE = Rule(
    code="cong-chuc-truoc-dang-vien",
    title="Xếp loại công chức trước khi xếp loại đảng viên và tổng kết thi đua",
    check=before_party_and_awards,
    kinds=(DONE_BEFORE_RATING, DONE_WITHOUT_RATING),
    passes="Quyết định xếp loại công chức ngày 04/12, xếp loại đảng viên xong cùng ngày: không lỗi.",
    fails="Xếp loại đảng viên xong ngày 03/12, quyết định xếp loại công chức ngày 04/12: cảnh báo.",
)
