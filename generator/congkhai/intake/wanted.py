"""The rows that an acceptance wants in the registers: found there and filled in, or added."""

from collections.abc import Iterator, Mapping, Sequence

from congkhai.model.columns import FieldName, Recorded, columns_of, named, table_of
from congkhai.model.year import Dossier
from congkhai.records.prepared import FIRST, cells, codes
from congkhai.tables.change import Rows
from congkhai.tables.table import Record, Tables
from congkhai.value import Value, field

Fields = Mapping[FieldName, object]
Cells = Mapping[str, str]


def fields(kind: type[Recorded], /, **given: object) -> Fields:
    """The fields of a kind of record by their names, which the type check holds against it."""
    return {named(kind, name): value for name, value in given.items()}


class Wanted(Value):
    """A row that is to hold these cells: known by `same`, of several rather the one that says `near`.

    A row that is there takes what `cells` say, empty ones too, and `beside` where it is empty; one that is
    not there is added, as it is where `anew` is set. Where no cell has a text, neither, unless `withdrawn`:
    an earlier version of the form had filled the cells, and they are emptied with what it had put `beside`.
    """

    kind: type[Recorded]
    same: Fields
    cells: Cells
    near: Fields = field(default_factory=dict)
    beside: Fields = field(default_factory=dict)
    anew: bool = False
    withdrawn: bool = False


class Desk:
    """The rows to be added and the cells to be set so far, by table."""

    def __init__(self, tables: Tables) -> None:
        self._given = tables
        self._cells: dict[str, dict[int, dict[str, str]]] = {}
        self._added: dict[str, list[Cells]] = {}
        self._codes: dict[str, Iterator[str]] = {}

    @property
    def tables(self) -> Sequence[str]:
        """The tables that change."""
        return list({**self._cells, **self._added})

    def rows(self, name: str) -> Rows:
        """What becomes of the rows of one table."""
        return Rows(cells=self._cells.get(name, {}), added=tuple(self._added.get(name, ())))

    def put(self, wanted: Wanted) -> None:
        """Set the cells of the row that is meant, the last where there are several, or add it."""
        if not (wanted.anew or wanted.withdrawn or any(wanted.cells.values())):
            return
        name, kind = table_of(wanted.kind), wanted.kind
        data = self._given.tables.get(name)
        columns, records = (data.heading.positions, data.records) if data else ({}, ())
        same, near, beside = (
            cells(kind, given, columns) for given in (wanted.same, wanted.near, wanted.beside)
        )
        meant = [] if wanted.anew else [row for row in records if _says(row, same)]
        if meant:
            row = ([one for one in meant if _says(one, near)] or meant)[-1]
            if wanted.withdrawn:
                self._set(name, row, {}, {**_emptied(row, beside), **wanted.cells})
            else:
                self._set(name, row, beside, wanted.cells)
        if meant or wanted.withdrawn:
            return
        made = {**self._coded(kind, records), **same, **beside, **wanted.cells}
        known = {column: text for column, text in made.items() if column in columns and text}
        self._added.setdefault(name, []).append(known)

    def _set(self, name: str, row: Record, beside: Cells, texts: Cells) -> None:
        lacking = {column: text for column, text in beside.items() if not row.text(column)}
        changed = {column: text for column, text in {**lacking, **texts}.items() if row.text(column) != text}
        if changed:
            self._cells.setdefault(name, {}).setdefault(row.row, {}).update(changed)

    def _coded(self, kind: type[Recorded], rows: Sequence[Record]) -> Cells:
        """The code of a row of its own, for tables that have one."""
        if kind not in FIRST:
            return {}
        (column,) = columns_of(kind, "id")
        name = table_of(kind)
        if name not in self._codes:
            self._codes[name] = codes([row.text(column) for row in rows], FIRST[kind])
        return {column: next(self._codes[name])}


def _emptied(row: Record, beside: Cells) -> Cells:
    """The cells that hold what was put beside, to be empty."""
    return {column: "" for column in beside if _said(row, column) == beside[column]}


def _says(row: Record, same: Cells) -> bool:
    return all(_said(row, column) == text for column, text in same.items())


def _said(row: Record, column: str) -> str:
    value = row.value(column)
    return "" if value is None else str(value)


def code_of(tables: Tables, receipt: str, sha256: str) -> str | None:
    """The code of the dossier with that receipt and original: the same bytes may have come twice."""
    return _of_dossier(tables, (receipt, sha256), "id")


def accepted_by(tables: Tables, receipt: str, sha256: str) -> str | None:
    """Who accepted the dossier with that receipt and original; None where it is not in the register."""
    return _of_dossier(tables, (receipt, sha256), "accepted_by")


def _of_dossier(tables: Tables, given: tuple[str, str], name: str) -> str | None:
    data = tables.tables.get(table_of(Dossier))
    column, number, hashed = (columns_of(Dossier, each)[0] for each in (name, "receipt", "sha256"))
    rows = data.records if data and given[1] else ()
    return next((row.text(column) for row in rows if (row.text(number), row.text(hashed)) == given), None)
