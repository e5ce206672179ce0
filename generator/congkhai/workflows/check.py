"""Everything wrong with an agency folder, stage by stage."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from congkhai.findings import Finding, Place, Refused, blocking, ordered
from congkhai.model.agency import Agency
from congkhai.pages import links
from congkhai.project import Project
from congkhai.records.assemble import assemble
from congkhai.rendering import attached, content, sealed
from congkhai.rendering.attached import FormFile
from congkhai.rendering.content import ContentPage
from congkhai.rules.run import run
from congkhai.tables.load import load
from congkhai.workflows.stopped import PROCEDURE_NOT_RUN


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A folder that may be published: the record, the pages, the forms, and findings that do not block."""

    agency: Agency
    pages: tuple[ContentPage, ...]
    forms: tuple[FormFile, ...]
    findings: tuple[Finding, ...]


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


@_uncollected()
def checked(project: Project) -> Checked:
    """The folder's record and pages; Refused, with all findings of the stage, where something blocks."""
    pages, written = _pages(project)
    forms, linked = attached.forms(project.content)
    tables, first = load(project)
    found = [*written, *linked, *first]
    if blocking(first):
        raise Refused(ordered([*found, PROCEDURE_NOT_RUN.at(Place())]))
    agency, second = assemble(tables)
    found += second
    if agency is None:
        raise Refused(ordered([*found, PROCEDURE_NOT_RUN.at(Place())]))
    found += run(agency)
    found += _attachments(project, agency, forms)
    if blocking(found):
        raise Refused(ordered(found))
    return Checked(agency=agency, pages=pages, forms=forms, findings=tuple(ordered(found)))


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


def check(project: Project) -> tuple[Finding, ...]:
    """All findings of the folder; one of them says so where checks have not run yet."""
    try:
        return checked(project).findings
    except Refused as refused:
        return refused.findings
