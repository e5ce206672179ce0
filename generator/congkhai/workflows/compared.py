"""A finished site beside the release that is online for the same audience."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path

from congkhai.disclosure.public import Audience
from congkhai.disclosure.results import threshold
from congkhai.disclosure.reveal import reveal
from congkhai.findings import Finding
from congkhai.publish.difference import few_changed
from congkhai.publish.losses import Coming, lost_announcements, lost_pages
from congkhai.publish.online import Online, listed, never_online, newly_named, online, told
from congkhai.publish.reading import files
from congkhai.workflows.known import Checked
from congkhai.workflows.site import Finished, announced

NAMES = {Audience.PORTAL: "trang công khai (portal)", Audience.AGENCY: "trang nội bộ (agency)"}


def taken_off(site: Path, known: Checked, audiences: Iterable[str], today: date) -> list[Finding]:
    """Which announcements are online and would not be any more, or not as they were."""
    agency = known.agency
    remarks = []
    for audience in map(Audience, audiences):
        before = online(site, audience)
        if before is not None:
            coming = Coming(
                announced=tuple(announced(reveal(agency, audience, today))),
                today=today,
                years=frozenset(cycle.year for cycle in agency.cycles),
                rows={row.id: row for cycle in agency.cycles for row in cycle.announcements},
            )
            remarks += [(NAMES[audience], loss) for loss in lost_announcements(before, coming)]
    return told(remarks)


def lost(site: Path, ready: Iterable[Finished], *, allow_fewer: bool) -> list[Finding]:
    """Which pages are online and would not be any more."""
    remarks = []
    for made, before in _beside(site, ready):
        there = frozenset(name for name, _ in files(made.built))
        remarks += [(_where(made), loss) for loss in lost_pages(before, there, allow_fewer=allow_fewer)]
    return told(remarks)


def newly(site: Path, known: Checked, ready: Iterable[Finished]) -> list[Finding]:
    """Whom the sites name and the releases online do not; nobody where nothing is online yet."""
    return told(
        (_where(made), people)
        for made, before in _beside(site, ready)
        for people in newly_named(before, made.facts, _officials(known))
    )


def _beside(site: Path, ready: Iterable[Finished]) -> Iterator[tuple[Finished, Online]]:
    """Each site with the release that is online for its audience; without those of which none is."""
    for made in ready:
        before = online(site, made.facts.audience)
        if before is not None:
            yield made, before


def first_named(site: Path, known: Checked, made: Finished) -> str:
    """A line that tells all whom the first release of an audience names; "" where it is not the first."""
    people = listed(chain(*made.facts.shown.values()), _officials(known))
    if not people or not never_online(site, made.facts.audience):
        return ""
    return f"Lần đầu đăng {_where(made)}, có nêu tên {len(people)} người: {'; '.join(people)}."


def telling(site: Path, known: Checked, made: Finished, wait: str) -> Iterator[Finding]:
    """A warning where the portal's totals, no names beside them, tell too much together with those online.

    `wait` says how to wait (`publish.difference`).
    """
    before, granted = online(site, made.facts.audience), made.facts.relies_on
    public = made.facts.audience == Audience.PORTAL
    if before is not None and public and not granted.names and not granted.full_table:
        for cycle in known.agency.cycles:
            sites = (before.folder, made.built, cycle.year)
            yield from few_changed(sites, _where(made), threshold(known.agency, cycle), wait)


def _where(made: Finished) -> str:
    return NAMES[Audience(made.facts.audience)]


def _officials(known: Checked) -> dict[str, str]:
    return {official.id: official.name for official in known.agency.officials}
