"""The rows that a year demands, as cells with codes of their own: those that no row of a table is yet."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from congkhai.law import demand, results_due
from congkhai.law.wishes import Demand, Doubt, Sitting, Wish
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Recorded, columns_of, declared, named, table_of
from congkhai.model.record import Meeting, MeetingKind, PersonRating, Proposal, Review, UnitRating, Vote
from congkhai.model.structure import Unit
from congkhai.model.year import Dossier, Notice, Opinion, Petition
from congkhai.tables.table import Record, Tables
from congkhai.value import Value

Cells = Mapping[str, str]
#: The code of the first row of a table that has none.
FIRST: Final[Mapping[type[Recorded], str]] = MappingProxyType(
    {
        Meeting: "HN-01",
        Review: "KD-001",
        Vote: "BQ-001",
        Proposal: "DX-001",
        Dossier: "HS-001",
        UnitRating: "XLTT-01",
        PersonRating: "XLCN-001",
        Notice: "TBCN-001",
        Opinion: "YK-001",
        Petition: "KN-001",
    }
)
_NUMBER: Final = re.compile(r"(.*?)(\d+)", re.ASCII)


class Part(StrEnum):
    """What is prepared, as the command calls it; in the order in which one rests on another."""

    MEETINGS = "meetings"
    REVIEWS = "reviews"
    VOTES = "votes"
    PROPOSALS = "proposals"
    DOSSIERS = "dossiers"
    RATINGS = "ratings"
    NOTICES = "notices"


class New(Value):
    """A row that is to be added: what demands it, and its cells."""

    demand: Demand
    cells: Cells


class Prepared(Value):
    """The rows to be added, in the order of the parts, and what is wanted and not sure."""

    rows: tuple[New, ...]
    doubts: tuple[Doubt, ...]


def prepared(agency: Agency, cycle: Cycle, tables: Tables, parts: Iterable[Part]) -> Prepared:
    """What the year demands of these parts and no row says yet; the same again gives nothing more."""
    desk = _Desk(agency, cycle, tables)
    asked = set(parts)
    for part in Part:
        if part in asked:
            desk.take(desk.wishes(part))
    return Prepared(rows=tuple(desk.rows), doubts=tuple(dict.fromkeys(desk.doubts)))


class _Desk:
    """The tables with the rows that were added to them so far."""

    def __init__(self, agency: Agency, cycle: Cycle, tables: Tables) -> None:
        self._agency, self._cycle, self._tables = agency, cycle, tables
        self._codes: dict[str, Iterator[str]] = {}
        self._known: dict[tuple[str, tuple[str, ...]], set[tuple[str, ...]]] = {}
        self.rows: list[New] = []
        self.doubts: list[Doubt] = []

    def wishes(self, part: Part) -> Iterator[Wish]:
        """What one part asks for."""
        agency, cycle = self._agency, self._cycle
        if part is Part.REVIEWS:
            return demand.reviews(agency, cycle, self._sittings(Review))
        if part is Part.VOTES:
            return demand.votes(agency, cycle, self._sittings(Vote))
        simple = {
            Part.MEETINGS: demand.meetings,
            Part.PROPOSALS: demand.proposals,
            Part.DOSSIERS: demand.dossiers,
            Part.RATINGS: results_due.ratings,
            Part.NOTICES: results_due.notices,
        }
        return simple[part](agency, cycle)

    def take(self, wishes: Iterable[Wish]) -> None:
        """Note the doubts, and make a row of each demand that no row is yet."""
        for wish in wishes:
            if isinstance(wish, Doubt):
                self.doubts.append(wish)
                continue
            data = self._tables.tables.get(table_of(wish.kind))
            texts = cells(wish.kind, wish.fields, data.heading.positions if data else ())
            same = tuple(column for name in wish.same for column in columns_of(wish.kind, name))
            key = tuple(texts.get(column, "") for column in same)
            known = self._of(table_of(wish.kind), same)
            if key not in known:
                known.add(key)
                code = next(self._coded(wish.kind))
                self.rows.append(New(demand=wish, cells={columns_of(wish.kind, "id")[0]: code, **texts}))

    def _records(self, kind: type[Recorded]) -> Sequence[Record]:
        data = self._tables.tables.get(table_of(kind))
        return data.records if data else ()

    def _of(self, table: str, same: tuple[str, ...]) -> set[tuple[str, ...]]:
        """What the rows of a table say in these columns."""
        if (table, same) not in self._known:
            data = self._tables.tables.get(table)
            rows = data.records if data else ()
            self._known[table, same] = {tuple(_said(row, column) for column in same) for row in rows}
        return self._known[table, same]

    def _coded(self, kind: type[Recorded]) -> Iterator[str]:
        """Codes that continue those of the table."""
        table = table_of(kind)
        if table not in self._codes:
            (column,) = columns_of(kind, "id")
            self._codes[table] = codes([_said(row, column) for row in self._records(kind)], FIRST[kind])
        return self._codes[table]

    def _sittings(self, rows: type[Review] | type[Vote]) -> list[Sitting]:
        """Every meeting of the cycle, whether held or laid out, with those whom its rows are about."""
        (at,) = columns_of(rows, "meeting")
        who = [column for name in ("unit", "official") for column in columns_of(rows, name)]
        subjects: dict[str, set[str]] = {}
        for row in self._records(rows):
            subjects.setdefault(_said(row, at), set()).update(_said(row, column) for column in who)
        return [
            Sitting(id=id, kind=kind, unit=unit, subjects=frozenset(subjects.get(id, set()) - {""}))
            for id, kind, unit in self._meetings()
        ]

    def _meetings(self) -> Iterator[tuple[str, MeetingKind, Unit]]:
        units = {unit.id: unit for unit in self._agency.units}
        columns = [columns_of(Meeting, name)[0] for name in ("id", "cycle", "kind", "unit")]
        made = (new.cells for new in self.rows if new.demand.kind is Meeting)
        there = ({column: _said(row, column) for column in columns} for row in self._records(Meeting))
        for texts in (*there, *made):
            id, cycle, kind, unit = (texts[column] for column in columns)
            if cycle == self._cycle.id and unit in units and kind in set(MeetingKind):
                yield id, MeetingKind(kind), units[unit]


def codes(known: Iterable[str], first: str) -> Iterator[str]:
    """Codes after the highest of those that are there, in their pattern; from `first` on without any.

    Where several patterns stand side by side the most frequent one goes on.
    """
    every = list(known)
    taken, patterns = set(every), [match for text in every if (match := _NUMBER.fullmatch(text))]
    stems = [match[1] for match in patterns]
    found = _NUMBER.fullmatch(first)
    stem = max(stems, key=stems.count, default=found[1] if found else first)
    own = [match[2] for match in patterns if match[1] == stem]
    width = max(map(len, own), default=len(found[2]) if found else 1)
    number = max(map(int, own), default=0)
    while True:
        number += 1
        code = f"{stem}{number:0{width}}"
        if code not in taken:
            yield code


def cells(kind: type[Recorded], fields: Mapping[Any, object], columns: Iterable[str]) -> dict[str, str]:
    """The texts of the columns that these fields are filled from; `columns` are those of the file.

    A numbered field gives its value to every column of its stem.
    """
    texts: dict[str, str] = {}
    for name, value in fields.items():
        said, _ = declared(kind)[name]
        if said.numbered:
            stem = said.columns[0]
            texts |= {
                one: str(value) for one in columns if one.startswith(stem) and one[len(stem) :].isdecimal()
            }
        elif value is not None:
            texts[columns_of(kind, named(kind, name))[0]] = _text(value)
    return texts


def _text(value: object) -> str:
    if isinstance(value, Recorded):
        return str(value.id)  # type: ignore[attr-defined]
    return str(value)


def _said(row: Record, column: str) -> str:
    """What a cell means, however it is written; "" for an empty one."""
    value = row.value(column)
    return "" if value is None else str(value)
