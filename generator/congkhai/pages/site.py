"""The whole site of one audience: every page, in the order of the navigation."""

from collections.abc import Sequence

from congkhai.catalogue import Catalogue
from congkhai.disclosure.public import Audience, PublicAgency
from congkhai.pages import (
    bases,
    board,
    catalogue,
    dictionary,
    downloads,
    forms,
    home,
    listing,
    outlines,
    places,
    results,
    schedule,
    sections,
    tasks,
    written,
)
from congkhai.rendering.content import ContentPage
from congkhai.rendering.page import DataFile, Page

_ANNOUNCEMENT = Page(path="thong-bao.md", title="Thông báo công khai", section=sections.RESULTS, body="")


def compose(
    agency: PublicAgency,
    content: tuple[ContentPage, ...],
    told: Catalogue,
    files: frozenset[str],
    data: Sequence[DataFile] = (),
) -> tuple[Page, ...]:
    """All pages but the announcement's own, which another room writes at thong-bao.md.

    `told` is the catalogue of findings, `files` the published names of the forms' files,
    `data` the files offered for download.
    """
    readable = written.shown(content, agency.audience)
    made = [
        home.page(agency, readable, files),
        *_plan(agency, readable, files),
        *_guidance(agency, readable, files),
        forms.page(agency, readable, files),
        results.page(agency),
        downloads.page(agency, data, files),
    ]
    if agency.audience is Audience.AGENCY:
        made += [dictionary.page(agency), catalogue.page(told)]
    return (*made, listing.page([*made, _ANNOUNCEMENT]))


def _plan(agency: PublicAgency, content: tuple[ContentPage, ...], files: frozenset[str]) -> tuple[Page, ...]:
    """The plan's text first, what rows say next, other hand-written pages (the archive) last."""
    texts = [page for page in written.pages(agency, content, files) if page.section == sections.PLAN]
    first = [page for page in texts if page.path == "ke-hoach.md"]
    rest = [page for page in texts if page.path != "ke-hoach.md"]
    # Where the folder's schema makes the meetings public, the portal shows them too.
    shown = agency.audience is Audience.AGENCY or agency.cycle.meetings
    meetings = [schedule.page(agency)] if shown else []
    standing = [board.page(agency)] if agency.audience is Audience.AGENCY else []
    return (*first, tasks.page(agency), *standing, *meetings, places.page(agency), bases.page(agency), *rest)


def _guidance(
    agency: PublicAgency, content: tuple[ContentPage, ...], files: frozenset[str]
) -> tuple[Page, ...]:
    texts = [page for page in written.pages(agency, content, files) if page.section == sections.GUIDANCE]
    return (*texts, *outlines.pages(agency, content))
