"""Which columns an accepted form may fill: those of the registers that it is handed in for, and no text."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from congkhai.forms.definition import Item, within
from congkhai.law.review_places import PersonKind
from congkhai.model.agency import Agency
from congkhai.model.columns import FieldName, Recorded, columns_of, declared, named, table_of
from congkhai.model.forms import Author, DossierKind, Known, Turn
from congkhai.model.law import Document
from congkhai.model.plan import Form
from congkhai.model.record import Meeting, PersonRating, Proposal, UnitRating, Vote
from congkhai.model.year import Opinion, PeriodScore, Petition

#: By the kind of record its fields. No text about a person: that stays in the dossier.
TAKEN: Final[Mapping[type[Recorded], tuple[FieldName, ...]]] = {
    PeriodScore: tuple(named(PeriodScore, name) for name in ("groups", "parts", "total")),
    Vote: tuple(named(Vote, name) for name in ("issued", "returned", "invalid", "by_rank")),
    Proposal: tuple(named(Proposal, name) for name in ("level", "day")),
    Meeting: tuple(
        named(Meeting, name)
        for name in ("attendance", "invited", "present", "minutes", "secretary", "adopted")
    ),
    Opinion: tuple(named(Opinion, name) for name in ("day", "level")),
    Petition: tuple(named(Petition, name) for name in ("answered", "outcome")),
    # By these the row is found which the petition then names.
    Document: tuple(named(Document, name) for name in ("number", "issued")),
    UnitRating: tuple(
        named(UnitRating, name)
        for name in ("requested", "score", "common", "result", "done", "exceeded", "late", "mended")
    ),
    PersonRating: (named(PersonRating, "self_level"),),
}


#: What one row of minutes may fill, about the subject of the row.
OF_ROWS: Final = frozenset((Vote, Proposal))
_PERSONS: Final = frozenset((*PersonKind, Author.EVERYBODY))
_BODIES: Final = frozenset((Author.BODY, Author.COUNCIL))
_MEETING: Final = frozenset((Author.MEETING,))
#: Who fills in the forms whose answers a register takes.
_FILLED_BY: Final[Mapping[type[Recorded], frozenset[str]]] = {
    PeriodScore: _PERSONS,
    Vote: _MEETING,
    Proposal: _MEETING | _BODIES,
    Meeting: _MEETING,
    Opinion: _BODIES,
    Petition: _PERSONS,
    Document: _PERSONS,
    UnitRating: frozenset((Author.UNIT, Author.LEADERSHIP)),
    PersonRating: _PERSONS,
}
#: Which forms alone a register takes answers of.
_ONLY_OF: Final[Mapping[type[Recorded], Callable[[Form], bool]]] = {
    PeriodScore: lambda form: form.turn in (Turn.MONTH, Turn.QUARTER),
    Document: lambda form: form.dossier in (DossierKind.PETITION, None),
}


def fits(form: Form, target: str) -> bool:
    """Whether the register of a target is one of what the form is about, and of its periods."""
    kind = next((one for one in TAKEN if target.startswith(f"{table_of(one)}.")), None)
    if kind is None:
        return True
    others = {*PersonKind, *Author} - _FILLED_BY[kind]
    return not others & {*form.authors} and (kind not in _ONLY_OF or _ONLY_OF[kind](form))


def targets(agency: Agency, repeat: Item | None = None) -> frozenset[str]:
    """Every column that an answer may be written to, as `table.column`; those for rows of a repeat."""
    return frozenset(
        f"{table_of(kind)}.{column}"
        for kind, names in TAKEN.items()
        if _reaches(kind, repeat)
        for name in names
        for column in _columns(agency, kind, name)
    )


def _reaches(kind: type[Recorded], repeat: Item | None) -> bool:
    """A row of a repeat reaches a register by the subject that it names; votes are of such rows alone."""
    if repeat is None:
        return kind is not Vote
    return kind in OF_ROWS and any(item.row.known is Known.SUBJECT_ID for item, _ in within(repeat.items))


def _columns(agency: Agency, kind: type[Recorded], name: FieldName) -> Iterable[str]:
    said, _ = declared(kind)[name]
    if not said.numbered:
        return columns_of(kind, name)
    stem = said.columns[0]
    table = next((one for one in agency.tables if one.name == table_of(kind)), None)
    return [one.name for one in table.columns if one.name.startswith(stem)] if table else ()
