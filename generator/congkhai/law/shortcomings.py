"""What the last year's record says of shortcomings that may still be open."""

from collections.abc import Iterator
from typing import Final

from congkhai.findings import Bearer
from congkhai.law.discipline import grounds
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import at
from congkhai.model.record import PersonRating, Reason
from congkhai.text.dates import short_date
from congkhai.value import Value

#: Why somebody is put lower than the score gives, whatever the quota.
LOWERS: Final = frozenset({Reason.DISCIPLINE, Reason.CONCLUSION, Reason.CORRUPTION, Reason.UNIT})


class Shortcoming(Value):
    """Of whom something is noted in the record of a year, what, and in which row it stands."""

    year: int
    bearer: Bearer
    said: str
    row: str


def recorded(agency: Agency, year: int) -> Cycle | None:
    """The latest cycle before the year that has a record."""
    earlier = (cycle for cycle in agency.cycles if cycle.year < year and cycle.ratings)
    return max(earlier, key=lambda cycle: cycle.year, default=None)


def left_open(agency: Agency, year: int) -> Iterator[Shortcoming]:
    """What the last record before the year says of units that have not mended all, and of persons whom a
    cause put lower; without what the year's own rows say is mended.

    No column holds what a self-review itself names; a cell that is empty says nothing.
    """
    last = recorded(agency, year)
    if last is None:
        return
    own = (rating for cycle in agency.cycles if cycle.year == year for rating in cycle.current_units)
    mended = {rating.unit.id for rating in own if rating.mended}
    for unit in last.current_units:
        cell = at(unit, "mended")
        if cell.value is not None and not unit.mended and unit.unit.id not in mended:
            said = f"chưa khắc phục hết hạn chế, khuyết điểm{f': {unit.reason}' if unit.reason else ''}"
            yield Shortcoming(year=last.year, bearer=unit.bearer, said=said, row=unit.id)
    for rating in last.current_people:
        if found := _noted(agency, last, rating):
            said, row = found
            yield Shortcoming(year=last.year, bearer=rating.bearer, said=said, row=row)


def _noted(agency: Agency, last: Cycle, rating: PersonRating) -> tuple[str, str] | None:
    """What is noted of a person, and the row that notes it."""
    act = grounds(agency.disciplines).get((rating.official.id, last.year))
    if act:
        return f"bị kỷ luật, có hiệu lực từ {short_date(act.since)}", act.id
    cause = _cause(agency, rating)
    return (cause, rating.id) if cause else None


def _cause(agency: Agency, rating: PersonRating) -> str:
    """Why the person was put lower, where it was for a shortcoming."""
    if rating.reason not in LOWERS:
        return ""
    named = agency.titles(PersonRating, "reason").get(rating.reason, str(rating.reason))
    return f"{named}{f': {rating.reason_text}' if rating.reason_text else ''}"
