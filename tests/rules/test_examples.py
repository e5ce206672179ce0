"""Each rule's two examples do as they say, on the whole agency of 2026 on the day of its announcement."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from congkhai.findings import Finding, Severity
from congkhai.records.assemble import assemble
from congkhai.rules.explained import explained
from congkhai.rules.rule import Edit, Example, Rule
from congkhai.rules.run import RULES, run
from tests.packages.edited import edited
from tests.packages.story import TODAY, office_tables

MARKED = re.compile(r"[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]")


def found(rule: Rule, edits: Sequence[Edit]) -> list[Finding]:
    """What the rule alone says of the edited agency, warnings that are explained left out.

    What a rule only notes beside its faults is no fault.
    """
    agency, faults = assemble(edited(office_tables(), edits))
    assert agency is not None, [fault.message for fault in faults]
    said = (finding for cycle in agency.cycles for finding in rule.check(agency, cycle, TODAY))
    faults_told = {kind.code for kind in rule.kinds if kind.severity is not Severity.INFO}
    codes = faults_told or {kind.code for kind in rule.kinds}
    return [one for one in explained(agency, said) if one.code in codes and not one.passed]


def test_every_rule_has_both():
    assert [rule.code for rule in RULES if Example("") in (rule.passes, rule.fails)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_an_example_is_one_vietnamese_sentence(rule: Rule):
    for example in (rule.passes, rule.fails):
        assert example.says[:1].isupper() and example.says.endswith(".")
        assert ". " not in example.says
        assert MARKED.search(example.says)
    assert rule.passes.says != rule.fails.says


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_passing_example_passes(rule: Rule):
    assert [(one.code, one.place.row, one.message) for one in found(rule, rule.passes.edits)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_failing_example_fails(rule: Rule):
    assert rule.fails.edits
    assert found(rule, rule.fails.edits)


@pytest.mark.parametrize("rule", [rule for rule in RULES if not rule.always], ids=lambda rule: rule.code)
def test_the_failing_example_is_let_be_in_a_year_in_which_the_rule_does_not_hold(rule: Rule):
    agency, _ = assemble(edited(office_tables(), rule.fails.edits))
    assert agency is not None
    codes = {kind.code for kind in rule.kinds}
    row = next(row for row in reversed(agency.rules) if row.code == rule.code)
    told, silent = (
        run(replace(agency, rules=(replace(row, first_year=year, last_year=year),)), TODAY)
        for year in (2026, 2027)
    )
    assert codes & {finding.code for finding in told}
    assert codes & {finding.code for finding in silent} == set()
