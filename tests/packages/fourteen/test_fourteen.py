"""An office of fourteen through its first year, as its clerk works, and both its sites."""

import sys
from pathlib import Path

from tests.packages.fourteen.conftest import MOST_CELLS, NAMES, named, page


def test_first_year_is_announced_with_few_cells_typed(first_year, capsys):
    with capsys.disabled():
        sys.stdout.write(f"\n14 người, năm 2026: {first_year.beside_scores} ô gõ tay ngoài điểm\n")
    assert first_year.beside_scores <= MOST_CELLS
    assert "ĐẠT" in first_year.run("check").said


def test_first_announcement_names_people_in_the_agency_alone(first_year):
    assert named(page(first_year, "agency", "2026/thong-bao.html")) == NAMES
    portal: Path = first_year.office.current("portal")
    texts = {path.relative_to(portal).as_posix(): path.read_text("utf-8") for path in portal.rglob("*.html")}
    signatory = {"Đỗ Văn Sơn"}
    assert {path for path, text in texts.items() if named(text) - signatory} == set()
    assert "30/TB-SVT" in texts["2026/thong-bao.html"]
    assert "Sơn La" not in "".join(texts.values())
