"""One gate for every value that leaves the record: is the column wide enough for this audience?"""

from collections.abc import Iterable, Mapping
from dataclasses import Field, dataclass, fields, replace
from datetime import date
from typing import Any, TypeVar

from congkhai.disclosure.public import Audience
from congkhai.model.schema import Table, Visibility

Shown = TypeVar("Shown")

#: Columns that are no table's: the mark of the package itself, and what is computed.
FREE = frozenset({"derived", "datapackage.congkhai:minh_hoa"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Which columns an audience may see. `width` is the narrowest visibility let through.

    `signed`: ids of the documents whose signed file it may have.
    """

    width: Visibility
    columns: Mapping[str, Visibility]
    signed: frozenset[str] = frozenset()

    def lets(self, column: str) -> bool:
        """Whether a `table.column` may be shown; a column the schemas do not know may not."""
        return column in FREE or self.columns.get(column, Visibility.RESTRICTED) <= self.width

    def fill(self, kind: type[Shown], /, **values: object) -> Shown:
        """A public value; each field is left empty that a column it is of may not be shown."""
        known = {field.name: sources(field) for field in fields(kind)}  # type: ignore[arg-type]
        return kind(
            **{
                name: value if all(map(self.lets, known[name])) else _empty(value)
                for name, value in values.items()
            }
        )

    def widened(self, width: Visibility) -> "Gate":
        """The same gate let as far as `width`, for the one list that an order lets out."""
        return replace(self, width=max(width, self.width))


def sources(field: Field[Any]) -> tuple[str, ...]:
    """Every column that a field of a public type tells something of."""
    return (field.metadata["column"], *field.metadata["through"])


def depends_on(field: Field[Any]) -> tuple[str, ...]:
    """Every column on which a field of a public type depends without telling its values."""
    return tuple(field.metadata.get("on", ()))


def gate(tables: Iterable[Table], audience: Audience, signed: frozenset[str] = frozenset()) -> Gate:
    """The gate of an audience by the folder's own schemas; `signed` as in `Gate`."""
    width = Visibility.AGENCY if audience is Audience.AGENCY else Visibility.PUBLIC
    columns = {
        f"{table.name}.{column.name}": column.visibility for table in tables for column in table.columns
    }
    return Gate(width=width, columns=columns, signed=signed)


def _empty(value: object) -> object:
    if isinstance(value, tuple):
        return ()
    return None if value is None or isinstance(value, (date, int)) else ""
