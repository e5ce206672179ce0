"""Every table of the package as records, column by column, by what their fields declare."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, Final, TypeVar, cast, get_args, get_origin

from congkhai.findings import Finding, Place
from congkhai.model.columns import (
    UNSAID,
    Declared,
    LevelId,
    Recorded,
    declared,
    filled_later,
    may_be_empty,
    plain,
    table_of,
)
from congkhai.model.groups import groups
from congkhai.model.law import Level
from congkhai.records.kinds import LAID_OUT, VALUE_MISSING, VALUE_UNKNOWN
from congkhai.tables.schema import LABELS
from congkhai.tables.table import TableData, Tables
from congkhai.text.fold import same_key
from congkhai.value import Collector, field, replace

R = TypeVar("R", bound=Recorded)
Convert = Callable[[Any], object]

#: What stands for a cell of which no value can be made, and for a record left out because of one.
_FAULT: Final = object()
_LEFT_OUT: Final = object()


#: Looked for by identity: to ask a record whether it equals another takes long.
_MARKS: Final = frozenset(map(id, (_FAULT, _LEFT_OUT)))


class Records(Collector, kw_only=True):
    """The records of a package, each table read when it is first asked for, and what was wrong in it.

    A row of which a value is missing or unknown is told and is no record; nor is one that points at it, nor
    one that was only laid out.
    """

    tables: Tables
    findings: list[Finding] = field(default_factory=list)
    _read: dict[type, tuple[Any, ...]] = field(default_factory=dict)
    _keys: dict[type, dict[str, object]] = field(default_factory=dict)
    _spellings: dict[str, str] | None = None

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """The records of one kind, in the order of their table; none where the package lacks it."""
        if kind not in self._read:
            self._read[kind] = tuple(self._records(kind))
        return self._read[kind]

    def by_key(self, kind: type[R]) -> dict[str, R]:
        """The records of one kind by their `id`."""
        return {cast(Any, record).id: record for record in self.all(kind)}

    def _records(self, kind: type[R]) -> Iterator[R]:
        data = self.tables.tables.get(table_of(kind))
        if data is None:
            return
        keys = data.heading.key if len(data.heading.key) == 1 else ()
        known = self._keys.setdefault(kind, {})
        data, laid_out = _apart(kind, data)
        for place in laid_out:
            self.findings.append(LAID_OUT.at(place, column=place.column_title))
            known[place.key or ""] = _LEFT_OUT
        names, columns = self._filled(kind, data)
        sound = not any(map(_at_fault, columns))
        for record, cells in zip(data.records, zip(*columns, strict=True), strict=True):
            whole = sound or not _at_fault(cells)
            made = kind(row=record, **dict(zip(names, cells, strict=True))) if whole else None
            for key in keys:
                known[str(record.value(key))] = made or _LEFT_OUT
            if made is not None:
                yield made

    def _filled(self, kind: type, data: TableData) -> tuple[tuple[str, ...], list[Sequence[object]]]:
        """The fields of a record or of a part of one, and the values of each, row by row."""
        fields = declared(kind)
        return tuple(fields), [self._values(data, said, hint) for said, hint in fields.values()]

    def _values(self, data: TableData, said: Declared, hint: Any) -> Sequence[object]:
        if said.by:
            return self._belonging(data, said, get_args(hint)[0])
        if not said.columns:
            names, columns = self._filled(hint, data)
            rows = zip(*columns, strict=True) if columns else ()
            return [
                _FAULT if _at_fault(cells) else hint(**dict(zip(names, cells, strict=True))) for cells in rows
            ]
        if said.titled:
            titles = _titles(data, said.columns[0])
            return [titles.get(text, text) for text in _texts(data, said.columns[0])]
        if get_origin(hint) is tuple:
            return self._tuples(data, said, get_args(hint)[0])
        if hint is datetime:
            days, hours = (self._cells(data, *one) for one in zip(said.columns, (date, time), strict=True))
            return [_moment(day, hour) for day, hour in zip(days, hours, strict=True)]
        return self._cells(data, said.columns[0], hint, said)

    def _belonging(self, data: TableData, said: Declared, kind: type[Recorded]) -> Sequence[object]:
        rows = self.all(kind)
        in_order = sorted(rows, key=attrgetter(said.order)) if said.order else rows
        owned = groups(in_order, attrgetter(said.by))
        return [owned.get(text, ()) for text in _texts(data, data.heading.key[0])]

    def _tuples(self, data: TableData, said: Declared, hint: Any) -> Sequence[object]:
        if said.numbered:
            stem, own = said.columns[0], data.heading.positions
            columns = [name for name in own if name.startswith(stem) and name[len(stem) :].isdecimal()]
            zero = Declared(columns=(), empty=0)
            return [*zip(*(self._cells(data, name, hint, zero) for name in columns), strict=True)]
        if len(said.columns) > 1:
            columns_of_values = [self._cells(data, name, hint) for name in said.columns]
            return [_FAULT if _at_fault(cells) else cells for cells in zip(*columns_of_values, strict=True)]
        listed = (text.split("|") for text in _texts(data, said.columns[0]))
        return [tuple(part.strip() for part in parts if part.strip()) for parts in listed]

    def _cells(
        self, data: TableData, column: str, hint: Any, said: Declared | None = None
    ) -> Sequence[object]:
        """One column as values; what cannot be made one is told."""
        said = said or Declared()
        convert, empty = self._converter(plain(hint), said), _empty(hint, said)
        values = [empty if value is None else convert(value) for value in _column(data, column)]
        if _at_fault(values):
            self._tell(data, column, values)
        return values

    def _tell(self, data: TableData, column: str, values: Sequence[object]) -> None:
        for record, value in zip(data.records, values, strict=True):
            if value is _FAULT:
                place = record.cell(column)
                kind = VALUE_UNKNOWN if place.value else VALUE_MISSING
                self.findings.append(kind.at(place, column=place.column_title, value=place.value or ""))

    def _converter(self, kind: Any, said: Declared) -> Convert:
        """The function from a cell that is not empty to the value of a field."""
        if said.words is not None:
            words = said.words
            return lambda value: words.get(value, _FAULT)
        if kind is LevelId:
            spellings = self._levels()
            # A column has few texts, so each is looked up once.
            return cache(lambda text: spellings.get(same_key(text), text))
        if isinstance(kind, type) and issubclass(kind, Recorded):
            self.all(kind)
            known = self._keys.get(kind, {})
            return lambda value: known.get(value, _FAULT)
        if issubclass(kind, StrEnum):
            members: dict[str, object] = {str(member): member for member in kind}
            return lambda value: members.get(value, _FAULT)
        if kind is Decimal:
            return _decimal
        return lambda value: value if type(value) is kind else _FAULT

    def _levels(self) -> Mapping[str, str]:
        """Level ids by the spellings taken for them: the level's name, and the other names its row lists.

        A spelling that two rule sets give to different levels stands for none.
        """
        if self._spellings is None:
            known: dict[str, set[str]] = {}
            for level in self.all(Level):
                for name in (level.name, *level.other_names):
                    known.setdefault(same_key(name), set()).add(level.id)
            self._spellings = {spelling: ids.pop() for spelling, ids in known.items() if len(ids) == 1}
        return self._spellings


def _apart(kind: type[Recorded], data: TableData) -> tuple[TableData, Sequence[Place]]:
    """The table without the rows that were only laid out, and the first cell that each of these awaits."""
    awaited = filled_later(kind)
    if not awaited:
        return data, ()
    laid_out = [row for row in data.records if all(row.value(column) is None for column in awaited)]
    if not laid_out:
        return data, ()
    left = {row.row for row in laid_out}
    rest = tuple(row for row in data.records if row.row not in left)
    return replace(data, records=rest), [row.cell(awaited[0]) for row in laid_out]


def _column(data: TableData, name: str) -> Sequence[object]:
    """The typed cells of a column, None where there is none: a row may be shorter than the heading."""
    position = data.heading.positions.get(name)
    if position is None:
        return [None] * len(data.records)
    return [cells[position] if position < len(cells) else None for cells in (r.cells for r in data.records)]


def _texts(data: TableData, name: str) -> Iterator[str]:
    """The cells of a column as texts, "" for an empty one."""
    return ("" if value is None else str(value) for value in _column(data, name))


def _at_fault(values: Iterable[object]) -> bool:
    return not _MARKS.isdisjoint(map(id, values))


def _titles(data: TableData, column: str) -> Mapping[str, str]:
    fields = data.schema["fields"]
    return next((field.get(LABELS, {}) for field in fields if field["name"] == column), {})


def _empty(hint: Any, said: Declared) -> object:
    """What an empty cell stands for."""
    if said.empty is not UNSAID:
        return said.empty
    if may_be_empty(hint):
        return None
    return {str: "", LevelId: "", bool: _FAULT if said.words else False}.get(hint, _FAULT)


def _decimal(value: object) -> object:
    if isinstance(value, Decimal):
        return value
    return Decimal(value) if type(value) is int else _FAULT


def _moment(day: object, hour: object) -> object:
    both = isinstance(day, date) and isinstance(hour, time)
    return datetime.combine(day, hour) if both else _FAULT  # type: ignore[arg-type]
