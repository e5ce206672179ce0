"""Files for download: whether they fit the cells that name them, and which are offered to whom."""

from collections.abc import Iterator, Sequence
from datetime import date

from congkhai.disclosure.public import Audience, PublicAgency, PublicCycle
from congkhai.disclosure.signed import signed
from congkhai.findings import Finding, Place
from congkhai.model.agency import Agency
from congkhai.model.columns import at
from congkhai.model.law import Document
from congkhai.pages import links
from congkhai.project import Project
from congkhai.publish.looked_at import Offered, Outgoing, nowhere
from congkhai.rendering import attached
from congkhai.rendering.attached import FORMS, NO_GUIDANCE, FormFile
from congkhai.rendering.content import guidance
from congkhai.workflows.known import Checked


def misfits(project: Project, agency: Agency, files: Sequence[FormFile]) -> Iterator[Finding]:
    """What is wrong with files for download and with the cells that name them."""
    forms = [form for cycle in agency.cycles for form in cycle.forms]
    yield from attached.misplaced(files, forms)
    for form in forms:
        if form.file:
            cell = at(form, "file")
            yield from attached.form_named(form.file, cell, project.content)
    yield from _guidance(project, agency)
    yield from nowhere(agency.looked_at, project.content)
    named = {document.file for document in agency.documents.values()}
    yield from attached.stray(project.content, named)
    for document in agency.documents.values():
        if document.file:
            unsafe = [*_unsafe(project, agency, document)]
            cell = at(document, "sha256")
            yield from unsafe or attached.other_than_recorded(
                project.content, document.file, document.sha256, cell
            )


def _guidance(project: Project, agency: Agency) -> Iterator[Finding]:
    """Rows that name a guidance page which is not there; the index is nobody's."""
    for cycle in agency.cycles:
        folder = project.content if cycle is agency.cycles[0] else project.content / str(cycle.year)
        # That a whole folder is away is told once, by itself.
        there = sorted(guidance(folder)) if folder.is_dir() else None
        for place in cycle.places:
            if place.guidance and there is not None and place.guidance not in there:
                pages = ", ".join(there) or "chưa có trang nào"
                yield NO_GUIDANCE.at(at(place, "guidance"), page=place.guidance, pages=pages)


def _unsafe(project: Project, agency: Agency, paper: Document) -> Iterator[Finding]:
    cell = at(paper, "file")
    return attached.document_named(paper.file, cell, project.content)


def offered(project: Project, agency: Agency, files: Sequence[FormFile], today: date) -> Iterator[Offered]:
    """Every file that some site offers, once: forms for everybody, signed papers as `disclosure` says.

    Papers that may not be read and forms of a kind that is never offered, by what `misfits` says of them,
    are left out.
    """
    forms = [form for cycle in agency.cycles for form in cycle.forms]
    for file in files:
        belongs = any(attached.offered(form, [file.published]) for form in forms)
        if belongs and attached.may_be_form(file.name):
            yield Offered(path=f"{FORMS}/{file.name}", content=file.content, place=file.place, portal=True)
    public = {id for cycle in agency.cycles for id in signed(agency, cycle, Audience.PORTAL, today)}
    papers = [
        paper
        for paper in agency.documents.values()
        if paper.file and not paper.secret and not any(_unsafe(project, agency, paper))
    ]
    for path in sorted({paper.file for paper in papers}):
        named = [paper for paper in papers if paper.file == path]
        yield Offered(
            path=path,
            content=(project.content / path).read_bytes(),
            place=Place(file=f"{project.content.name}/{path}"),
            portal=any(paper.id in public for paper in named),
            recorded=any(paper.sha256 for paper in named),
        )


def wanted(known: Checked, view: PublicAgency, cycle: PublicCycle) -> set[str]:
    """The paths, in a year's folder, of the files that its pages offer to this audience.

    The forms of the year, the papers that its rows tell of, and those to which its hand-written pages lead.
    """
    files = frozenset(file.published for file in known.forms)
    paths = {f"{FORMS}/{name}" for form in cycle.forms for name in attached.offered(form, files)}
    pages = known.pages_of(cycle.year)
    linked = {link.target for page in pages for link in links.links(page)}
    papers = {paper.file for paper in view.documents if paper.file and paper.file in linked}
    return paths | papers | {paper.file for paper in cycle.documents if paper.file}


def published(known: Checked) -> Iterator[tuple[str, str, Outgoing]]:
    """The files for download: path on the site, path below content, the file."""
    names = {f"{FORMS}/{form.name}": form.sheet.path for form in known.forms}
    for path, file in known.outgoing.items():
        yield names.get(path, path), path, file
