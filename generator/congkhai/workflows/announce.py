"""The announcement's papers into out/YEAR/."""

from datetime import date
from pathlib import Path

from congkhai.announcement import compose as announcement
from congkhai.disclosure.public import Audience
from congkhai.disclosure.reveal import reveal
from congkhai.durable import write
from congkhai.findings import Place, Refused
from congkhai.project import Project
from congkhai.text.dates import short_date
from congkhai.workflows.check import checked
from congkhai.workflows.known import cycle_of


def draft(project: Project, year: int, today: date) -> tuple[Path, ...]:
    """Write fragment, title, summary and paper for the portal, the paper for the inside, the checklist.

    The paper for the inside is written where the staff may see more than the portal, and taken away where
    they no longer may; Refused while no decision stands.
    """
    known = checked(project, today)
    cycle_of(known.agency, year)
    portal, inside = (
        reveal(known.agency, audience, today) for audience in (Audience.PORTAL, Audience.AGENCY)
    )
    sheets = announcement.draft(portal, inside, year)
    if not sheets:
        raise Refused([announcement.NOTHING_DECIDED.at(Place(), year=year, today=short_date(today))])
    written = []
    for sheet in sheets:
        path = project.out / str(year) / sheet.path
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, sheet.content)
        written.append(path)
    # One left over from an earlier draft would be taken for this draft's.
    if announcement.INSIDE_VIEW not in {sheet.path for sheet in sheets}:
        (project.out / str(year) / announcement.INSIDE_VIEW).unlink(missing_ok=True)
    return tuple(written)
