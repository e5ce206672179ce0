"""How far the year has come."""

from datetime import date

from congkhai.documents import status as document
from congkhai.law.petitions import left_open as left_open_petitions
from congkhai.law.progress import board, overdue_before
from congkhai.law.shortcomings import left_open
from congkhai.project import Project
from congkhai.workflows.check import standing
from congkhai.workflows.known import Answer, cycle_of


def status(project: Project, today: date, year: int | None) -> Answer:
    """The board of the year; Refused where the rows cannot be read together.

    Faults of the procedure do not keep it back: then a clerk asks most of all what is still to be done.
    """
    known = standing(project, today)
    cycle = cycle_of(known.agency, year)
    before = document.Before(
        left=[*left_open(known.agency, cycle.year)], overdue=overdue_before(known.agency, cycle, today)
    )
    petitions = [*left_open_petitions(known.agency, cycle, today)]
    said = document.text(cycle, board(known.agency, cycle, today), today, before, petitions)
    return Answer(text=said, errors=known.errors)
