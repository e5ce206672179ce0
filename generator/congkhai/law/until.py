"""Until when something is handed in, and in which task of the plan: the one place that says it."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from congkhai.law.calendar import calendar
from congkhai.law.petitions import DAYS
from congkhai.law.progress import limit_of
from congkhai.model.agency import Agency, Cycle
from congkhai.model.forms import DossierKind
from congkhai.model.plan import Due, Form, Step, Task
from congkhai.model.record import Meeting, MeetingKind
from congkhai.model.structure import Unit, UnitKind
from congkhai.text.workdays import Calendar

#: The step of the plan at which a dossier of a kind is handed in.
STEPS: Final = {
    DossierKind.UNIT: Step.UNIT_DOSSIER,
    DossierKind.SELF_REVIEW: Step.SELF_REVIEW,
    DossierKind.SELF_SCORE: Step.SELF_SCORE,
    DossierKind.RATING_FORM: Step.RATING_FORM,
    DossierKind.UNIT_ASSESSMENT: Step.UNIT_DOSSIER,
    DossierKind.UNIT_REPORT: Step.COLLECTIVE_REVIEW,
    DossierKind.OPINION: Step.PARTY_OPINION,
    DossierKind.APPRAISAL: Step.COUNCIL,
}
#: In which step of the plan a meeting is held.
_HELD_IN: Final = {
    MeetingKind.COLLECTIVE_REVIEW: Step.COLLECTIVE_REVIEW,
    MeetingKind.PERSONAL_REVIEW: Step.PERSONAL_REVIEW,
    MeetingKind.DIVISION: Step.DIVISION_MEETING,
    MeetingKind.COUNCIL: Step.COUNCIL,
    MeetingKind.RATING: Step.RATING,
}
#: Who takes in what the plan sends to nobody and no further part follows: on the site and on the receipt.
RECEIVER: Final = "Bộ phận tiếp nhận hồ sơ của cơ quan"


def task_of(cycle: Cycle, form: Form, body: Unit | None = None) -> Task | None:
    """The task of the plan in which the form is handed in: the one that names it, else that of its step.

    Of a form that a `body` is asked for the task of that body before one that names none. What is confirmed
    goes before drafts.
    """
    step = STEPS.get(form.dossier) if form.dossier else None
    naming = [task for task in cycle.tasks if task.form and task.form.id == form.id]
    of_step = [task for task in cycle.tasks if step and task.step is step]
    found = [task for task in (*naming, *of_step) if body is None or _concerns(task, body)]
    found.sort(key=lambda task: (task.draft, body is not None and task.unit != body))
    return sent_in(cycle, found[0]) if found else None


def _concerns(task: Task, body: Unit) -> bool:
    """Whether a body is asked in a task: not another council, nor where the party committee is."""
    if task.step is Step.PARTY_OPINION:
        return body.kind is UnitKind.PARTY_CELL
    return task.step is not Step.COUNCIL or task.unit in (None, body)


def sent_in(cycle: Cycle, task: Task) -> Task:
    """The task itself; where it has no day, the sending of what is made in it (plan 2022, II.4.2a)."""
    if task.due is not Due.NONE:
        return task
    sending = (one for one in cycle.tasks if one.step is Step.SEND_DRAFTS and one.after == task.id)
    return next(sending, task)


def held_in(cycle: Cycle, meeting: Meeting) -> Task | None:
    """The confirmed task in which a meeting is held."""
    return confirmed(cycle, _HELD_IN[meeting.kind], meeting.unit)


def confirmed(cycle: Cycle, step: Step, unit: Unit | None) -> Task | None:
    """The confirmed task of a step, the unit's own before the one that names none."""
    found = [task for task in cycle.tasks if task.step is step and not task.draft]
    own_first = [task for task in found if unit and task.unit == unit]
    return next(iter(own_first or [task for task in found if task.unit is None]), None)


def last_of(cycle: Cycle, task: Task | None, days: Calendar) -> date | None:
    """The last day of a task; None without one, and while it is a draft."""
    limit = limit_of(cycle, task, days) if task and not task.draft else None
    return limit.day if limit else None


def last_in_period(form: Form, ends: date, days: Calendar) -> date | None:
    """The last day for the form of a period that ends that day: so many working days later; None for none."""
    return None if form.days_after is None or form.draft else days.after(ends, form.days_after)


def minutes_due(cycle: Cycle, meeting: Meeting, days: Calendar) -> date | None:
    """The last day for the minutes: that of the task of the meeting's step, or the meeting's own after it.

    None where the plan sets no day for the step.
    """
    last = last_of(cycle, held_in(cycle, meeting), days)
    return max(last, meeting.starts.date()) if last else None


def minutes_days(cycle: Cycle, days: Calendar) -> Iterable[tuple[MeetingKind, date]]:
    """Each kind of meeting with the last days of its minutes, every pair once, in the order of the days."""
    found = {(one.kind, minutes_due(cycle, one, days)) for one in cycle.meetings}
    order = list(MeetingKind)
    dated = ((kind, day) for kind, day in found if day)
    return sorted(dated, key=lambda pair: (pair[1], order.index(pair[0])))


def later_part(agency: Agency, cycle: Cycle, form: Form, last: date | None, came: date) -> date | None:
    """The last day of a part of a form that follows one which came on a day.

    Of a period it has as many working days as the form, from that day on, and never less than `last`, that
    of the form; an answer to a petition has those of the law (NĐ 335/2025 Đ.22). Else no row sets a day.
    """
    days = calendar(agency.holidays, {came.year, came.year + 1})
    if form.dossier is DossierKind.PETITION:
        allowed = agency.parameter(DAYS, cycle.year)
        return days.after(came, int(allowed.value)) if allowed else None
    if form.dossier is DossierKind.PERIOD_FORM and form.days_after is not None and last:
        return max(last, days.after(came, form.days_after))
    return None
