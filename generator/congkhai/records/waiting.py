"""Tasks of the plan and steps of the procedure that wait for each other, so that none could come first."""

from collections.abc import Iterator, Sequence

from congkhai.findings import Finding, Severity
from congkhai.law.own_plan import left_out
from congkhai.law.progress import before
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.plan import StepOrder, Task
from congkhai.records.kinds import NO_STEP_ORDER, STEPS_IN_A_CIRCLE, TASK_AWAITS_ITSELF, TASKS_IN_A_CIRCLE
from congkhai.records.loops import loops
from congkhai.value import replace


def faults(agency: Agency, cycle: Cycle) -> Iterator[Finding]:
    """Circles of the plan's rows and of the steps, else of both together; a year without order of steps.

    Where an earlier plan's order has only not been carried forward, the rule of the cycle's own plan says it.
    """
    orders = [*filter(cycle.under, agency.step_orders)]
    carried = any(isinstance(row, StepOrder) for _, rows in left_out(agency, cycle) for row in rows)
    if cycle.tasks and not orders and not carried:
        yield NO_STEP_ORDER.at(at(cycle, "year"), year=cycle.year)
    alone = [_told("Các công việc", circle) for circle in _circles(cycle.tasks, ())]
    alone += _of_steps(agency, cycle, orders)
    compared = [order for order in orders if order.source.compared]
    yield from alone or _against(cycle, compared) or _against(cycle, orders)


def _circles(tasks: Sequence[Task], orders: Sequence[StepOrder]) -> Iterator[list[Task]]:
    """Tasks that wait for each other, each circle in the order of the file."""
    waits = {id: [task.id for task in first] for id, first in before(tasks, orders).items()}
    for loop in loops(waits):
        yield sorted((task for task in tasks if task.id in loop), key=lambda task: task.place.row or 0)


def _told(whose: str, circle: Sequence[Task]) -> Finding:
    """A circle, at the last cell that makes one task of it wait for another."""
    ids = [task.id for task in circle]
    last = [task for task in circle if {task.after, task.before} & {*ids}][-1]
    place = at(last, "after") if last.after in ids else at(last, "before")
    if len(ids) == 1:
        return TASK_AWAITS_ITSELF.at(place, task=last.id)
    return TASKS_IN_A_CIRCLE.at(place, tasks=f"{whose} {', '.join(ids)}")


def _against(cycle: Cycle, orders: Sequence[StepOrder]) -> list[Finding]:
    """Rows of the plan against the order of the steps; what was not compared with its text never blocks."""
    findings = []
    for circle in _circles(cycle.tasks, orders):
        steps = {task.step for task in circle}
        broken = [order for order in orders if {order.step, order.first} <= steps]
        unsure = "" if all(order.source.compared for order in broken) else ", chưa đối chiếu"
        rows = ", ".join(order.id for order in broken) + unsure
        finding = _told(f"Theo bảng Trình tự các bước ({rows}), các công việc", circle)
        findings.append(replace(finding, severity=Severity.WARNING) if unsure else finding)
    return findings


def _of_steps(agency: Agency, cycle: Cycle, orders: Sequence[StepOrder]) -> Iterator[Finding]:
    titles = agency.titles(StepOrder, "step")
    waits: dict[str, list[str]] = {}
    for order in orders:
        waits.setdefault(order.step, []).append(order.first)
    for loop in loops(waits):
        last = [order for order in orders if order.step in loop and order.first in loop][-1]
        named = ", ".join(f"“{titles.get(step, step)}”" for step in loop)
        steps = f"các bước {named} phải chờ nhau" if loop[1:] else f"bước {named} phải chờ chính nó"
        yield STEPS_IN_A_CIRCLE.at(at(last, "first"), year=cycle.year, steps=steps)
