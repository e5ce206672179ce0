"""Meetings and time limits that fall on a day on which the office does not work."""

from datetime import date

from congkhai.findings import Kind, Severity
from congkhai.law.calendar import calendar
from congkhai.law.deadlines import last_day
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.wording import EXPLAIN, told
from congkhai.text.dates import named_day, weekday_inside
from congkhai.text.workdays import Calendar

MEETING_ON_DAY_OFF = Kind(
    code="hop-ngay-nghi",
    message="Hội nghị {meeting} họp ngày {day}, {why}.",
    remedy=(
        "Kiểm tra ngày họp; nếu hôm đó cơ quan làm bù thì ghi ngày ấy là ngày làm bù, chính thức, ở bảng "
        f"Ngày nghỉ, ngày làm bù; nếu đúng là họp vào ngày nghỉ thì {EXPLAIN}."
    ),
    severity=Severity.WARNING,
)
CHOOSE_ANOTHER = (
    "Kế hoạch chưa ban hành thì có thể sửa ‘Hạn như ghi’ sang ngày khác; đã ban hành thì giữ nguyên. "
    "Chương trình không tự dời hạn."
)
TASK_ON_DAY_OFF = Kind(
    code="han-ngay-nghi",
    message="Hạn ghi ngày {day}, {why}; ngày làm việc cuối cùng còn trong hạn là {last}.",
    remedy=CHOOSE_ANOTHER,
    severity=Severity.INFO,
)
TASK_ENDS_ON_DAY_OFF = Kind(
    code="han-het-vao-ngay-nghi",
    message=(
        "Hạn ghi trước ngày {date}, mà ngày liền trước, {day}, là {why}; "
        "ngày làm việc cuối cùng còn trong hạn là {last}."
    ),
    remedy=CHOOSE_ANOTHER,
    severity=Severity.INFO,
)


def meetings_on_working_days(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """No meeting is held on a weekend or a public holiday, unless that day is worked in exchange."""
    days = calendar(agency.holidays, {meeting.starts.year for meeting in cycle.meetings} | {cycle.year})
    for meeting in cycle.meetings:
        day = meeting.starts.date()
        if not days.is_working(day):
            facts = {"meeting": meeting.id, "day": day, "why": _why(days, day)}
            yield told(MEETING_ON_DAY_OFF, Where(meeting, "starts"), **facts)


def tasks_on_working_days(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Neither the day a task names nor the last one it leaves is a day off; nothing is moved."""
    days = calendar(agency.holidays, {task.date.year for task in cycle.tasks if task.date} | {cycle.year})
    for task in cycle.tasks:
        last = last_day(task)
        if task.date is None or last is None:
            continue
        if not days.is_working(task.date):
            kind, off = TASK_ON_DAY_OFF, task.date
        elif not days.is_working(last):
            kind, off = TASK_ENDS_ON_DAY_OFF, last
        else:
            continue
        facts = {"date": task.date, "day": off, "last": named_day(days.last_working(last))}
        yield told(kind, Where(task, "date"), why=_why(days, off), **facts)


def _why(days: Calendar, day: date) -> str:
    name = days.off.get(day)
    return f"ngày nghỉ ({name})" if name else weekday_inside(day)


MEETINGS = Rule(
    code="hop-ngay-lam-viec",
    title="Hội nghị họp vào ngày làm việc",
    check=meetings_on_working_days,
    kinds=(MEETING_ON_DAY_OFF,),
    passes="Hội nghị xếp loại họp thứ Hai, 23/11/2026, ngày mới chỉ được đề xuất nghỉ hoán đổi: đạt.",
    fails="Hội nghị xếp loại họp ngày 24/11/2026, Ngày Văn hóa Việt Nam, là ngày nghỉ: cảnh báo.",
)
TASKS = Rule(
    code="han-ngay-lam-viec",
    title="Hạn của công việc rơi vào ngày làm việc",
    check=tasks_on_working_days,
    kinds=(TASK_ON_DAY_OFF, TASK_ENDS_ON_DAY_OFF),
    passes="Hồ sơ của phòng phải xong trước ngày 01/12/2026, ngày liền trước là thứ Hai, 30/11/2026: đạt.",
    fails="Hồ sơ của phòng phải xong trước ngày 25/11/2026, mà 24/11/2026 là ngày nghỉ: thông tin.",
)
