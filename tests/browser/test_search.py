"""The search in the head of every page: what it finds, in which order, by hand and by ear."""

import json
import unicodedata

import pytest
from playwright.sync_api import expect

from tests.browser.published import AUDIENCES
from tests.browser.reading import people, words

RESULTS = {"2022/ket-qua.html", "2022/thong-bao.html"}
RIGHT = {
    "xep loai": RESULTS,
    "xếp loại": RESULTS,
    unicodedata.normalize("NFD", "xếp loại"): RESULTS,
    "duong": {"2022/ket-qua.html"},
    "dang vien": {"2022/huong-dan/dang-vien.html"},
    "99/KH-BDT": {"2022/ke-hoach.html"},
}
#: Words of which some stand on many pages, and all on none.
NOWHERE_TOGETHER = ["han nop ho so vacxin", "nop bao cao so noi vu vacxin", "hạn nộp hồ sơ vắcxin"]
NEAREST = "Không trang nào khớp hẳn; gần nhất là:"
#: Long pages that list or define: words that stand apart in them answer nothing.
ASIDE = {"tat-ca-trang.html", "tu-dien-du-lieu.html", "danh-muc-loi.html", "2022/ban-goc.html"}
#: Pages that say until when what is handed in; the first is the agency's alone.
UNTIL_WHEN = {"2022/nop-ho-so.html", "2022/cong-viec.html", "2022/ke-hoach.html"}
FROM = ["index.html", "2022/huong-dan/dang-vien.html"]


@pytest.mark.parametrize("start", FROM)
@pytest.mark.parametrize("door", ["file", "http"])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_right_page_is_among_the_first_three(wide, sites, audience, door, start):
    root = sites[audience].root(door)
    page = wide.open(root + start)
    first = {typed: [hit.removeprefix(root) for hit in ask(page, typed)[:3]] for typed in RIGHT}
    assert {typed: hits for typed, hits in first.items() if not RIGHT[typed] & set(hits)} == {}
    assert wide.faults == []
    assert wide.strangers(root) == []


@pytest.mark.parametrize("typed", ["đương", "đường", "dương", "đảng viên", "xếp loại", "mẫu"])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_pages_with_the_exact_form_come_first(wide, sites, read, audience, typed):
    root = sites[audience].root("file")
    hits = ask(wide.open(root + "index.html"), typed)
    wanted = set(typed.split())
    exact = [wanted <= words(read[audience][hit.removeprefix(root)].text) for hit in hits]
    assert hits
    assert exact == sorted(exact, reverse=True)


def test_both_spellings_of_a_letter_find_the_same(wide, sites):
    page = wide.open(sites["agency"].root("file") + "index.html")
    for text in ("xếp loại", "Đảng viên", "Phòng Địa bàn"):
        assert ask(page, unicodedata.normalize("NFD", text)) == ask(page, text) != []


@pytest.mark.parametrize("typed", ["zzzz", "khieu nai"])
def test_nothing_found_is_said_and_the_way_on_is_shown(wide, sites, typed):
    root = sites["portal"].root("file")
    page = wide.open(root + "2022/huong-dan/dang-vien.html")
    assert ask(page, typed) == []
    expect(page.locator("header [aria-live=polite]")).to_have_text("Không tìm thấy trang nào.")
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.locator(".ck-search__note", has_text="Không tìm thấy trang nào.")).to_be_visible()
    page.locator("header").get_by_role("search").get_by_role("link", name="Tất cả các trang").click()
    assert page.url == f"{root}tat-ca-trang.html"


def test_the_way_on_is_reached_and_left_by_keyboard(wide, sites):
    page = wide.open(sites["portal"].root("file") + "index.html")
    ask(page, "zzzz")
    page.get_by_role("combobox").press("Tab")
    page.keyboard.press("Tab")
    way = page.get_by_role("search").get_by_role("link", name="Tất cả các trang")
    expect(way).to_be_focused()
    page.keyboard.press("Escape")
    expect(way).to_be_hidden()
    expect(page.get_by_role("combobox")).to_be_focused()


@pytest.mark.parametrize("typed", NOWHERE_TOGETHER)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_without_a_page_of_all_words_the_nearest_are_offered(wide, sites, read, audience, typed):
    root = sites[audience].root("file")
    page = wide.open(root + "index.html")
    hits = [hit.removeprefix(root) for hit in ask(page, typed)]
    expect(page.locator(".ck-search__note").first).to_have_text(NEAREST)
    assert UNTIL_WHEN & set(hits[:2])
    whole = {path for path in read[audience] if words(typed) <= words(read[audience][path].text)}
    assert whole - ASIDE == set()
    ask(page, "xep loai")
    expect(page.get_by_text(NEAREST)).to_have_count(0)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_until_when_and_to_whom_is_found(wide, sites, audience):
    root = sites[audience].root("file")
    hits = [hit.removeprefix(root) for hit in ask(wide.open(root + "index.html"), "hạn nộp hồ sơ")]
    assert UNTIL_WHEN & set(hits[:2])


