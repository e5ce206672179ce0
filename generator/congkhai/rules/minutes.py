"""Every meeting that was held has minutes."""

from datetime import date

from congkhai.findings import Kind
from congkhai.law.authority import anything_rated
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.rules.rule import Findings, Rule

NO_MINUTES = Kind(
    code="thieu-bien-ban",
    message="Hội nghị {meeting} đã họp nhưng chưa ghi số biên bản.",
    remedy="Ghi số biên bản ở ô ‘Số biên bản’; nếu hội nghị không họp thì xoá dòng này.",
)


def minutes(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """The number of the minutes is known once votes were taken from them or anything is rated.

    Source: plan 2022, IV.3; NĐ 335/2025 Đ.21.1b, 2b.
    """
    voted = {vote.meeting.id for vote in cycle.votes}
    rated = anything_rated(cycle)
    for meeting in cycle.meetings:
        needed = meeting.starts.date() < today and (rated or meeting.id in voted)
        if needed and not meeting.minutes:
            yield NO_MINUTES.at(at(meeting, "minutes"), meeting=meeting.id)


RULE = Rule(
    code="co-bien-ban",
    title="Hội nghị đã họp có biên bản",
    check=minutes,
    passes="Cuộc họp ngày 27/11 đã ghi số biên bản: đúng.",
    fails="Cuộc họp ngày 27/11 đã biểu quyết mà ô ‘Số biên bản’ để trống: lỗi.",
)
