"""A small office to change, for what its rows say of each other."""

from pathlib import Path

import pytest

from tests.rules.build import Office


@pytest.fixture
def small(tmp_path: Path) -> Office:
    return Office(tmp_path / "co-quan")
