"""Every task of the plan on one vertical line of time; then those without a day of their own."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from congkhai.disclosure.public import PublicAgency, PublicCycle, PublicTask
from congkhai.pages import readers, sections
from congkhai.pages.readers import FormStatus
from congkhai.rendering.page import Page
from congkhai.rendering.templates import block
from congkhai.value import Value


class TaskWithForm(Value):
    """A task with the form it uses, if the plan names one."""

    task: PublicTask
    form: FormStatus | None


class Day(Value):
    """A last day allowed, with its tasks; the day shown as today has none of its own making."""

    day: date
    entries: tuple[TaskWithForm, ...]
    past: bool
    today: bool


def page(agency: PublicAgency) -> Page:
    """cong-viec.md: the timeline, then relative tasks, then undated ones."""
    cycle = agency.cycle
    relative = entries(cycle, (task for task in cycle.tasks if not task.last_day and task.due == "tuong_doi"))
    undated = entries(cycle, (task for task in cycle.tasks if not task.last_day and task.due != "tuong_doi"))
    body = block("pages/tasks_intro.html", agency=agency, cycle=cycle)
    body += sections.heading("Việc có ngày hạn", "co-ngay")
    body += block("pages/timeline.html", days=days(agency), root="")
    if relative:
        body += sections.heading("Việc có hạn tính theo một việc khác", "tuong-doi")
        body += block("pages/task_lines.html", entries=relative, root="", sourced=True)
    if undated:
        body += sections.heading("Việc kế hoạch không ấn định ngày", "khong-ngay")
        body += block("pages/task_lines.html", entries=undated, root="", sourced=True)
    return Page(
        path="cong-viec.md",
        title="Việc phải làm và thời hạn",
        section=sections.PLAN,
        summary=f"Mọi việc của kế hoạch năm {cycle.year}: ai làm, làm gì, chậm nhất ngày nào, gửi cho ai.",
        body=body,
    )


def entries(cycle: PublicCycle, tasks: Iterable[PublicTask]) -> tuple[TaskWithForm, ...]:
    """The tasks in the order given, each with its form."""
    return tuple(TaskWithForm(task=task, form=_form(cycle, task)) for task in tasks)


def days(agency: PublicAgency) -> tuple[Day, ...]:
    """The dated tasks by their last day, with today's place among them."""
    dated = [task for task in agency.cycle.tasks if task.last_day]
    dated.sort(key=lambda task: task.last_day or agency.today)
    made = {day: tuple(group) for day, group in groupby(dated, key=lambda task: task.last_day)}
    made.setdefault(agency.today, ())
    return tuple(
        Day(
            day=day,
            entries=entries(agency.cycle, tasks),
            past=day < agency.today,
            today=day == agency.today,
        )
        for day, tasks in sorted((day, tasks) for day, tasks in made.items() if day)
    )


def _form(cycle: PublicCycle, task: PublicTask) -> FormStatus | None:
    form = readers.form_named(cycle, task.form)
    return readers.form_status(form, frozenset()) if form else None
