"""An office of fourteen through its years, as its clerk works: both sites are right on every day."""

import sys
from pathlib import Path

import pytest

from tests.packages.fourteen import autumn, plan
from tests.packages.fourteen.clerk import Clerk
from tests.packages.fourteen.people import PEOPLE

#: What a clerk may have to type in a whole year beside the monthly scores.
MOST_CELLS = 900
SIGNED = {
    "so_ky_hieu": "41/KH-SVT",
    "so_nhu_in": "41/KH-SVT",
    "ngay_ban_hanh": "2026-11-02",
    "nguoi_ky": "Đỗ Văn Sơn",
    "chuc_danh_ky": "GIÁM ĐỐC",
}
NAMES = frozenset(name for _, name, *_ in PEOPLE)


@pytest.fixture(scope="module")
def first_year(tmp_path_factory: pytest.TempPathFactory) -> Clerk:
    """The office on the day of its first announcement, both sites online."""
    clerk = plan.opened(tmp_path_factory.mktemp("tinh") / "so")
    plan.peopled(clerk)
    plan.issued(clerk, 2026, SIGNED)
    clerk.run("rows", "prepare", "2026", "--write")
    autumn.held(clerk, 2026)
    autumn.drafts_sent(clerk, 2026)
    autumn.voted(clerk, 2026)
    autumn.scored(clerk, 2026)
    clerk.today = "2026-12-07"
    autumn.heard(clerk, 2026)
    autumn.decided(clerk, 2026)
    autumn.announced(clerk, 2026)
    clerk.run("build")
    clerk.today = "2026-12-09"
    autumn.reported(clerk, 2026)
    return clerk


def page(clerk: Clerk, audience: str, path: str) -> str:
    return (clerk.office.current(audience) / path).read_text("utf-8")


def named(text: str) -> set[str]:
    return {name for name in NAMES if name in text}


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
