"""What comes out of the printer, read back."""

from dataclasses import dataclass
from io import BytesIO

from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.reading import squeezed

A4 = (595, 842)
# A4 less the margins that the print styles set: 30 mm on the left, 15 mm on the right.
PRINTED_WIDTH = round((210 - 45) / 25.4 * 96)


@dataclass(frozen=True, slots=True)
class Paper:
    """The sheets of a printed page: size in points, text without any space."""

    sizes: list[tuple[int, int]]
    sheets: list[str]

    @property
    def text(self) -> str:
        return "".join(self.sheets)


def printed(page: Page) -> Paper:
    """Print the open page as it asks to be printed."""
    reader = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    sizes = [(int(sheet.mediabox.width), int(sheet.mediabox.height)) for sheet in reader.pages]
    return Paper(sizes, [squeezed(sheet.extract_text()) for sheet in reader.pages])


def beyond_the_paper(page: Page) -> list[str]:
    """The texts that, laid out for A4, would stand beyond its right margin."""
    page.emulate_media(media="print")
    before = page.viewport_size
    page.set_viewport_size({"width": PRINTED_WIDTH, "height": 900})
    found: list[str] = page.evaluate(
        """() => {
          const out = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            if (!walk.currentNode.data.trim()) continue;
            const holder = walk.currentNode.parentElement, range = document.createRange();
            if (holder.closest('.ck-sr, .ck-skip')) continue;
            range.selectNodeContents(walk.currentNode);
            const right = Math.max(0, ...[...range.getClientRects()].map(r => r.right));
            if (right > innerWidth + 1) out.push(`${Math.round(right)}px ${walk.currentNode.data.trim()}`);
          }
          return out;
        }"""
    )
    page.set_viewport_size(before)
    page.emulate_media(media="null")
    return found
