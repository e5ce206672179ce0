"""What is said of the sites of several audiences: once, where it is the same of each."""

from collections.abc import Iterable
from typing import Final

from congkhai.findings import Finding, Kind, Place

_AND: Final = " và "


def remark(kind: Kind, place: Place, /, **facts: object) -> Finding:
    """A finding that does not say yet of which site, its fact `where`."""
    return kind.at(place, where="", **facts)


def told(remarks: Iterable[tuple[str, Finding]]) -> list[Finding]:
    """The findings of remarks, each with what its site is called, in the order of the first of each."""
    sites: dict[Finding, list[str]] = {}
    for where, finding in remarks:
        sites.setdefault(finding, []).append(where)
    return [finding.with_facts(where=_AND.join(dict.fromkeys(named))) for finding, named in sites.items()]
