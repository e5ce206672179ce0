"""What a reader can take from a page, and words to compare it by."""

import csv
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from tests.browser.published import Tab

# Text of what is laid out, without what a style sheet changed (capitals) and what no eye sees.
_SHOWN = """() => {
  const kept = [];
  const walk = document.createTreeWalker(document.body);
  while (walk.nextNode()) {
    const at = walk.currentNode, holder = at.parentElement;
    const shown = getComputedStyle(at.nodeType === 1 ? at : holder).display;
    if (at.nodeType === 1 && (at.tagName === 'BR' || shown !== 'inline')) kept.push(' ');
    if (at.nodeType === 3 && !holder.closest('script, style') && holder.getClientRects().length) {
      kept.push(at.data);
      if (shown !== 'inline') kept.push(' ');
    }
  }
  return kept.join('');
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One page: what it shows, what it says of itself, where it leads."""

    text: str
    title: str
    lang: str
    robots: str
    links: frozenset[str]
    faults: tuple[str, ...]

    def names(self, people: set[str]) -> set[str]:
        """Whose whole name stands in the text."""
        return {name for name in people if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", self.text)}


def look(visit: Tab, root: str, path: str) -> Seen:
    """Open a page of the site at `root` and read it."""
    page = visit.open(root + path)
    robots = page.locator("meta[name=robots]")
    return Seen(
        text=flat(page.evaluate(_SHOWN)),
        title=page.title(),
        lang=page.locator("html").get_attribute("lang") or "",
        robots=(robots.get_attribute("content") or "") if robots.count() else "",
        links=frozenset(
            page.eval_on_selector_all("a[href]", "links => links.map(a => a.href.split('#')[0])")
        ),
        faults=(*visit.faults, *visit.strangers(root)),
    )


def flat(text: str) -> str:
    """Composed, with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def words(text: str) -> set[str]:
    """The words and numbers of a text, in lower case."""
    return set(re.findall(r"\w+", unicodedata.normalize("NFC", text).lower()))


def squeezed(text: str) -> str:
    """Composed and without any space, to find text that a PDF broke into lines."""
    return "".join(unicodedata.normalize("NFC", text).split())


def people(office: Path) -> set[str]:
    """The names of the sample's officials, all of them invented."""
    with (office / "datapackage/data/can_bo.csv").open(encoding="utf-8-sig", newline="") as file:
        return {unicodedata.normalize("NFC", row["ho_ten"]) for row in csv.DictReader(file)}
