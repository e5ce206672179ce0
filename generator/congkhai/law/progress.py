"""How far the plan has come: the state of every task on a day, and what those not done wait for."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from congkhai.law import held, received
from congkhai.law.calendar import calendar
from congkhai.law.deadlines import last_day, last_working_day
from congkhai.law.register import Register, Shown
from congkhai.model.agency import Agency, Cycle
from congkhai.model.plan import Step, StepOrder, Task
from congkhai.text.workdays import Calendar
from congkhai.value import Value, field, replace

#: A task is due when its last day is at most so many working days away, today counted.
SOON: Final = 5
READERS: Final[Mapping[Step, Callable[[Register], Shown | None]]] = MappingProxyType(
    {
        Step.SEND_DRAFTS: received.drafts,
        Step.COLLECTIVE_REVIEW: held.collectives,
        Step.PERSONAL_REVIEW: held.persons,
        Step.DIVISION_MEETING: held.division_meetings,
        Step.UNIT_DOSSIER: received.unit_dossiers,
        Step.SELF_REVIEW: received.self_reviews,
        Step.SELF_SCORE: received.self_scores,
        Step.RATING_FORM: received.rating_forms,
        Step.COUNCIL: held.council,
        Step.PARTY_OPINION: received.party_opinions,
        Step.RATING: held.rating,
        Step.UNIT_DECISION: received.unit_decisions,
        Step.DECISION: received.decisions,
        Step.PUBLICATION: received.announced,
        Step.NOTICES: received.notices,
    }
)


class State(StrEnum):
    """How a task stands."""

    LATE = "qua_han"
    DUE = "den_han"
    WAITING = "dang_cho"
    DONE = "da_xong"


class Limit(Value):
    """The last day allowed, and the last working day where that is none.

    Where the plan does not name the day, it is counted back from `meeting` by `days` working days, over the
    days `off` with their names and the weekend days `made_up`.
    """

    day: date
    working: date | None = None
    meeting: date | None = None
    days: int = 0
    off: Mapping[date, str] = field(default_factory=dict)
    made_up: Sequence[date] = ()


class Progress(Value):
    """One task: its state, when it was done, what the registers show, its limit, what must come first.

    `finished` is None also of what is done on a day that nothing says: only what follows it shows it.
    `left`: working days from today until the limit, today counted; those past it where it is late.
    """

    task: Task
    state: State
    finished: date | None
    shown: Shown | None
    limit: Limit | None
    left: int
    waits: tuple[Task, ...]


def board(agency: Agency, cycle: Cycle, today: date) -> tuple[Progress, ...]:
    """Every task of the plan in its order, as it stands on `today`."""
    days = calendar(agency.holidays, {cycle.year})
    found = {task.id: _found(agency, cycle, task, today) for task in cycle.tasks}
    first = before(cycle.tasks, [*filter(cycle.under, agency.step_orders)])
    made = []
    for task in cycle.tasks:
        limit = limit_of(cycle, task, days)
        state, left = state_of(limit, today, days)
        done = found[task.id].day
        open_ones = () if done else tuple(other for other in first[task.id] if not found[other.id].day)
        made.append(
            Progress(
                task=task,
                state=State.DONE if done else state,
                finished=found[task.id].finished,
                shown=found[task.id].shown,
                limit=limit,
                left=left,
                waits=open_ones,
            )
        )
    return tuple(made)


def overdue_before(agency: Agency, cycle: Cycle, today: date) -> tuple[int, int] | None:
    """The year before, and how many of its tasks are late; None where none is."""
    earlier = [one for one in agency.cycles if one.year < cycle.year]
    before = max(earlier, key=lambda one: one.year, default=None)
    late = sum(step.state is State.LATE for step in board(agency, before, today)) if before else 0
    return (before.year, late) if before and late else None


class _Found(Value):
    """The day by which a task was done, None while it is not, and what the registers show of it.

    `finished`: the day itself, None where only what follows the task shows that it was done.
    """

    day: date | None
    finished: date | None
    shown: Shown | None


def day_done(agency: Agency, cycle: Cycle, task: Task, today: date) -> date | None:
    """The day on which the task is done: by its row, else by the paper it makes, or by the registers.

    Where both speak the later day holds: a row cannot say that a step was over before its meetings were.
    What the row says is taken as written, even where it lies ahead of today. Where neither speaks: the day by
    which the registers show what follows it. None where nothing shows it.
    """
    register = Register(agency=agency, cycle=cycle, today=today, task=task)
    return _done(task, shown(register)) or _followed(register)


def _done(task: Task, seen: Shown | None) -> date | None:
    paper = task.outcome.issued if task.outcome and task.outcome.number else None
    days = (task.finished or paper, seen.day if seen else None)
    return max((day for day in days if day), default=None)


def _found(agency: Agency, cycle: Cycle, task: Task, today: date) -> _Found:
    register = Register(agency=agency, cycle=cycle, today=today, task=task)
    seen = shown(register)
    day = _done(task, seen)
    finished = day if day and day <= today else None
    return _Found(day=finished or (None if day else _followed(register)), finished=finished, shown=seen)


def _followed(register: Register) -> date | None:
    """The day by which the registers show what the plan orders after the task, which no register holds.

    Minutes were written where the dossier that follows them is in. None where that is past the task's own
    last day: whether it was late its row must say.
    """
    task = register.task
    if task.step in READERS:
        return None
    following = (one for one in register.cycle.tasks if one.after == task.id or one.id == task.before)
    seen = (shown(replace(register, task=one)) for one in following)
    day = min((one.day for one in seen if one and one.day), default=None)
    last = last_day(task)
    return None if day and last and day > last else day


def shown(register: Register) -> Shown | None:
    """What the registers show of the task's step; None where none holds it, or nothing is expected."""
    reader = READERS.get(register.task.step) if register.task.step else None
    seen = reader(register) if reader else None
    return seen if seen and seen.total else None


