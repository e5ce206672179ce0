"""Every meeting that was held has minutes."""

from datetime import date

from congkhai.findings import Kind, Severity
from congkhai.law.authority import anything_rated
from congkhai.law.calendar import calendar
from congkhai.law.deadlines import overdue
from congkhai.law.until import minutes_due
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.rules.rule import Findings, Rule
from congkhai.text.dates import named_day

NO_MINUTES = Kind(
    code="thieu-bien-ban",
    message="Hội nghị {meeting} đã họp nhưng chưa ghi số biên bản.",
    remedy="Ghi số biên bản ở ô ‘Số biên bản’; nếu hội nghị không họp thì xoá dòng này.",
)
MINUTES_LATE = Kind(
    code="bien-ban-qua-han",
    message="“{meeting}” đã họp mà chưa ghi số biên bản, phải có chậm nhất {last}.",
    remedy="Lập biên bản rồi ghi số ở ô ‘Số biên bản’; nếu hội nghị không họp thì xoá dòng này.",
    severity=Severity.WARNING,
)


def minutes(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """The number of the minutes is known once votes were taken from them or anything is rated.

    Before that, by the last day of the task in which the meeting was held.
    Source: plan 2022, IV.3; NĐ 335/2025 Đ.21.1b, 2b.
    """
    voted = {vote.meeting.id for vote in cycle.votes}
    rated = anything_rated(cycle)
    days = calendar(agency.holidays, {cycle.year})
    for meeting in cycle.meetings:
        if meeting.minutes or meeting.starts.date() >= today:
            continue
        last = minutes_due(cycle, meeting, days)
        if rated or meeting.id in voted:
            yield NO_MINUTES.at(at(meeting, "minutes"), meeting=meeting.id)
        elif last and overdue(None, last, today):
            yield MINUTES_LATE.at(at(meeting, "minutes"), meeting=meeting.name, last=named_day(last))


RULE = Rule(
    code="co-bien-ban",
    title="Hội nghị đã họp có biên bản",
    check=minutes,
    passes="Cuộc họp ngày 27/11 đã ghi số biên bản: đúng.",
    fails="Cuộc họp ngày 27/11 đã biểu quyết mà ô ‘Số biên bản’ để trống: lỗi.",
)
