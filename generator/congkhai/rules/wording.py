"""How findings say days, hours, figures and time limits."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

from congkhai.findings import Finding, Kind
from congkhai.law.deadlines import dated, last_day
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.model.law import Document
from congkhai.model.plan import Due, Step, Task
from congkhai.text.dates import named_day, short_date
from congkhai.text.numbers import plain

EXPLAIN = "ghi lý do và văn bản vào bảng Giải trình cảnh báo"


def told(kind: Kind, where: Where, /, **facts: object) -> Finding:
    """The finding there: its days, hours and figures as a clerk writes them, what is not there as "".

    {column} is what the cell is called, unless a fact says otherwise.
    """
    place = where.place
    facts = {"column": place.column_title, **facts}
    return kind.at(place, **{name: said(fact) for name, fact in facts.items()})


def said(fact: object) -> object:
    """A fact as a sentence says it: "07:30 ngày 25/11/2026", "25/11/2026", "12,5"; "" for none."""
    if isinstance(fact, datetime):
        return f"{fact:%H:%M} ngày {short_date(fact.date())}"
    if isinstance(fact, date):
        return short_date(fact)
    if isinstance(fact, Decimal):
        return plain(fact)
    return "" if fact is None else fact


def numbered(document: Document | None) -> str:
    """A document by its number, or by its id where it has none yet."""
    return "" if document is None else document.number or document.id


def due(task: Task) -> str:
    """Until when a task must be done; "" where no day is set.

    "trước ngày 26/11/2022, tức chậm nhất thứ Sáu, ngày 25/11/2022".
    """
    day = last_day(task)
    if task.date is None or day is None:
        return ""
    latest = f"chậm nhất {named_day(day)}"
    return f"trước ngày {short_date(task.date)}, tức {latest}" if task.due is Due.BEFORE else latest


def no_dated(step: Step, what: str) -> Callable[[Agency, Cycle], str]:
    """Why no task of the step is judged by its day: none has one, or it waits to be confirmed; or ""."""

    def lacks(agency: Agency, cycle: Cycle) -> str:
        if any(dated(cycle, step)):
            return ""
        if any(task.step is step and task.date for task in cycle.tasks):
            return f"việc {what} ở bảng Công việc có ngày hạn nhưng còn ghi ‘Chưa xác nhận’"
        return f"bảng Công việc chưa có việc {what} có ngày hạn"

    return lacks
