"""Party members are rated before awards are settled."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Finding, Kind
from congkhai.law.days import latest
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.plan import Step
from congkhai.rules.rule import Rule
from congkhai.rules.wording import EXPLAIN
from congkhai.text.dates import short_date

AWARDS_FIRST = Kind(
    code="thi-dua-truoc-dang-vien",
    message=(
        "Việc “{task}” ghi xong ngày {day}, trước khi xếp loại đảng viên xong (ngày {party}; dòng {row})."
    ),
    remedy=f"Kiểm tra ngày hoàn thành của hai việc; nếu đúng như vậy thì {EXPLAIN}.",
    contradicts=True,
)


def awards_last(agency: Agency, cycle: Cycle, today: date) -> Iterator[Finding]:
    """By the days on which the two tasks were done, the same day allowed; practice, no text compared."""
    rated = (task for task in cycle.tasks if task.step is Step.PARTY_RATING)
    last = latest(rated, lambda task: task.finished)
    for task in cycle.tasks:
        settled = task.finished if task.step is Step.AWARDS else None
        if last and last.finished and settled and settled < last.finished:
            yield AWARDS_FIRST.at(
                at(task, "finished"),
                task=task.name,
                day=short_date(settled),
                party=short_date(last.finished),
                row=last.place.row,
            )


RULE = Rule(
    code="dang-vien-truoc-thi-dua",
    title="Xếp loại đảng viên trước khi tổng kết thi đua",
    check=awards_last,
    kinds=(AWARDS_FIRST,),
    passes="Xếp loại đảng viên và tổng kết thi đua xong cùng ngày 09/12: không lỗi.",
    fails="Tổng kết thi đua xong ngày 08/12, xếp loại đảng viên đến ngày 09/12 mới xong: cảnh báo.",
)