def state_of(limit: Limit | None, today: date, days: Calendar) -> tuple[State, int]:
    """The state of a task that is not done; without a limit it waits for whoever does it."""
    if limit is None:
        return State.WAITING, 0
    if limit.day < today:
        return State.LATE, days.between(limit.day, today)
    left = days.between(today, limit.day) + days.is_working(limit.day)
    return (State.DUE if left <= SOON else State.WAITING), left


def near(last: date, today: date, days: Calendar) -> bool:
    """Whether a last day that is not over is near, as for a task of the plan."""
    return state_of(Limit(day=last), today, days)[0] is State.DUE


def limit_of(cycle: Cycle, task: Task, days: Calendar) -> Limit | None:
    """The earlier of the plan's own last day and the one counted back from what must come later.

    "Ít nhất n ngày làm việc trước": the n-th working day before the first meeting recorded for the later
    task, the meeting's day not counted; while none is recorded, before that task's own last working day.
    """
    own = last_day(task)
    found = [Limit(day=own, working=last_working_day(task, days))] if own else []
    later = next((other for other in cycle.tasks if other.id == task.before), None)
    meeting = _meeting(cycle, later, days) if later else None
    if meeting and task.days:
        found.append(_counted_back(meeting, task.days, days))
    return min(found, key=lambda limit: limit.day, default=None)


def _meeting(cycle: Cycle, task: Task, days: Calendar) -> date | None:
    """The first meeting recorded for the task; without one, the last working day on which it may be."""
    last = last_day(task)
    return first_meeting(cycle, task) or (days.last_working(last) if last else None)


def _counted_back(meeting: date, count: int, days: Calendar) -> Limit:
    first = days.before(meeting, count)
    off, made_up = days.days_off(first, meeting), days.made_up(first, meeting)
    return Limit(day=first, meeting=meeting, days=count, off=off, made_up=made_up)


def first_meeting(cycle: Cycle, task: Task) -> date | None:
    """The first day on which a meeting of the task's step is recorded, of its own unit where it names one."""
    days = [
        meeting.starts.date()
        for meeting in cycle.meetings
        if task.step and meeting.kind.value == task.step.value and task.unit in (None, meeting.unit)
    ]
    return min(days, default=None)


def before(tasks: Sequence[Task], orders: Iterable[StepOrder]) -> Mapping[str, tuple[Task, ...]]:
    """By task, what must be done before it: by the plan's rows and by the `orders` of steps.

    In the order of the plan.
    """
    by_step: dict[Step, set[str]] = defaultdict(set)
    ahead: dict[str, set[str]] = defaultdict(set)
    for task in tasks:
        if task.step:
            by_step[task.step].add(task.id)
        if task.before:
            ahead[task.before].add(task.id)
        if task.after:
            ahead[task.id].add(task.after)
    for order in orders:
        for waiting in by_step[order.step]:
            ahead[waiting] |= by_step[order.first]
    return {task.id: tuple(other for other in tasks if other.id in ahead[task.id]) for task in tasks}
