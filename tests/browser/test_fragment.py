"""The announcement pasted into another site's page, under a style sheet that knows nothing of it."""

import re
from html.parser import HTMLParser

import pytest

# What the portals of provincial offices and their themes commonly reset, none of it marked important.
RESET = """
* { margin: 0; padding: 0; border: 0; font: inherit; text-align: right; }
table { border: 0; border-collapse: separate; border-spacing: 9px; width: auto; }
td, th { border: 0; padding: 0; text-align: right; font-weight: normal; vertical-align: bottom; color: #fff; }
caption { caption-side: bottom; color: #999; text-align: right; }
h3 { font-weight: 300; font-size: 40px; text-transform: uppercase; }
"""
THEME = """
body { font: 13px/1.2 Arial; color: #666; text-align: justify; }
.article p { text-indent: 40px; margin: 0 0 40px; text-align: justify; }
.article table { border: none; border-spacing: 0; margin-left: 30px; }
.article table tr td, .article table tr th { border: none; padding: 0 40px; font-weight: 300; }
.article table tr > * { text-align: center; }
.article table tr:nth-child(even) td { background: #000; color: #fff; }
.article table thead tr th { background: #c00; color: #c00; text-transform: uppercase; }
.article table caption { color: #eee; text-align: center; }
"""


class Tags(HTMLParser):
    """All tags of a fragment with their attributes."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def fragment(office):
    return (office / "out/2022/manh-dan-cong.html").read_text(encoding="utf-8-sig")


@pytest.fixture(params=[RESET, THEME, ""], ids=["reset", "theme", "bare"])
def pasted(request, wide, fragment):
    wide.page.goto("about:blank")
    wide.page.set_content(
        f'<!doctype html><html lang="vi"><style>{request.param}</style>'
        f'<body><div class="article">{fragment}</div></body></html>'
    )
    return wide.page


def test_it_carries_nothing_that_an_editor_strips(fragment):
    tags = Tags()
    tags.feed(fragment)
    names = {name for _, attributes in tags.seen for name in attributes}
    assert {tag for tag, _ in tags.seen} & {
        "script",
        "style",
        "link",
        "iframe",
        "html",
        "head",
        "body",
    } == set()
    assert names & {"class", "id"} == set()
    assert [name for name in names if name.startswith("on")] == []
    assert [attributes["href"] for tag, attributes in tags.seen if tag == "a"] != []
    assert all(attributes["href"].startswith("https://") for tag, attributes in tags.seen if tag == "a")


def test_its_tables_keep_names_heads_and_scopes(pasted):
    for table in pasted.locator("table").all():
        assert table.locator("caption").inner_text()
        assert table.locator("thead th[scope=col]").count() >= 3
        assert table.locator("tbody tr").count() == table.locator("tbody tr:has(th[scope])").count()


def test_every_cell_keeps_its_borders_and_room(pasted):
    sides = ("Top", "Right", "Bottom", "Left")
    borders = {f"border{side}Width": "1px" for side in sides} | {
        f"border{side}Style": "solid" for side in sides
    }
    assert differing(pasted, "table", {"borderCollapse": "collapse"}) == []
    assert differing(pasted, "th, td", borders) == []
    assert least(pasted, "th, td", "paddingLeft") >= 4
    assert least(pasted, "th, td", "paddingTop") >= 4


def test_every_cell_keeps_its_side(pasted):
    assert differing(pasted, "thead th", {"textAlign": "center", "textTransform": "none"}) == []
    assert differing(pasted, "tbody th", {"textAlign": "left", "verticalAlign": "top"}) == []
    assert differing(pasted, "caption", {"textAlign": "left", "captionSide": "top"}) == []
    numbers = pasted.locator("table").last.locator("tbody td").all()
    assert {cell.evaluate("cell => getComputedStyle(cell).textAlign") for cell in numbers} == {"right"}


def test_heads_still_look_like_heads(pasted):
    assert differing(pasted, "thead th, th[scope=rowgroup], h3", {"fontWeight": "700"}) == []
    assert differing(pasted, "p", {"textIndent": "0px"}) == []


def test_every_text_can_be_read_on_its_ground(pasted):
    seen = pasted.eval_on_selector_all(
        "th, td, caption, p, h3",
        """all => all.map(one => {
          let ground = one;
          while (ground && /rgba\\(0, 0, 0, 0\\)/.test(getComputedStyle(ground).backgroundColor))
            ground = ground.parentElement;
          const back = ground ? getComputedStyle(ground).backgroundColor : 'rgb(255, 255, 255)';
          return [getComputedStyle(one).color, back];
        })""",
    )
    assert [pair for pair in {tuple(pair) for pair in seen} if contrast(*pair) < 4.5] == []


def differing(page, selector, wanted):
    """Elements whose computed style is not as wanted: what they say, what they have."""
    return page.eval_on_selector_all(
        selector,
        """(all, wanted) => all.map(one => {
          const has = getComputedStyle(one);
          const off = Object.keys(wanted).filter(key => has[key] !== wanted[key])
            .map(key => `${key}: ${has[key]}`);
          return off.length ? [one.textContent.trim().slice(0, 30), ...off] : null;
        }).filter(Boolean)""",
        wanted,
    )


def least(page, selector, side):
    """The smallest computed length, in pixels."""
    return page.eval_on_selector_all(
        selector, "(all, side) => Math.min(...all.map(one => parseFloat(getComputedStyle(one)[side])))", side
    )


def contrast(ink, ground):
    """The ratio of WCAG 2 between two colours given as rgb(…)."""
    light = sorted((luminance(ink), luminance(ground)))
    return (light[1] + 0.05) / (light[0] + 0.05)


def luminance(colour):
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
