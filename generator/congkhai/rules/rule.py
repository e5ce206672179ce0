"""What a rule is: a code that a row of `quy_tac` switches, a check, and the kinds it can tell."""

from collections.abc import Callable, Iterator
from datetime import date
from enum import Enum, auto

from congkhai.findings import Finding, Kind
from congkhai.law.authority import own as own
from congkhai.model.agency import Agency, Cycle
from congkhai.model.law import Source
from congkhai.value import Value

Findings = Iterator[Finding]
Check = Callable[[Agency, Cycle, date], Findings]
Lacks = Callable[[Agency, Cycle], str]


def unless(there: Callable[[Agency, Cycle], object], what: str) -> Lacks:
    """What a rule lacks while that is not there: `what` the office has not filled in."""
    return lambda agency, cycle: "" if there(agency, cycle) else what


def as_cited(source: Source) -> str:
    """Document and article as a clerk cites them, with "chưa đối chiếu" where the text was not read.

    What rests on no document there is nothing to compare with.
    """
    document = source.document
    name = f"{document.kind_name} {document.number or document.subject}".strip() if document else ""
    mark = "" if source.compared or document is None else " (chưa đối chiếu với nguyên văn)"
    return ", ".join(part for part in (name, source.article) if part) + mark


class Scope(Enum):
    """What a rule judges: each cycle by itself, or the agency once, beside its newest cycle.

    Between them: the papers that a cycle answers for until another comes between, see `papers.own_papers`.
    """

    CYCLE = auto()
    PAPERS = auto()
    AGENCY = auto()


class Rule(Value):
    """One rule of the procedure; `check` judges what `scope` says as it stands on the day it is given.

    `kinds` are those of its module, in their order (`run` adds them), where the rule does not say it itself.
    `passes` and `fails` are cases as the catalogue tells them, which the tests make of the package of 2026;
    `always` holds whatever the table `quy_tac` says of it; `needs` is the row of `tham_so` without which
    there is nothing to check; `lacks` says what else the office has not filled in yet, or "".
    """

    code: str
    title: str
    check: Check
    passes: str
    fails: str
    kinds: tuple[Kind, ...] = ()
    scope: Scope = Scope.CYCLE
    always: bool = False
    needs: str = ""
    lacks: Lacks = unless(lambda agency, cycle: True, "")
