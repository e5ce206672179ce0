"""The schedule of meetings, for the agency: hour, place, chair, who attends; never who is reviewed."""

from itertools import groupby

from congkhai.disclosure.public import PublicAgency, PublicMeeting
from congkhai.pages import sections
from congkhai.rendering.page import Page
from congkhai.rendering.templates import block


def page(agency: PublicAgency) -> Page:
    """lich-hoi-nghi.md: the meetings day by day, by hour."""
    timed = [(meeting.starts, meeting) for meeting in agency.cycle.meetings if meeting.starts]
    timed.sort(key=lambda pair: pair[0])
    days = [
        (day, [meeting for _, meeting in group])
        for day, group in groupby(timed, key=lambda pair: pair[0].date())
    ]
    untimed: list[PublicMeeting] = [meeting for meeting in agency.cycle.meetings if not meeting.starts]
    return Page(
        path="lich-hoi-nghi.md",
        title="Lịch hội nghị, cuộc họp",
        section=sections.PLAN,
        summary=f"Giờ, địa điểm, chủ trì và thành phần các hội nghị năm {agency.cycle.year}.",
        body=block("pages/schedule.html", days=days, untimed=untimed, agency=agency),
    )
