"""Whose names stand where, and what keeps search engines from them."""

import pytest

from tests.browser.reading import people

NAMED = {"2022/ket-qua.html", "2022/thong-bao.html", "2022/thong-bao-in.html"}


def test_pages_with_names_ask_not_to_be_indexed(read, office):
    everybody = people(office)
    named = {path for path, seen in read["portal"].items() if seen.names(everybody)}
    assert named == NAMED
    assert {path for path in named if "noindex" not in read["portal"][path].robots} == set()


def test_pages_of_the_portal_without_names_may_be_found(read):
    hidden = {path for path, seen in read["portal"].items() if "noindex" in seen.robots}
    assert hidden == NAMED


def test_every_page_of_the_agency_asks_not_to_be_indexed(read):
    assert [path for path, seen in read["agency"].items() if "noindex" not in seen.robots] == []


@pytest.mark.parametrize(
    "path", ["2022/lich-hoi-nghi.html", "2022/noi-kiem-diem.html", "2022/cong-viec.html", "index.html"]
)
def test_pages_about_the_work_name_nobody(read, office, path):
    assert read["agency"][path].names(people(office)) == set()


def test_whoever_is_not_rated_is_left_out_of_the_portal(read, office):
    everybody = people(office)
    inside = read["agency"]["2022/ket-qua.html"]
    unrated = {name for name in everybody if f"{name} " in inside.text} - read["portal"][
        "2022/ket-qua.html"
    ].names(everybody)
    assert unrated
    shown = set().union(*(seen.names(everybody) for seen in read["portal"].values()))
    assert unrated & shown == set()
