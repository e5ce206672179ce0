"""What each kind of reader hands in: the tasks of the plan that are theirs."""

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from congkhai.model.agency import Cycle
from congkhai.model.plan import Step, Task

#: Kinds of places of review (`noi_kiem_diem.doi_tuong`) that are no person's.
COLLECTIVES: Final = frozenset({"tap_the_lanh_dao", "don_vi"})
_LEADERS: Final = frozenset({"lanh_dao_quan_ly", "lanh_dao_kiem_nhiem", "thu_truong"})
_REVIEW: Final[Mapping[bool, Step]] = MappingProxyType(
    {True: Step.COLLECTIVE_REVIEW, False: Step.PERSONAL_REVIEW}
)


def handed_in(cycle: Cycle, kinds: Collection[str]) -> tuple[Task, ...]:
    """The tasks by which these kinds hand something in, in the order of the plan.

    The draft sent before their review, or their self-review where none is; a division's dossier; the
    scores that leaders give themselves. Source: the plan of the cycle, as its rows say.
    """
    return tuple(task for task in cycle.tasks if task in (*_of(cycle, frozenset(kinds)),))


def _of(cycle: Cycle, kinds: frozenset[str]) -> Iterator[Task]:
    steps = {task.id: task.step for task in cycle.tasks}
    for collective in (True, False):
        if not (kinds & COLLECTIVES if collective else kinds - COLLECTIVES):
            continue
        drafts = [
            task
            for task in cycle.tasks
            if task.step is Step.SEND_DRAFTS and steps.get(task.before or "") is _REVIEW[collective]
        ]
        yield from drafts
        if not drafts and not collective:
            yield from (task for task in cycle.tasks if task.step is Step.SELF_REVIEW)
    if "don_vi" in kinds:
        yield from (task for task in cycle.tasks if task.step is Step.UNIT_DOSSIER)
    if kinds & _LEADERS:
        yield from (task for task in cycle.tasks if task.step is Step.SELF_SCORE)
