"""Every year at its own address: what an earlier one keeps, and where the old addresses lead."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.synthetic import make
from tests.bench.years import go_on
from tests.workflows.office import Office

YEARS = (2026, 2027, 2028)
PAGES = "index cong-viec noi-kiem-diem bieu-mau can-cu ket-qua thong-bao tai-ve ke-hoach".split()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A made-up agency after three years, both sites online."""
    folder = tmp_path_factory.mktemp("ba-nam")
    make(folder, 12, 3)
    go_on(folder, len(YEARS))
    office = Office(folder=folder)
    done = office.run("--today", "2028-12-31", "build")
    assert done.code == 0, done.said + done.told
    return office


def text(page: Path) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.read_text(encoding="utf-8")).split())


@pytest.mark.parametrize("audience", ["portal", "agency"])
def test_every_year_has_all_its_pages_in_its_folder_and_says_which_year_it_is(office, audience):
    site = office.current(audience)
    for year in YEARS:
        for name in PAGES:
            page = (site / str(year) / f"{name}.html").read_text(encoding="utf-8")
            (title,) = re.findall(r"<title>([^<]*)</title>", page)
            (heading,) = re.findall(r"<h1[^>]*>(.*?)</h1>", page, re.S)
            assert str(year) in title and str(year) in heading, (year, name)
    assert {path.name for path in site.iterdir() if path.name.isdecimal()} == set(map(str, YEARS))


@pytest.mark.parametrize("audience", ["portal", "agency"])
def test_a_page_leads_to_the_pages_of_its_own_year_and_an_older_one_says_so(office, audience):
    site = office.current(audience)
    old = (site / "2026/cong-viec.html").read_text(encoding="utf-8")
    assert 'href="ket-qua.html"' in old and 'href="../2028/ket-qua.html"' not in old
    assert "Trang của năm 2026" in old and 'href="../2028/index.html"' in old
    assert "Trang của năm" not in (site / "2028/cong-viec.html").read_text(encoding="utf-8")


def test_the_top_holds_the_list_of_years_and_the_search_the_pages_of_all(office):
    site = office.current("portal")
    listed = (site / "cac-nam.html").read_text(encoding="utf-8")
    index = (site / "assets/search-index.js").read_text(encoding="utf-8")
    for year in YEARS:
        assert f'href="{year}/index.html"' in listed
        assert f'"u":"{year}/ket-qua.html"' in index
    assert index.index('"u":"2028/ket-qua.html"') < index.index('"u":"2026/ket-qua.html"')


def test_the_data_of_each_year_and_of_all_years_with_what_differs(office):
    site = office.current("agency")
    totals = json.loads((site / "2026/du-lieu/tong-hop.json").read_bytes())
    assert totals["nam"] == 2026 and {row["nam"] for row in totals["du_lieu"]} == {2026}
    every = json.loads((site / "du-lieu/tong-hop.json").read_bytes())
    assert {row["nam"] for row in every["du_lieu"]} == set(YEARS)
    assert json.loads((site / "du-lieu/khac-biet.json").read_bytes())["nam"] == [2028, 2027, 2026]


def test_levels_of_all_years_stand_beside_each_other_for_the_agency_alone(office):
    inside, outside = (text(office.current(name) / "cac-nam.html") for name in ("agency", "portal"))
    assert "Số người theo mức xếp loại Mức xếp loại 2028 2027 2026" in inside
    assert "Mức xếp loại qua các năm" not in outside
