"""The documents the plan rests on, with their validity, and those issued in the cycle."""

from congkhai.disclosure.public import PublicAgency, PublicCycle, PublicDocument
from congkhai.pages import sections
from congkhai.rendering.page import Page
from congkhai.rendering.templates import block


def page(agency: PublicAgency) -> Page:
    """can-cu.md: what the plan cites, then what was issued."""
    cycle = agency.cycle
    body = block("pages/bases_intro.html", cycle=cycle, agency=agency)
    if cycle.citations:
        body += sections.heading("Văn bản kế hoạch căn cứ, dẫn chiếu", "dan-chieu")
        body += block("pages/bases.html", citations=cycle.citations)
    issued = issued_documents(cycle)
    if issued:
        body += sections.heading("Văn bản ban hành trong kỳ", "ban-hanh")
        body += block("pages/documents.html", documents=issued)
    return Page(
        path="can-cu.md",
        title="Căn cứ pháp lý",
        section=sections.PLAN,
        summary="Các văn bản được dẫn, nơi ban hành, ngày, hiệu lực.",
        body=body,
    )


def issued_documents(cycle: PublicCycle) -> tuple[PublicDocument, ...]:
    """The plan, the decisions, the document that orders publication, the announcements; each once."""
    results = cycle.results
    found = [cycle.plan, *(results.decisions if results else ()), results.basis if results else None]
    found += [item.document for item in cycle.announcements]
    return tuple({document.id: document for document in found if document}.values())


def listed(cycle: PublicCycle, root: str) -> str:
    """The plan's bases as the opening lines of the plan print them."""
    return block("pages/bases_list.html", citations=cycle.citations, root=root)
