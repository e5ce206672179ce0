"""Everything wrong with an agency folder, stage by stage."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from congkhai.disclosure.public import Audience
from congkhai.findings import Finding, Place, Refused, blocking, gathered, ordered
from congkhai.forms.faults import faults as form_faults
from congkhai.office_files import tree_faults
from congkhai.paper import pdf
from congkhai.project import Project
from congkhai.publish.looked_at import Outgoing, outgoing
from congkhai.records.assemble import assemble
from congkhai.rendering import attached, by_hand
from congkhai.rendering.content import ContentPage
from congkhai.rendering.years import years_astray
from congkhai.rules.explained import explained
from congkhai.rules.run import run
from congkhai.tables.load import load
from congkhai.tables.table import Tables
from congkhai.value import replace
from congkhai.workflows import attachments, personal, unanswered, unpublishable, written
from congkhai.workflows.known import Checked
from congkhai.workflows.public_cells import public_cells
from congkhai.workflows.stopped import PROCEDURE_NOT_RUN
from congkhai.workflows.uncollected import uncollected


def checked(project: Project, today: date, audiences: Collection[Audience] = tuple(Audience)) -> Checked:
    """The folder's record and pages; Refused, with all findings of the stage, where something blocks.

    `audiences` are those whose sites are asked for: what only the portal may not show stops no other.
    """
    whole = _with_files(project, standing(project, today), today, audiences)
    if blocking(whole.findings):
        raise Refused(whole.findings)
    return whole


@uncollected()
def standing(project: Project, today: date) -> Checked:
    """As `checked`, but only what keeps the rows from being read together is refused.

    What pages and the procedure have against the folder is among its findings.
    """
    barred = tree_faults(project.root, project.content)
    pages, faults = ((), barred) if barred else written.read(project.content)
    forms, linked = ((), ()) if barred else attached.forms(project.content)
    tables, first = load(project)
    found = [*faults, *linked, *by_hand.findings(project.root), *first]
    if blocking(first):
        raise Refused(told([*found, *_not_run(project, tables, pages)]))
    agency, second = assemble(tables)
    found += second
    if agency is None:
        raise Refused(told([*found, *_not_run(project, tables, pages)]))
    found += form_faults(agency)
    found += run(agency, today)
    found += () if barred else attachments.misfits(project, agency, forms)
    known = Checked(agency=agency, pages=pages, forms=forms, findings=())
    blocked = blocking(found[len(faults) :])
    found += (
        () if barred else years_astray(pages, [cycle.year for cycle in agency.cycles], project.content.name)
    )
    found += () if barred else written.left_over(pages, agency, project.content.name)
    found += () if barred else written.unprinted(known, project.content.name)
    found += written.abroad(known, project.content.name)
    found += written.beyond(known, project.content, today, blocked=blocked)
    allowed = personal.permitted(agency)
    found += personal.in_pages(pages, project.content.name, allowed, today.year)
    cells = tuple(public_cells(tables, agency))
    found += personal.in_cells(cells, allowed, today.year)
    found += unpublishable.in_cells(cells, agency, today)
    found += unanswered.in_cells(cells, tables, agency)
    all_told = told(explained(agency, found))
    return replace(known, findings=tuple(all_told))


def _not_run(project: Project, tables: Tables, pages: Sequence[ContentPage]) -> Iterator[Finding]:
    """What was not checked, since the rows cannot be read together."""
    titles = ", ".join(f"‘{title}’" for title in tables.unmatched)
    keys = f"; chưa đối chiếu hết các mã với bảng {titles}" if titles else ""
    yield PROCEDURE_NOT_RUN.at(Place(), keys=keys)
    yield from written.unseen(pages, project.content.name)


def told(found: Iterable[Finding]) -> list[Finding]:
    """The findings in the order in which a clerk mends, each cause once."""
    return gathered(ordered(found))


@uncollected()
def _with_files(project: Project, known: Checked, today: date, audiences: Collection[Audience]) -> Checked:
    """The same with the files for download as they are published, and what is to be told of them first."""
    files: dict[str, Outgoing] = {}
    portal = Audience.PORTAL in audiences
    found, allowed = list(known.findings), personal.permitted(known.agency)
    offered = [*attachments.offered(project, known.agency, known.forms, today)]
    pdf.prepare(file.content for file in offered)
    for file in offered:
        asked = file if portal else replace(file, portal=False)
        files[file.path], said = outgoing(asked, known.agency.looked_at, today)
        found += said
        if asked.portal:
            found += personal.in_file(files[file.path], file.place, allowed, today.year)
    whole = replace(known, outgoing=files)
    found += unpublishable.phrases(whole, project.content.name, audiences, today)
    return replace(whole, findings=tuple(told(found)))


def check(project: Project, today: date) -> tuple[Finding, ...]:
    """All findings of the folder; one of them says so where checks have not run yet."""
    try:
        return checked(project, today).findings
    except Refused as refused:
        return refused.findings
