"""What of a cycle's plan the office has not confirmed: rows that are drafts, rules that nobody compared."""

from collections.abc import Iterator
from itertools import chain

from congkhai.law.own_plan import ROWS, PlanRow
from congkhai.model.agency import Agency, Cycle
from congkhai.model.law import OfYears


def drafts(cycle: Cycle) -> Iterator[PlanRow]:
    """The rows of the plan that the office has not confirmed for the cycle, table by table."""
    return (row for rows in ROWS.values() for row in rows(cycle) if row.draft)


def not_compared(agency: Agency, cycle: Cycle) -> Iterator[OfYears]:
    """Rules, orders of steps and parameters that rest on the cycle's plan and were not compared with it."""
    rows: Iterator[OfYears] = chain(agency.rules, agency.step_orders, agency.parameters)
    return (row for row in rows if row.source.plan and cycle.under(row) and not row.source.compared)
