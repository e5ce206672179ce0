"""Tasks that wait for each other."""

from collections.abc import Iterator

from congkhai.findings import Finding
from congkhai.model.columns import at
from congkhai.model.plan import Task
from congkhai.records.kinds import TASK_AWAITS_ITSELF, TASKS_IN_A_CIRCLE
from congkhai.records.loops import loops


def faults(tasks: tuple[Task, ...]) -> Iterator[Finding]:
    """Tasks of one cycle of which none could be done first."""
    known = {task.id: task for task in tasks}
    waits: dict[str, list[str]] = {task.id: [] for task in tasks}
    for task in tasks:
        if task.after in known:
            waits[task.id].append(task.after or "")
        if task.before in known:
            waits[task.before or ""].append(task.id)
    for loop in loops(waits):
        circle = sorted((known[id] for id in loop), key=lambda task: task.place.row or 0)
        last = circle[-1]
        place = at(last, "after") if last.after in loop else at(last, "before")
        if len(circle) == 1:
            yield TASK_AWAITS_ITSELF.at(place, task=last.id)
        else:
            yield TASKS_IN_A_CIRCLE.at(place, tasks="Các công việc " + ", ".join(task.id for task in circle))
