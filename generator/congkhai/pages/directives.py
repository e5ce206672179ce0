"""What stands in place of a directive in a hand-written page: a block printed from rows."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from congkhai.disclosure.public import PublicAgency
from congkhai.pages import bases, forms, places, tasks
from congkhai.rendering.body import DIRECTIVE
from congkhai.rendering.templates import block
from congkhai.value import Value


class Spot(Value):
    """Where a directive stands: the view shown, the forms' files, the way to the top folder."""

    agency: PublicAgency
    files: frozenset[str]
    root: str
    argument: str


def expand(body: str, agency: PublicAgency, files: frozenset[str], root: str) -> str:
    """`body` with every directive replaced; one that is not known leaves nothing behind."""

    def replaced(match: re.Match[str]) -> str:
        spot = Spot(agency=agency, files=files, root=root, argument=match["argument"] or "")
        printer = PRINTERS.get(match["name"])
        return f"\n{printer(spot)}\n" if printer else ""

    return DIRECTIVE.sub(replaced, body)


def _tasks(spot: Spot) -> str:
    cycle = spot.agency.cycle
    found = [task for task in cycle.tasks if _within(task.clause, spot.argument)]
    return block("pages/task_lines.html", entries=tasks.entries(cycle, found), root=spot.root, sourced=False)


def _within(clause: str, wanted: str) -> bool:
    """III.1 holds III.1 and III.1.2, not III.10; several clauses of a row stand apart by ";"."""
    return any(
        part == wanted or part.startswith((f"{wanted}.", f"{wanted} ", f"{wanted},"))
        for part in (piece.strip() for piece in clause.split(";"))
    )


def _signer(spot: Spot) -> str:
    return block("pages/signer.html", plan=spot.agency.cycle.plan)


def _recipients(spot: Spot) -> str:
    return block("pages/recipients.html", recipients=spot.agency.cycle.recipients)


PRINTERS: Final[Mapping[str, Callable[[Spot], str]]] = MappingProxyType(
    {
        "can-cu": lambda spot: bases.listed(spot.agency.cycle, spot.root),
        "noi-kiem-diem-tap-the": lambda spot: places.collectives(spot.agency.cycle, spot.root),
        "noi-kiem-diem-ca-nhan": lambda spot: places.persons(spot.agency.cycle, spot.root),
        "cong-viec": _tasks,
        "bieu-mau": lambda spot: forms.listed(spot.agency.cycle, spot.files, spot.root),
        "noi-nhan": _recipients,
        "nguoi-ky": _signer,
    }
)
