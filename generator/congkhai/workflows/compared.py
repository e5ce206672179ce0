"""A finished site beside the release that is online for the same audience."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from congkhai.disclosure.public import Audience
from congkhai.disclosure.results import threshold
from congkhai.disclosure.reveal import reveal
from congkhai.findings import Finding
from congkhai.publish.difference import few_changed
from congkhai.publish.losses import Coming, lost_announcements, lost_pages
from congkhai.publish.newly_named import listed, newly_named
from congkhai.publish.online import online
from congkhai.publish.reading import files
from congkhai.workflows.known import Checked
from congkhai.workflows.site import Finished, announced

NAMES = {Audience.PORTAL: "trang công khai (portal)", Audience.AGENCY: "trang nội bộ (agency)"}


def taken_off(site: Path, known: Checked, audience: Audience, today: date) -> Iterator[Finding]:
    """Which announcements are online and would not be any more, or not as they were."""
    before = online(site, audience)
    if before is None:
        return
    agency = known.agency
    coming = Coming(
        announced=tuple(announced(reveal(agency, audience, today))),
        today=today,
        cycle=agency.cycles[0],
        rows={row.id: row for cycle in agency.cycles for row in cycle.announcements},
    )
    yield from lost_announcements(before, coming, NAMES[audience])


def lost(site: Path, made: Finished, *, allow_fewer: bool) -> Iterator[Finding]:
    """Which pages are online and would not be any more."""
    before = online(site, made.facts.audience)
    if before is not None:
        there = frozenset(name for name, _ in files(made.built))
        yield from lost_pages(before, there, _where(made), allow_fewer=allow_fewer)


def newly(site: Path, known: Checked, made: Finished) -> Iterator[Finding]:
    """Whom the site names and the release online does not; nobody where nothing is online yet."""
    before = online(site, made.facts.audience)
    if before is not None:
        yield from newly_named(before, made.facts, _where(made), _officials(known))


def first_named(site: Path, known: Checked, made: Finished) -> str:
    """A line that tells all whom the first release of an audience names; "" where it is not the first."""
    people = listed(made.facts.shown, _officials(known))
    if not people or online(site, made.facts.audience):
        return ""
    return f"Lần đầu đăng {_where(made)}, có nêu tên {len(people)} người: {'; '.join(people)}."


def telling(site: Path, known: Checked, made: Finished) -> Iterator[Finding]:
    """A warning where the portal's totals, no names beside them, tell too much together with those online."""
    before, granted = online(site, made.facts.audience), made.facts.relies_on
    public = made.facts.audience == Audience.PORTAL
    if before is not None and public and not granted.names and not granted.full_table:
        fewest = threshold(known.agency, known.agency.cycles[0])
        yield from few_changed(before.folder, made.built, _where(made), fewest)


def _where(made: Finished) -> str:
    return NAMES[Audience(made.facts.audience)]


def _officials(known: Checked) -> dict[str, str]:
    return {official.id: official.name for official in known.agency.officials}
