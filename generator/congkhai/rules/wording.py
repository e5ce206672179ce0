"""How findings say days, time limits and the way working days are counted."""

from datetime import date

from congkhai.law.deadlines import last_day
from congkhai.model.law import Document
from congkhai.model.plan import Due, Task
from congkhai.text.dates import named_day, short_date
from congkhai.text.workdays import Calendar, passed_over

EXPLAIN = "ghi lý do và văn bản vào bảng Giải trình cảnh báo"


def numbered(document: Document | None) -> str:
    """A document by its number, or by its id where it has none yet."""
    return "" if document is None else document.number or document.id


def due(task: Task) -> str:
    """Until when a task must be done: "trước ngày 26/11/2022, tức chậm nhất thứ Sáu, 25/11/2022"; or ""."""
    day = last_day(task)
    if task.date is None or day is None:
        return ""
    latest = f"chậm nhất {named_day(day)}"
    return f"trước ngày {short_date(task.date)}, tức {latest}" if task.due is Due.BEFORE else latest


def counted_back(calendar: Calendar, first: date, meeting: date, days: int) -> str:
    """How `days` working days before a meeting lead to `first`, with the year and what was passed over."""
    said = f"đếm lùi {days} ngày làm việc theo lịch năm {meeting.year}, tính cả ngày gửi, không tính ngày họp"
    return said + passed_over(calendar.days_off(first, meeting), calendar.made_up(first, meeting))
