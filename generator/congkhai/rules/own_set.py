"""Rules about persons whom another set of rules than the cycle's governs: viên chức, contract workers."""

from congkhai.findings import Finding, Severity
from congkhai.law.posts import employment
from congkhai.model.agency import Agency, Cycle
from congkhai.model.law import RuleSet
from congkhai.model.structure import Official
from congkhai.rules.rule import as_cited
from congkhai.value import replace


def set_of(agency: Agency, cycle: Cycle, official: Official) -> RuleSet:
    """The set that governs the official in this cycle; the cycle's own where no row holds for the kind."""
    kind = employment(agency, official, cycle.last_day)
    return agency.rules_for(cycle, kind) or cycle.rule_set


def under_own_set(agency: Agency, cycle: Cycle, official: Official, finding: Finding) -> Finding:
    """The finding as the official's set bears it: with its source, and no error where it was not compared."""
    rules = set_of(agency, cycle, official)
    if rules is cycle.rule_set:
        return finding
    gentle = finding.severity is Severity.ERROR and not rules.source.compared
    severity = Severity.WARNING if gentle else finding.severity
    return replace(finding, severity=severity, source=as_cited(rules.source))
