"""Everything wrong with an agency folder, stage by stage."""

from collections.abc import Iterator
from dataclasses import dataclass

from congkhai.findings import Finding, Place, Refused, blocking, ordered
from congkhai.model.agency import Agency
from congkhai.project import Project
from congkhai.records.assemble import assemble
from congkhai.rendering import attached, content
from congkhai.rendering.content import ContentPage
from congkhai.rendering.page import Sheet
from congkhai.rules.run import run
from congkhai.tables.load import load
from congkhai.workflows.stopped import PROCEDURE_NOT_RUN


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A folder that may be published: the record, the pages, the forms, and findings that do not block."""

    agency: Agency
    pages: tuple[ContentPage, ...]
    forms: tuple[Sheet, ...]
    findings: tuple[Finding, ...]


def checked(project: Project) -> Checked:
    """The folder's record and pages; Refused, with all findings of the stage, where something blocks."""
    pages, written = content.read(project.content)
    forms, attachments = attached.forms(project.content)
    tables, first = load(project)
    found = [*written, *attachments, *first]
    if blocking(first):
        raise Refused(ordered([*found, PROCEDURE_NOT_RUN.at(Place())]))
    agency, second = assemble(tables)
    found += second
    if agency is None:
        raise Refused(ordered([*found, PROCEDURE_NOT_RUN.at(Place())]))
    found += run(agency)
    found += attached.named(project.content, _named_files(agency))
    if blocking(found):
        raise Refused(ordered(found))
    return Checked(agency=agency, pages=pages, forms=forms, findings=tuple(ordered(found)))


def _named_files(agency: Agency) -> Iterator[tuple[str, Place]]:
    for document in agency.documents.values():
        if document.file:
            yield document.file, agency.cell(document.place, "tep", document.file)
    for cycle in agency.cycles:
        for form in cycle.forms:
            if form.file:
                yield f"{attached.FORMS}/{form.file}", agency.cell(form.place, "tep", form.file)


def check(project: Project) -> tuple[Finding, ...]:
    """All findings of the folder; one of them says so where checks have not run yet."""
    try:
        return checked(project).findings
    except Refused as refused:
        return refused.findings
