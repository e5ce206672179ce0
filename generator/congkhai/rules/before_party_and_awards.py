"""Civil servants are rated before party members, and before awards are settled."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Kind
from congkhai.law.authority import first_decisions
from congkhai.law.days import latest
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.model.plan import Step
from congkhai.rules.first_then import Pair, first_then
from congkhai.rules.rule import Rule
from congkhai.rules.wording import EXPLAIN, numbered

DONE_BEFORE_RATING = Kind(
    code="lam-truoc-xep-loai-cong-chuc",
    message=(
        "Việc “{task}” ghi xong ngày {then}, trước khi xếp loại công chức xong "
        "(quyết định {decision} ngày {first})."
    ),
    remedy=f"Kiểm tra ngày hoàn thành; xếp loại công chức trước. Nếu đúng như vậy thì {EXPLAIN}.",
    contradicts=True,
)
DONE_WITHOUT_RATING = Kind(
    code="lam-khi-chua-xep-loai-cong-chuc",
    message=(
        "Việc “{task}” ghi xong ngày {then} mà chưa ghi quyết định xếp loại công chức nào của năm {year}."
    ),
    remedy="Kiểm tra ngày hoàn thành của việc này; ghi quyết định xếp loại ở bảng Xếp loại cá nhân.",
)
AFTERWARDS = (Step.PARTY_RATING, Step.AWARDS)


def before_party_and_awards(agency: Agency, cycle: Cycle, today: date) -> Iterator[Pair]:
    """The agency's first decisions on people are not later than those tasks (NĐ 335/2025 Đ.19.2).

    By the day; the same day is allowed. Decisions that replace one do not count.
    """
    last = latest(first_decisions(cycle, cycle.person_ratings), lambda paper: paper.issued)
    for task in cycle.tasks:
        if task.step in AFTERWARDS and task.finished:
            facts = {"task": task.name, "decision": numbered(last), "year": cycle.year}
            issued, where = last.issued if last else None, Where(task, "finished")
            yield Pair(issued, task.finished, where, facts, absent=last is None)


RULE = Rule(
    code="cong-chuc-truoc-dang-vien",
    title="Xếp loại công chức trước khi xếp loại đảng viên và tổng kết thi đua",
    check=first_then(before_party_and_awards, later=DONE_BEFORE_RATING, lacks=DONE_WITHOUT_RATING),
    passes="Quyết định xếp loại công chức ngày 04/12, xếp loại đảng viên xong cùng ngày: không lỗi.",
    fails="Xếp loại đảng viên xong ngày 03/12, quyết định xếp loại công chức ngày 04/12: cảnh báo.",
)
