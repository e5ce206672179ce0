"""The years after the first: two years side by side, changes of the house, a correction, a third year."""

import json

import pytest

from tests.packages.fourteen import later, plan, sites
from tests.packages.fourteen.clerk import Clerk
from tests.packages.fourteen.conftest import MOST_CELLS
from tests.packages.fourteen.sites import NAMES, SITES, named, page
from tests.workflows.office import copied

ENDED = "don-vi-da-ket-thuc"
GONE = "nguoi-da-thoi-viec"


@pytest.fixture(scope="module")
def years(first_year: Clerk, tmp_path_factory: pytest.TempPathFactory) -> Clerk:
    """The office at the end of its second January, in a folder of its own."""
    clerk = Clerk(copied(tmp_path_factory.mktemp("nam-sau") / "so", first_year.office.folder).folder)
    clerk.today = "2027-01-20"
    later.corrected(clerk)
    later.january_scored(clerk)
    return clerk


def codes(clerk: Clerk) -> set[str]:
    told = json.loads(clerk.run("check", "--format", "json").said)["findings"]
    return {finding["code"] for finding in told}


def of_first_year(clerk: Clerk) -> dict[str, str]:
    """The first year's data on the portal, file by file, without the day on which it was published."""
    folder = clerk.office.current("portal") / "2026/du-lieu"
    texts = {path.name: path.read_text("utf-8") for path in folder.iterdir() if path.stem != "datapackage"}
    return {
        name: "".join(line for line in text.splitlines(keepends=True) if '"tinh_den"' not in line)
        for name, text in texts.items()
    }


def test_story_goes_on_to_a_third_year(years, first_year):
    january(years)
    before = of_first_year(years)
    the_house_changes(years)
    third_year(years)
    assert before
    assert of_first_year(years) == before
    assert years.beside_scores + first_year.beside_scores <= MOST_CELLS


def january(clerk: Clerk) -> None:
    """Both years are right on both sites while the first year's names may still be read."""
    sites.read(clerk, 2026)
    assert named(page(clerk, "agency", "2026/thong-bao.html")) == NAMES
    assert "Lê Thị Hạnh" not in page(clerk, "portal", "2026/thong-bao.html")
    for site in SITES:
        text = page(clerk, site, "2026/thong-bao.html")
        assert "05/TB-SVT" in text and "30/TB-SVT" in text
    assert not (clerk.office.current("portal") / "2027/ke-hoach.html").exists()
    assert "dự thảo" in page(clerk, "agency", "2027/ke-hoach.html").casefold()


def the_house_changes(clerk: Clerk) -> None:
    """An ended division is told until the posts of its people have followed; names go when their days end."""
    clerk.today = "2027-03-02"
    later.renamed(clerk)
    later.division_ended(clerk)
    assert ENDED in codes(clerk)
    later.posts_follow(clerk)
    assert not {ENDED, GONE} & codes(clerk)
    still_acting(clerk)
    clerk.run("build")
    sites.read(clerk)
    assert later.RENAMED in page(clerk, "agency", "2027/index.html")
    assert plan.NAME in page(clerk, "portal", "2026/thong-bao.html")
    assert "Lê Thị Hạnh" not in page(clerk, "agency", "2026/thong-bao.html")
    prepared = clerk.run("rows", "prepare", "2027", "ratings").said
    assert "Phòng Số hóa" in prepared and "Phòng Lưu trữ" not in prepared
    laid, _, unsure = prepared.partition("CHƯA LẬP")
    assert "Dương Văn Hải" not in laid and "Dương Văn Hải" in unsure
    assert "Tạ Văn Phú" in laid and "Tạ Văn Phú" not in unsure


def still_acting(clerk: Clerk) -> None:
    """Who left is told where a later row still holds her, the ended division where it still meets."""
    kept = {table: clerk.rows(table) for table in ("diem", "hoi_nghi")}
    later.acts_once_more(clerk)
    assert {ENDED, GONE} <= codes(clerk)
    for table, rows in kept.items():
        clerk.office.write(table, rows)


def third_year(clerk: Clerk) -> None:
    """The second year's plan is issued and public, the third is laid out behind it; old addresses lead on."""
    assert "trang-con-cua-nam-truoc" not in codes(clerk)
    plan.issued(clerk, 2027, SIGNED)
    clerk.run("build")
    sites.read(clerk)
    assert "12/KH-SVTLT" in page(clerk, "portal", "2027/ke-hoach.html")
    clerk.today = "2028-01-10"
    clerk.run("year", "2028", "--write")
    clerk.run("build")
    sites.read(clerk)
    for site in SITES:
        every = page(clerk, site, "cac-nam.html")
        assert "2026" in every and "2027" in every
        assert "2026/thong-bao.html" in page(clerk, site, "thong-bao.html")
    assert not (clerk.office.current("portal") / "2028/ke-hoach.html").exists()
    assert (clerk.office.current("agency") / "2028/ke-hoach.html").exists()


SIGNED = {
    "so_ky_hieu": "12/KH-SVTLT",
    "so_nhu_in": "12/KH-SVTLT",
    "ngay_ban_hanh": "2027-03-02",
    "nguoi_ky": "Đỗ Văn Sơn",
    "chuc_danh_ky": "GIÁM ĐỐC",
}
