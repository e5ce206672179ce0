"""A small office to change, for what its rows say of each other."""

from pathlib import Path

import pytest

from congkhai.findings import Finding
from congkhai.records.assemble import assemble
from tests.rules.build import Office


class Records(Office):
    """An office of which only the records are asked, no rule."""

    def told(self) -> list[Finding]:
        return [*assemble(self.read())[1]]


@pytest.fixture
def small(tmp_path: Path) -> Records:
    return Records(tmp_path / "co-quan")
