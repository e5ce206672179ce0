"""The hand-written pages: all that a build would refuse about them, told at their own rows."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from congkhai.disclosure.public import Audience
from congkhai.disclosure.reveal import reveal
from congkhai.findings import Finding, Place
from congkhai.model.agency import Agency
from congkhai.model.columns import at
from congkhai.office_files import linked_folders
from congkhai.pages import links
from congkhai.pages import written as plan_page
from congkhai.pages.links import Offered
from congkhai.publish import markup
from congkhai.publish.links import target_requests
from congkhai.publish.markup import Target
from congkhai.publish.origin import Origin, traced
from congkhai.publish.stage import clashes, rendered
from congkhai.rendering import content, years
from congkhai.rendering.content import GENERATED, PRINT_VIEW, ContentPage
from congkhai.rendering.filenames import misnamed
from congkhai.rendering.outcome import outcome
from congkhai.rendering.slips import slips
from congkhai.text.web_address import host
from congkhai.value import replace
from congkhai.workflows.attachments import wanted
from congkhai.workflows.known import Checked
from congkhai.workflows.stopped import LINKS_NOT_RUN


def read(folder: Path) -> tuple[tuple[ContentPage, ...], tuple[Finding, ...]]:
    """The pages below `folder`, and what is wrong with them by themselves and among each other."""
    pages, faults = content.read(folder)
    faults = (*faults, *linked_folders(folder.parent, folder))
    if not folder.is_dir():
        return pages, faults
    readable = {page.source for page in pages}
    files = (finding.place.file or "" for finding in faults)
    unread = {file.removeprefix(f"{folder.name}/") for file in files} - readable
    findings = [*faults, *misnamed(folder)]
    for page in pages:
        findings += slips(page, folder.name)
    for year in sorted({page.year or 0 for page in pages} | {0}):
        own = tuple(page for page in pages if page.year == (year or None))
        findings += _clashes(own, folder.name)
        findings += links.dead(own, unread, f"{folder.name}/{year}" if year else folder.name)
    return pages, tuple(findings)


def _clashes(pages: Iterable[ContentPage], folder: str) -> list[Finding]:
    """Pages that would stand at one place of the site; one at the place of a made page is told as that."""
    own = [page for page in pages if page.path not in GENERATED]
    outlines = {rendered(page.outline_path): page for page in own if page.outline_path}
    origins = {
        path: Origin(f"{folder}/{page.source}", f"{folder}/{page.source}")
        for path, page in (*outlines.items(), *((rendered(page.path), page) for page in own))
    }
    second = [rendered(path) for page in own for path in (page.outline_path, page.path) if path]
    return traced(clashes([PRINT_VIEW, *map(rendered, sorted(GENERATED)), *second]), origins)


def left_over(pages: Sequence[ContentPage], agency: Agency, folder: str) -> Iterator[Finding]:
    """Pages of the newest year that are still those of the year before."""
    if len(agency.cycles) > 1:
        newest, before = agency.cycles[:2]
        issued = bool(newest.plan and newest.plan.number and newest.plan.issued)
        number = before.plan.number if before.plan else ""
        followed = years.Followed(year=newest.year, before=before.year, number=number, issued=issued)
        yield from years.left_over(pages, followed, folder)


def unprinted(known: Checked, folder: str) -> Iterator[Finding]:
    """The tasks of each year for which the page of its plan has no place."""
    for cycle in known.agency.cycles:
        clauses = [at(task, "clause") for task in cycle.tasks]
        for page in known.pages_of(cycle.year):
            if page.path == plan_page.PLAN:
                yield from plan_page.unprinted(page, clauses, cycle.year, f"{folder}/{page.source}")


def abroad(known: Checked, folder: str) -> Iterator[Finding]:
    """Links that leave the site for a host that is not the office's own, or that run something."""
    url = known.agency.cycles[0].office.url
    hosts = frozenset({host(url)} - {""})
    for page in known.pages:
        file = f"{folder}/{page.source}"
        for address in links.leaving(page):
            tag, attribute = ("img", "src") if address.picture else ("a", "href")
            target = Target(tag=tag, attribute=attribute, value=address.written)
            for finding in target_requests(file, target, hosts):
                yield replace(finding, place=replace(finding.place, row=page.first_row + address.row - 1))


def unseen(pages: Iterable[ContentPage], folder: str) -> Iterator[Finding]:
    """Where the rows cannot be read together: the pages whose links were not all looked at."""
    yield from not_looked_at(
        {page.source for page in pages if links.beyond(page) or links.leaving(page)}, folder
    )


def not_looked_at(paths: Collection[str], folder: str) -> Iterator[Finding]:
    """That some links of the pages at these paths were not looked at; nothing where there is none."""
    if paths:
        yield LINKS_NOT_RUN.at(Place(), pages=", ".join(f"{folder}/{path}" for path in sorted(paths)))


def beyond(known: Checked, folder: Path, today: date, *, blocked: bool) -> Iterator[Finding]:
    """What is wrong with links to files, and to parts of pages that are made from rows.

    Only where such a link stands is the site made for it; where the rows are at fault (`blocked`), which
    would make it another site, the pages with such links are told as not looked at.
    """
    asked = [link for page in known.pages for link in links.beyond(page)]
    if blocked:
        yield from not_looked_at({link.page.source for link in asked}, folder.name)
    elif asked:
        inside, outside = (_offered(known, folder, audience, today) for audience in _INWARD_FIRST)
        newest = known.agency.cycles[0].year
        for link in asked:
            of_year = link.page.year or newest
            yield from links.astray(link, inside.of_year(of_year), outside.of_year(of_year), folder)


_INWARD_FIRST: Final = (Audience.AGENCY, Audience.PORTAL)


def _offered(known: Checked, folder: Path, audience: Audience, today: date) -> Offered:
    # Making the pages takes longer than all else that `check` does with them.
    from congkhai.workflows.site import compose

    view = reveal(known.agency, audience, today)
    pages, sheets = compose(known, view)
    # A file that must not go out yet is told by itself, not at every link to it.
    named = {f"{cycle.year}/{path}" for cycle in view.cycles for path in wanted(known, view, cycle)}
    return Offered(
        files=frozenset({sheet.path for sheet in sheets} | named),
        anchors={page.path: markup.parse(page.body).ids | outcome(page.body).ids for page in pages},
    )
