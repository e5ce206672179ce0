"""The sample, copied; and once a session the sample with both sites built, copied from then on."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.workflows.desk import Desk, laid
from tests.workflows.office import Office, copied


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """The sample as an office of its own; nothing is built yet."""
    return copied(tmp_path / "co-quan")


@pytest.fixture(scope="session")
def master(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The sample with both sites built; only to be copied and read."""
    office = copied(tmp_path_factory.mktemp("goc") / "co-quan")
    office.build()
    return office


@pytest.fixture
def built(master: Office, tmp_path: Path) -> Office:
    """An office of its own with both sites online."""
    return copied(tmp_path / "co-quan", master.folder)


@pytest.fixture
def offices(tmp_path: Path) -> Callable[[], Office]:
    """As many copies of the sample as are asked for."""
    numbers: Iterator[int] = iter(range(1000))
    return lambda: copied(tmp_path / f"co-quan-{next(numbers)}")


@pytest.fixture(scope="session")
def tidy_desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk that is only to be copied."""
    return Desk(laid(tmp_path_factory.mktemp("goc") / "co-quan"))


@pytest.fixture
def desk(tidy_desk: Desk, tmp_path: Path) -> Desk:
    """A package and its workbook, to be worked on."""
    shutil.copytree(tidy_desk.office.folder, tmp_path / "co-quan")
    return Desk(Office(folder=tmp_path / "co-quan"), tidy_desk.path)
