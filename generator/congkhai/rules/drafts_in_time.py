"""Drafts are sent to those who attend some working days before the meeting."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Kind
from congkhai.law.calendar import calendar
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.rules.by_last_day import Duty, by_last_day
from congkhai.rules.rule import Rule
from congkhai.text.workdays import Calendar, passed_over

SENT_LATE = Kind(
    code="gui-du-thao-muon",
    message=(
        "Dự thảo của {bearer} gửi ngày {done}, muộn so với hội nghị ngày {day}: chậm nhất phải gửi {last} "
        "({method})."
    ),
    remedy=(
        "Kiểm tra ngày gửi; nếu đúng là gửi muộn thì dời hội nghị, "
        "hoặc ghi lý do và văn bản vào bảng Giải trình cảnh báo."
    ),
)
SENT_UNKNOWN = Kind(
    code="chua-ghi-ngay-gui",
    message=(
        "Chưa ghi ngày gửi dự thảo của {bearer} cho hội nghị ngày {day}, chậm nhất phải gửi {last} "
        "({method})."
    ),
    remedy="Ghi ngày đã gửi dự thảo ở ô ‘Ngày gửi dự thảo’.",
)
DAYS = "NGAY-GUI-DU-THAO"


def drafts_in_time(agency: Agency, cycle: Cycle, today: date) -> Iterator[Duty]:
    """At least the days of `tham_so` NGAY-GUI-DU-THAO before the meeting (plan 2022, II.4.1a, II.4.2a).

    The day of sending counts, that of the meeting does not. A day not yet written down is no fault while
    the draft can still be sent in time.
    """
    notice = agency.parameter(DAYS, cycle.year)
    if notice is None or not cycle.reviews:
        return
    days = int(notice.value)
    working = calendar(agency.holidays, {cycle.year})
    meetings = {review.meeting.starts.date() for review in cycle.reviews}
    limits = {day: working.before(day, days) for day in meetings}
    methods = {day: _counted_back(working, limits[day], day, days) for day in meetings}
    for review in cycle.reviews:
        day = review.meeting.starts.date()
        facts = {"day": day, "method": methods[day]}
        yield Duty(review.draft_sent, limits[day], Where(review, "draft_sent"), facts)


def _counted_back(calendar: Calendar, first: date, meeting: date, days: int) -> str:
    """How `days` working days before a meeting lead to `first`, with the year and what was passed over."""
    said = f"đếm lùi {days} ngày làm việc theo lịch năm {meeting.year}, tính cả ngày gửi, không tính ngày họp"
    return said + passed_over(calendar.days_off(first, meeting), calendar.made_up(first, meeting))


RULE = Rule(
    code="gui-du-thao-truoc",
    title="Dự thảo gửi trước hội nghị đủ số ngày làm việc",
    check=by_last_day(drafts_in_time, late=SENT_LATE, missing=SENT_UNKNOWN),
    passes="Hội nghị ngày thứ Tư 25/11/2026, dự thảo gửi ngày thứ Năm 19/11: vừa kịp, vì 24/11 là ngày nghỉ.",
    fails="Hội nghị ngày 25/11/2026, dự thảo gửi ngày 20/11: muộn một ngày làm việc.",
    needs=DAYS,
)
