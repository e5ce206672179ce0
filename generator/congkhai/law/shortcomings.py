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
    """Of whom something is noted, what, and in which row it stands."""

    bearer: Bearer
    said: str
    row: str


def shortcomings(agency: Agency, last: Cycle) -> Iterator[Shortcoming]:
    """Of units that the rows say have not mended all, and of persons whom a cause put lower.

    No column holds what a self-review itself names; a cell that is empty says nothing.
    """
    for unit in last.current_units:
        cell = at(unit, "mended")
        if cell.value is not None and not unit.mended:
            said = f"chưa khắc phục hết hạn chế, khuyết điểm{f': {unit.reason}' if unit.reason else ''}"
            yield Shortcoming(bearer=unit.bearer, said=said, row=unit.id)
    counted = grounds(agency.disciplines)
    for rating in last.current_people:
        if act := counted.get((rating.official.id, last.year)):
            since = short_date(act.since)
            yield Shortcoming(bearer=rating.bearer, said=f"bị kỷ luật, có hiệu lực từ {since}", row=act.id)
        elif said := _cause(agency, rating):
            yield Shortcoming(bearer=rating.bearer, said=said, row=rating.id)


def _cause(agency: Agency, rating: PersonRating) -> str:
    """Why the person was put lower, where it was for a shortcoming."""
    if rating.reason not in LOWERS:
        return ""
    named = agency.titles(PersonRating, "reason").get(rating.reason, str(rating.reason))
    return f"{named}{f': {rating.reason_text}' if rating.reason_text else ''}"
