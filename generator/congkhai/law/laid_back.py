"""The plan laid backward from the day until which the law wants the agency to have rated."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from congkhai.law.deadlines import last_day
from congkhai.law.progress import before
from congkhai.model.plan import Due, Step, StepOrder, Task
from congkhai.text.workdays import Calendar
from congkhai.value import Value, replace

#: What must be done before that day (NĐ 335/2025 Đ.9.1, Đ.19.2).
RATED: Final = frozenset({Step.RATING, Step.UNIT_DECISION, Step.DECISION})


class Laid(Value):
    """A task that was given an earlier day, since it, or what waits for it, would come too late."""

    task: Task
    was: date


def laid_back(
    tasks: Sequence[Task], orders: Iterable[StepOrder], limit: date, calendar: Calendar
) -> tuple[tuple[Task, ...], tuple[Laid, ...]]:
    """The tasks, none of those that lead to the rating ending after what `limit` leaves for it.

    A task that fits keeps its day; one that does not gets the last working day that fits. Tasks that clash
    with each other within the limit stay as they are: the plan says so.
    """
    latest = _latest(tasks, orders, limit, calendar)
    laid: list[Laid] = []
    kept: list[Task] = []
    for task in tasks:
        last, most = last_day(task), latest.get(task.id)
        if task.date and last and most and last > most:
            day = calendar.last_working(most)
            earlier = replace(task, date=day + timedelta(days=1) if task.due is Due.BEFORE else day)
            laid.append(Laid(task=earlier, was=task.date))
            task = earlier
        kept.append(task)
    return tuple(kept), tuple(laid)


def _latest(
    tasks: Sequence[Task], orders: Iterable[StepOrder], limit: date, calendar: Calendar
) -> Mapping[str, date]:
    """By task, the last day on which it can end so that everything that waits for it meets the limit."""
    ahead = before(tasks, orders)
    latest = {task.id: limit for task in tasks if task.step in RATED}
    # As many rounds as there are tasks reach the start of every chain, and end where tasks wait in a circle.
    for _ in tasks:
        for id, most in [*latest.items()]:
            for first in ahead.get(id, ()):
                days = first.days or 0 if first.before == id else 0
                day = calendar.before(calendar.last_working(most), days) if days else most
                latest[first.id] = min(latest.get(first.id, day), day)
    return latest
