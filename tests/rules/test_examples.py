"""Each rule's two examples do as they say, on the whole agency of 2026 on the day of its announcement."""

import re
from collections.abc import Sequence

import pytest

from congkhai.findings import Finding, Severity
from congkhai.records.assemble import assemble
from congkhai.rules.explained import explained
from congkhai.rules.rule import Edit, Example, Rule
from congkhai.rules.run import RULES
from tests.packages.edited import edited
from tests.packages.story import TODAY, office_tables

#: Rules that have no examples yet: this may only become shorter.
WITHOUT = {
    "co-quyet-dinh",
    "thu-tu-kiem-diem",
    "gui-du-thao-truoc",
    "phieu-khop",
    "co-bieu-quyet",
    "nguoi-dung-dau-co-quan",
}
TOLD = tuple(rule for rule in RULES if rule.code not in WITHOUT)
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


def test_only_rules_without_examples_are_listed_so():
    assert {rule.code for rule in RULES if rule.passes == rule.fails == Example("")} == WITHOUT


@pytest.mark.parametrize("rule", TOLD, ids=lambda rule: rule.code)
def test_an_example_is_one_vietnamese_sentence(rule: Rule):
    for example in (rule.passes, rule.fails):
        assert example.says[:1].isupper() and example.says.endswith(".")
        assert ". " not in example.says
        assert MARKED.search(example.says)
    assert rule.passes.says != rule.fails.says


@pytest.mark.parametrize("rule", TOLD, ids=lambda rule: rule.code)
def test_the_passing_example_passes(rule: Rule):
    assert [(one.code, one.place.row, one.message) for one in found(rule, rule.passes.edits)] == []


@pytest.mark.parametrize("rule", TOLD, ids=lambda rule: rule.code)
def test_the_failing_example_fails(rule: Rule):
    assert rule.fails.edits
    assert found(rule, rule.fails.edits)
