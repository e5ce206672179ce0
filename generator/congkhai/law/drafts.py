"""What of a cycle's plan the office has not confirmed: rows that are drafts, rules that nobody compared."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TypeAlias

from congkhai.model.agency import Agency, Cycle
from congkhai.model.law import OfYears
from congkhai.model.plan import Citation, Form, Recipient, ReviewPlace, Task

PlanRow: TypeAlias = Task | ReviewPlace | Form | Recipient | Citation


def drafts(cycle: Cycle) -> Iterator[PlanRow]:
    """The rows of the plan that the office has not confirmed for the cycle, table by table."""
    tables: tuple[Sequence[PlanRow], ...] = (
        cycle.tasks,
        cycle.places,
        cycle.forms,
        cycle.recipients,
        cycle.citations,
    )
    return (row for rows in tables for row in rows if row.draft)


def not_compared(agency: Agency, cycle: Cycle) -> Iterator[OfYears]:
    """Rules, orders of steps and parameters that rest on the cycle's plan and were not compared with it."""
    rows: Iterator[OfYears] = chain(agency.rules, agency.step_orders, agency.parameters)
    return (row for row in rows if row.source.plan and cycle.under(row) and not row.source.compared)
