"""One gate for every value that leaves the record: is the column wide enough for this audience?"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from congkhai.disclosure.public import Audience
from congkhai.disclosure.sourced import Told
from congkhai.model.columns import Recorded
from congkhai.model.schema import Table, Visibility
from congkhai.value import Value, replace, said

Shown = TypeVar("Shown", bound=Value)

#: Columns that are no table's: the mark of the package itself, and what is computed.
FREE = frozenset({"derived", "datapackage.congkhai:minh_hoa"})


class Gate(Value):
    """Which columns an audience may see. `width` is the narrowest visibility let through.

    `signed`: ids of the documents whose signed file it may have.
    """

    width: Visibility
    columns: Mapping[str, Visibility]
    signed: frozenset[str] = frozenset()

    def lets(self, column: str) -> bool:
        """Whether a `table.column` may be shown; a column the schemas do not know may not."""
        return column in FREE or self.columns.get(column, Visibility.RESTRICTED) <= self.width

    def fill(self, kind: type[Shown], record: Recorded | None = None, /, **values: object) -> Shown:
        """A public value; each field is left empty that a column it is of may not be shown.

        What is not given and is of a field of the record is taken from it as it stands.
        """
        fields: Mapping[str, Told] = said(kind)
        taken = {
            name: getattr(record, field.of[1])
            for name, field in fields.items()
            if field.of and isinstance(record, field.of[0])
        }
        return kind(
            **{
                name: value if all(map(self.lets, fields[name].sources)) else _empty(value)
                for name, value in {**taken, **values}.items()
            }
        )

    def widened(self, width: Visibility) -> "Gate":
        """The same gate let as far as `width`, for the one list that an order lets out."""
        return replace(self, width=max(width, self.width))


def gate(tables: Iterable[Table], audience: Audience, signed: frozenset[str] = frozenset()) -> Gate:
    """The gate of an audience by the folder's own schemas; `signed` as in `Gate`."""
    width = Visibility.AGENCY if audience is Audience.AGENCY else Visibility.PUBLIC
    columns = {column.source: column.visibility for table in tables for column in table.columns}
    return Gate(width=width, columns=columns, signed=signed)


def _empty(value: object) -> object:
    if isinstance(value, tuple):
        return ()
    return None if value is None or isinstance(value, (date, int)) else ""
