"""When dossiers came in, against the tasks that ask for them."""

from collections.abc import Iterator

from congkhai.model.agency import Cycle
from congkhai.model.plan import Step, Task
from congkhai.model.year import Dossier, DossierKind


def dated(cycle: Cycle, step: Step) -> Iterator[Task]:
    """The tasks of a step that have a day and that the office has confirmed."""
    return (task for task in cycle.tasks if task.step is step and task.date and not task.draft)


def first_received(cycle: Cycle, kind: DossierKind) -> dict[str, Dossier]:
    """The dossier of that kind that came in first from each unit or official, by its id."""
    first: dict[str, Dossier] = {}
    for dossier in cycle.dossiers:
        subject = dossier.unit or dossier.official
        if dossier.kind is kind and subject:
            known = first.setdefault(subject.id, dossier)
            if dossier.received < known.received:
                first[subject.id] = dossier
    return first
