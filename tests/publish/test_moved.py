"""The addresses of before lead on to the year's pages, and never stand where a page of today does."""

from congkhai.disclosure.public import Audience
from congkhai.publish.moved import moved_to
from congkhai.rendering.page import Page, SiteFile
from congkhai.value import replace
from tests.pages import example

PAGE = Page(
    path="huong-dan/dang-vien.md", title="Tôi là <đảng viên>", section="Hướng dẫn", summary="", body=""
)
DATA = SiteFile(path="du-lieu/ket-qua.csv", content=b"a,b\n")
PRINTED = SiteFile(path="thong-bao-in.html", content=b"<html></html>")


def moved(taken=frozenset(), agency=None) -> dict[str, str]:
    found = moved_to(2022, [PAGE], [DATA, PRINTED], taken, agency or example.agency())
    return {file.path: file.content.decode() for file in found}


def test_a_page_leads_on_at_once_and_by_a_link():
    page = moved()["huong-dan/dang-vien.html"]
    assert '<meta http-equiv="refresh" content="0; url=../2022/huong-dan/dang-vien.html">' in page
    assert '<a href="../2022/huong-dan/dang-vien.html">Tôi là &lt;đảng viên&gt;</a>' in page
    assert 'href="../assets/not-found.css"' in page


def test_a_print_view_leads_on_and_a_file_stays_itself():
    found = moved()
    assert found["du-lieu/ket-qua.csv"] == "a,b\n"
    assert "Thông báo năm 2022, bản in" in found["thong-bao-in.html"]


def test_nothing_stands_where_a_page_or_file_of_today_does():
    today = frozenset({"huong-dan/dang-vien.html", "du-lieu/ket-qua.csv"})
    assert {*moved(today)} == {"thong-bao-in.html"}
    assert moved(today | {"thong-bao-in.html"}) == {}


def test_it_bears_the_marks_of_the_sample_and_of_the_staff():
    plain = replace(example.agency(), sample=False, audience=Audience.PORTAL)
    inside = replace(plain, sample=True, audience=Audience.AGENCY)
    first, second = (moved(agency=one)["thong-bao-in.html"] for one in (plain, inside))
    assert "MINH HOẠ" not in first and "Trang nội bộ" not in first
    assert "MINH HOẠ" in second and "Trang nội bộ" in second
