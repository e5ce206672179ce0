"""Time limits: until when the agency rates, the last days of the plan, and where its days clash."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from congkhai.model.agency import Agency, Cycle
from congkhai.model.law import Parameter
from congkhai.model.plan import Due, Step, Task
from congkhai.text.workdays import Calendar
from congkhai.value import Value

USUAL: Final = "HAN-XEP-LOAI"
SPECIAL: Final = "HAN-XEP-LOAI-DAC-BIET"
_MONTH_DAY: Final = re.compile(r"(\d{1,2})-(\d{1,2})", re.ASCII)


def last_day(task: Task) -> date | None:
    """The last calendar day on which the task may be done; None where the plan names no day.

    "Trước ngày d" allows the day before d; "chậm nhất ngày d" allows d itself.
    """
    if task.date is None:
        return None
    return task.date - timedelta(days=1) if task.due is Due.BEFORE else task.date


def dated(cycle: Cycle, step: Step) -> Iterator[Task]:
    """The tasks of a step that have a day and that the office has confirmed."""
    return (task for task in cycle.tasks if task.step is step and task.date and not task.draft)


def overdue(done: date | None, last: date | None, today: date) -> bool:
    """Whether what was done on a day, or is not yet, is past its last day: the last day itself is in time.

    What has no last day is never late.
    """
    return last is not None and (done or today) > last


def last_working_day(task: Task, calendar: Calendar) -> date | None:
    """The last working day allowed, given only where the last day allowed is no working day."""
    day = last_day(task)
    if day is None or calendar.is_working(day):
        return None
    return calendar.last_working(day)


class Clash(Value):
    """`first` must come before `second` (by `days` working days, or 0), yet the plan lets it end later.

    `needed` is the last day on which `first` can end so that `second` still meets its own last day.
    """

    first: Task
    second: Task
    days: int
    first_day: date
    second_day: date
    needed: date


def clashes(cycle: Cycle, calendar: Calendar) -> Iterator[Clash]:
    """Pairs of tasks whose order and last days the plan sets against each other."""
    tasks = {task.id: task for task in cycle.tasks}
    for task in cycle.tasks:
        if task.after in tasks:
            yield from _clash(tasks[task.after], task, 0, calendar)
        if task.before in tasks:
            yield from _clash(task, tasks[task.before], task.days or 0, calendar)


def _clash(first: Task, second: Task, days: int, calendar: Calendar) -> Iterator[Clash]:
    ends, limit = last_day(first), last_day(second)
    if ends is None or limit is None:
        return
    needed = calendar.before(calendar.last_working(limit), days) if days else limit
    if ends > needed:
        yield Clash(first=first, second=second, days=days, first_day=ends, second_day=limit, needed=needed)


class Window(Value):
    """The days on which a task and the one before it can both be done, drafts sent `days` ahead."""

    first: Task
    second: Task
    days: int
    opens: date
    closes: date


def window(cycle: Cycle, calendar: Calendar, days: int) -> Window | None:
    """The days left for the first ordered pair with dates, when drafts go out on the plan's own day.

    None where the plan has no date, or orders no such pair.
    """
    if cycle.plan is None or cycle.plan.issued is None or not days:
        return None
    tasks = {task.id: task for task in cycle.tasks}
    for second in cycle.tasks:
        first = tasks.get(second.after or "")
        ends = [day for day in (last_day(second), last_day(first) if first else None) if day]
        if first and len(ends) == 2:
            opens = calendar.after(cycle.plan.issued, days)
            return Window(first=first, second=second, days=days, opens=opens, closes=min(ends))
    return None


class YearEnd(Value):
    """Ratings come before `limit`, so on `last` at the latest; `row` of `tham_so` says so."""

    limit: date
    row: Parameter

    @property
    def last(self) -> date:
        """The last day allowed."""
        return self.limit - timedelta(days=1)


def year_end(agency: Agency, year: int) -> YearEnd | None:
    """The usual day of the year; that of the next where a superior's document lets this agency take it.

    The row of the special day rests on the law itself until the office names that document. None where the
    year has no usual day, or it is not written as month and day ("12-15"). Source: NĐ 335/2025 Đ.9.1, Đ.19.2.
    """
    usual, special = agency.parameter(USUAL, year), agency.parameter(SPECIAL, year)
    if usual is None:
        return None
    allowed = special.source.document if special else None
    if special and allowed not in (None, usual.source.document) and (limit := day_in_year(special, year + 1)):
        return YearEnd(limit=limit, row=special)
    limit = day_in_year(usual, year)
    return YearEnd(limit=limit, row=usual) if limit else None


def day_in_year(row: Parameter, year: int) -> date | None:
    """The day that a row writes as month and day ("12-15"), in that year; None where it writes none."""
    match = _MONTH_DAY.fullmatch(row.text)
    if match is None:
        return None
    try:
        return date(year, int(match[1]), int(match[2]))
    except ValueError:
        return None
