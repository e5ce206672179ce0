"""Links between pages, judged from the hand-written text alone, long before anything is rendered."""

import posixpath
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from congkhai.findings import Finding, Place
from congkhai.rendering.content import (
    AGENCY_ONLY,
    COMMENT,
    DEAD_LINK,
    GENERATED,
    INWARD_LINK,
    MISSING_PAGE,
    OUTLINE,
    ContentPage,
)

_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link: the page and row where it is written, the page it stands on, what it leads to.

    `target` is a path of the site, or empty where the link leaves it; `fragment` comes after the "#".
    """

    page: ContentPage
    row: int
    written: str
    standing: str
    target: str
    fragment: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What an audience finds: each hand-written page or outline with its anchors; None: not known here."""

    anchors: Mapping[str, frozenset[str] | None]

    def leads(self, link: Link) -> bool:
        """Whether the link reaches its page, and its part of the page as far as that is known."""
        if link.target not in self.anchors:
            return False
        known = self.anchors[link.target]
        return known is None or link.fragment in ("", "top") or _reached(link.fragment, known)


def dead(pages: tuple[ContentPage, ...], unread: Collection[str], folder: str) -> Iterator[Finding]:
    """Links that lead nowhere, at their rows of content/…; a page that several miss is told once.

    `unread`: paths of pages that are there but could not be read; `folder`: what content/ is called.
    """
    inside, outside = (_shown(pages, unread, portal=portal) for portal in (False, True))
    broken = [link for page in pages for link in links(page) if not inside.leads(link)]
    missed = _missed_by_many(broken, inside)
    for target, rows in sorted(missed.items()):
        file = f"{folder}/{target}"
        yield MISSING_PAGE.at(Place(file=file), file=file, pages=", ".join(rows))
    for link in broken:
        if link.target not in missed:
            yield DEAD_LINK.at(_place(link, folder), page=f"{folder}/{link.page.path}", link=link.written)
    for page in pages:
        for link in links(page) if page.audience == "portal" else ():
            if inside.leads(link) and not outside.leads(link):
                yield INWARD_LINK.at(_place(link, folder), page=f"{folder}/{page.path}", link=link.written)


def links(page: ContentPage) -> Iterator[Link]:
    """The links and pictures of a page within the site, those of its outline once more where that stands."""
    outlined = [*_outlined(page)]
    for address in outcome(page.body).addresses:
        # A footnote with an address, and what has none, is told as a slip of the pen.
        if _SCHEME.match(address.written) or not address.written or address.shows.startswith("^"):
            continue
        parts = urlsplit(address.written)
        for standing in (page.path, *(path for path, rows in outlined if address.row in rows)):
            yield Link(
                page=page,
                row=page.first_row + address.row - 1,
                written=address.written,
                standing=standing,
                target=_target(standing, unquote(parts.path)),
                fragment=unquote(parts.fragment),
            )


def _outlined(page: ContentPage) -> Iterator[tuple[str, range]]:
    """The path of the outline, with rows of the body that stand in it."""
    for match in OUTLINE.finditer(page.body) if page.outline_path else ():
        before, within = (page.body.count("\n", 0, end) for end in match.span("part"))
        yield page.outline_path, range(before + 1, within + 1)


def _target(standing: str, path: str) -> str:
    if not path:
        return standing
    return posixpath.normpath(posixpath.join(posixpath.dirname(standing), path))


def _shown(pages: tuple[ContentPage, ...], unread: Collection[str], *, portal: bool) -> Shown:
    found: dict[str, frozenset[str] | None] = dict.fromkeys({*GENERATED, *unread} - {"404.md"})
    if portal:
        found = {path: known for path, known in found.items() if path not in AGENCY_ONLY}
    for page in pages:
        # An audience that is misspelt is told by itself, not at every link to the page.
        if page.audience != "agency" or not portal:
            found[page.path] = outcome(page.body).ids
            if page.outline_path:
                # Parts of other pages may stand in an outline too; the build looks at its anchors.
                found[page.outline_path] = None
    return Shown(found)


def _missed_by_many(broken: list[Link], shown: Shown) -> dict[str, list[str]]:
    """Pages that are not there and that two or more pages lead to, with the rows that do."""
    lost: dict[str, list[Link]] = {}
    for link in broken:
        if link.target not in shown.anchors and link.target.endswith(".md") and ".." not in link.target:
            lost.setdefault(link.target, []).append(link)
    return {
        target: _told(found) for target, found in lost.items() if len({link.page.path for link in found}) > 1
    }


def _told(links: list[Link]) -> list[str]:
    """Each page with its rows: "huong-dan/dang-vien.md (dòng 12, 14)"."""
    rows: dict[str, set[int]] = {}
    for link in links:
        rows.setdefault(link.page.path, set()).add(link.row)
    return [f"{path} (dòng {', '.join(map(str, sorted(found)))})" for path, found in rows.items()]


def _place(link: Link, folder: str) -> Place:
    return Place(file=f"{folder}/{link.page.path}", row=link.row, value=link.written)


def _reached(fragment: str, known: frozenset[str]) -> bool:
    """The renderer numbers equal headings: ten, ten_1, ten_2."""
XX