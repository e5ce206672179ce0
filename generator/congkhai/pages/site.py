"""The whole site of one audience: the pages of each year, then those of all years."""

from collections.abc import Iterable, Mapping, Sequence

from congkhai.catalogue import Catalogue
from congkhai.disclosure.public import Audience, PublicAgency, PublicCycle
from congkhai.pages import forms, hand_in, home, lookup, plan, results, sections, written, years
from congkhai.pages.readers import FormLink
from congkhai.rendering.content import ContentPage
from congkhai.rendering.page import DataFile, Page

Content = tuple[ContentPage, ...]


def year(
    agency: PublicAgency,
    cycle: PublicCycle,
    content: Content,
    files: frozenset[str],
    data: Sequence[DataFile],
    blanks: Sequence[str] = (),
) -> tuple[Page, ...]:
    """The pages of a year, by their paths in its folder; another room writes the announcement's.

    `content` are the year's hand-written pages, `files` the published names of the forms' files, `data` the
    files offered for download, `blanks` the paths of blank forms, called by the ids of their forms.
    """
    readable = written.shown(content, agency.audience, cycle)
    texts = written.pages(cycle, readable, files)
    return (
        home.page(agency, cycle, readable, files),
        *_plan(agency, cycle, [page for page in texts if page.section == sections.PLAN]),
        *(page for page in texts if page.section == sections.GUIDANCE),
        *written.outlines(cycle, readable),
        forms.page(cycle, readable, files),
        *_handing_in(agency, cycle, blanks),
        results.page(agency, cycle),
        lookup.downloads(cycle, data, files),
    )


def _handing_in(agency: PublicAgency, cycle: PublicCycle, blanks: Sequence[str]) -> tuple[Page, ...]:
    """How forms are handed in, for the agency."""
    links: dict[str, tuple[FormLink, ...]] = {}
    for path in blanks:
        name, _, ending = path.rpartition("/")[2].rpartition(".")
        links[name] = (*links.get(name, ()), FormLink(href=path, ending=ending))
    return (hand_in.page(cycle, links),) if agency.audience is Audience.AGENCY else ()


def top(
    agency: PublicAgency,
    content: Mapping[int, Content],
    kinds: Catalogue,
    files: frozenset[str],
    data: Sequence[DataFile],
) -> tuple[Page, ...]:
    """The pages of all years but the list of all pages; `content` by year, `data` are files of all years.

    `kinds` is the catalogue of findings.
    """
    readable = {
        cycle.year: written.shown(content[cycle.year], agency.audience, cycle) for cycle in agency.cycles
    }
    pages = (home.front(agency, readable, files), years.page(agency, data))
    if agency.audience is Audience.AGENCY:
        return (*pages, lookup.dictionary(agency), lookup.catalogue(kinds))
    return pages


def listing(pages: Iterable[Page]) -> Page:
    """The list of all pages of the site."""
    return lookup.listing(tuple(pages))


def _plan(agency: PublicAgency, cycle: PublicCycle, texts: Sequence[Page]) -> tuple[Page, ...]:
    """The plan's text first, what rows say next, other hand-written pages (the archive) last."""
    first = [page for page in texts if page.path == "ke-hoach.md"]
    rest = [page for page in texts if page.path != "ke-hoach.md"]
    # Where the folder's schema makes the meetings public, the portal shows them too.
    shown = agency.audience is Audience.AGENCY or cycle.meetings
    meetings = [plan.schedule(cycle)] if shown else []
    standing = [plan.board(agency, cycle)] if agency.audience is Audience.AGENCY else []
    return (
        *first,
        plan.tasks(agency, cycle),
        *standing,
        *meetings,
        plan.places(cycle),
        plan.bases(cycle),
        *rest,
    )
