"""A row that takes the place of an older one."""

from collections.abc import Iterator, Mapping

from congkhai.findings import Finding
from congkhai.model.columns import at
from congkhai.model.law import Document
from congkhai.model.record import Announcement, PersonRating, Rating, UnitRating
from congkhai.records.kinds import REPLACED_TWICE, REPLACES_IN_A_CIRCLE, REPLACES_ITSELF, REPLACES_OTHER
from congkhai.records.loops import loops
from congkhai.records.reader import Records

Replacing = Announcement | Document | Rating


def faults(records: Records) -> Iterator[Finding]:
    """Rows that replace themselves, each other, another's row, or one that is replaced already."""
    tables: tuple[Mapping[str, Replacing], ...] = (
        records.by_key(PersonRating),
        records.by_key(UnitRating),
        records.by_key(Announcement),
        records.by_key(Document),
    )
    for known in tables:
        yield from _pointers(known)
        yield from _circles(known)


def _pointers(known: Mapping[str, Replacing]) -> Iterator[Finding]:
    taken: dict[str, Replacing] = {}
    for record in known.values():
        old = known.get(record.replaces or "")
        if old is None:
            continue
        place = at(record, "replaces")
        title, row = place.column_title, old.place.row
        if old is record:
            yield REPLACES_ITSELF.at(place, column=title)
        elif whose := _strange(record, old):
            yield REPLACES_OTHER.at(place, column=title, row=row, whose=whose)
        # A decree may replace parts of one that another replaces too; a result has one successor.
        elif old.id in taken and not isinstance(record, Document):
            yield REPLACED_TWICE.at(place, column=title, row=row, first=taken[old.id].place.row)
        else:
            taken.setdefault(old.id, record)


def _strange(record: Replacing, old: Replacing) -> str:
    """Whose the old row is, where it is not about the same; that both are of one cycle, `own_cycle` asks."""
    match record, old:
        case PersonRating(), PersonRating() if record.official.id != old.official.id:
            return "người khác"
        case UnitRating(), UnitRating() if record.unit.id != old.unit.id:
            return "tập thể khác"
    return ""


def _circles(known: Mapping[str, Replacing]) -> Iterator[Finding]:
    links = {id: record.replaces for id, record in known.items()}
    for loop in loops({id: (old,) for id, old in links.items() if old in known and old is not None}):
        if len(loop) > 1:
            circle = sorted((known[id] for id in loop), key=lambda record: record.place.row or 0)
            place = at(circle[-1], "replaces")
            listed = ", ".join(str(record.place.row) for record in circle)
            yield REPLACES_IN_A_CIRCLE.at(place, rows=listed, column=place.column_title)
