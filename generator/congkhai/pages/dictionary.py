"""The data dictionary of the agency's tables, from the schemas; for the agency only."""

from congkhai.disclosure.public import PublicAgency
from congkhai.pages import sections
from congkhai.rendering.page import Page
from congkhai.rendering.templates import block, inline
from congkhai.text.fold import slug


def page(agency: PublicAgency) -> Page:
    """tu-dien-du-lieu.md: every table, every column, what may stand there and who may see it."""
    body = block("pages/dictionary_intro.html", tables=agency.tables)
    for table in agency.tables:
        body += sections.heading(inline(table.title), f"bang-{slug(table.name)}")
        body += block("pages/dictionary.html", table=table)
    return Page(
        path="tu-dien-du-lieu.md",
        title="Từ điển dữ liệu",
        section=sections.LOOKUP,
        summary="Các bảng, các cột, giá trị được ghi và phạm vi được xem.",
        body=body,
    )
