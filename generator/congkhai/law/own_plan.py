"""What a cycle has of a plan of its own, held against what the agency's other cycles have."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, TypeAlias

from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import table_of
from congkhai.model.law import OfYears, Parameter, RuleRow
from congkhai.model.plan import Citation, Form, Recipient, ReviewPlace, Step, StepOrder, Task

PlanRow: TypeAlias = Form | Task | ReviewPlace | Recipient | Citation

#: The rows of a plan, by what they are: those that others point to stand first.
ROWS: Final[Mapping[type[PlanRow], Callable[[Cycle], Sequence[PlanRow]]]] = MappingProxyType(
    {
        Form: lambda cycle: cycle.forms,
        Task: lambda cycle: cycle.tasks,
        ReviewPlace: lambda cycle: cycle.places,
        Recipient: lambda cycle: cycle.recipients,
        Citation: lambda cycle: cycle.citations,
    }
)


def of_law(agency: Agency) -> Mapping[type[OfYears], Sequence[OfYears]]:
    """The rows of law of which a plan may have its own."""
    return {RuleRow: agency.rules, Parameter: agency.parameters, StepOrder: agency.step_orders}


def code(row: OfYears) -> str:
    """By what the rows of one rule, parameter or order of steps know each other through the years."""
    return row.code if isinstance(row, RuleRow) else str(getattr(row, "id", ""))


def left_out(agency: Agency, cycle: Cycle) -> Iterator[tuple[Cycle, Sequence[OfYears]]]:
    """Of each table of law what the plan before it had and the cycle has not, by the law either.

    With the cycle of that plan: the latest before it whose plan has rows of the table. Whatever row of the
    same code holds is an answer, one that switches a rule off too.
    """
    for rows in of_law(agency).values():
        earlier = (other for other in agency.cycles if other.year < cycle.year)
        had = (other for other in earlier if any(_own(other, row) for row in rows))
        before = max(had, key=lambda other: other.year, default=None)
        if before is not None:
            held = {code(row) for row in rows if cycle.under(row)}
            lost = [row for row in rows if _own(before, row) and code(row) not in held]
            if wanted := [row for row in lost if _wanted(cycle, row)]:
                yield before, wanted


def _own(cycle: Cycle, row: OfYears) -> bool:
    return cycle.plan is not None and row.source.plan == cycle.plan.id and row.holds(cycle.year)


def _wanted(cycle: Cycle, row: OfYears) -> bool:
    """Not a rule that was off already, nor an order of steps of which the plan has no more tasks."""
    if isinstance(row, StepOrder) and cycle.tasks:
        return {row.step, row.first} <= steps(cycle)
    return row.on if isinstance(row, RuleRow) else True


def steps(cycle: Cycle) -> frozenset[Step]:
    """The steps of which the plan has tasks."""
    return frozenset(task.step for task in cycle.tasks if task.step)


def steps_left_out(agency: Agency, cycle: Cycle) -> tuple[Cycle, Sequence[Step]] | None:
    """The latest cycle before it that has tasks, and the steps of these of which the cycle has none.

    None where it has no tasks at all, which is told of the table as a whole, or has them all.
    """
    earlier = (other for other in agency.cycles if other.year < cycle.year and other.tasks)
    before = max(earlier, key=lambda other: other.year, default=None)
    lost = [step for step in Step if before and step in steps(before) - steps(cycle)]
    return (before, lost) if before and cycle.tasks and lost else None


def lacking(agency: Agency, cycle: Cycle) -> list[str]:
    """The tables of the plan in which the cycle has no row and an earlier cycle has some.

    A table that no year has ever filled is left out: nothing says that the office uses it.
    """
    earlier = [other for other in agency.cycles if other.year < cycle.year]
    return [
        table_of(kind)
        for kind, rows in ROWS.items()
        if not rows(cycle) and any(rows(other) for other in earlier)
    ]


def borrowed(agency: Agency, cycle: Cycle) -> bool:
    """Whether the cycle names no plan while an earlier one does, or names an earlier one's."""
    plans = {other.plan.id for other in agency.cycles if other.year < cycle.year and other.plan}
    return bool(plans) and (cycle.plan is None or cycle.plan.id in plans)


def bound_by_it(cycle: Cycle) -> bool:
    """Whether something was decided or announced in the cycle, so that it must have had its own plan."""
    return bool(cycle.announcements) or any(rating.decision for rating in cycle.ratings)
