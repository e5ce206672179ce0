"""The packages kept as folders are whole and right."""

import pytest

from congkhai.findings import Severity
from tests.packages.story import HERE, OFFICE, STORIES, told


@pytest.mark.parametrize("name", STORIES)
def test_nothing_is_wrong_with_a_story(name):
    _, findings = told(name)
    grave = [finding for finding in findings if finding.severity is not Severity.INFO]
    assert [finding for finding in grave if not finding.passed] == []


def test_the_whole_agency_explains_its_one_late_draft():
    """Counted without 24 November, a day off since 2026, it would have been sent in time."""
    _, findings = told(OFFICE)
    (late,) = (finding for finding in findings if finding.passed)
    assert (late.code, late.place.value) == ("gui-du-thao-muon", "2026-11-20")


def test_every_folder_is_told():
    assert {path.parent.name for path in HERE.glob("*/*.csv")} == {*STORIES}
