"""A record back as the cells of its row."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from congkhai.model.columns import Declared, Recorded, declared, table_of
from congkhai.tables import originals
from congkhai.tables.normalise import spelt
from congkhai.tables.table import Record


def row(record: Recorded) -> Mapping[str, str]:
    """The text of every column that the record's fields say, as `tidy` writes it; "" for what it lacks."""
    schema = originals.parsed(table_of(type(record)))
    if schema is None:
        raise KeyError(table_of(type(record)))
    return {
        column: "" if value is None else spelt(schema.field(column), value) or str(value)
        for column, value in _values(record)
    }


def _values(record: object) -> Iterator[tuple[str, object]]:
    for name, (said, _) in declared(type(record)).items():
        held = getattr(record, name)
        if said.numbered:
            yield from ((f"{said.columns[0]}{rank}", count) for rank, count in enumerate(held, 1))
        elif said.columns and not said.titled:
            yield from zip(said.columns, _cells(held, said), strict=True)
        elif not said.columns and not said.by:
            yield from _values(held)


def _cells(held: Any, said: Declared) -> tuple[object, ...]:
    """What the columns of one field hold."""
    if isinstance(held, datetime):
        return held.date(), held.time()
    if isinstance(held, tuple):
        return held if len(said.columns) > 1 else (" | ".join(held) or None,)
    if said.words is not None:
        return tuple(word for word, value in said.words.items() if value == held)
    if isinstance(held, Recorded):
        return (held.id,)  # type: ignore[attr-defined]
    return (None if held in (said.empty, "") else held,)


def whole(record: Recorded) -> Mapping[str, str]:
    """The same with the columns of the office's own, as they stand in the row that the record came from."""
    own = record.row.texts if isinstance(record.row, Record) else {}
    return {**own, **row(record)}
