"""The hand-written pages with their directives replaced: the plan, guidance, the archive."""

import re
from collections.abc import Mapping
from typing import Final

from congkhai.disclosure.public import Audience, PublicAgency
from congkhai.pages import directives, readers, sections
from congkhai.rendering.content import ContentPage
from congkhai.rendering.page import Page
from congkhai.rendering.templates import block

_MARK: Final = re.compile(r"^<!-- (?:het )?dan-y -->[ \t]*\n?", re.M)


def shown(content: tuple[ContentPage, ...], audience: Audience) -> tuple[ContentPage, ...]:
    """The pages this audience may read; what does not say "portal" is for the agency."""
    return tuple(page for page in content if audience is Audience.AGENCY or page.audience == "portal")


def pages(agency: PublicAgency, content: tuple[ContentPage, ...], files: frozenset[str]) -> tuple[Page, ...]:
    """One page each, in the order of their paths, an index first."""
    offers = {
        row.reader.slug: _offer(row)
        for row in readers.rows(agency.cycle, content, files)
        if any(status.links for status in (*row.forms, *row.unassigned))
    }
    return tuple(_page(agency, page, files, offers) for page in sorted(content, key=order))


def order(page: ContentPage) -> tuple[str, int, str]:
    """By folder; within it the index first, then the kinds of reader, then by name."""
    folder, _, name = page.path.rpartition("/")
    slugs = [reader.slug for reader in readers.READERS]
    slug = name.removesuffix(".md")
    rank = 0 if slug == "index" else slugs.index(slug) + 1 if slug in slugs else len(slugs) + 1
    return (folder, rank, name)


def _offer(row: readers.ReaderRow) -> str:
    """The files a kind of reader can download, below the guidance."""
    return sections.heading("Biểu mẫu để tải", "tai-mau") + block(
        "pages/reader_forms.html", row=row, root="../"
    )


def _page(agency: PublicAgency, page: ContentPage, files: frozenset[str], offers: Mapping[str, str]) -> Page:
    root = sections.root(page.path)
    body = _MARK.sub("", directives.expand(page.body, agency, files, root))
    guidance = page.path.startswith("huong-dan/")
    if guidance:
        body += offers.get(page.path.removeprefix("huong-dan/").removesuffix(".md"), "")
    return Page(
        path=page.path,
        title=page.title,
        section=sections.GUIDANCE if guidance else sections.PLAN,
        summary=str(page.meta.get("mo_ta") or page.title),
        body=body,
    )
