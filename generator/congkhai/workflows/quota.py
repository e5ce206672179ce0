"""How many may be rated at the highest level."""

from datetime import date
from decimal import Decimal

from congkhai.documents import quota as document
from congkhai.documents.quota import Asked, Percent
from congkhai.errors import WrongUse
from congkhai.law.allotment import allotment
from congkhai.law.quota import OF_PEOPLE, OF_UNITS, Base, Percents, base_of, in_force, lawful
from congkhai.model.agency import Agency
from congkhai.project import Project
from congkhai.text.numbers import plain
from congkhai.workflows.check import standing
from congkhai.workflows.known import Answer, cycle_of


def quota(project: Project, today: date, year: int, base: str | None, percent: int | None) -> Answer:
    """The ceilings of a year by what is known; Refused where the rows cannot be read together.

    `base` and `percent` are reckoned with instead of those of the year. WrongUse for a percentage above
    the most that the year allows (NĐ 335/2025 Đ.20.5b).
    """
    known = standing(project, today)
    agency = known.agency
    cycle = cycle_of(agency, year)
    asked = Asked(
        bases=tuple(Base) if base is None else (Base(base),),
        own=base_of(agency, year),
        people=_percent(agency, year, OF_PEOPLE, percent),
        units=_percent(agency, year, OF_UNITS, percent),
    )
    return Answer(text=document.text(cycle, allotment(agency, cycle), asked), errors=known.errors)


def _percent(agency: Agency, year: int, rows: Percents, asked: int | None) -> Percent | None:
    usual, now = lawful(agency, year, rows.usual), in_force(agency, year, rows)
    if usual is None or now is None:
        return None
    most = lawful(agency, year, rows.most)
    highest = (most or usual).value
    if asked is not None and asked > highest:
        raise WrongUse(f"Năm {year} tỷ lệ không được quá {plain(highest)}%, kể cả khi có quyết định nâng.")
    value = now.percent if asked is None else Decimal(asked)
    decided = agency.parameter(rows.decided, year) if value > usual.value else None
    return Percent(value=value, usual=usual, most=most, decided=decided, row=rows.decided)
