"""The named list of the results page: what one types and who stays."""

import unicodedata

import pytest
from playwright.sync_api import expect

from tests.browser.published import AUDIENCES
from tests.browser.reading import words

BOX = "Tìm theo họ tên"


@pytest.fixture(params=AUDIENCES)
def results(request, wide, sites):
    return wide.open(sites[request.param].root("file") + "2022/ket-qua.html")


def test_words_without_marks_find_all_that_sound_alike(results):
    assert found(results, "dinh") >= {"đinh"}
    assert found(results, "duong") >= {"dương", "đường", "đương"}
    assert found(results, "DUONG") == found(results, "duong")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("word", ["đinh", "dương", "đường", "đương"])
def test_words_with_marks_find_themselves_only(results, word, form):
    everybody = len(shown(results))
    results.get_by_label(BOX).fill(unicodedata.normalize(form, word))
    assert 0 < len(shown(results)) < everybody
    assert [name for name in shown(results) if word not in words(name)] == []


def test_several_words_must_all_fit(results):
    wanted = {name for name in shown(results) if begins(name, "thi") and begins(name, "h")}
    results.get_by_label(BOX).fill("thi h")
    assert set(shown(results)) == wanted
    results.get_by_label(BOX).fill("h thi")
    assert set(shown(results)) == wanted != set()


def test_the_count_is_told_as_it_changes(results):
    everybody = len(shown(results))
    said = results.locator("article [aria-live=polite]")
    expect(said).to_contain_text(f"{everybody} người")
    results.get_by_label(BOX).fill("dinh")
    expect(said).to_contain_text(f"{len(shown(results))} trên {everybody}")
    results.get_by_label(BOX).fill("không có ai tên thế này")
    expect(said).to_contain_text("Không có ai")
    assert shown(results) == []


def test_a_unit_without_a_row_hides_its_heading(results):
    units = results.locator("[data-congkhai-group] caption")
    everyone = units.count()
    results.get_by_label(BOX).fill("đương")
    assert 0 < visible(units) < everyone
    results.get_by_label(BOX).fill("")
    assert visible(units) == everyone


@pytest.mark.parametrize("how", ["clear", "Escape"])
def test_an_empty_box_brings_everybody_back(results, how):
    everybody = shown(results)
    box = results.get_by_label(BOX)
    box.fill("duong")
    assert shown(results) != everybody
    if how == "clear":
        box.clear()
    else:
        box.press(how)
    expect(box).to_have_value("")
    assert shown(results) == everybody


@pytest.mark.parametrize("audience", AUDIENCES)
def test_without_scripts_the_whole_list_stands(plain, wide, sites, audience):
    address = sites[audience].root("file") + "2022/ket-qua.html"
    assert shown(plain.open(address)) == shown(wide.open(address)) != []
    expect(plain.page.locator("#loc-danh-sach")).to_be_hidden()


@pytest.mark.parametrize("door", ["file", "http"])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_without_scripts_the_search_leads_to_the_list_of_all_pages(plain, sites, audience, door):
    root = sites[audience].root(door)
    page = plain.open(root + "2022/huong-dan/dang-vien.html")
    page.get_by_role("searchbox").fill("xếp loại")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url(f"{root}tat-ca-trang.html?*")
    listed = page.eval_on_selector_all("article a", "links => links.map(a => a.href.split('#')[0])")
    # The list itself, and the sheet for the printer, which its own page offers.
    # Forms to fill in are files that the page ‘Nộp hồ sơ’ offers, and no pages of the site.
    unlisted = {root + "tat-ca-trang.html", root + "2022/thong-bao-in.html"}
    pages = {root + path for path in sites[audience].pages() if "/phieu/" not in path}
    assert pages - set(listed) <= unlisted


def found(page, typed):
    """The words that, typed without marks, would read like `typed`, among all names that stay."""
    page.get_by_label(BOX).fill(typed)
    stay = shown(page)
    alike = {word for name in stay for word in words(name) if bare(word).startswith(typed.lower())}
    assert [name for name in stay if not alike & words(name)] == []
    return alike


def begins(name, letter):
    """Whether a word of the name begins so, marks aside."""
    return any(bare(word).startswith(letter) for word in words(name))


def bare(word):
    """A word without its marks, told apart from the program's own folding."""
    apart = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def shown(page):
    """The names in the list that one sees."""
    return page.eval_on_selector_all(
        "[data-congkhai-group] tbody th", "names => names.filter(n => n.offsetParent).map(n => n.innerText)"
    )


def visible(located):
    return sum(one.is_visible() for one in located.all())
