"""Printable outlines made from the guidance pages: the plan's appendix with room to write."""

from collections.abc import Sequence

from congkhai.disclosure.public import PublicAgency
from congkhai.pages import sections, written
from congkhai.rendering.content import OUTLINE_HEAD, ContentPage, outline
from congkhai.rendering.page import Page
from congkhai.rendering.templates import block, inline
from congkhai.text.phrases import inside


def heading(agency: PublicAgency) -> str:
    """What every outline is headed, so that nobody takes it for the official form."""
    plan = agency.cycle.plan
    return (
        f"Dàn ý theo phụ lục Kế hoạch {plan.number if plan else ''}".rstrip() + ", không phải mẫu chính thức"
    )


def pages(agency: PublicAgency, content: tuple[ContentPage, ...]) -> tuple[Page, ...]:
    """An outline for each guidance page that marks a part of itself as one."""
    guidance = [page for page in content if page.path.startswith("huong-dan/")]
    ordered = sorted(guidance, key=written.order(agency.cycle))
    return tuple(_page(agency, page, guidance) for page in ordered if page.outline_path)


def _page(agency: PublicAgency, page: ContentPage, guidance: Sequence[ContentPage]) -> Page:
    title = page.outline_title or page.title
    head = block(
        "pages/outline_head.html", title=title, agency=agency, guidance=f"../huong-dan/{page.slug}.html"
    )
    body = f"# {inline(heading(agency))} {{#{OUTLINE_HEAD}}}\n\n{head}\n\n"
    body += '<div class="ck-outline" markdown="1">\n\n'
    body += outline(page, guidance) + "\n\n</div>\n\n" + block("pages/outline_foot.html", agency=agency)
    return Page(
        path=page.outline_path,
        title=f"Dàn ý: {inside(title)}",
        section=sections.GUIDANCE,
        summary=f"{heading(agency)}: {title}.",
        body=body,
    )
