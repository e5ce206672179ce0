"""Forms opened in a browser: files from a folder, with what they asked for and complained of."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page

from congkhai.findings import Finding
from congkhai.forms.assets import page_script, style
from congkhai.forms.blank import Blank
from congkhai.forms.fields import fields, title
from congkhai.forms.for_script import for_script
from congkhai.forms.posted import whole_faults

WIDE, NARROW = 1280, 390


@dataclass(slots=True)
class Opened:
    """One page of a fresh profile."""

    page: Page
    asked: list[str] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def listen(self) -> None:
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("requestfinished", lambda request: self.answered.append(request.url))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on(
            "console",
            lambda said: self.faults.append(said.text) if said.type in {"error", "warning"} else None,
        )

    def open(self, path: Path) -> Page:
        """The file as it lies in its folder."""
        self.page.goto(path.as_uri())
        return self.page

    def save(self, folder: Path, button: str = "#nop") -> Path:
        """What the button saves."""
        with self.page.expect_download() as coming:
            self.page.click(button)
        saved = folder / coming.value.suggested_filename
        coming.value.save_as(saved)
        return saved


@contextmanager
def profile(browser: Browser, width: int = WIDE, *, script: bool = True) -> Iterator[Opened]:
    """A browser that has never seen any form, and has no network."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        java_script_enabled=script,
        accept_downloads=True,
        offline=True,
    )
    context.set_default_timeout(5000)
    opened = Opened(context.new_page())
    opened.listen()
    yield opened
    context.close()


def served(blank: Blank, findings: Sequence[Finding] | None = None) -> str:
    """The part in a page as a server gives it, told what is wrong with it."""
    told = whole_faults(blank) if findings is None else findings
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title(blank, told)}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{style()}</style></head>'
        f'<body class="bm-body"><main class="bm-main"><h1>{blank.definition.form.name}</h1>'
        f'<form id="phieu" method="post" novalidate>{fields(blank, told)}'
        '<button class="bm-button">Nộp</button></form></main>'
        f'<script type="application/json" id="bieu-mau">{for_script(blank)}</script>'
        f"<script>{page_script()}</script></body></html>"
    )
