"""Somebody at a real browser who came in by a link of the intake."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager

from playwright.sync_api import Browser, Page

from tests.web.intake_office import Served

# A limit for a machine with much else to do, not an aim.
SLOWEST = 30_000


@contextmanager
def device(
    browser: Browser, served: Served, who: str = "", *, scripts: bool = True, width: int = 1280
) -> Iterator[Page]:
    """A page of a profile of its own; with `who` that person's link was used in it."""
    screen = {"width": width, "height": 900}
    context = browser.new_context(java_script_enabled=scripts, viewport=screen, ignore_https_errors=True)
    with closing(context):
        context.set_default_timeout(SLOWEST)
        page = context.new_page()
        if who:
            enter(page, served, who)
        yield page


def enter(page: Page, served: Served, who: str) -> None:
    """The link opened, its button pressed."""
    page.goto(f"{served.address}vao/{served.link(who)}")
    press(page, "Vào")


def fill(page: Page, fields: Mapping[str, str]) -> None:
    """The fields typed; of a choice the value is chosen."""
    for name, text in fields.items():
        control = page.locator(f"[name='{name}']")
        if control.first.get_attribute("type") == "radio":
            page.locator(f"[name='{name}'][value='{text}']").check()
        elif control.evaluate("element => element.tagName") == "SELECT":
            control.select_option(text)
        else:
            control.fill(text)


def press(page: Page, words: str) -> None:
    """A button pressed by its words."""
    page.get_by_role("button", name=words, exact=True).click()


def words(page: Page) -> str:
    """What the page says, in one line."""
    return " ".join(page.locator("main").inner_text().split())
