"""The rules as the catalogue tells them: each with its rows of `quy_tac`, its examples and its kinds."""

from collections.abc import Iterator

from congkhai.catalogue import HeldRow, KindRow, RuleRows, row
from congkhai.model.agency import Agency, Cycle
from congkhai.model.law import RuleRow
from congkhai.rules.rule import Rule
from congkhai.rules.run import RULES
from congkhai.rules.switch import cited, effective, gentler, row_for
from congkhai.value import replace


def rows(agency: Agency) -> Iterator[RuleRows]:
    """Every rule, its kinds as they hold in the newest cycle."""
    return (_rule(agency, agency.cycles[0], rule) for rule in RULES)


def _rule(agency: Agency, cycle: Cycle, rule: Rule) -> RuleRows:
    now = row_for(agency, cycle, rule)
    return RuleRows(
        code=rule.code,
        title=rule.title,
        passes=rule.passes,
        fails=rule.fails,
        always=rule.always,
        needs=rule.needs,
        held=tuple(_held(held, rule, held is now) for held in agency.rules if held.code == rule.code),
        kinds=tuple(_of_rule(cycle, rule, now)),
    )


def _of_rule(cycle: Cycle, rule: Rule, now: RuleRow | None) -> Iterator[KindRow]:
    if now is None:
        severity = "lỗi" if rule.always else f"không áp dụng cho năm {cycle.year}"
        yield from (row(kind, severity, "") for kind in rule.kinds)
    else:
        grave, source = effective(now, rule), cited(now)
        yield from (row(kind, gentler(grave, kind.severity).word, source) for kind in rule.kinds)


def _held(held: RuleRow, rule: Rule, now: bool) -> HeldRow:
    first, last = held.first_year, held.last_year
    years = f"từ {first}" if last is None else f"{first}–{last}" if last > first else str(first)
    plain = replace(held, source=replace(held.source, compared=True))
    return HeldRow(
        years=years,
        severity=effective(held, rule).word,
        on=held.on,
        source=cited(plain),
        compared=held.source.compared,
        now=now,
    )
