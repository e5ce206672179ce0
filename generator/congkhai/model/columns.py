"""How a field of a record says which column it comes from, and where a record stands in its file.

A record is a value below `Recorded`, with the decorator `table`. Each of its fields that is filled
from the file says its column; the annotation says the rest:

- `str`: a text, "" for an empty cell · `str | None`: the key of another row, None for an empty cell;
- `bool`: yes or no, an empty cell being no, or one of the column's `words`;
- `date`, `int`, `Decimal`, a `StrEnum` or another record, which the cell names by its key: must be there,
  unless `empty` says what stands for an empty cell · the same with `| None`: may be empty;
- `tuple` over one column: texts between “|” · over several columns: their values in this order;
- `datetime` over two columns: a day and an hour;
- `LevelId`: a level, by any spelling that its row knows · a value that is no record: a part of the row.

A row whose fields that are filled in `later` are all empty was laid out beforehand: it is no record yet.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, NewType, Protocol, TypeVar, get_args, get_type_hints

from congkhai.findings import Bearer, Place
from congkhai.value import Said, Value, replace, said

LevelId = NewType("LevelId", str)
FieldName = NewType("FieldName", str)
"""The name of a field that is known to be there: see `named`."""

Kind = TypeVar("Kind", bound="type[Recorded]")
UNSAID: Final = object()

_TABLE: Final = "__table__"
_DECLARED: Final = "__declared__"


class Row(Protocol):
    """A row of a file."""

    @property
    def place(self) -> Place:
        """Where the row stands."""

    def cell(self, column: str) -> Place:
        """Where one of its cells stands, with the column's title and the text in the file."""


class Recorded(Value):
    """A value made of one row of a table."""

    row: Row

    @property
    def bearer(self) -> Bearer | None:
        """The person or unit that the row is about, if it is about one."""
        return None

    @property
    def place(self) -> Place:
        """Where the row stands, and whom it is about."""
        bearer = self.bearer
        return replace(self.row.place, bearer=bearer) if bearer else self.row.place


class Declared(Value):
    """What a field says of its columns; see the module.

    `empty` is the value of an empty cell, UNSAID where the annotation decides; `words` are the values by the
    words of the file. A field that is `titled` holds what the schema calls the cell's value; one that is
    `numbered` counts its columns; `by` is the field by which other records belong to this one.
    """

    columns: tuple[str, ...] = ()
    empty: object = UNSAID
    words: Mapping[str, object] | None = None
    titled: bool = False
    numbered: bool = False
    by: str = ""
    order: str = ""
    later: bool = False


def column(
    *columns: str, empty: object = UNSAID, words: Mapping[str, object] | None = None, later: bool = False
) -> Any:
    """A field filled from one column, or from several; `later`: once what the row is about has happened."""
    return Said(Declared(columns=columns, empty=empty, words=words, later=later))


def numbered(stem: str) -> Any:
    """A tuple of whole numbers from the columns `stem1`, `stem2` … as far as the table has them."""
    return Said(Declared(columns=(stem,), numbered=True))


def titled(column: str) -> Any:
    """A text: how the schema calls the value that stands in the column."""
    return Said(Declared(columns=(column,), titled=True))


def part() -> Any:
    """A field whose value, no record itself, is made of further columns of the same row."""
    return Said(Declared())


def belonging(by: str, *, order: str = "") -> Any:
    """The records of another table whose field `by` names this one's key, in the order of a field of theirs.

    Without one, in the order of their table.
    """
    return Said(Declared(by=by, order=order))


def table(name: str) -> Callable[[Kind], Kind]:
    """The table of whose rows the class is made."""

    def mark(kind: Kind) -> Kind:
        setattr(kind, _TABLE, name)
        return kind

    return mark


def table_of(kind: type[Recorded]) -> str:
    """The table of a class of records."""
    return str(getattr(kind, _TABLE))


def declared(kind: type) -> Mapping[str, tuple[Declared, Any]]:
    """The fields that are filled from columns, with what they say and their annotation."""
    known: Mapping[str, tuple[Declared, Any]] | None = vars(kind).get(_DECLARED)
    if known is None:
        hints = get_type_hints(kind)
        known = {name: (meaning, hints[name]) for name, meaning in said(kind).items()}
        setattr(kind, _DECLARED, known)
    return known


def columns_of(kind: type, name: str) -> tuple[str, ...]:
    """The columns of a field, of a part's field by a name with a point; AttributeError for no field."""
    first, _, rest = name.partition(".")
    said = declared(kind).get(first)
    if said is None:
        raise AttributeError(f"{kind.__name__}.{first}")
    return columns_of(said[1], rest) if rest else said[0].columns


def filled_later(kind: type[Recorded]) -> tuple[str, ...]:
    """The columns that are all empty where a row was laid out and nothing has happened yet."""
    later = (meaning for meaning, _ in declared(kind).values() if meaning.later)
    return tuple(column for meaning in later for column in meaning.columns)


def at(record: Recorded, name: str, number: int = 0) -> Place:
    """The place of the cell that a field is filled from, of the `number`th where there are several.

    `name` stands in the call itself or comes from `named`; mypy refuses a name that is no field
    (tests/field_names.py).
    """
    cell, bearer = record.row.cell(columns_of(type(record), name)[number]), record.bearer
    return replace(cell, bearer=bearer) if bearer else cell


class Where(Value, kw_only=False):
    """The place that `at` would give, of no field that of the row, made only when asked for."""

    record: Recorded
    name: str = ""
    number: int = 0

    @property
    def place(self) -> Place:
        """The place itself."""
        name = FieldName(self.name)
        return at(self.record, name, self.number) if name else self.record.place

    @property
    def held(self) -> Any:
        """What the field holds."""
        return getattr(self.record, self.name)


def named(kind: type[Recorded], name: str) -> FieldName:
    """The name of a field; AttributeError, as soon as its module is imported, where there is none."""
    columns_of(kind, name)
    return FieldName(name)


def source(kind: type[Recorded], name: str) -> str:
    """The column of a field, as `table.column`."""
    return f"{table_of(kind)}.{columns_of(kind, name)[0]}"


def may_be_empty(annotation: Any) -> bool:
    """Whether the annotation allows None."""
    return type(None) in get_args(annotation)


def plain(annotation: Any) -> Any:
    """The annotation without None."""
    rest = [one for one in get_args(annotation) if one is not type(None)]
    return rest[0] if may_be_empty(annotation) else annotation
