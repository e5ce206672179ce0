"""About whom a body is really asked: whose opinion it gives, whose dossier it appraises; and what it said."""

from collections.abc import Iterator

from congkhai.law.owed import bodies
from congkhai.law.received import heard_on
from congkhai.law.register import to_be_rated
from congkhai.model.agency import Agency, Cycle
from congkhai.model.forms import Author
from congkhai.model.plan import Form, Step
from congkhai.model.structure import Official, Unit, UnitKind
from congkhai.value import Value

Key = tuple[str, str, str]


class Asked(Value):
    """By the keys of what is owed (form, official, body): what is asked, what of it the registers hold."""

    asked: frozenset[Key]
    answered: frozenset[Key]


def asked(agency: Agency, cycle: Cycle) -> Asked:
    """What the rows ask of bodies, and of it what they have answered."""
    wanted: set[Key] = set()
    there: set[Key] = set()
    for form in cycle.forms:
        council = Author.COUNCIL in form.authors
        if not form.fields or not (council or Author.BODY in form.authors):
            continue
        for body in bodies(agency, cycle, form):
            about = _appraised(agency, cycle, form, body) if council else _of_opinion(agency, cycle, body)
            wanted |= {(form.id, official.id, body.id) for official in about}
            there |= {(form.id, id, body.id) for id in _said(cycle, body, council=council)}
    return Asked(asked=frozenset(wanted), answered=frozenset(there))


def _appraised(agency: Agency, cycle: Cycle, form: Form, body: Unit) -> Iterator[Official]:
    """Everybody to be rated, by the council of a task that names the form; by any where none does."""
    named = {task.unit.id for task in cycle.tasks if task.form and task.form.id == form.id and task.unit}
    if not named or body.id in named:
        yield from (official for official, _ in to_be_rated(agency, cycle))


def _of_opinion(agency: Agency, cycle: Cycle, body: Unit) -> Iterator[Official]:
    """Whom a row of `y_kien` asks the body about; the party cell where a task says so also head and deputies.

    Source: NĐ 335/2025 Đ.21.1c, 21.2c.
    """
    yield from (row.official for row in cycle.opinions if row.official and row.by.id == body.id)
    if body.kind is UnitKind.PARTY_CELL and any(task.step is Step.PARTY_OPINION for task in cycle.tasks):
        yield from heard_on(agency, cycle)


def _said(cycle: Cycle, body: Unit, *, council: bool) -> Iterator[str]:
    rows = cycle.proposals if council else cycle.opinions_given
    yield from (row.official.id for row in rows if row.official and row.by.id == body.id)
