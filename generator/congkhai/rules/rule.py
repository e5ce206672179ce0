"""What a rule is: a code that a row of `quy_tac` switches, a check, and the kinds it can tell."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from congkhai.findings import Finding, Kind
from congkhai.model.agency import Agency, Cycle
from congkhai.model.law import Document
from congkhai.text.fold import same_key

Check = Callable[[Agency, Cycle, date], Iterator[Finding]]


def own(cycle: Cycle, decision: Document | None) -> bool:
    """Whether the agency itself issued the decision."""
    if decision is None:
        return False
    # Asked of every row: folding is only for the few issuers spelt otherwise.
    spelt = decision.issuer == cycle.office.name
    return spelt or same_key(decision.issuer) == same_key(cycle.office.name)


def nothing_lacks(agency: Agency, cycle: Cycle) -> str:
    """The answer of a rule that needs no row of the office's to have something to check."""
    return ""


@dataclass(frozen=True, slots=True)
class Edit:
    """What an example changes in the row of a table that has this key: its cells by column.

    No cells take the row away; a key that no row has adds one.
    """

    table: str
    key: str
    cells: Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class Example:
    """A case as the catalogue tells it, and the edits by which the tests make it of the package of 2026."""

    says: str
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the procedure; `check` judges a cycle as it stands on the day it is given.

    `always` holds whatever the table `quy_tac` says of it; `needs` is the row of `tham_so` without
    which there is nothing to check; `lacks` says what else the office has not filled in yet, or "".
    """

    code: str
    title: str
    check: Check
    kinds: tuple[Kind, ...]
    passes: Example = Example("")
    fails: Example = Example("")
    always: bool = False
    needs: str = ""
    lacks: Callable[[Agency, Cycle], str] = nothing_lacks
