"""Without a mouse: the way past the head, and an eye on where one is."""

import pytest
from playwright.sync_api import expect

from tests.browser.published import AUDIENCES, NARROW, WIDE

STOPS = 30


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_first_stop_leads_past_the_head(walkers, sites, audience, width):
    page = walkers[width].open(sites[audience].server + "2022/ke-hoach.html")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Chuyển đến nội dung")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('#noi-dung')")


@pytest.mark.parametrize("path", ["index", "2022/ket-qua", "2022/cong-viec"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_one_sees_where_one_is(walkers, sites, width, path):
    page = walkers[width].open(f"{sites['agency'].server}{path}.html")
    unseen, stops = [], []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        stops.append(stop["what"])
        if not (stop["ring"] and stop["seen"]):
            unseen.append(stop)
    assert unseen == []
    assert len(stops) == len(set(stops)) > 5


# The ring must be thick enough to see; the element must stand on the screen.
STOP = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const style = getComputedStyle(at), box = at.getBoundingClientRect();
  const all = [...document.querySelectorAll('*')];
  return {
    what: `${all.indexOf(at)} ${at.tagName} ${at.textContent.trim().slice(0, 30)}`,
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
      && box.right > 0 && box.left < innerWidth,
  };
}"""


def test_the_menu_of_a_narrow_screen_opens_by_keyboard(walkers, sites):
    page = walkers[NARROW].open(sites["portal"].server + "index.html")
    menu = page.locator("details.ck-menu")
    goal = menu.get_by_role("link", name="Biểu mẫu")
    expect(goal).to_be_hidden()
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(goal).to_be_visible()
    goal.press("Enter")
    page.wait_for_url(sites["portal"].server + "2022/bieu-mau.html")
