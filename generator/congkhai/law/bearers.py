"""Whom each row of a table about persons or units is about."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from congkhai.findings import Bearer, Place
from congkhai.model.agency import Agency
from congkhai.model.record import PersonRating, Proposal, Review, UnitRating, Vote
from congkhai.model.structure import Assignment, Official, Unit
from congkhai.model.year import Discipline, Dossier, Notice, Opinion, PeriodScore, Petition

_Either = Review | Vote | Proposal | Dossier | Opinion
_Record = (
    Official | Unit | Assignment | UnitRating | PersonRating | PeriodScore | Discipline | Petition | _Either
)


def bearers(agency: Agency, tables: Collection[str | None]) -> Mapping[tuple[str | None, int | None], Bearer]:
    """By table and row, the person or unit of each row of these tables; others are about nobody."""
    held = {
        _at(record.place): _subject(record)
        for records in _records(agency)
        if records and records[0].place.table in tables
        for record in records
    }
    if any(cycle.notices and cycle.notices[0].place.table in tables for cycle in agency.cycles):
        held |= {_at(notice.place): official for notice, official in _notices(agency)}
    return {at: Bearer(subject.name, subject.id) for at, subject in held.items() if subject}


def _at(place: Place) -> tuple[str | None, int | None]:
    return place.table, place.row


def _records(agency: Agency) -> Iterator[Sequence[_Record]]:
    yield from (agency.officials, agency.units, agency.assignments, agency.disciplines)
    for cycle in agency.cycles:
        yield from (cycle.unit_ratings, cycle.person_ratings, cycle.scores, cycle.petitions)
        yield from (cycle.reviews, cycle.votes, cycle.proposals, cycle.dossiers, cycle.opinions)


def _subject(record: _Record) -> Official | Unit | None:
    if isinstance(record, Official | Unit):
        return record
    if isinstance(record, UnitRating):
        return record.unit
    if isinstance(record, _Either):
        return record.official or record.unit
    return record.official


def _notices(agency: Agency) -> Iterator[tuple[Notice, Official | None]]:
    for cycle in agency.cycles:
        rated = {rating.id: rating.official for rating in cycle.person_ratings}
        yield from ((notice, rated.get(notice.rating)) for notice in cycle.notices)
