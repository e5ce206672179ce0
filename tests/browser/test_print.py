"""On paper: A4, whole, marked, without what only a screen needs."""

import pytest

from tests.browser.printed import A4, PRINTED_WIDTH, beyond_the_paper, printed
from tests.browser.published import AUDIENCES, MARK
from tests.browser.reading import squeezed

PAGES = ["index", "2022/cong-viec", "2022/ket-qua", "2022/dan-y/cong-chuc", "danh-muc-loi"]


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


@pytest.mark.parametrize(
    "path",
    [
        "2022/ket-qua",
        "2022/ke-hoach",
        "2022/noi-kiem-diem",
        "2022/lich-hoi-nghi",
        "2022/thong-bao",
        "danh-muc-loi",
    ],
)
def test_tables_use_the_sheet(wide, sites, path):
    page = wide.open(f"{sites['agency'].server}{path}.html")
    paper = printed(page)
    assert beyond_the_paper(page) == []
    heights = on_paper(page, TALL)
    assert heights and max(heights) <= 8
    filled = [len(sheet) for sheet in paper.sheets[1:-1]]
    assert [count for count in filled if count < max(filled) / 3] == [], "a sheet left mostly blank"


def test_the_front_page_is_one_sheet(wide, sites):
    for audience in AUDIENCES:
        assert len(printed(wide.open(f"{sites[audience].server}index.html")).sheets) == 1


@pytest.mark.parametrize(
    "path", ["2022/ket-qua", "2022/thong-bao", "2022/lich-hoi-nghi", "2022/noi-kiem-diem"]
)
def test_a_table_that_goes_on_repeats_its_head_and_leaves_none_alone(wide, sites, path):
    page = wide.open(f"{sites['agency'].server}{path}.html")
    tables = page.locator(".ck-list, .ck-schedule, .ck-places")
    head = squeezed(tables.last.locator("thead").text_content())
    # A row's first words find it; the rest may be broken across its cells' lines.
    rows = [squeezed(row)[:20] for row in tables.locator("tbody tr").all_inner_texts()]
    sheets = printed(page).sheets
    holding = [sheet for sheet in sheets if any(row in sheet for row in rows)]
    assert len(holding) > 1
    assert [sheet for sheet in holding if head not in sheet] == []
    assert [sheet for sheet in sheets if sheet.endswith(head)] == []


@pytest.mark.parametrize("path", ["index", "2022/ket-qua", "2022/ke-hoach"])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_nothing_for_the_screen_alone_is_printed(wide, sites, audience, path):
    page = wide.open(f"{sites[audience].server}{path}.html")
    page.emulate_media(media="print")
    shown = [one for one in page.locator("nav, form, button, input").all() if one.is_visible()]
    page.emulate_media(media="null")
    assert shown == []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_announcement_fits_a4_with_every_row_whole(wide, sites, audience):
    page = wide.open(f"{sites[audience].server}2022/thong-bao-in.html")
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
    page = wide.open(f"{sites[audience].server}2022/thong-bao-in.html")
    people = [squeezed(name) for name in page.locator(".phu-luc tbody th[scope=row]").all_inner_texts()]
    paper = printed(page)
    first = next(number for number, sheet in enumerate(paper.sheets) if "DANHSÁCH" in sheet)
    listing = [sheet for sheet in paper.sheets[first:] if any(name in sheet for name in people)]
    assert first > 0
    assert len(listing) > 1
    assert [sheet for sheet in listing if squeezed("STT Họ và tên Chức vụ, chức danh") not in sheet] == []
    assert listing[-1] == paper.sheets[-1], "a sheet without a single name"


# How many lines the tallest cell of each table takes.
TALL = """() => [...document.querySelectorAll('.ck-table')].map(table => Math.max(
  ...[...table.querySelectorAll('td, tbody th')].filter(cell => cell.rowSpan === 1).map(cell => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    return Math.round(range.getBoundingClientRect().height / parseFloat(getComputedStyle(cell).lineHeight));
  })))"""


def on_paper(page, question):
    """What a script answers where the page is laid out between the margins of A4."""
    page.emulate_media(media="print")
    before = page.viewport_size
    page.set_viewport_size({"width": PRINTED_WIDTH, "height": 900})
    answer = page.evaluate(question)
    page.set_viewport_size(before)
    page.emulate_media(media="null")
    return answer


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
