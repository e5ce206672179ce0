"""Who heads a body that meets, and who are its deputies."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from congkhai.model.agency import Agency
from congkhai.model.structure import Position, Rank, Role, Unit, UnitKind
from congkhai.value import Value

WHOLE_STAFF: Final = frozenset({UnitKind.AGENCY, UnitKind.ASSEMBLY})


class Officers(Value):
    """By the id of each official who heads a body the id of the position; the positions of its deputies."""

    heads: Mapping[str, str]
    deputies: Mapping[str, Position]


def officers(agency: Agency, unit: Unit, day: date) -> Officers:
    """Those of the body itself; the whole staff has the agency's."""
    if unit.kind in WHOLE_STAFF:
        posts = [row for row in agency.assignments if row.holds(day)]
        heads = [row for row in posts if row.position.rank is Rank.AGENCY_HEAD]
        deputies = [row for row in posts if row.position.rank is Rank.AGENCY_DEPUTY]
    else:
        posts = [row for row in agency.posts_in.get(unit.id, ()) if row.holds(day)]
        heads = [row for row in posts if row.role is Role.HEAD]
        deputies = [row for row in posts if row.role is Role.DEPUTY]
    return Officers(
        heads={row.official.id: row.position.id for row in heads},
        deputies={row.position.id: row.position for row in deputies},
    )
