"""The forms the plan names: what it says of each, and the file where the office has put one."""

from congkhai.disclosure.public import PublicCycle
from congkhai.pages import readers, sections
from congkhai.rendering.content import ContentPage
from congkhai.rendering.page import Page
from congkhai.rendering.templates import block, inline


def page(cycle: PublicCycle, content: tuple[ContentPage, ...], files: frozenset[str]) -> Page:
    """bieu-mau.md: one part a form, then the outlines that help meanwhile."""
    statuses = [readers.form_status(form, files) for form in cycle.forms]
    body = block("pages/forms_intro.html", cycle=cycle, missing=sum(not item.href for item in statuses))
    for status in statuses:
        body += sections.heading(inline(status.form.name), status.anchor)
        tasks = [task for task in cycle.tasks if task.form in (status.form.id, status.form.name)]
        body += block("pages/form.html", status=status, tasks=tasks)
    rows = [row for row in readers.rows(cycle, content, files) if row.outline]
    if rows:
        body += sections.heading("Dàn ý dùng tạm khi chưa có mẫu", "dan-y")
        body += block("pages/outline_links.html", rows=rows, cycle=cycle)
    return Page(
        path="bieu-mau.md",
        label="Biểu mẫu",
        title=f"Biểu mẫu năm {cycle.year}",
        section=sections.FORMS,
        summary="Các mẫu kế hoạch nêu tên, dùng cho việc gì, đã có tệp hay chưa.",
        body=body,
    )


def listed(cycle: PublicCycle, files: frozenset[str], root: str) -> str:
    """The forms as a short table inside another page."""
    statuses = [readers.form_status(form, files, root) for form in cycle.forms]
    return block("pages/forms_table.html", statuses=statuses, root=root)
