"""How a field of a public type says of which fields of records it tells something."""

from collections.abc import Iterable
from typing import Any

from congkhai.model.columns import Recorded, columns_of, table_of
from congkhai.value import UNSAID, Said, Value

Source = tuple[type[Recorded], str]
"""A kind of record and a field of it; a wrong name fails when the public type is imported."""


class Told(Value):
    """The columns that a field tells: its own, or `derived`, and those that its words are taken from.

    `on` are columns on which it depends without telling their values. `of` is the field whose value it
    holds as it stands, None where it holds other words.
    """

    column: str
    through: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    of: Source | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """Every column that it tells something of."""
        return (self.column, *self.through)


def of(kind: type[Recorded], name: str, *through: Source) -> Any:
    """A field filled from that of a record; `through` are the fields that its words are taken from.

    Empty where a column of one of them may not be shown.
    """
    first, *rest = columns((kind, name))
    plain = None if through else (kind, name)
    return Said(Told(column=first, through=(*rest, *_all(through)), of=plain))


def of_package(part: str) -> Any:
    """A field filled from a part of the package's own description, which anybody may see."""
    return Said(Told(column=f"datapackage.{part}"))


def derived(*through: Source, on: Iterable[Source] = (), default: object = UNSAID) -> Any:
    """A field computed from counts, or from the fields `through`; empty where one may not be shown.

    `on` are the fields on which it depends although nobody sees their values, as a figure does that counts
    them.
    """
    return Said(Told(column="derived", through=_all(through), on=_all(on)), default)


def columns(source: Source) -> tuple[str, ...]:
    """The columns of a record's field, each as `table.column`."""
    kind, name = source
    return tuple(f"{table_of(kind)}.{column}" for column in columns_of(kind, name))


def _all(sources: Iterable[Source]) -> tuple[str, ...]:
    return tuple(column for source in sources for column in columns(source))
