"""An office to change, made for one test."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.rules.build import Office


@pytest.fixture
def office(tmp_path: Path) -> Callable[..., Office]:
    """office(year) is a small office with nothing wrong in it."""
    return lambda year=2022: Office(tmp_path / f"co-quan-{year}", year)