def test_enter_lists_the_nearest_too(wide, sites):
    root = sites["agency"].root("http")
    page = wide.open(f"{root}tat-ca-trang.html?q=han+nop+ho+so+vacxin")
    expect(page.locator("[data-congkhai-found] h2")).to_contain_text("Không trang nào khớp hẳn với")
    assert page.locator("[data-congkhai-found] li a").count() > 0


@pytest.mark.parametrize("typed", ["lo van hoa", "Lò Văn Hoà"])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_whole_phrase_outranks_its_words_scattered(wide, sites, audience, typed):
    root = sites[audience].root("file")
    hits = [hit.removeprefix(root) for hit in ask(wide.open(root + "index.html"), typed)]
    assert set(hits[:2]) == RESULTS
    assert len(hits) > 2


def test_by_keyboard_alone(wide, sites):
    root = sites["agency"].root("file")
    page = wide.open(root + "2022/huong-dan/dang-vien.html")
    box = page.get_by_role("combobox", name="Tìm trong trang")
    page.keyboard.press("/")
    expect(box).to_be_focused()
    expect(box).to_have_value("")
    page.keyboard.type("ke hoach")
    options = page.get_by_role("option")
    expect(options.nth(1)).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    active(box, options.nth(0))
    page.keyboard.press("ArrowDown")
    active(box, options.nth(1))
    expect(options.nth(0)).to_have_attribute("aria-selected", "false")
    page.keyboard.press("ArrowUp")
    active(box, options.nth(0))
    page.keyboard.press("ArrowUp")
    active(box, options.last)
    page.keyboard.press("ArrowDown")
    goal = options.nth(0).evaluate("option => option.href")
    page.keyboard.press("Enter")
    page.wait_for_url(goal)
    assert goal.startswith(root)


def test_escape_closes_then_empties(wide, sites):
    page = wide.open(sites["agency"].root("file") + "index.html")
    box = page.get_by_role("combobox")
    ask(page, "xep loai")
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("xep loai")
    box.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    box.press("Escape")
    box.press("Escape")
    expect(box).to_have_value("")


def test_enter_without_a_choice_lists_all_that_was_found(wide, sites):
    root = sites["agency"].root("http")
    page = wide.open(root + "2022/huong-dan/dang-vien.html")
    page.get_by_role("combobox").fill("xếp loại")
    page.get_by_role("combobox").press("Enter")
    page.wait_for_url(f"{root}tat-ca-trang.html?*")
    expect(page.locator("[data-congkhai-found] h2")).to_contain_text("xếp loại")
    first = page.locator("[data-congkhai-found] li a").first
    assert first.evaluate("link => link.href").removeprefix(root) in RESULTS
    assert wide.faults == []


def test_the_list_of_hits_belongs_to_the_box(wide, sites):
    page = wide.open(sites["agency"].root("file") + "index.html")
    box, hits = page.get_by_role("combobox"), page.get_by_role("listbox")
    expect(box).to_have_attribute("aria-autocomplete", "list")
    expect(box).to_have_attribute("aria-expanded", "false")
    ask(page, "xep loai")
    expect(box).to_have_attribute("aria-controls", hits.get_attribute("id"))
    assert hits.get_attribute("aria-label")
    expect(page.locator("header [aria-live=polite]")).to_contain_text("trang")
    marked = page.locator("[role=option] mark").all_inner_texts()
    assert {word for text in marked for word in words(text)} >= {"xếp", "loại"}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_index_holds_only_what_the_pages_show(sites, read, audience):
    index = entries(sites[audience])
    pages = {path for path in sites[audience].pages() if "/phieu/" not in path}
    assert set(index) == pages - {"2022/thong-bao-in.html"}
    more = {path: words(said) - words(read[audience][path].text) for path, said in index.items()}
    assert {path: sorted(extra) for path, extra in more.items() if extra} == {}


def test_on_the_portal_the_index_names_nobody_whom_the_list_does_not(office, sites, read):
    everybody = people(office)
    listed = read["portal"]["2022/ket-qua.html"].names(everybody)
    text = "\n".join(entries(sites["portal"]).values())
    assert {name for name in everybody - listed if words(name) and f" {name} " in f" {text} "} == set()
    assert everybody - listed


def ask(page, typed):
    """Type into the search box; the addresses found, best first."""
    box = page.get_by_role("combobox")
    said = page.locator("header [aria-live=polite]")
    box.fill("")
    expect(said).to_have_text("")
    box.fill(typed)
    expect(said).not_to_have_text("")
    return page.eval_on_selector_all("[role=option]", "hits => hits.map(hit => hit.href)")


def active(box, option):
    """The option is the chosen one, for eye and ear."""
    expect(option).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", option.get_attribute("id"))


def entries(site):
    """The index: for each page all the text kept of it."""
    script = (site.folder / "assets/search-index.js").read_text(encoding="utf-8")
    rows = json.loads(script.removeprefix("window.congkhaiIndex=").rstrip().removesuffix(";"))
    return {row["u"]: " ".join([row["t"], *row["h"], row["x"]]) for row in rows}
