"""The minutes are adopted at the meeting itself."""

from datetime import date

from congkhai.findings import Kind
from congkhai.law.authority import anything_rated
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.record import MeetingKind
from congkhai.model.structure import UnitKind
from congkhai.rules.rule import Findings, Rule
from congkhai.rules.wording import EXPLAIN

NOT_ADOPTED = Kind(
    code="bien-ban-chua-thong-qua",
    message="Biên bản {minutes} của hội nghị {meeting} chưa ghi là đã thông qua tại cuộc họp.",
    remedy=f"Nếu đã thông qua thì ghi “co” ở ô ‘Biên bản đã thông qua’; nếu không thì {EXPLAIN}.",
)
ON_PEOPLE = (MeetingKind.PERSONAL_REVIEW, MeetingKind.DIVISION, MeetingKind.RATING)
OUTSIDE = (UnitKind.PARTY_CELL, UnitKind.UNION, UnitKind.OUTSIDE)


def minutes_adopted(agency: Agency, cycle: Cycle, today: date) -> Findings:
    """Where people are commented on, opinions are in the minutes, adopted there (NĐ 335/2025 Đ.21.1b, 2b).

    Asked of the agency's own meetings that have minutes, once anything is rated.
    """
    for meeting in cycle.meetings if anything_rated(cycle) else ():
        asked = meeting.kind in ON_PEOPLE and meeting.unit.kind not in OUTSIDE
        if asked and meeting.starts.date() < today and meeting.minutes and not meeting.adopted:
            yield NOT_ADOPTED.at(at(meeting, "adopted"), minutes=meeting.minutes, meeting=meeting.id)


RULE = Rule(
    code="bien-ban-thong-qua",
    title="Biên bản nhận xét, đánh giá được thông qua tại cuộc họp",
    check=minutes_adopted,
    passes="Biên bản họp phòng ghi là đã thông qua tại cuộc họp: đúng.",
    fails="Biên bản họp phòng chưa ghi là đã thông qua tại cuộc họp: cảnh báo.",
)
