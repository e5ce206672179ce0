"""The whole site of each audience: which pages, what they may show, that data stays data."""

import re
from pathlib import Path

import pytest

from congkhai.disclosure.public import Audience, PublicAgency
from congkhai.pages import sections
from congkhai.rendering.page import Page
from congkhai.value import Value, asdict, replace
from tests.pages import example

EVIL = "<script>alert(1)</script>"


def site(view: PublicAgency, files: frozenset[str] = frozenset()) -> dict[str, Page]:
    pages = example.composed(view, example.content(), files, example.DATA)
    assert len({page.path for page in pages}) == len(pages)
    return {page.path: page for page in pages}


@pytest.fixture(scope="module")
def inside() -> dict[str, Page]:
    return site(example.agency())


@pytest.fixture(scope="module")
def outside() -> dict[str, Page]:
    return site(example.agency(Audience.PORTAL))


def test_the_agency_sees_six_pages_that_the_portal_does_not(inside, outside):
    assert set(inside) - set(outside) == {
        "2022/tinh-hinh.md",
        "2022/lich-hoi-nghi.md",
        "2022/nop-ho-so.md",
        "2022/huong-dan/tiep-nhan-ho-so.md",
        "tu-dien-du-lieu.md",
        "danh-muc-loi.md",
    }
    assert not set(outside) - set(inside)


def test_every_kind_of_page_is_there(outside):
    assert set(outside) >= {
        "index.md",
        "cac-nam.md",
        "tat-ca-trang.md",
        "2022/index.md",
        "2022/ke-hoach.md",
        "2022/cong-viec.md",
        "2022/noi-kiem-diem.md",
        "2022/can-cu.md",
        "2022/ban-goc.md",
        "2022/bieu-mau.md",
        "2022/ket-qua.md",
        "2022/tai-ve.md",
        "2022/huong-dan/index.md",
        *(f"2022/{folder}/{slug}.md" for folder in ("huong-dan", "dan-y") for slug in SLUGS),
    }


SLUGS = ("tap-the-lanh-dao", "dang-vien", "lanh-dao-quan-ly", "cong-chuc")


def test_every_page_has_a_title_and_a_known_section(inside):
    assert not [
        page.path for page in inside.values() if not page.title or page.section not in sections.SECTIONS
    ]


def test_pages_of_a_section_stand_together_in_the_order_of_the_navigation(inside):
    seen = list(dict.fromkeys(page.section for page in inside.values() if page.year))
    assert seen == [name for name in sections.SECTIONS if name not in (sections.HOME, sections.LOOKUP)]
    assert {page.section for page in inside.values() if not page.year} == {sections.HOME, sections.LOOKUP}


def test_the_title_and_heading_of_every_page_of_a_year_say_the_year(inside):
    of_year = [page for page in inside.values() if page.year]
    assert not [page.path for page in of_year if "2022" not in page.title or not page.label]
    headings = {page.path: page.body.partition("\n")[0] for page in of_year if page.body.startswith("# ")}
    assert not [path for path, line in headings.items() if "dan-y/" not in path and "2022" not in line]


def test_a_page_for_the_agency_is_not_on_the_portal():
    page = replace(example.content()[0], path="noi-bo.md", title="Nội bộ", audience="agency")
    shown = example.composed(example.agency(Audience.PORTAL), (page,))
    assert "2022/noi-bo.md" not in {item.path for item in shown}


def test_no_name_stands_anywhere_when_none_may_be_shown():
    pages = site(example.unnamed(example.agency(Audience.PORTAL)))
    text = "\n".join(page.body + page.title + page.summary for page in pages.values())
    assert not [person.name for person in example.PEOPLE if person.name in text]
    assert not [page.path for page in pages.values() if page.named]


def test_pages_with_names_say_that_they_have_some(inside):
    named = {page.path for page in inside.values() if page.named}
    holding = {
        page.path for page in inside.values() if any(person.name in page.body for person in example.PEOPLE)
    }
    assert named == holding == {"2022/ket-qua.md"}


def evil(value: object) -> object:
    """The same view with the script put into every text, except addresses and codes."""
    if isinstance(value, Value):
        kept = {"kind", "due", "audience", "path", "state", "year"}
        changed = {name: evil(field) for name, field in asdict(value).items() if name not in kept}
        return replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(evil(item) for item in value)
    if isinstance(value, str) and not isinstance(value, Audience) and value:
        return f"{value}{EVIL}"
    return value


@pytest.mark.parametrize("audience", list(Audience))
def test_a_script_in_the_data_is_shown_and_never_run(audience):
    view = evil(example.agency(audience))
    assert isinstance(view, PublicAgency)
    data = tuple(evil(file) for file in example.DATA)
    pages = example.composed(view, example.content(), frozenset(), data)
    assert not [page.path for page in pages if "<script" in page.body]
    shown = [page.path for page in pages if "&lt;script&gt;" in page.body or "&#60;script&#62;" in page.body]
    expected = "cong-viec.md ket-qua.md noi-kiem-diem.md bieu-mau.md can-cu.md tai-ve.md".split()
    expected += ["tinh-hinh.md", "nop-ho-so.md"] if audience is Audience.AGENCY else []
    assert {f"2022/{path}" for path in expected} <= set(shown)


def test_links_inside_the_pages_lead_to_pages(inside):
    known = {sections.address(path) for path in inside} | {
        f"{where}{name}" for where in ("", "2022/") for name in ("thong-bao.html", "du-lieu/cong-viec.csv")
    }
    broken = []
    for page in inside.values():
        for href in re.findall(r'href="([^"#]+)(?:#[^"]*)?"', page.body):
            target = (Path("/", page.path).parent / href).as_posix()
            parts: list[str] = []
            for part in target.split("/"):
                parts = parts[:-1] if part == ".." else [*parts, part] if part else parts
            if "/".join(parts) not in known:
                broken.append((page.path, href))
    assert broken == []


def test_the_list_of_all_pages_names_every_page(inside):
    body = inside["tat-ca-trang.md"].body
    missing = [path for path in inside if path != "tat-ca-trang.md" and sections.address(path) not in body]
    assert missing == []


def test_pages_are_the_same_each_time(inside):
    assert site(example.agency()) == inside
