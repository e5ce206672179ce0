"""How far the year has come."""

from datetime import date

from congkhai.documents import status as document
from congkhai.law.progress import board
from congkhai.project import Project
from congkhai.workflows.check import standing
from congkhai.workflows.years import cycle_of


def status(project: Project, today: date, year: int | None) -> str:
    """The board of the year as a text; Refused where the rows cannot be read together.

    Faults of the procedure do not keep it back: then a clerk asks most of all what is still to be done.
    """
    known = standing(project, today)
    cycle = cycle_of(known.agency, year)
    errors = sum(finding.blocks for finding in known.findings)
    return document.text(cycle, board(known.agency, cycle, today), today, errors)
