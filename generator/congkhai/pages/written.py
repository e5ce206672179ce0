"""The hand-written pages with their directives replaced: the plan, guidance, the archive."""

import re
from typing import Final

from congkhai.disclosure.public import Audience, PublicAgency
from congkhai.pages import directives, readers, sections
from congkhai.rendering.content import ContentPage
from congkhai.rendering.page import Page

_MARK: Final = re.compile(r"^<!-- (?:het )?dan-y -->[ \t]*\n?", re.M)


def shown(content: tuple[ContentPage, ...], audience: Audience) -> tuple[ContentPage, ...]:
    """The pages this audience may read; what does not say "portal" is for the agency."""
    return tuple(page for page in content if audience is Audience.AGENCY or page.audience == "portal")


def pages(agency: PublicAgency, content: tuple[ContentPage, ...], files: frozenset[str]) -> tuple[Page, ...]:
    """One page each, in the order of their paths, an index first."""
    ordered = sorted(content, key=order)
    return tuple(_page(agency, page, files) for page in ordered)


def order(page: ContentPage) -> tuple[str, int, str]:
    """By folder; within it the index first, then the kinds of reader, then by name."""
    folder, _, name = page.path.rpartition("/")
    slugs = [reader.slug for reader in readers.READERS]
    slug = name.removesuffix(".md")
    rank = 0 if slug == "index" else slugs.index(slug) + 1 if slug in slugs else len(slugs) + 1
    return (folder, rank, name)


def _page(agency: PublicAgency, page: ContentPage, files: frozenset[str]) -> Page:
    root = sections.root(page.path)
    body = _MARK.sub("", directives.expand(page.body, agency, files, root))
    guidance = page.path.startswith("huong-dan/")
    return Page(
        path=page.path,
        title=page.title,
        section=sections.GUIDANCE if guidance else sections.PLAN,
        summary=str(page.meta.get("mo_ta") or page.title),
        body=body,
    )
