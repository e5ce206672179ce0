"""One LibreOffice for the tests of this room."""

import pytest

from tests.paper.papers import Writer


@pytest.fixture(scope="session")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Writer:
    return Writer(tmp_path_factory.mktemp("writer"))
