"""From a checked folder to the finished site of one audience, in a folder beside."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from congkhai.announcement import compose as announcement
from congkhai.disclosure.public import Audience, PublicAgency
from congkhai.disclosure.reveal import forbidden, named, reveal
from congkhai.opendata import files as opendata
from congkhai.pages import site
from congkhai.project import tool
from congkhai.publish.inspect import Expectation
from congkhai.publish.manifest import Facts
from congkhai.publish.render import render
from congkhai.publish.search import write_index
from congkhai.publish.stage import SiteSettings, rendered_path, stage
from congkhai.rendering import attached
from congkhai.rendering.page import Page, Sheet
from congkhai.workflows.check import Checked
from congkhai.workflows.kinds import catalogue

NOT_FOUND = "404.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A site built beside what is online, and what inspection expects of it."""

    built: Path
    expected: Expectation
    facts: Facts


def finish(known: Checked, content: Path, audience: Audience, today: date, room: Path) -> Finished:
    """Stage and render the audience's site below `room`; nothing online is touched."""
    view = reveal(known.agency, audience, today)
    pages, sheets = compose(known, content, view)
    settings = _settings(view)
    staged, built = room / f"{audience}-stage", room / str(audience)
    stage(pages, sheets, settings, staged)
    render(staged, built, today)
    paths = frozenset(rendered_path(page) for page in pages)
    write_index(built, paths)
    whole = frozenset(sheet.path for sheet in sheets if sheet.path.endswith(".html"))
    expected = Expectation(
        pages=paths | whole | {NOT_FOUND},
        sample=view.sample,
        forbidden=forbidden(known.agency, view),
        heads=opendata.heads(),
        hosts=_hosts(view),
        base=urlsplit(settings.url).path or "/",
    )
    facts = Facts(
        audience=str(audience),
        today=today,
        tool=tool(),
        last_day=view.last_day,
        shown=named(known.agency, audience, today),
    )
    return Finished(built=built, expected=expected, facts=facts)


def compose(known: Checked, content: Path, view: PublicAgency) -> tuple[tuple[Page, ...], tuple[Sheet, ...]]:
    """Every page and file of the audience's site."""
    data = opendata.explain(view)
    forms = frozenset(sheet.path.rpartition("/")[2] for sheet in known.forms)
    pages = (*site.compose(view, known.pages, catalogue(known.agency), forms, data), announcement.page(view))
    signed = attached.documents(content, (paper.file for paper in view.documents if paper.file))
    return pages, (*announcement.sheets(view), *opendata.sheets(view), *known.forms, *signed)


def _settings(view: PublicAgency) -> SiteSettings:
    office = view.cycle.office
    return SiteSettings(
        name=f"Đánh giá, xếp loại năm {view.cycle.year} – {office.name}",
        audience=str(view.audience),
        office=office.name,
        parent=office.parent,
        today=view.today,
        sample=view.sample,
        url=office.url if view.audience is Audience.PORTAL else "",
    )


def _hosts(view: PublicAgency) -> frozenset[str]:
    host = urlsplit(view.cycle.office.url).hostname
    return frozenset({host} if host else ())
