"""What a cycle has of a plan of its own, held against what the agency's other cycles have."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, TypeAlias

from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import table_of
from congkhai.model.law import OfYears, Parameter, RuleRow
from congkhai.model.plan import Citation, Form, Recipient, ReviewPlace, StepOrder, Task

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


def own_rules(agency: Agency, cycle: Cycle) -> Iterator[OfYears]:
    """The rows of rules, parameters and steps that rest on the cycle's own plan and hold in its year."""
    for rows in of_law(agency).values():
        yield from (row for row in rows if _own(cycle, row))


def _own(cycle: Cycle, row: OfYears) -> bool:
    return cycle.plan is not None and row.source.plan == cycle.plan.id and row.holds(cycle.year)


def carried_rules(agency: Agency, last: Cycle, cycle: Cycle) -> Iterator[OfYears]:
    """The rows of the plan of `last` for which no row of theirs holds in `cycle`: not by the law either."""
    for rows in of_law(agency).values():
        held = {code(row) for row in rows if cycle.under(row)}
        yield from (row for row in rows if _own(last, row) and code(row) not in held)


def rules_before(agency: Agency, cycle: Cycle) -> Cycle | None:
    """The latest cycle before it whose plan has rules, parameters or steps of its own."""
    earlier = (other for other in agency.cycles if other.year < cycle.year and any(own_rules(agency, other)))
    return max(earlier, key=lambda other: other.year, default=None)


def without_rules(agency: Agency, cycle: Cycle) -> bool:
    """Whether the plan before it had rules, parameters or steps of which none holds for the cycle.

    One row that rests on the cycle's own plan shows that the office has settled them for its year.
    """
    before = rules_before(agency, cycle)
    if before is None or any(own_rules(agency, cycle)):
        return False
    return any(carried_rules(agency, before, cycle))


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
