"""The minutes of a division's meeting show the vote on each of its people."""

from datetime import date

from congkhai.findings import Kind
from congkhai.law.authority import rated_here
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.model.groups import groups
from congkhai.model.record import MeetingKind
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.wording import told

NOT_VOTED_AT_HOME = Kind(
    code="thieu-bieu-quyet-o-phong",
    message=(
        "{bearer} được xếp loại nhưng không có kết quả biểu quyết ở cuộc họp của {unit} "
        "(hội nghị {meeting}, ngày {day})."
    ),
    remedy="Ghi kết quả biểu quyết về người này theo biên bản cuộc họp đó vào bảng Biểu quyết.",
)


def voted_in_division(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """A division that met has a vote on each member who is rated (plan 2022, IV.3).

    Who was voted on nowhere is told by the rule that asks for any vote.
    """
    of_divisions = (meeting for meeting in cycle.meetings if meeting.kind is MeetingKind.DIVISION)
    met = (meeting for meeting in of_divisions if meeting.starts.date() < today)
    held = groups(met, lambda meeting: meeting.unit.id)
    voted = groups(cycle.votes, lambda vote: vote.bearer)
    for rating in cycle.current_people:
        meetings = held.get(rating.unit.id, ())
        counted = {vote.meeting.id for vote in voted.get(rating.bearer, ())}
        elsewhere = counted.isdisjoint(meeting.id for meeting in meetings)
        if rated_here(cycle, rating) and meetings and counted and elsewhere:
            facts = {"meeting": meetings[0].id, "day": meetings[0].starts.date()}
            yield told(NOT_VOTED_AT_HOME, Where(rating), unit=rating.unit.name, **facts)


RULE = Rule(
    code="bieu-quyet-o-phong",
    title="Biên bản họp phòng có kết quả biểu quyết về từng người của phòng",
    check=voted_in_division,
    passes="Biên bản họp phòng có kết quả biểu quyết về từng người của phòng được xếp loại: đúng.",
    fails="Văn thư có biểu quyết ở hội nghị lãnh đạo nhưng không có ở cuộc họp của phòng mình: lỗi.",
)
