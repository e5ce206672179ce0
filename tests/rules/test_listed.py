"""CONTRIBUTING.md says of every check and every rule where it lives."""

import re
from pathlib import Path

import pytest

from congkhai.rules.run import RULES

ROOT = Path(__file__).parents[2]
LIST = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## V01–V42")[2].partition("\n## ")[0]
ROWS = [line.split("|")[1:-1] for line in LIST.splitlines() if line.startswith("| ")][1:]


def test_the_checks_are_listed_in_order():
    assert [row[0].strip() for row in ROWS] == [*(f"V{number:02}" for number in range(1, 43)), "the plan"]


def test_each_says_where_or_why_not():
    assert [row[0] for row in ROWS if len(row) != 3 or "`" not in row[2]] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_stands_in_the_list(rule):
    module = rule.check.__module__.rpartition(".")[2]
    assert module in re.findall(r"`([a-z_]+)`", "".join(row[2] for row in ROWS))
