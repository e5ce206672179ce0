"""One served office a module, and the people who are in."""

from collections.abc import Iterator

import pytest

from tests.web.intake_client import Client, entered
from tests.web.intake_office import CLERK, OFFICIAL, PETITIONER, Served, laid_out, served

#: The form of a petition, and what fills it.
PETITION = f"/phieu/KN/{PETITIONER}/-/nguoi_lap"
ASKED = {"f.noi_dung": "Đề nghị xem lại điểm tháng 5.", "f.can_cu": "Sổ theo dõi."}


@pytest.fixture(scope="module")
def inside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The office, served to all tests of a module."""
    with served(laid_out(tmp_path_factory.mktemp("inside") / "co-quan")) as running:
        yield running


@pytest.fixture(scope="module", name="own")
def of_official(inside: Served) -> Client:
    """Who has a monthly form to hand in."""
    return entered(inside, OFFICIAL)


@pytest.fixture(scope="module", name="clerk")
def of_clerk(inside: Served) -> Client:
    """Somebody of the office."""
    return entered(inside, CLERK)


@pytest.fixture(scope="module", name="stranger")
def of_stranger(inside: Served) -> Client:
    """Somebody of the staff with nothing to do with the others."""
    return entered(inside, "CB-028")


@pytest.fixture(scope="module", name="petitioner")
def of_petitioner(inside: Served) -> Client:
    """Who hands in a petition."""
    return entered(inside, PETITIONER)


@pytest.fixture(scope="module", name="petition")
def handed_in(petitioner: Client) -> int:
    """The number of a petition whose file has an odd name."""
    file = ("f.tai_lieu", "..\\..\\etc/pass<b>wd.pdf", b"%PDF-1.4\n%%EOF\n")
    return petitioner.send_files(PETITION, ASKED, file).number
