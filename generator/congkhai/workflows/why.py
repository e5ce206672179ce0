"""How one official's level came about, in one year or in all of them."""

from datetime import date

from congkhai.documents.why_years import Year, text
from congkhai.errors import WrongUse
from congkhai.law.persons import meant, nearest
from congkhai.law.reasons import reasons
from congkhai.model.agency import Agency, Cycle
from congkhai.model.structure import Official
from congkhai.project import Project
from congkhai.workflows.check import standing
from congkhai.workflows.known import Answer, cycle_of


def why(project: Project, today: date, person: str, year: int | None) -> Answer:
    """The explanation for the person of that id or name; every year where none is asked for.

    Refused where the rows cannot be read together.
    WrongUse, with whom to ask for instead, where nobody or more than one is meant.
    """
    known = standing(project, today)
    cycle = cycle_of(known.agency, year)
    official = _one(known.agency, cycle, person)
    cycles = known.agency.cycles if year is None else (cycle,)
    years = [Year(cycle=one, reasons=reasons(known.agency, one, official)) for one in cycles]
    return Answer(text=text(known.agency, years, today), errors=known.errors)


def _one(agency: Agency, cycle: Cycle, person: str) -> Official:
    found = meant(agency, person)
    if len(found) == 1:
        return found[0]
    near = found or nearest(agency, person)
    first = f"Có {len(found)} người tên “{person}”" if found else f"Không có ai có mã hoặc tên “{person}”"
    if not near:
        raise WrongUse(f"{first}. Xem mã và tên ở bảng Cán bộ.")
    lines = [f"{first}. {'Hãy hỏi lại theo mã' if found else 'Gần giống nhất'}:"]
    lines += [f"- {_described(agency, cycle, one)}" for one in near]
    raise WrongUse("\n".join(lines))


def _described(agency: Agency, cycle: Cycle, official: Official) -> str:
    post = agency.post(official, cycle.last_day)
    where = f", {post.position.name}, {post.unit.name}" if post else ""
    return f"{official.name} ({official.id}){where}: congkhai why {official.id} --year {cycle.year}"
