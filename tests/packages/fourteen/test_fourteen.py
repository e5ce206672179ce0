"""An office of fourteen through its first year, as its clerk works, and both its sites."""

import sys

from tests.packages.fourteen import sites
from tests.packages.fourteen.conftest import MOST_CELLS
from tests.packages.fourteen.sites import NAMES, named, page


def test_first_year_is_announced_with_few_cells_typed(first_year, capsys):
    with capsys.disabled():
        sys.stdout.write(f"\n14 người, năm 2026: {first_year.beside_scores} ô gõ tay ngoài điểm\n")
    assert first_year.beside_scores <= MOST_CELLS
    assert "ĐẠT" in first_year.run("check").said


def test_first_announcement_names_people_in_the_agency_alone(first_year):
    assert named(page(first_year, "agency", "2026/thong-bao.html")) == NAMES
    sites.read(first_year, 2026)
    texts = {
        path.name: path.read_text("utf-8") for path in first_year.office.current("portal").rglob("*.html")
    }
    assert "30/TB-SVT" in texts["thong-bao.html"]
    assert "Sơn La" not in "".join(texts.values())
