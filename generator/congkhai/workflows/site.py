"""From a checked folder to the finished site of one audience, in a folder beside."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from congkhai.announcement import compose as announcement
from congkhai.disclosure.public import Audience, PublicAgency, PublicCycle
from congkhai.disclosure.results import order_today
from congkhai.disclosure.reveal import forbidden, forbidden_short, named, reveal, titles
from congkhai.model.agency import Agency
from congkhai.opendata import files as opendata
from congkhai.pages import site
from congkhai.project import tool
from congkhai.publish.inspect import Expectation
from congkhai.publish.manifest import Announced, Facts, Permission
from congkhai.publish.moved import moved_to
from congkhai.publish.origin import Origin, told_by
from congkhai.publish.render import render
from congkhai.publish.search import write_index
from congkhai.publish.short_names import ShortNames
from congkhai.publish.stage import SiteSettings, rendered_path, stage
from congkhai.rendering.page import Page, SiteFile
from congkhai.text.web_address import host
from congkhai.value import Value
from congkhai.workflows import attachments
from congkhai.workflows.blank_forms import FOLDER as BLANKS
from congkhai.workflows.blank_forms import blanks
from congkhai.workflows.kinds import catalogue, own_words
from congkhai.workflows.known import Checked
from congkhai.workflows.personal import permitted
from congkhai.workflows.unpublishable import hidden_names

NOT_FOUND = "404.html"


class Finished(Value):
    """A site built beside what is online, and what inspection expects of it."""

    built: Path
    expected: Expectation
    facts: Facts


def finish(known: Checked, content: Path, audience: Audience, today: date, room: Path) -> Finished:
    """Stage and render the audience's site below `room`; nothing online is touched."""
    view = reveal(known.agency, audience, today)
    pages, sheets = compose(known, view)
    site_settings = settings(view)
    staged, built = room / f"{audience}-stage", room / str(audience)
    origins = dict(_origins(known, content, pages, view))
    with told_by(origins):
        stage(pages, sheets, site_settings, staged)
        render(staged, built, today)
    paths = frozenset(rendered_path(page) for page in pages)
    parsed = write_index(built, paths)
    whole = frozenset(sheet.path for sheet in sheets if sheet.path.endswith(".html"))
    expected = Expectation(
        pages=paths | whole | {NOT_FOUND},
        sample=view.sample,
        forbidden=forbidden(known.agency, view, own_words(known.agency)),
        heads=opendata.heads(),
        hosts=_hosts(view),
        base=urlsplit(site_settings.url).path or "/",
        origins=origins,
        public=audience is Audience.PORTAL,
        looked_at=frozenset(_looked_at(known, sheets)),
        titles=titles(known.agency),
        short_names=ShortNames(*forbidden_short(known.agency, view)),
        permitted=permitted(known.agency),
        year=today.year,
        parsed=parsed,
        below=hidden_names(known.agency, view),
    )
    return Finished(built=built, expected=expected, facts=_facts(known, view, audience, today))


def _facts(known: Checked, view: PublicAgency, audience: Audience, today: date) -> Facts:
    """What the release is to say of itself."""
    return Facts(
        audience=str(audience),
        today=today,
        tool=tool(),
        last_day=view.last_day,
        shown=named(known.agency, audience, today),
        names={official.id: official.name for official in known.agency.officials},
        relies_on=permission(known.agency, audience, today),
        full=full_tables(known.agency, audience, today),
        announced=tuple(announced(view)),
    )


def announced(view: PublicAgency) -> Iterator[Announced]:
    """The announcements that the site shows, and where."""
    for cycle in view.cycles:
        for issued in cycle.announcements:
            yield Announced(
                id=issued.id,
                year=cycle.year,
                number=issued.document.number,
                day=issued.document.issued,
                title=issued.title,
                pages=announcement.told_at(cycle, issued),
                document=issued.document.id,
            )


def permission(agency: Agency, audience: Audience, today: date) -> Permission:
    """What the orders that hold today grant the audience beyond what it may always see."""
    found = (order_today(cycle, audience, today) for cycle in agency.cycles)
    orders = [order for order in found if order]
    return Permission(
        names=any(order.names for order in orders),
        full_table=audience is Audience.PORTAL and any(order.full_table for order in orders),
    )


def full_tables(agency: Agency, audience: Audience, today: date) -> frozenset[int]:
    """The years of which an order that holds today lets everybody read the full table of totals."""
    found = ((cycle.year, order_today(cycle, audience, today)) for cycle in agency.cycles)
    return frozenset(
        year
        for year, order in found
        if audience is Audience.PORTAL and order is not None and order.full_table
    )


