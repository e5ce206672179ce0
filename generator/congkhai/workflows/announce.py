"""The announcement's papers into out/YEAR/."""

from datetime import date
from pathlib import Path

from congkhai.announcement import compose as announcement
from congkhai.disclosure.public import Audience
from congkhai.disclosure.reveal import reveal
from congkhai.errors import WrongUse
from congkhai.project import Project
from congkhai.publish.durable import write
from congkhai.workflows.check import checked


def draft(project: Project, year: int, today: date) -> tuple[Path, ...]:
    """Write the fragment, the print view, title and summary, and the checklist for the portal."""
    known = checked(project)
    if year not in {cycle.year for cycle in known.agency.cycles}:
        years = ", ".join(str(cycle.year) for cycle in known.agency.cycles)
        raise WrongUse(f"Gói dữ liệu không có kỳ đánh giá năm {year}; đang có: {years}.")
    view = reveal(known.agency, Audience.PORTAL, today, year)
    written = []
    for sheet in announcement.draft(view):
        path = project.out / str(year) / sheet.path
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, sheet.content)
        written.append(path)
    return tuple(written)
