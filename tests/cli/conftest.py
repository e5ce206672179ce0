"""The sample as an office of one's own; nothing is built here."""

from pathlib import Path

import pytest

from tests.workflows.office import Office, copied


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A copy that a test may spoil."""
    return copied(tmp_path / "co-quan")


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A copy that stays as it is."""
    return copied(tmp_path_factory.mktemp("nguyen") / "co-quan")
