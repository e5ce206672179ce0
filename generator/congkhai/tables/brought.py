"""What a change would put wrong: the whole package judged in memory, before and after it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from congkhai.findings import Finding, Place, blocking
from congkhai.project import Project
from congkhai.tables.change import Rows
from congkhai.tables.load import load
from congkhai.tables.table import Tables
from congkhai.value import Value

Together: TypeAlias = Callable[[Tables], tuple[Sequence[Finding], Sequence[Finding] | None]]
"""Judges what the rows of a package say together: what keeps them from being read as one, and what in them
contradicts itself (sums, counts, the order of days); None where that was not judged."""

Site: TypeAlias = tuple[str, str | None, int | None, str | None]
"""A fault by its code, table, row and column, whatever number the row has once the change is made."""


class Judged(Value):
    """What is wrong with the package before and after a change."""

    before: Sequence[Finding] = ()
    after: Sequence[Finding] = ()


class Judgement(Value):
    """The tables as the change makes them, what is wrong with them, and with what they say together."""

    made: Tables
    tables: Judged
    procedure: Judged


def judged(
    project: Project,
    contents: Mapping[Path, bytes],
    together: Together,
    now: tuple[Tables, Sequence[Finding]] | None = None,
) -> Judgement:
    """The package as it is and as it would be with `contents`, judged as a whole; nothing is written.

    What the rows say together is judged where the tables can be read both before and after. `now` is the
    package as it is, with what is wrong in it, where it was read already.
    """
    tables, before = now or load(project)
    made, after = load(project, contents)
    if blocking((*before, *after)):
        return Judgement(made=made, tables=Judged(before=before, after=after), procedure=Judged())
    (apart, against), (apart_then, against_then) = together(tables), together(made)
    known = against is not None and against_then is not None
    return Judgement(
        made=made,
        tables=Judged(before=(*before, *apart), after=(*after, *apart_then)),
        procedure=Judged(before=against or (), after=against_then or ()) if known else Judged(),
    )


def new_faults(rows: Mapping[str, Rows], judgement: Judgement) -> Iterator[Finding]:
    """The blocking findings that the change of these rows, by table, has to answer for.

    These are those that were not there before. What was wrong already does not hinder a change, for it may be
    what mends it; nor, at a cell that the change leaves alone, does what only comes to light where it mends
    something: for the tables in the same column, for the procedure anywhere.
    """
    tables = judgement.tables
    faulty = {(finding.place.table, finding.place.column) for finding in tables.before if finding.blocks}
    fresh = _Fresh(rows, judgement.made, tables)
    for finding in tables.after:
        there = (finding.place.table, finding.place.column)
        if finding.blocks and (fresh.typed(finding) or (fresh.new(finding) and there not in faulty)):
            yield finding
    fresh = _Fresh(rows, judgement.made, judgement.procedure)
    for finding in judgement.procedure.after:
        if finding.blocks and (fresh.typed(finding) or (fresh.new(finding) and not fresh.mended)):
            yield finding


def last_row(made: Tables, table: str) -> int:
    """The last row of a table as its file shows it; 0 for a table without one."""
    data = made.tables.get(table)
    return data.records[-1].row if data and data.records else 0


class _Fresh:
    """What of the findings afterwards was not there before."""

    def __init__(self, rows: Mapping[str, Rows], made: Tables, judgement: Judged) -> None:
        self._rows = rows
        self._last = {table: last_row(made, table) for table in rows}
        self._before = {
            (finding.code, place.table, place.row, place.column)
            for finding in judgement.before
            if finding.blocks
            for place in (finding.place, *finding.also)
        }
        after = {site for finding in judgement.after if finding.blocks for site in self._sites(finding)}
        self.mended = not self._before <= after
        """Whether a fault is gone."""

    def _now(self, place: Place) -> int | None:
        """The row of a place as it is numbered now; None where the change adds it, or none is named."""
        rows = self._rows.get(place.table or "")
        if rows is None or place.row is None:
            return place.row
        return rows.number_now(place.row, self._last[place.table or ""])

    def _sites(self, finding: Finding) -> Iterator[Site]:
        for place in (finding.place, *finding.also):
            now = self._now(place)
            added = now is None and place.row is not None
            yield finding.code, place.table, -place.row if added and place.row else now, place.column

    def new(self, finding: Finding) -> bool:
        """Whether no such fault stood at one of its places before."""
        return any(site not in self._before for site in self._sites(finding))

    def typed(self, finding: Finding) -> bool:
        """Whether it newly stands at a cell that the change sets, or in a row that it adds."""
        places = zip((finding.place, *finding.also), self._sites(finding), strict=True)
        return any(site not in self._before and self._touched(place) for place, site in places)

    def _touched(self, place: Place) -> bool:
        rows = self._rows.get(place.table or "")
        if rows is None or place.row is None:
            return False
        now = self._now(place)
        return now is None or rows.touches(now, place.column)
