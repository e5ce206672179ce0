"""The whole site of one audience: every page, in the order of the navigation."""

from collections.abc import Sequence

from congkhai.catalogue import Catalogue
from congkhai.disclosure.public import Audience, PublicAgency
from congkhai.pages import forms, home, lookup, plan, results, sections, written
from congkhai.rendering.content import ContentPage
from congkhai.rendering.page import DataFile, Page

_ANNOUNCEMENT = Page(path="thong-bao.md", title="Thông báo công khai", section=sections.RESULTS, body="")


def compose(
    agency: PublicAgency,
    content: tuple[ContentPage, ...],
    kinds: Catalogue,
    files: frozenset[str],
    data: Sequence[DataFile] = (),
) -> tuple[Page, ...]:
    """All pages but the announcement's own, which another room writes at thong-bao.md.

    `kinds` is the catalogue of findings, `files` the published names of the forms' files,
    `data` the files offered for download.
    """
    readable = written.shown(content, agency)
    texts = written.pages(agency, readable, files)
    pages = [
        home.page(agency, readable, files),
        *_plan(agency, [page for page in texts if page.section == sections.PLAN]),
        *(page for page in texts if page.section == sections.GUIDANCE),
        *written.outlines(agency, readable),
        forms.page(agency, readable, files),
        results.page(agency),
        lookup.downloads(agency, data, files),
    ]
    if agency.audience is Audience.AGENCY:
        pages += [lookup.dictionary(agency), lookup.catalogue(kinds)]
    return (*pages, lookup.listing([*pages, _ANNOUNCEMENT]))


def _plan(agency: PublicAgency, texts: Sequence[Page]) -> tuple[Page, ...]:
    """The plan's text first, what rows say next, other hand-written pages (the archive) last."""
    first = [page for page in texts if page.path == "ke-hoach.md"]
    rest = [page for page in texts if page.path != "ke-hoach.md"]
    # Where the folder's schema makes the meetings public, the portal shows them too.
    shown = agency.audience is Audience.AGENCY or agency.cycle.meetings
    meetings = [plan.schedule(agency)] if shown else []
    standing = [plan.board(agency)] if agency.audience is Audience.AGENCY else []
    return (*first, plan.tasks(agency), *standing, *meetings, plan.places(agency), plan.bases(agency), *rest)
