"""The harmless repairs: shown, and made where that was asked for."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from congkhai.findings import Finding, ordered
from congkhai.locks import held
from congkhai.project import Project
from congkhai.tables.load import load
from congkhai.tables.mend import Repair
from congkhai.tables.repairs import Change, forget, make, proposed

__all__ = ["Repair", "Tidied", "proposal", "tidy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tidied:
    """The repairs of each file, what is left for people to decide, and the copies of the files before.

    `kept` is empty where nothing was written.
    """

    changes: tuple[Change, ...]
    left: tuple[Finding, ...]
    kept: tuple[Path, ...] = ()


def proposal(project: Project, old: str | None = None) -> Tidied:
    """What would be repaired, and what would be left; nothing is written. `old` is as for `proposed`."""
    changes = proposed(project, old)
    _, findings = load(project, {change.path: change.after for change in changes})
    left = (finding for finding in findings if finding.blocks or finding.place.row is not None)
    return Tidied(changes=changes, left=tuple(ordered(left)))


def tidy(project: Project, today: date, old: str | None = None) -> Tidied:
    """Make the repairs that `proposal` shows; copies of earlier days are taken away.

    Changed where another command or program writes into the package at the same time.
    """
    with held(project.package):
        found = proposal(project, old)
        kept = make(found.changes, today)
        forget(project, today)
    return Tidied(changes=found.changes, left=found.left, kept=kept)
