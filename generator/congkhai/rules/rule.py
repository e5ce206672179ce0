"""What a rule is: a code that a row of `quy_tac` switches, a check, and the kinds it can tell."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from congkhai.findings import Finding, Kind
from congkhai.model.agency import Agency, Cycle
from congkhai.model.law import Document
from congkhai.text.fold import same_key

Check = Callable[[Agency, Cycle], Iterator[Finding]]


def own(cycle: Cycle, decision: Document | None) -> bool:
    """Whether the agency itself issued the decision."""
    if decision is None:
        return False
    issuer, name = decision.issuer, cycle.office.name
    return issuer == name or same_key(issuer) == same_key(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the procedure.

    `always` holds whatever the table `quy_tac` says of it; `needs` is the row of `tham_so` without
    which there is nothing to check.
    """

    code: str
    title: str
    check: Check
    kinds: tuple[Kind, ...]
    always: bool = False
    needs: str = ""
