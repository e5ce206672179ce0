"""The harmless repairs: shown, and made where that was asked for."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from congkhai.findings import Finding, gathered, ordered
from congkhai.project import Project
from congkhai.tables.change import drafted, write
from congkhai.tables.kinds import LOW_HEADER
from congkhai.tables.load import load, read_sheets
from congkhai.tables.mend import Repair
from congkhai.tables.repairs import RepairedFile, as_change, forget, proposed
from congkhai.value import Value
from congkhai.workflows.changing import log_days
from congkhai.workflows.stopped import unfinished

__all__ = ["Repair", "Tidied", "proposal", "tidy"]


class Tidied(Value):
    """The repairs of each file, what is left for people to decide, and the copies of the files before.

    `kept` is empty where nothing was written.
    """

    changes: tuple[RepairedFile, ...]
    left: tuple[Finding, ...]
    again: str
    kept: tuple[Path, ...] = ()


def proposal(project: Project, old: str | None = None) -> Tidied:
    """What would be repaired, and what would be left; nothing is written. `old` is as for `proposed`.

    What is left is told where it stands in the files as they are.
    """
    changes = proposed(project, old)
    left = _left(project, {change.path: change.standing for change in changes})
    repaired = {change.place.file for change in changes}
    still = (one for one in left if one.code != LOW_HEADER.code or one.place.file not in repaired)
    return Tidied(changes=changes, left=tuple(still), again=_command(old))


def tidy(project: Project, moment: datetime, today: date, old: str | None = None) -> Tidied:
    """Make the repairs that `proposal` shows, all or none; copies of earlier days are taken away.

    What is left is told where it stands in the new files. Changed where another command or program writes
    into the package at the same time.
    """
    changes = proposed(project, old)
    left = _left(project, {change.path: change.after for change in changes})
    whole = as_change(changes, today)
    # Repairs change how values are written, never what they say: there is nothing in them to be judged.
    draft = drafted(project, whole, read_sheets(project)[1])
    try:
        if draft:
            write(project, draft, moment, log_days(draft, moment))
        forget(project, today)
    except OSError as error:
        raise unfinished(project, error, _command(old)) from error
    return Tidied(changes=changes, left=tuple(left), again=_command(old), kept=tuple(whole.beside))


def _command(old: str | None) -> str:
    return f"congkhai tidy --from {old.lower()} --write" if old else "congkhai tidy --write"


def _left(project: Project, instead: Mapping[Path, bytes]) -> list[Finding]:
    """What people must decide, each cause once; `instead` is as for `load`."""
    _, findings = load(project, instead)
    return gathered(ordered(one for one in findings if one.blocks or one.place.row is not None))
