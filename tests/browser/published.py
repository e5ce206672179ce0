"""The sample as published, and a browser's visits to it with everything it asked for and complained of."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, Request

WIDE, NARROW, SMALLEST = 1280, 390, 320
AUDIENCES = ("portal", "agency")
MARK = "DỮ LIỆU MINH HOẠ: người, phiếu và kết quả là giả định, không phải của cơ quan"

# What every visitor comes for: judged at both widths, for both audiences.
CORE = "index cac-nam 2022/index 2022/ke-hoach 2022/cong-viec 2022/ket-qua 2022/thong-bao".split()
# The rest is judged where it is hardest, on a narrow screen, and inside the agency, where all of it stands.
FURTHER = (
    "2022/huong-dan/index 2022/huong-dan/dang-vien 2022/dan-y/cong-chuc 2022/bieu-mau 2022/noi-kiem-diem "
    "2022/can-cu 2022/tai-ve tat-ca-trang 2022/tinh-hinh 2022/lich-hoi-nghi 2022/nop-ho-so "
    "2022/huong-dan/tiep-nhan-ho-so tu-dien-du-lieu danh-muc-loi "
    "2022/thong-bao-in 404"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One audience's site online: its folder, and the address at which a server offers it."""

    audience: str
    folder: Path
    server: str

    def root(self, door: str) -> str:
        """The address of the site's root through `door`, "file" or "http", ending in a slash."""
        return self.server if door == "http" else self.folder.as_uri() + "/"

    def pages(self) -> list[str]:
        """Every HTML file, by its path from the root; neither the answer to a wrong address is a page of its
        own nor what leads on from an old one."""
        found = {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html")}
        return sorted(found - {"404.html", *self.old_addresses()})

    def old_addresses(self) -> list[str]:
        """The HTML files that only lead on."""
        paths = sorted(self.folder.rglob("*.html"))
        leading = (path for path in paths if 'http-equiv="refresh"' in path.read_text(encoding="utf-8"))
        return [path.relative_to(self.folder).as_posix() for path in leading]


@dataclass(slots=True)
class Tab:
    """A page in the browser, with what it fetched and what went wrong meanwhile."""

    page: Page
    asked: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def listen(self) -> None:
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("requestfailed", lambda request: self.failed(request))
        self.page.on("pageerror", lambda error: self.faults.append(f"script {error}"))
        self.page.on(
            "response",
            lambda got: self.faults.append(f"{got.status} {got.url}") if got.status >= 400 else None,
        )
        self.page.on(
            "console",
            lambda said: (
                self.faults.append(f"{said.type} {said.text}") if said.type in {"error", "warning"} else None
            ),
        )

    def failed(self, request: Request) -> None:
        """Note a request that failed, unless the visitor left before the picture of the tab came."""
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"{request.failure} {request.url}")

    def open(self, address: str) -> Page:
        """Go to `address`, with nothing held against it from before."""
        # What the page before was still fetching is not this one's.
        self.page.goto("about:blank")
        self.asked.clear()
        self.faults.clear()
        self.page.goto(address)
        return self.page

    def strangers(self, root: str) -> list[str]:
        """What was asked of anybody but the site itself."""
        return [url for url in self.asked if not url.startswith((root, "data:"))]


@contextmanager
def tab(browser: Browser, width: int = WIDE, *, javascript: bool = True) -> Iterator[Tab]:
    """A fresh visitor with a screen `width` pixels wide."""
    context: BrowserContext = browser.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=javascript, reduced_motion="reduce"
    )
    context.set_default_timeout(4000)
    opened = Tab(context.new_page())
    opened.listen()
    yield opened
    context.close()
