"""What may stand once only: a result a subject and cycle, a vote and a review a subject and meeting."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from congkhai.findings import Finding, Kind
from congkhai.model.columns import at
from congkhai.model.record import PersonRating, Review, UnitRating, Vote
from congkhai.records.kinds import RESULT_TWICE, REVIEWED_TWICE, VOTED_TWICE
from congkhai.records.reader import Records
from congkhai.value import replace

T = TypeVar("T")
Rating = TypeVar("Rating", PersonRating, UnitRating)


def faults(records: Records, replaced: Iterable[Finding]) -> Iterator[Finding]:
    """Later rows about what an earlier one says already; rows whose replacing is at fault are left out."""
    wrong = {(finding.place.table, finding.place.row) for finding in replaced}
    people = _standing(records.all(PersonRating), wrong)
    for person, first in _again((rating, (rating.cycle, rating.official.id)) for rating in people):
        yield RESULT_TWICE.at(at(person, "official"), first=first.place.row)
    units = _standing(records.all(UnitRating), wrong)
    for unit, before in _again((rating, (rating.cycle, rating.unit.id)) for rating in units):
        yield RESULT_TWICE.at(at(unit, "unit"), first=before.place.row)
    yield from _at_one_meeting(records.all(Vote), VOTED_TWICE)
    yield from _at_one_meeting(records.all(Review), REVIEWED_TWICE)


def _standing(
    ratings: Sequence[Rating], wrong: Collection[tuple[str | None, int | None]]
) -> Iterator[Rating]:
    """The ratings that no other replaces."""
    replaced = {rating.replaces for rating in ratings}
    for rating in ratings:
        place = rating.place
        if rating.id not in replaced and (place.table, place.row) not in wrong:
            yield rating


def _at_one_meeting(rows: Iterable[Vote | Review], kind: Kind) -> Iterator[Finding]:
    clear = (row for row in rows if (row.unit is None) != (row.official is None))
    subjects = (
        (row, (row.meeting.id, row.unit and row.unit.id, row.official and row.official.id)) for row in clear
    )
    for row, first in _again(subjects):
        place = at(row, "official") if row.official else at(row, "unit")
        yield replace(kind.at(place, first=first.place.row), cycle=row.meeting.cycle)


def _again(keyed: Iterable[tuple[T, Hashable]]) -> Iterator[tuple[T, T]]:
    """Each that has the key of an earlier one, and the first of these."""
    first: dict[Hashable, T] = {}
    for record, key in keyed:
        earlier = first.setdefault(key, record)
        if earlier is not record:
            yield record, earlier
