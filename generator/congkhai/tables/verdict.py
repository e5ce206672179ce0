"""What the judge says of a table."""

from collections.abc import Mapping
from typing import Final

from congkhai.tables.schema import ForeignKey
from congkhai.value import Value

#: After so many faults of one table the judge stops.
LIMIT: Final = 1_000
#: What it calls a key that an earlier line has.
TWINS: Final = ("primary-key", "unique-error")


class Fault(Value):
    """One answer of the judge.

    `line` counts the sheet's lines from 0, None where the schema itself is refused; `type` is the judge's
    name for the fault, `constraint` the constraint broken, if any.
    """

    type: str
    line: int | None
    column: str = ""
    constraint: str = ""
    pointer: ForeignKey | None = None


class Verdict(Value, kw_only=False):
    """What the judge says of one table: faults, whether it stopped early, and the values that it read anew.

    `values` are by line, in the order of the sheet's columns; every other line holds what the sheet says.
    """

    faults: tuple[Fault, ...]
    values: Mapping[int, tuple[object, ...]]
    stopped: bool = False

    @property
    def refused(self) -> bool:
        """Whether nothing was judged, for the schema is none to judge by."""
        return any(fault.line is None for fault in self.faults)


#: What needs no judge: no line is in doubt.
SOUND: Final = Verdict((), {})


def refused(column: str) -> Verdict:
    """That the schema cannot be judged by: by this column, or by none in particular where it is ""."""
    return Verdict((Fault(type="schema", line=None, column=column),), {})
