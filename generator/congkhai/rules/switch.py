"""What the rows of `quy_tac` make of a rule: whether it holds, how grave it is, whom it cites."""

from congkhai.findings import Finding, Severity
from congkhai.model.agency import Agency, Cycle
from congkhai.model.law import RuleRow
from congkhai.rules.rule import Rule, as_cited
from congkhai.value import replace


def row_for(agency: Agency, cycle: Cycle, rule: Rule) -> RuleRow | None:
    """The row of `quy_tac` under which a rule holds for a cycle, or None where it does not hold.

    A rule that comes from a plan holds for the cycle of that plan alone.
    """
    rows = (row for row in agency.rules if row.code == rule.code and row.on)
    return next(filter(cycle.under, rows), None)


def effective(row: RuleRow, rule: Rule) -> Severity:
    """How grave the rule's findings are: what was not compared with the text never blocks.

    A rule that holds always blocks always, whatever its row says.
    """
    if rule.always:
        return Severity.ERROR
    if row.severity is Severity.ERROR and not row.source.compared:
        return Severity.WARNING
    return row.severity


def gentler(one: Severity, other: Severity) -> Severity:
    """The less grave of two."""
    by_weight = list(Severity)
    return max(one, other, key=by_weight.index)


def judged(finding: Finding, row: RuleRow, rule: Rule) -> Finding:
    """The finding as grave as the row says, unless the kind is gentler; a source that it names stands."""
    severity = gentler(effective(row, rule), finding.severity)
    return replace(finding, severity=severity, source=finding.source or cited(row))


def cited(row: RuleRow) -> str:
    """The source of a row as a clerk cites it."""
    return as_cited(row.source)
