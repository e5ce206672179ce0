"""The law of one year as if it had held in an earlier one, and what of it is another than before."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from congkhai.law.own_plan import code, of_law
from congkhai.law.scores import year_scores
from congkhai.model.agency import Agency, Cycle
from congkhai.model.law import OfYears, Parameter, RuleRow, RuleSet
from congkhai.model.plan import StepOrder
from congkhai.value import Value, replace

R = TypeVar("R", bound=OfYears)


class Change(Value):
    """What a row of law says in the year before and in the one after; None where none holds."""

    before: OfYears | None
    after: OfYears | None


def dated_back(agency: Agency, last: Cycle, rule_set: RuleSet, year: int) -> Agency:
    """The agency with `last` as its only cycle, judged by what the law says in `year`.

    Rows that rest on the plan of `last` stay; a row of law for the same comes before them.
    """
    judged: Agency = replace(
        agency,
        rule_sets={rules.id: rules for rules in _at(last.year, agency.rule_sets.values(), year)},
        rules=tuple(_at(last.year, agency.rules, year)),
        parameters=tuple(_at(last.year, agency.parameters, year)),
        step_orders=tuple(_at(last.year, agency.step_orders, year)),
    )
    cycle: Cycle = replace(last, rule_set=_back(rule_set, last.year))
    cycle = replace(cycle, year_scores=year_scores(judged, cycle))
    return replace(judged, cycles=(cycle,))


def _at(past: int, rows: Iterable[R], year: int) -> Iterator[R]:
    """The rows of law of `year` as rows of `past`, then those of plans; those of law that ended are gone."""
    every = [*rows]
    yield from (_back(row, past) for row in every if not row.source.plan and row.holds(year))
    yield from (row for row in every if row.source.plan)


def _back(row: R, past: int) -> R:
    moved: R = replace(row, first_year=past, last_year=past)
    return moved


def changes(agency: Agency, last: int, year: int) -> Iterator[Change]:
    """What is otherwise in `year` of a rule, a parameter, an order; or is in one year only.

    What the plan of the `last` year orders goes on where the law is silent: a rule that passes from the plan
    to the law as it was is no change.
    """
    for rows in of_law(agency).values():
        ordered = {code(row): row for row in rows if row.source.plan and row.holds(last)}
        before, after = ordered | _by_code(rows, last), ordered | _by_code(rows, year)
        for key in {**before, **after}:
            was, now = before.get(key), after.get(key)
            if was is None or now is None or _meaning(was) != _meaning(now):
                yield Change(before=was, after=now)


def uncompared(agency: Agency, rule_set: RuleSet, year: int) -> Iterator[OfYears]:
    """The rows of law that hold in the year and whose article nobody has compared with its text."""
    rows = (rule_set, *(row for kind in of_law(agency).values() for row in kind))
    for row in rows:
        of_law_now = row.source.document is not None and not row.source.plan and row.holds(year)
        if of_law_now and not row.source.compared:
            yield row


def _by_code(rows: Sequence[OfYears], year: int) -> dict[str, OfYears]:
    return {code(row): row for row in rows if not row.source.plan and row.holds(year)}


def _meaning(row: OfYears) -> tuple[object, ...]:
    if isinstance(row, Parameter):
        return row.value, row.text
    if isinstance(row, RuleRow):
        return row.severity, row.on
    return (row.step, row.first) if isinstance(row, StepOrder) else ()
