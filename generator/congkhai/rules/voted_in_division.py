"""The minutes of a division's meeting show the vote on each of its people."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from congkhai.findings import Finding, Kind
from congkhai.law.authority import rated_here
from congkhai.model.agency import Agency, Cycle
from congkhai.model.record import Meeting, MeetingKind
from congkhai.rules.rule import Rule
from congkhai.text.dates import short_date

NOT_VOTED_AT_HOME = Kind(
    code="thieu-bieu-quyet-o-phong",
    message=(
        "{bearer} được xếp loại nhưng không có kết quả biểu quyết ở cuộc họp của {unit} "
        "(hội nghị {meeting}, ngày {day})."
    ),
    remedy="Ghi kết quả biểu quyết về người này theo biên bản cuộc họp đó vào bảng Biểu quyết.",
)


def voted_in_division(agency: Agency, cycle: Cycle, today: date) -> Iterator[Finding]:
    """A division that met has a vote on each member who is rated (plan 2022, IV.3).

    Who was voted on nowhere is told by the rule that asks for any vote.
    """
    held = _division_meetings(cycle, today)
    voted: dict[str, set[str]] = defaultdict(set)
    for vote in cycle.votes:
        if vote.official:
            voted[vote.official.id].add(vote.meeting.id)
    for rating in cycle.current_people:
        meetings = held.get(rating.unit.id)
        counted = voted.get(rating.official.id)
        if rated_here(cycle, rating) and meetings and counted and not counted & meetings.keys():
            first = next(iter(meetings.values()))
            yield NOT_VOTED_AT_HOME.at(
                rating.place, unit=rating.unit.name, meeting=first.id, day=short_date(first.starts.date())
            )


def _division_meetings(cycle: Cycle, today: date) -> dict[str, dict[str, Meeting]]:
    """The meetings that each division has held, by unit and by meeting."""
    held: dict[str, dict[str, Meeting]] = defaultdict(dict)
    for meeting in cycle.meetings:
        if meeting.kind is MeetingKind.DIVISION and meeting.starts.date() < today:
            held[meeting.unit.id][meeting.id] = meeting
    return held


RULE = Rule(
    code="bieu-quyet-o-phong",
    title="Biên bản họp phòng có kết quả biểu quyết về từng người của phòng",
    check=voted_in_division,
    passes="Biên bản họp phòng có kết quả biểu quyết về từng người của phòng được xếp loại: đúng.",
    fails="Văn thư có biểu quyết ở hội nghị lãnh đạo nhưng không có ở cuộc họp của phòng mình: lỗi.",
)
