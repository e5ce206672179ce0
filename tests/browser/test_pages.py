"""Every page opens clean, through a server and from a folder, at a desk and on a telephone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.published import AUDIENCES, CORE, FURTHER, MARK, NARROW, SMALLEST, WIDE, tab
from tests.browser.reading import flat


@pytest.mark.parametrize("path", CORE)
@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_page_bars_nobody(walkers, sites, audience, width, path):
    page = walkers[width].open(f"{sites[audience].server}{path}.html")
    assert overflow(page) == []
    assert mark_is_seen(page)
    assert axe(page) == []


@pytest.mark.parametrize("path", FURTHER)
def test_further_page_bars_nobody(walkers, sites, path):
    page = walkers[NARROW].open(f"{sites['agency'].server}{path}.html")
    assert mark_is_seen(page)
    assert axe(page) == []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_page_opens_clean_and_fits_a_telephone(walkers, sites, audience):
    site, visit = sites[audience], walkers[NARROW]
    faults = {}
    for path in site.pages():
        page = visit.open(site.server + path)
        faults[path] = [*visit.faults, *visit.strangers(site.server), *overflow(page), *out_of_reach(page)]
        faults[path] += strayed(page)
    assert {path: said for path, said in faults.items() if said} == {}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_page_opens_clean_from_a_folder(read, audience):
    assert {path: seen.faults for path, seen in read[audience].items() if seen.faults} == {}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_wrong_address_is_answered_without_asking_for_more(walkers, sites, audience):
    asked = f"{sites[audience].server}huong-dan/khong-co/trang-nay.html"
    page = walkers[NARROW].open(asked)
    assert mark_is_seen(page)
    assert overflow(page) == []
    own = {f"{sites[audience].server}assets/{name}" for name in ("not-found.css", "icon.svg")}
    assert asked in walkers[NARROW].asked and {*walkers[NARROW].asked} <= {asked, *own}


def test_the_answer_leads_home_where_the_site_s_address_is_known(walkers, sites):
    page = walkers[NARROW].open(f"{sites['portal'].server}huong-dan/khong-co/trang-nay.html")
    page.get_by_role("link", name="Trang chủ").click()
    assert page.url == f"{sites['portal'].server}index.html"
    page = walkers[NARROW].open(f"{sites['agency'].server}huong-dan/khong-co/trang-nay.html")
    assert page.get_by_role("link").count() == 0


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_page_says_what_it_is(read, audience):
    titles = [seen.title for seen in read[audience].values()]
    assert {seen.lang for seen in read[audience].values()} == {"vi"}
    assert all(titles)
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_page_says_that_the_sample_is_one(read, audience):
    assert [path for path, seen in read[audience].items() if MARK not in seen.text] == []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_link_leads_to_a_page_or_file_of_the_site(read, sites, audience):
    links = set().union(*(seen.links for seen in read[audience].values()))
    root = sites[audience].root("file")
    inside = {link.removeprefix(root) for link in links if link.startswith(root)}
    assert [link for link in links if not link.startswith(root)] == []
    assert [path for path in inside if not (sites[audience].folder / path).is_file()] == []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_old_address_leads_on_to_the_page_of_its_year(walkers, sites, audience):
    site = sites[audience]
    assert {"thong-bao.html", "thong-bao-in.html", "huong-dan/dang-vien.html"} <= set(site.old_addresses())
    for path in site.old_addresses():
        page = walkers[NARROW].open(site.server + path)
        page.wait_for_url(f"{site.server}2022/{path}")
        assert walkers[NARROW].faults == []


def test_outlines_fit_the_smallest_telephones(browser, sites):
    site = sites["portal"]
    outlines = [path for path in site.pages() if "/dan-y/" in path]
    assert outlines
    with tab(browser, SMALLEST) as visit:
        assert [path for path in outlines if overflow(visit.open(site.server + path))] == []


@pytest.mark.parametrize("path", ["2022/thong-bao-in.html", "khong-co/trang-nay.html", "2022/ket-qua.html"])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_page_needs_a_style_or_script_of_its_own(browser, sites, audience, path):
    """With `default-src 'self'` nothing is refused: no style, no script stands in the page."""
    site = sites[audience]
    with tab(browser) as visit:
        visit.page.route("**/*", with_policy)
        page = visit.open(site.server + path)
        refused = [fault for fault in visit.faults if "Content Security Policy" in fault]
        assert refused == []
        assert page.evaluate("getComputedStyle(document.body).margin") == "0px"
        page.unroute_all(behavior="ignoreErrors")


def with_policy(route):
    """The answer of the server under the strictest policy."""
    answer = route.fetch()
    route.fulfill(response=answer, headers=answer.headers | {"content-security-policy": "default-src 'self'"})


def overflow(page):
    """The elements that make the document wider than the screen, the outermost ones first."""
    return page.evaluate(
        """() => {
          const wide = document.documentElement.scrollWidth;
          if (wide <= innerWidth) return [];
          const out = [...document.body.querySelectorAll('*')]
            .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
            .map(e => `${e.tagName}.${e.className} ${Math.round(e.getBoundingClientRect().right)}px`);
          return [`${wide}px`, ...out.slice(0, 5)];
        }"""
    )


def out_of_reach(page):
    """What scrolls sideways and cannot be reached by keyboard."""
    return page.evaluate(
        """() => [...document.body.querySelectorAll('*')]
          .filter(e => e.scrollWidth > e.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(e).overflowX))
          .filter(e => e.tabIndex < 0 && !e.querySelector('a[href], button, input'))
          .map(e => `scrolls, no tabindex: ${e.tagName}.${e.className}`)"""
    )


def strayed(page):
    """Texts of a table's row, stacked on a narrow screen, that fell into the column of the labels."""
    return page.evaluate(
        """() => [...document.querySelectorAll('.ck-stack tbody td[data-label]')].flatMap(cell => {
          if (getComputedStyle(cell).display !== 'grid') return [];
          const edge = cell.getBoundingClientRect().left + 80, range = document.createRange();
          const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), out = [];
          while (walk.nextNode()) {
            range.selectNodeContents(walk.currentNode);
            const boxes = [...range.getClientRects()];
            if (walk.currentNode.data.trim() && boxes.some(box => box.width && box.left < edge))
              out.push(`under its label: ${walk.currentNode.data.trim()}`);
          }
          return out;
        }).slice(0, 3)"""
    )


def mark_is_seen(page):
    """Whether the mark of sample data stands on the first screen, in ink."""
    mark = page.get_by_text(MARK).first
    box = mark.bounding_box()
    return flat(mark.inner_text()) == MARK and box["y"] + box["height"] <= 900 and box["height"] > 12


def axe(page):
    """Faults of accessibility: rule, and where."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [(fault["id"], node["target"], node["html"][:120]) for fault in found for node in fault["nodes"]]
