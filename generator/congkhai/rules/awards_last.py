"""Party members are rated before awards are settled."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Kind
from congkhai.law.days import latest
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.model.plan import Step
from congkhai.rules.first_then import Pair, first_then
from congkhai.rules.rule import Rule
from congkhai.rules.wording import EXPLAIN

AWARDS_FIRST = Kind(
    code="thi-dua-truoc-dang-vien",
    message=(
        "Việc “{task}” ghi xong ngày {then}, trước khi xếp loại đảng viên xong (ngày {first}; dòng {row})."
    ),
    remedy=f"Kiểm tra ngày hoàn thành của hai việc; nếu đúng như vậy thì {EXPLAIN}.",
    contradicts=True,
)


def awards_last(agency: Agency, cycle: Cycle, today: date) -> Iterator[Pair]:
    """By the days on which the two tasks were done, the same day allowed; practice, no text compared."""
    rated = (task for task in cycle.tasks if task.step is Step.PARTY_RATING)
    last = latest(rated, lambda task: task.finished)
    for task in cycle.tasks:
        if last and task.step is Step.AWARDS:
            facts = {"task": task.name, "row": last.place.row}
            yield Pair(last.finished, task.finished, Where(task, "finished"), facts)


RULE = Rule(
    code="dang-vien-truoc-thi-dua",
    title="Xếp loại đảng viên trước khi tổng kết thi đua",
    check=first_then(awards_last, later=AWARDS_FIRST),
    passes="Xếp loại đảng viên và tổng kết thi đua xong cùng ngày 09/12: không lỗi.",
    fails="Tổng kết thi đua xong ngày 08/12, xếp loại đảng viên đến ngày 09/12 mới xong: cảnh báo.",
)
