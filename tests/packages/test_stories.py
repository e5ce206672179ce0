"""The packages kept as folders are whole and right."""

import pytest

from congkhai.rules.run import NOT_RUN
from tests.packages.story import HERE, STORIES, told


@pytest.mark.parametrize("name", STORIES)
def test_nothing_is_wrong_with_a_story(name):
    _, findings = told(name)
    assert {finding.code for finding in findings} <= {NOT_RUN.code}


def test_every_folder_is_told():
    assert {path.name for path in HERE.iterdir() if path.is_dir() and path.name != "__pycache__"} == {
        *STORIES
    }
