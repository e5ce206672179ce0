"""What is online, whether it is what was built, and back to an earlier release."""

from collections.abc import Sequence
from datetime import date

from congkhai.disclosure.public import Audience
from congkhai.disclosure.reveal import named
from congkhai.findings import Finding
from congkhai.project import Project
from congkhai.publish import history
from congkhai.publish.history import Allowed
from congkhai.publish.manifest import hashes_in_years, person_hash
from congkhai.publish.shelf import Release
from congkhai.workflows.check import checked
from congkhai.workflows.site import full_tables, permission

__all__ = ["Release", "listed", "rollback", "verify"]


def listed(project: Project, audiences: Sequence[str]) -> tuple[Release, ...]:
    """The releases kept, audience by audience."""
    return tuple(found for audience in audiences for found in history.releases(project.site, audience))


def verify(project: Project, audiences: Sequence[str], today: date) -> tuple[Finding, ...]:
    """What of the online releases is not as it was built, or past its last day."""
    return tuple(
        finding for audience in audiences for finding in history.verify(project.site, audience, today)
    )


def rollback(project: Project, audience: str, id: str | None, today: date) -> Release:
    """Put an earlier release online; Refused where the present package no longer allows what it shows."""
    known = checked(project, today)
    where = Audience(audience)
    shown = named(known.agency, where, today)
    people = frozenset().union(*shown.values())
    names = {one.id: one.name for one in known.agency.officials}
    allowed = Allowed(
        named=frozenset(map(person_hash, people)),
        permission=permission(known.agency, where, today),
        persons=frozenset(person_hash(id, names[id]) for id in people),
        in_years=frozenset(hashes_in_years(shown, names)),
        full=full_tables(known.agency, where, today),
    )
    return history.rollback(project.site, audience, id, today, allowed)
