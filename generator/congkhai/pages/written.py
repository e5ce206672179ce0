"""The hand-written pages with their directives replaced: the plan, guidance, the archive."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from congkhai.disclosure.public import Audience, PublicAgency, PublicCycle
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
    return tuple(_page(agency, page, files, offers) for page in sorted(content, key=order(agency.cycle)))


def order(cycle: PublicCycle) -> Callable[[ContentPage], tuple[str, int, str]]:
    """By folder; within it the index first, then the kinds of reader, then by name."""
    slugs = ["index", *(reader.page for reader in cycle.readers)]

    def rank(page: ContentPage) -> tuple[str, int, str]:
        at = slugs.index(page.slug) if page.slug in slugs else len(slugs)
        return (page.path.rpartition("/")[0], at, page.path)

    return rank


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
        body += offers.get(page.slug, "")
    return Page(
        path=page.path,
        title=page.title,
        section=sections.GUIDANCE if guidance else sections.PLAN,
        summary=str(page.meta.get("mo_ta") or page.title),
        body=body,
    )
