"""The board of the year, as the agency's own staff may read it."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from congkhai.disclosure.gate import Gate
from congkhai.disclosure.planned import due_text
from congkhai.disclosure.public import Audience
from congkhai.disclosure.steps import PublicStep
from congkhai.disclosure.tallies import distance, method, tally, until
from congkhai.law import progress
from congkhai.law.members import YES
from congkhai.law.progress import Progress, State
from congkhai.law.register import Subject
from congkhai.model.agency import Agency, Cycle
from congkhai.model.plan import Due
from congkhai.model.structure import Official
from congkhai.text.fold import same_key

#: The row of `tham_so` by which the agency lets its own pages say who is late.
NAMED: Final = "NEU-TEN-MUON"


def board(
    gate: Gate, agency: Agency, cycle: Cycle, audience: Audience, steps: tuple[Progress, ...]
) -> tuple[PublicStep, ...]:
    """Every task as it stands, for the agency alone; counts, and no names unless its row says so."""
    if audience is not Audience.AGENCY:
        return ()
    names = {task.id: task.name for task in cycle.tasks}
    return tuple(_step(gate, step, names, _late(agency, cycle, step)) for step in steps)


def _step(gate: Gate, step: Progress, names: dict[str, str], late: tuple[Subject, ...]) -> PublicStep:
    task, done = step.task, step.state is State.DONE
    said = due_text(task, names)
    how = method(step.limit) or (f"kế hoạch ghi {said}" if task.due is Due.BEFORE else "")
    return gate.fill(
        PublicStep,
        task,
        state=step.state.value,
        finished=step.finished,
        limit=until(step.limit, how) if step.limit else said,
        left=distance(step.state, step.left) if step.limit else "",
        tally=tally(step),
        missing=tuple(subject.name for subject in late),
        waits=tuple(other.name for other in step.waits),
        unconfirmed=task.draft and not done,
    )


def _late(agency: Agency, cycle: Cycle, step: Progress) -> tuple[Subject, ...]:
    """Whom the page names as late with a task."""
    if step.state is not State.LATE or step.shown is None or not _names_allowed(agency, cycle):
        return ()
    return step.shown.missing


def _names_allowed(agency: Agency, cycle: Cycle) -> bool:
    row = agency.parameter(NAMED, cycle.year)
    return row is not None and same_key(row.text) in YES


def named_as_late(agency: Agency, cycle: Cycle, audience: Audience, today: date) -> Iterator[str]:
    """Ids of the officials whom the board names today."""
    if audience is Audience.AGENCY and _names_allowed(agency, cycle):
        for step in progress.board(agency, cycle, today):
            late = _late(agency, cycle, step)
            yield from (subject.id for subject in late if isinstance(subject, Official))
