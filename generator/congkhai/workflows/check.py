"""Everything wrong with an agency folder, stage by stage."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from congkhai.findings import Finding, Place, Refused, blocking, gathered, ordered
from congkhai.model.agency import Agency
from congkhai.pages import links
from congkhai.project import Project
from congkhai.records.assemble import assemble
from congkhai.rendering import attached, content, sealed
from congkhai.rendering.attached import FormFile
from congkhai.rendering.content import ContentPage
from congkhai.rules.explained import explained
from congkhai.rules.run import run
from congkhai.tables.load import load
from congkhai.tables.table import Tables
from congkhai.workflows import personal
from congkhai.workflows.stopped import PROCEDURE_NOT_RUN


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A folder whose rows fit together: the record, the pages, the forms, and the findings told."""

    agency: Agency
    pages: tuple[ContentPage, ...]
    forms: tuple[FormFile, ...]
    findings: tuple[Finding, ...]

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


def checked(project: Project, today: date) -> Checked:
    """The folder's record and pages; Refused, with all findings of the stage, where something blocks."""
    whole = standing(project, today)
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
    found += _attachments(project, agency, forms)
    allowed = personal.permitted(agency)
    found += personal.in_pages(pages, project.content.name, allowed, today.year)
    found += personal.in_cells(tables, agency, allowed, today.year)
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


def _attachments(project: Project, agency: Agency, files: Sequence[FormFile]) -> Iterator[Finding]:
    """What is wrong with files for download and with the cells that name them."""
    forms = [form for cycle in agency.cycles for form in cycle.forms]
    yield from attached.misplaced(files, forms)
    for form in forms:
        if form.file:
            cell = agency.cell(form.place, "tep", form.file)
            yield from attached.form_named(form.file, cell, project.content)
    for document in agency.documents.values():
        if document.file:
            cell = agency.cell(document.place, "tep", document.file)
            unsafe = [*attached.document_named(document.file, cell, project.content)]
            cell = agency.cell(document.place, "sha256", document.sha256)
            yield from unsafe or sealed.changed(project.content, document.file, document.sha256, cell)


def check(project: Project, today: date) -> tuple[Finding, ...]:
    """All findings of the folder; one of them says so where checks have not run yet."""
    try:
        return checked(project, today).findings
    except Refused as refused:
        return refused.findings
