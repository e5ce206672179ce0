"""Steps of the procedure and tasks of the plan that wait for each other, so that none could come first."""

from collections.abc import Iterator, Sequence

from congkhai.findings import Finding
from congkhai.law.progress import before
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.plan import StepOrder
from congkhai.records.kinds import NO_STEP_ORDER, STEPS_IN_A_CIRCLE, TASKS_IN_A_CIRCLE
from congkhai.records.loops import loops


def faults(agency: Agency, cycle: Cycle) -> Iterator[Finding]:
    """Of the year: steps in a circle, else tasks in one by the steps and the plan together; no row at all."""
    orders = [order for order in agency.step_orders if order.holds(cycle.year)]
    if cycle.tasks and not orders:
        yield NO_STEP_ORDER.at(at(cycle, "year"), year=cycle.year)
    circles = [*_of_steps(agency, cycle, orders)]
    yield from circles or _of_tasks(cycle, orders)


def _of_steps(agency: Agency, cycle: Cycle, orders: Sequence[StepOrder]) -> Iterator[Finding]:
    titles = agency.titles(StepOrder, "step")
    waits: dict[str, list[str]] = {}
    for order in orders:
        waits.setdefault(order.step, []).append(order.first)
        waits.setdefault(order.first, [])
    for loop in loops(waits):
        last = [order for order in orders if order.step in loop and order.first in loop][-1]
        named = ", ".join(f"“{titles.get(step, step)}”" for step in loop)
        steps = f"các bước {named} phải chờ nhau" if loop[1:] else f"bước {named} phải chờ chính nó"
        yield STEPS_IN_A_CIRCLE.at(at(last, "first"), year=cycle.year, steps=steps)


def _of_tasks(cycle: Cycle, orders: Sequence[StepOrder]) -> Iterator[Finding]:
    """Circles that the plan alone does not make: rows of tasks against the order of the steps."""
    alone, whole = before(cycle.tasks, ()), before(cycle.tasks, orders)
    if any(loops({id: [task.id for task in tasks] for id, tasks in alone.items()})):
        return
    for loop in loops({id: [task.id for task in tasks] for id, tasks in whole.items()}):
        circle = [task for task in cycle.tasks if task.id in loop]
        last = [task for task in circle if task.after in loop or task.before in loop][-1]
        place = at(last, "after") if last.after in loop else at(last, "before")
        named = ", ".join(task.id for task in circle)
        yield TASKS_IN_A_CIRCLE.at(place, tasks=f"Theo bảng Trình tự các bước, các công việc {named}")
