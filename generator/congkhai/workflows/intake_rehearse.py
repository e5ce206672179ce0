"""What `check` would say if a submission were accepted: found in memory, nothing is written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from congkhai.findings import Finding, Refused, Severity, blocking
from congkhai.intake import submissions
from congkhai.intake.states import WAITING
from congkhai.intake.store import Store
from congkhai.intake.values import Submission
from congkhai.project import Project
from congkhai.records.assemble import assemble
from congkhai.rules.run import run
from congkhai.tables import descriptor
from congkhai.tables.change import Rows, with_rows
from congkhai.tables.disk import read
from congkhai.tables.load import load, read_sheet
from congkhai.tables.table import Tables
from congkhai.value import Value
from congkhai.workflows.check import told
from congkhai.workflows.intake_accept import (
    known_columns,
    part_of,
    remarks_of,
    rescored_by,
    rows_of,
    together,
)
from congkhai.workflows.intake_desk import Standing, standing, standing_in
from congkhai.workflows.intake_site import Site
from congkhai.workflows.uncollected import uncollected

#: What is said where acceptance would put nothing wrong.
NOTHING_NEW: Final = "Nếu chấp nhận, congkhai check không nói thêm lỗi hay cảnh báo nào."


class _Desk(Value):
    """The package as it stands, what was handed in, who would accept, and today."""

    project: Project
    store: Store
    known: Standing
    by: str
    today: date


@uncollected()
def rehearsed(site: Site, number: int, by: str) -> tuple[Finding, ...]:
    """What would be new among the findings if a submission, and the parts before it that wait, were accepted,
    and what is to be remarked of them; what keeps it from being accepted where something does.

    WrongUse where the package has its part no more.
    """
    known, today = site.known().known, site.clock().today
    desk = _Desk(project=site.project, store=site.store, known=known, by=by, today=today)
    return _rehearsed(desk, number, lambda: _before(site, today))


def text(project: Project, store: Store, number: int, by: str, today: date) -> str:
    """The same as text for the terminal; "" for what does not wait."""
    if store.read(submissions.submission, number).last.state not in WAITING:
        return ""
    desk = _Desk(project=project, store=store, known=standing(project), by=by, today=today)
    found = _rehearsed(desk, number, lambda: _said(project, {}, today)[1])
    lines = [f"  {one.severity.word.upper()}: {one.message} {one.remedy}" for one in found]
    heading = "Nếu chấp nhận, congkhai check sẽ nói thêm:" if lines else NOTHING_NEW
    return "\n".join(("", heading, *lines, ""))


def _rehearsed(desk: _Desk, number: int, before: Callable[[], Sequence[Finding]]) -> tuple[Finding, ...]:
    one = desk.store.read(submissions.submission, number)
    try:
        remarks, contents = _accepted(desk, one)
    except Refused as refused:
        return tuple(refused.findings)
    tables, after = _said(desk.project, contents, desk.today)
    remarks += rescored_by(desk.known, part_of(desk.known, one), tables)
    return tuple(told([*remarks, *_new(before(), after)]))


def _accepted(desk: _Desk, one: Submission) -> tuple[list[Finding], dict[Path, bytes]]:
    """What is to be remarked of what is accepted together, and the files as they would be."""
    project, store, known = desk.project, desk.store, desk.known
    contents: dict[Path, bytes] = {}
    remarks: list[Finding] = []
    *ahead, last = together(store, known, one)
    for each in ahead:
        remarks += remarks_of(store, known, each, desk.today)
        contents |= _with(project, contents, rows_of(store, known, each, desk.by))
        known = standing_in(*load(project, contents))
    remarks += remarks_of(store, known, last, desk.today)
    return remarks, contents | _with(project, contents, rows_of(store, known, last, desk.by))


def _said(
    project: Project, contents: Mapping[Path, bytes], today: date
) -> tuple[Tables, tuple[Finding, ...]]:
    """The tables with these files, and everything that is wrong with them."""
    tables, found = load(project, contents)
    agency, apart = (None, ()) if blocking(found) else assemble(tables)
    return tables, (*found, *apart, *(run(agency, today) if agency else ()))


def _before(site: Site, today: date) -> Sequence[Finding]:
    """What is wrong with the package as it stands, found once for as long as its files and the day stay."""
    state = site.known().files, today
    if site.wrong is None or site.wrong[0] != state:
        site.wrong = state, _said(site.project, {}, today)[1]
    return site.wrong[1]


def _with(project: Project, contents: Mapping[Path, bytes], rows: Mapping[str, Rows]) -> dict[Path, bytes]:
    """The files that these rows change, as they would be."""
    entries = descriptor.load(project)[0].entries
    meant = [entry for entry in entries if rows.get(entry.name)]
    found = {entry.data: read_sheet(project, entry, [], contents) for entry in meant}
    sheets = {one.name: (path, one) for path, one in found.items() if one}
    known = known_columns({name: one for name, (_, one) in sheets.items()}, rows)
    return {
        path: with_rows(contents.get(path) or read(path) or b"", one, known[name])
        for name, (path, one) in sheets.items()
    }


def _new(before: Sequence[Finding], after: Sequence[Finding]) -> Iterator[Finding]:
    """What is said now and was not: rows keep their numbers, since only cells change and rows are added."""
    known = {_key(one) for one in before}
    for one in after:
        if _key(one) not in known and one.severity is not Severity.INFO:
            yield one


def _key(one: Finding) -> tuple[str, str | None, int | None, str | None, str]:
    return one.code, one.place.table, one.place.row, one.place.column, one.message
