"""What must be done by its last day: told where it was done later, or is not done when that day is over."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import wraps

from congkhai.findings import Kind
from congkhai.law.deadlines import last_day, overdue
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Where
from congkhai.model.plan import Task
from congkhai.model.structure import Official, Unit
from congkhai.model.year import Dossier
from congkhai.rules.rule import Check, Findings
from congkhai.rules.wording import due, told
from congkhai.text.dates import named_day
from congkhai.value import Value, field


class Duty(Value, kw_only=False):
    """Something that must be done on its last day at the latest, with where it stands and what else is told.

    `done` is None while it is not. Besides its facts both kinds may tell {done} and {last}.
    """

    done: date | None
    last: date | None
    where: Where
    facts: Mapping[str, object] = field(default_factory=dict)


Duties = Callable[[Agency, Cycle, date], Iterator[Duty]]


def by_last_day(duties: Duties, *, late: Kind, missing: Kind) -> Check:
    """The check of a rule's duties: `late` of what was done too late, `missing` of what is not yet."""

    @wraps(duties)
    def check(agency: Agency, cycle: Cycle, today: date) -> Findings:
        for duty in duties(agency, cycle, today):
            if duty.last and overdue(duty.done, duty.last, today):
                facts = {"done": duty.done, "last": named_day(duty.last), **duty.facts}
                yield told(late if duty.done else missing, duty.where, **facts)

    return check


def handed_in(task: Task, dossier: Dossier | None, subject: Official | Unit) -> Duty:
    """The duty to hand in a dossier by the day of the task; what did not come in is told at whose it is."""
    where = Where(dossier, "received") if dossier else Where(subject)
    facts = {"due": due(task), "subject": subject.bearer}
    return Duty(dossier.received if dossier else None, last_day(task), where, facts)
