"""How one official's level came about, in one year or in all of them."""

from datetime import date

from congkhai.documents.why_years import Year, text
from congkhai.law.reasons import reasons
from congkhai.project import Project
from congkhai.workflows.check import standing
from congkhai.workflows.known import Answer, cycle_of
from congkhai.workflows.persons import one_person


def why(project: Project, today: date, person: str, year: int | None) -> Answer:
    """The explanation for the person of that id or name; every year where none is asked for.

    Refused where the rows cannot be read together.
    WrongUse, with whom to ask for instead, where nobody or more than one is meant.
    """
    known = standing(project, today)
    cycle = cycle_of(known.agency, year)
    official = one_person(known.agency, cycle, person, "why")
    cycles = known.agency.cycles if year is None else (cycle,)
    years = [Year(cycle=each, reasons=reasons(known.agency, each, official)) for each in cycles]
    return Answer(text=text(known.agency, years, today), errors=known.errors)
