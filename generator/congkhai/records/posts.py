"""People who are rated without having worked anywhere in the year; roles that are not of the position."""

from collections.abc import Iterator
from datetime import date

from congkhai.findings import Finding
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.record import Status
from congkhai.model.structure import Assignment, Rank, Role
from congkhai.records.kinds import NO_POST, OTHER_ROLE

#: The role that goes with a position in the unit where its holder is rated.
ROLES = {
    Rank.AGENCY_HEAD: Role.HEAD,
    Rank.AGENCY_DEPUTY: Role.DEPUTY,
    Rank.UNIT_HEAD: Role.HEAD,
    Rank.UNIT_DEPUTY: Role.DEPUTY,
    Rank.STAFF: Role.MEMBER,
}


def faults(agency: Agency, cycle: Cycle) -> Iterator[Finding]:
    """Rated people without a main assignment that holds on any day of the cycle's year."""
    first, last = date(cycle.year, 1, 1), date(cycle.year, 12, 31)
    starts, ends = min(first, cycle.starts or first), max(last, cycle.ends or last)
    working = {row.official.id for row in agency.assignments if row.main and row.meets(starts, ends)}
    for rating in cycle.current_people:
        if rating.status is Status.RATED and rating.official.id not in working:
            yield NO_POST.at(at(rating, "official"), year=cycle.year)


def role_faults(agency: Agency) -> Iterator[Finding]:
    """Main posts whose role is not that of the position: who heads a unit is known by it (Đ.20.6).

    A deputy may be in charge of a unit that has no head.
    """
    names = agency.titles(Assignment, "role")
    for row in agency.assignments:
        wanted = ROLES.get(row.position.rank)
        in_charge = wanted is Role.DEPUTY and row.role is Role.HEAD
        if row.main and wanted and row.role is not wanted and not in_charge:
            facts = {"found": names[row.role], "wanted": names[wanted], "position": row.position.name}
            yield OTHER_ROLE.at(at(row, "role"), **facts)