def compose(known: Checked, view: PublicAgency) -> tuple[tuple[Page, ...], tuple[SiteFile, ...]]:
    """Every page and file of the audience's site: those of each year in its folder, then those of all."""
    forms = frozenset(file.published for file in known.forms)
    made = {cycle.year: _of_year(known, view, cycle, forms) for cycle in view.cycles}
    before = _old_addresses(view).year
    own = {cycle.year: known.pages_of(cycle.year) for cycle in view.cycles}
    kinds, data = catalogue(known.agency), opendata.explain_all(view)
    pages = (
        *site.top(view, own, kinds, forms, data),
        *(page.below(year) for year, (pages, _) in made.items() for page in pages),
    )
    sheets = (
        *opendata.of_all(view),
        *(sheet.below(year) for year, (_, sheets) in made.items() for sheet in sheets),
    )
    pages = (*pages, site.listing(pages))
    taken = frozenset((*map(rendered_path, pages), *(sheet.path for sheet in sheets)))
    old_pages, old_sheets = made[before]
    # Blank forms never stood at an old address.
    old_sheets = tuple(sheet for sheet in old_sheets if not sheet.path.startswith(f"{BLANKS}/"))
    moved = moved_to(before, old_pages, old_sheets, taken, view)
    return pages, (*sheets, *moved)


def _of_year(
    known: Checked, view: PublicAgency, cycle: PublicCycle, forms: frozenset[str]
) -> tuple[tuple[Page, ...], tuple[SiteFile, ...]]:
    data, wanted = opendata.explain(cycle), attachments.wanted(known, view, cycle)
    blank = (*_blanks(known, view, cycle),)
    pages = site.year(view, cycle, known.pages_of(cycle.year), forms, data, [file.path for file in blank])
    published = attachments.published(known)
    offered = (SiteFile(path=path, content=file.content) for path, _, file in published if path in wanted)
    sheets = (*announcement.sheets(view, cycle), *opendata.of_year(view, cycle), *offered)
    sheets = (*sheets, *blank)
    return (*pages, announcement.page(view, cycle)), sheets


def _blanks(known: Checked, view: PublicAgency, cycle: PublicCycle) -> Iterator[SiteFile]:
    """The blank forms of a year, for the staff alone."""
    if view.audience is Audience.AGENCY:
        yield from blanks(known.agency, next(one for one in known.agency.cycles if one.year == cycle.year))


def _old_addresses(view: PublicAgency) -> PublicCycle:
    """The year whose pages stood at the top before every year had a folder of its own.

    Then a site showed one year, and no other could follow one that was announced: it is the first of those.
    """
    announced = [cycle for cycle in view.cycles if cycle.announcements]
    return announced[-1] if announced else view.newest


def _looked_at(known: Checked, sheets: Iterable[SiteFile]) -> Iterator[str]:
    """The files of the site at which somebody of the office has looked."""
    seen = {path for path, _, file in attachments.published(known) if file.looked_at}
    yield from (sheet.path for sheet in sheets if {sheet.path, sheet.path.partition("/")[2]} & seen)


def _origins(
    known: Checked, content: Path, pages: tuple[Page, ...], view: PublicAgency
) -> Iterator[tuple[str, Origin]]:
    """Each path of the site, staged or rendered, with the office's file; made pages by their titles."""
    written = {
        f"{cycle.year}/{path}": page
        for cycle in view.cycles
        for page in known.pages_of(cycle.year)
        for path in (page.outline_path, page.path)
    }
    for page in pages:
        rendered = rendered_path(page)
        own = written.get(page.path)
        source = f"{content.name}/{own.source}" if own else None
        origin = Origin(source, source or f"{page.title} ({rendered})", own)
        yield from ((page.path, origin), (rendered, origin))
    for path, file in _files(known, view, content.name):
        for place in (path, *(f"{cycle.year}/{path}" for cycle in view.cycles)):
            yield place, Origin(file, file)


def _files(known: Checked, view: PublicAgency, folder: str) -> Iterator[tuple[str, str]]:
    """The path of each file below a year's folder, and where the office has it."""
    for form in known.forms:
        yield form.sheet.path, form.place.file or form.name
    for paper in view.documents:
        if paper.file:
            yield paper.file, f"{folder}/{paper.file}"


def settings(view: PublicAgency) -> SiteSettings:
    """What the audience's site says of itself."""
    office = view.newest.office
    return SiteSettings(
        name=f"Đánh giá, xếp loại chất lượng – {office.name}",
        years=tuple(cycle.year for cycle in view.cycles),
        audience=str(view.audience),
        office=office.name,
        parent=office.parent,
        today=view.today,
        sample=view.sample,
        url=_with_stroke(office.url) if view.audience is Audience.PORTAL and host(office.url) else "",
    )


def _with_stroke(address: str) -> str:
    """The address as that of a folder: without the stroke at its end a link is worked out from its parent."""
    return f"{address.rstrip('/')}/"


def _hosts(view: PublicAgency) -> frozenset[str]:
    return frozenset({host(view.newest.office.url)} - {""})
