"""Every page of the intake bars nobody: at a desk, on a telephone, by keyboard alone, errors included."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.published import NARROW, SMALLEST, WIDE
from tests.browser.test_pages import axe, overflow
from tests.web.intake_browser import device, fill, press
from tests.web.intake_client import entered
from tests.web.intake_fixtures import ASKED, PETITION
from tests.web.intake_office import (
    CLERK,
    HEAD,
    MEETING,
    NOVEMBER,
    OFFICIAL,
    PETITIONER,
    SELF,
    UNIT,
    Served,
)

pytestmark = pytest.mark.slow

OWN = f"{NOVEMBER}/nguoi_lap"
#: The pages that need no button pressed, by who sees them; `{n}` is the number of what was handed in.
PAGES = {
    "": ("/vao/abc", "/", "/khong-co", "/phieu/x/y/z/w"),
    OFFICIAL: ("/", f"{NOVEMBER.replace('11', '12')}/nguoi_lap", "/thiet-bi", "/ho-so/1"),
    HEAD: ("/", f"{NOVEMBER.replace('11', '12')}/nguoi_theo_doi", f"{NOVEMBER}/nguoi_theo_doi"),
    UNIT: ("/", f"/phieu/BB-HN/{MEETING}/-/thu_ky"),
    PETITIONER: ("/", PETITION, "/bien-nhan/{n}", "/bien-nhan/{n}/noi-dung"),
    CLERK: (
        *("/hang-doi", "/hang-doi/all", "/ho-so/{n}", "/ban-giay?ai=CB-010", "/ban-giay?mau=M-335-01", OWN),
    ),
}


@pytest.fixture(scope="module", name="number")
def _number(inside, petitioner, petition) -> int:
    """The number of a second version of a petition, with something changed; the monthly form is in, too."""
    entered(inside, OFFICIAL).hand_in(OWN, SELF)
    return petitioner.hand_in(PETITION, ASKED | {"f.can_cu": "Sổ theo dõi, trang 3.\nDòng hai."}).number


@pytest.fixture(scope="module", name="seats")
def _seats(inside: Served, browser: Browser) -> Iterator[dict[str, Page]]:
    """A page of everybody who is in, and one of nobody."""
    people = {who: device(browser, inside, who) for who in PAGES}
    opened = {who: seat.__enter__() for who, seat in people.items()}
    yield opened
    for seat in people.values():
        seat.__exit__(None, None, None)


def faults(page: Page) -> dict[int, object]:
    """What bars somebody, by the width of the screen."""
    found: dict[int, object] = {}
    for width in (WIDE, NARROW, SMALLEST):
        page.set_viewport_size({"width": width, "height": 900})
        found[width] = overflow(page), axe(page) if width != SMALLEST else []
    return {width: said for width, said in found.items() if said != ([], [])}


@pytest.mark.parametrize(("who", "path"), [(who, path) for who, paths in PAGES.items() for path in paths])
def test_page_bars_nobody(inside, seats, number, who, path):
    page = seats[who]
    page.goto(inside.address.rstrip("/") + path.format(n=number))
    assert page.title() and page.locator("html").get_attribute("lang") == "vi"
    assert page.locator("h1").count() == 1
    assert faults(page) == {}


WRONG = (
    (OFFICIAL, OWN, {"f.tc_1_1": "6", "f.uu_diem": ""}),
    (PETITIONER, PETITION, {"f.noi_dung": ""}),
    (UNIT, f"/phieu/BB-HN/{MEETING}/-/thu_ky", {"f.co_mat": "nhiều", "f.doi_tuong.2.muc_1": "-1"}),
)


@pytest.mark.parametrize(("who", "path", "fields"), WRONG)
def test_page_of_mistakes_bars_nobody_and_begins_with_them(inside, seats, number, who, path, fields):
    page = seats[who]
    page.goto(inside.address.rstrip("/") + path)
    fill(page, fields)
    press(page, "Nộp")
    page.wait_for_function("document.title.startsWith('Lỗi: ')")
    page.wait_for_function("document.activeElement.id === 'loi'")
    assert faults(page) == {}


def test_pages_of_the_office_after_its_acts_bar_nobody(inside, seats, number):
    page = seats[CLERK]
    page.goto(f"{inside.address}ho-so/{number}")
    press(page, "Trả lại")
    assert_begins_with_mistakes(page, "ly-do", "phải ghi lý do")
    assert faults(page) == {}
    fill(page, {"ghi_chu": "Đã gọi điện."})
    press(page, "Lưu ghi chú")
    press(page, "Chấp nhận, ghi sổ")
    assert "đã chấp nhận. Mã xác nhận" in page.locator("main").inner_text()
    assert faults(page) == {}
    page.goto(f"{inside.address}hang-doi")
    press(page, "Chấp nhận những bản đã chọn")
    assert_begins_with_mistakes(page, "chon", "Chưa chọn bản nào.")
    assert faults(page) == {}


def assert_begins_with_mistakes(page: Page, field: str, why: str) -> None:
    """The summary has the focus, its link leads to the field, and the same words stand there."""
    page.wait_for_function("document.title.startsWith('Lỗi: ')")
    page.wait_for_function("document.activeElement.id === 'loi'")
    assert why in page.locator("#loi").inner_text()
    assert why in page.locator(f"[id='{field}.loi']").inner_text()
    page.locator(f"#loi a[href='#{field}']").click()
    assert page.evaluate("document.activeElement.id") == field


def test_a_wrong_code_is_told_on_top_and_at_the_field_of_the_receipt(inside, browser, seats):
    own = entered(inside, "CB-012")
    number = own.hand_in("/phieu/KN/CB-012/-/nguoi_lap", ASKED).number
    clerk = seats[CLERK]
    clerk.goto(f"{inside.address}ho-so/{number}")
    press(clerk, "Chấp nhận, ghi sổ")
    assert faults(clerk) == {}
    press(clerk, "Cấp mã xác nhận mới")
    code = clerk.locator("main").inner_text().partition("báo lại người nộp: ")[2].partition(".")[0]
    with device(browser, inside, "CB-012") as page:
        page.goto(f"{inside.address}bien-nhan/{number}")
        fill(page, {"ma_xac_nhan": "ABCD-ABCD-ABCD-ABCD"})
        press(page, "Xác nhận")
        assert_begins_with_mistakes(page, "ma-xac-nhan", "Không có mã xác nhận này")
        assert faults(page) == {}
        fill(page, {"ma_xac_nhan": code})
        press(page, "Xác nhận")
        assert "Mã đúng" in page.locator("main").inner_text()
        assert faults(page) == {}


def test_by_keyboard_alone_from_the_link_to_the_receipt(inside, browser):
    """Tab, Enter and letters; behind a mistake the summary has the focus and its link leads to the field."""
    with device(browser, inside) as page:
        page.goto(f"{inside.address}vao/{inside.link('CB-019')}")
        tab_to(page, "button")
        page.keyboard.press("Enter")
        page.wait_for_url(inside.address)
        tab_to(page, "a[href*='/phieu/KN/']")
        page.keyboard.press("Enter")
        page.wait_for_url("**/nguoi_lap")
        tab_to(page, "[name='f.can_cu']")
        page.keyboard.type("Sổ theo dõi")
        tab_to(page, "button[value=nop]")
        page.keyboard.press("Enter")
        page.wait_for_function("document.activeElement.id === 'loi'")
        tab_to(page, "#loi a")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.name") == "f.noi_dung"
        page.keyboard.type("Đề nghị xem lại")
        tab_to(page, "button[value=nop]")
        page.keyboard.press("Enter")
        page.wait_for_url("**/bien-nhan/*")
        # The first stop leads past the menu.
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "bm-skip"


def tab_to(page: Page, selector: str) -> None:
    """The next stop of the Tab key that is meant, its focus seen."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            seen = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert seen != "none", selector
            return
    pytest.fail(f"no way to {selector} by keyboard", pytrace=False)
