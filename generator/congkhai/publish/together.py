"""What is said of the sites of several audiences: once, where it is the same of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from congkhai.findings import Finding, Kind, Place

_AND: Final = " và "


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A finding that does not say yet of which site: the kind, the place, the facts but `where`."""

    kind: Kind
    place: Place
    facts: frozenset[tuple[str, object]]

    def told(self, where: str) -> Finding:
        """The finding of the site, or the sites, called `where`."""
        return self.kind.at(self.place, where=where, **dict(self.facts))


def remark(kind: Kind, place: Place, /, **facts: object) -> Remark:
    """A remark of this kind at one place."""
    return Remark(kind=kind, place=place, facts=frozenset(facts.items()))


def told(remarks: Iterable[tuple[str, Remark]]) -> list[Finding]:
    """The findings of remarks, each with what its site is called, in the order of the first of each."""
    sites: dict[Remark, list[str]] = {}
    for where, said in remarks:
        sites.setdefault(said, []).append(where)
    return [said.told(_AND.join(dict.fromkeys(named))) for said, named in sites.items()]
