"""Patterns of a schema: which are tried on cells, and which are told without being run."""

import json

import pytest

from congkhai.tables import originals
from congkhai.tables.patterns import why_not


@pytest.mark.parametrize(
    "pattern",
    [
        r"\d+/[A-Z]+-[A-Z]+",
        r"\d{1,4}/(KH|QĐ)-[A-Z]+",
        r"^CB-[0-9]{3}$",
        r"[A-ZĐ][a-zđ]*(:|;)?",
        r"A?B?C?",
        r"(?:I|II|III|IV)\.\d+",
        r"[^-]*",
        "",
    ],
)
def test_plain_patterns_are_tried(pattern):
    assert why_not(pattern) is None


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+b",
        "(a|a)*b",
        "(a|aa)+b",
        "a*a*b",
        ".*.*x",
        r"\d+[A-Z]?\d+",
        "a*(|b)a*x",
        "[😀-😂]*[😀-😂]*x",
        "a?" * 30 + "a" * 30,
        "(a|b)" * 12,
        "x{1,999}x{1,999}y",
        r"(.)\1",
        "(?=a)b",
        "(?i)a",
        "[a&&b]",
        "[",
        "(a",
        "a**",
        r"\q",
        "a" * 300,
    ],
)
def test_a_pattern_that_may_never_end_is_not_run(pattern):
    assert why_not(pattern)


def test_the_programs_own_patterns_are_tried():
    fields = [
        field for name in originals.titles() for field in json.loads(originals.schema(name) or b"")["fields"]
    ]
    patterns = {
        field["constraints"]["pattern"] for field in fields if "pattern" in field.get("constraints", {})
    }
    assert len(patterns) == 8 and not any(map(why_not, patterns))
