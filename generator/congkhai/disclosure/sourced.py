"""How a field of a public type says which columns it tells something of."""

from dataclasses import MISSING, field
from typing import Any


def of(column: str, *through: str) -> Any:
    """A field filled from `table.column`; `through` are the columns that its words are taken from.

    Empty where one of them may not be shown.
    """
    return field(metadata={"column": column, "through": through})


def derived(*through: str, on: tuple[str, ...] = (), default: object = MISSING) -> Any:
    """A field computed from counts, or from the columns `through`; empty where one may not be shown.

    `on` are the columns on which it depends although nobody sees their values, as a figure does that counts
    them.
    """
    return field(default=default, metadata={"column": "derived", "through": through, "on": on})
