"""A store of one's own, open."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from congkhai.intake.location import place
from congkhai.intake.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store of an agency folder lies; nothing is there yet."""
    (tmp_path / "datapackage").mkdir()
    return place(tmp_path / "datapackage")


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store(path) as opened:
        yield opened
