"""Each rule's two examples do as they say, on the whole agency of 2026 on the day of its announcement."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from congkhai.findings import Finding, Severity
from congkhai.records.assemble import assemble
from congkhai.rules.explained import explained
from congkhai.rules.rule import Rule
from congkhai.rules.run import RULES, run
from congkhai.value import replace
from tests.packages.edited import Edit, edited
from tests.packages.story import TODAY, office_tables

#: The edits that make each example of the package of 2026: [table, key, cells or null].
EXAMPLES = {
    code: {name: [Edit(*edit) for edit in edits] for name, edits in examples.items()}
    for code, examples in json.loads((Path(__file__).parent / "examples.json").read_text("utf-8")).items()
}
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
    assert list(EXAMPLES) == [rule.code for rule in RULES]
    assert [code for code, examples in EXAMPLES.items() if set(examples) != {"passes", "fails"}] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_an_example_is_one_vietnamese_sentence(rule: Rule):
    for example in (rule.passes, rule.fails):
        assert example[:1].isupper() and example.endswith(".")
        assert ". " not in example
        assert MARKED.search(example)
    assert rule.passes != rule.fails


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_passing_example_passes(rule: Rule):
    assert [
        (one.code, one.place.row, one.message) for one in found(rule, EXAMPLES[rule.code]["passes"])
    ] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_failing_example_fails(rule: Rule):
    assert EXAMPLES[rule.code]["fails"]
    assert found(rule, EXAMPLES[rule.code]["fails"])


@pytest.mark.parametrize("rule", [rule for rule in RULES if not rule.always], ids=lambda rule: rule.code)
def test_the_failing_example_is_let_be_in_a_year_in_which_the_rule_does_not_hold(rule: Rule):
    agency, _ = assemble(edited(office_tables(), EXAMPLES[rule.code]["fails"]))
    assert agency is not None
    codes = {kind.code for kind in rule.kinds}
    row = next(row for row in reversed(agency.rules) if row.code == rule.code)
    told, silent = (
        run(replace(agency, rules=(replace(row, first_year=year, last_year=year),)), TODAY)
        for year in (2026, 2027)
    )
    assert codes & {finding.code for finding in told}
    assert codes & {finding.code for finding in silent} == set()
