"""Drafts are sent to those who attend some working days before the meeting."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Finding, Kind
from congkhai.law.calendar import calendar
from congkhai.model.agency import Agency, Cycle
from congkhai.rules.rule import Rule
from congkhai.text.dates import short_date, weekday

SENT_LATE = Kind(
    code="gui-du-thao-muon",
    message=(
        "Dự thảo gửi ngày {sent}, muộn so với hội nghị ngày {day}: chậm nhất phải gửi "
        "{weekday}, {limit} (đếm lùi {days} ngày làm việc, không tính ngày họp)."
    ),
    remedy="Kiểm tra ngày gửi; nếu đúng là gửi muộn thì dời hội nghị hoặc nêu rõ trong biên bản.",
)
SENT_UNKNOWN = Kind(
    code="chua-ghi-ngay-gui",
    message="Chưa ghi ngày gửi dự thảo cho hội nghị ngày {day}.",
    remedy="Ghi ngày gửi; chậm nhất là {weekday}, {limit}.",
)
DAYS = "NGAY-GUI-DU-THAO"


def drafts_in_time(agency: Agency, cycle: Cycle, today: date) -> Iterator[Finding]:
    """At least the days of `tham_so` NGAY-GUI-DU-THAO before the meeting (plan 2022, II.4.1a, II.4.2a)."""
    notice = agency.parameter(DAYS, cycle.year)
    if notice is None or not cycle.reviews:
        return
    days = int(notice.value)
    working = calendar(agency.holidays, {cycle.year})
    limits = {
        day: working.before(day, days) for day in {review.meeting.starts.date() for review in cycle.reviews}
    }
    for review in cycle.reviews:
        day = review.meeting.starts.date()
        kind = SENT_UNKNOWN if review.draft_sent is None else SENT_LATE
        if review.draft_sent is None or review.draft_sent > limits[day]:
            yield kind.at(
                agency.cell(review.place, "ngay_gui", review.draft_sent or ""),
                sent=short_date(review.draft_sent) if review.draft_sent else "",
                day=short_date(day),
                weekday=_inside(weekday(limits[day])),
                limit=short_date(limits[day]),
                days=days,
            )


def _inside(phrase: str) -> str:
    return phrase[:1].lower() + phrase[1:]


RULE = Rule(
    code="gui-du-thao-truoc",
    title="Dự thảo gửi trước hội nghị đủ số ngày làm việc",
    check=drafts_in_time,
    kinds=(SENT_LATE, SENT_UNKNOWN),
    needs=DAYS,
)
