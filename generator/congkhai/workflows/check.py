"""Everything wrong with an agency folder, stage by stage."""

import gc
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date

from congkhai.disclosure.public import Audience
from congkhai.findings import Finding, Place, Refused, blocking, gathered, ordered
from congkhai.model.agency import Agency
from congkhai.pages import links
from congkhai.project import Project
from congkhai.publish.looked_at import Outgoing, outgoing
from congkhai.records.assemble import assemble
from congkhai.rendering import attached, content
from congkhai.rendering.attached import FormFile
from congkhai.rendering.content import ContentPage
from congkhai.rules.explained import explained
from congkhai.rules.run import run
from congkhai.tables.load import load
from congkhai.tables.table import Tables
from congkhai.workflows import attachments
from congkhai.workflows.stopped import PROCEDURE_NOT_RUN


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A folder whose rows fit together: the record, the pages, the forms, and the findings told.

    `outgoing` are the files to be published, by their path below content.
    """

    agency: Agency
    pages: tuple[ContentPage, ...]
    forms: tuple[FormFile, ...]
    findings: tuple[Finding, ...]
    outgoing: Mapping[str, Outgoing] = field(default_factory=dict)

    @property
    def errors(self) -> int:
        """How many findings block."""
        return sum(finding.blocks for finding in self.findings)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Rows become values without circles: to look for some again and again takes a third of the time."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def checked(project: Project, today: date, audiences: Collection[Audience] = tuple(Audience)) -> Checked:
    """The folder's record and pages; Refused, with all findings of the stage, where something blocks.

    `audiences` are those whose sites are asked for: what only the portal may not show stops no other.
    """
    whole = _with_files(project, standing(project, today), today, Audience.PORTAL in audiences)
    if blocking(whole.findings):
        raise Refused(whole.findings)
    return whole


@_uncollected()
def standing(project: Project, today: date) -> Checked:
    """As `checked`, but only what keeps the rows from being read together is refused.

    What pages and the procedure have against the folder is among its findings.
    """
    pages, written = _pages(project)
    forms, linked = attached.forms(project.content)
    tables, first = load(project)
    found = [*written, *linked, *first]
    if blocking(first):
        raise Refused(told([*found, _not_run(tables)]))
    agency, second = assemble(tables)
    found += second
    if agency is None:
        raise Refused(told([*found, _not_run(tables)]))
    found += run(agency, today)
    found += attachments.misfits(project, agency, forms)
    all_told = told(explained(agency, found))
    return Checked(agency=agency, pages=pages, forms=forms, findings=tuple(all_told))


def _not_run(tables: Tables) -> Finding:
    """What was not checked, since the rows cannot be read together."""
    titles = ", ".join(f"‘{title}’" for title in tables.unmatched)
    keys = f"; chưa đối chiếu hết các mã với bảng {titles}" if titles else ""
    return PROCEDURE_NOT_RUN.at(Place(), keys=keys)


def told(found: Iterable[Finding]) -> list[Finding]:
    """The findings in the order in which a clerk mends, each cause once."""
    return gathered(ordered(found))


def _pages(project: Project) -> tuple[tuple[ContentPage, ...], tuple[Finding, ...]]:
    """The hand-written pages, what is wrong with them, and which links between them lead nowhere."""
    folder = project.content.name
    pages, faults = content.read(project.content)
    if not project.content.is_dir():
        return pages, faults
    readable = {page.path for page in pages}
    files = (finding.place.file or "" for finding in faults)
    unread = {file.removeprefix(f"{folder}/") for file in files} - readable
    return pages, (*faults, *links.dead(pages, unread, folder))


@_uncollected()
def _with_files(project: Project, known: Checked, today: date, portal: bool) -> Checked:
    """The same with the files for download as they are published, and what is to be told of them first."""
    files: dict[str, Outgoing] = {}
    found = list(known.findings)
    for file in attachments.offered(project, known.agency, known.forms, today):
        asked = file if portal else replace(file, portal=False)
        files[file.path], said = outgoing(asked, known.agency.looked_at, today)
        found += said
    return replace(known, outgoing=files, findings=tuple(told(found)))


def check(project: Project, today: date) -> tuple[Finding, ...]:
    """All findings of the folder; one of them says so where checks have not run yet."""
    try:
        return checked(project, today).findings
    except Refused as refused:
        return refused.findings
