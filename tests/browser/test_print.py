"""On paper: A4, whole, marked, without what only a screen needs."""

import pytest

from tests.browser.printed import A4, beyond_the_paper, printed
from tests.browser.published import AUDIENCES, MARK
from tests.browser.reading import squeezed

PAGES = ["index", "cong-viec", "ket-qua", "dan-y/cong-chuc"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_prints_whole_on_a4(wide, sites, read, path):
    page = wide.open(f"{sites['agency'].server}{path}.html")
    paper = printed(page)
    assert {within(size, A4) for size in paper.sizes} == {True}
    assert beyond_the_paper(page) == []
    main = page.locator("article").inner_text().split()
    kept = [word for word in main if squeezed(word).lower() not in paper.text.lower()]
    assert [word for word in kept if word not in screen_only(page)] == []
    assert squeezed(MARK) in paper.sheets[0]


@pytest.mark.parametrize("path", ["index", "ket-qua", "ke-hoach"])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_nothing_for_the_screen_alone_is_printed(wide, sites, audience, path):
    page = wide.open(f"{sites[audience].server}{path}.html")
    page.emulate_media(media="print")
    shown = [one for one in page.locator("nav, form, button, input").all() if one.is_visible()]
    page.emulate_media(media="null")
    assert shown == []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_announcement_fits_a4_with_every_row_whole(wide, sites, audience):
    page = wide.open(f"{sites[audience].server}thong-bao-in.html")
    rows = page.eval_on_selector_all(
        "table.bang tbody tr",
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent).join(''))",
    )
    paper = printed(page)
    assert {within(size, A4) for size in paper.sizes} == {True}
    assert len(rows) > 45
    assert [row for row in rows if not any(squeezed(row) in sheet for sheet in paper.sheets)] == []
    assert [number for number, sheet in enumerate(paper.sheets, 1) if squeezed(MARK) not in sheet] == []
    assert beyond_the_paper(page) == []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_announcement_s_list_begins_a_sheet_and_repeats_its_head(wide, sites, audience):
    page = wide.open(f"{sites[audience].server}thong-bao-in.html")
    people = [squeezed(name) for name in page.locator(".phu-luc tbody th[scope=row]").all_inner_texts()]
    paper = printed(page)
    first = next(number for number, sheet in enumerate(paper.sheets) if "DANHSÁCH" in sheet)
    listing = [sheet for sheet in paper.sheets[first:] if any(name in sheet for name in people)]
    assert first > 0
    assert len(listing) > 1
    assert [sheet for sheet in listing if squeezed("STT Họ và tên Chức vụ, chức danh") not in sheet] == []
    assert listing[-1] == paper.sheets[-1], "a sheet without a single name"


def screen_only(page):
    """The words of what the print styles leave out."""
    page.emulate_media(media="print")
    hidden = page.eval_on_selector_all(
        "article *", "all => all.filter(e => getComputedStyle(e).display === 'none').map(e => e.textContent)"
    )
    page.emulate_media(media="null")
    return {word for text in hidden for word in text.split()}


def within(size, wanted):
    """Equal up to the point that rounding takes."""
    return all(abs(one - other) <= 1 for one, other in zip(size, wanted, strict=True))
