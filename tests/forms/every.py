"""Every form of both sample agencies, as one value each."""

from functools import cache

from congkhai.forms.definition import Definition
from congkhai.forms.laid_out import laid_out
from congkhai.model.agency import Agency
from tests.packages.story import office, sample


def of_agency(agency: Agency) -> list[Definition]:
    """The forms that are filled in, of all cycles."""
    made = []
    for cycle in agency.cycles:
        for form in cycle.forms:
            rows = [row for row in agency.form_fields if row.set == form.fields]
            if form.fields:
                done = laid_out(agency, cycle, rows)
                assert done.findings == []
                made.append(Definition(form=form, cycle=cycle, items=done.items))
    return made


@cache
def definitions() -> tuple[Definition, ...]:
    """All of them."""
    return (*of_agency(sample()), *of_agency(office()))


def definition(id: str) -> Definition:
    """The form of that id."""
    return next(one for one in definitions() if one.form.id == id)
