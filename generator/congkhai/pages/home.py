"""The front page: what was announced last, what the plan asks next, and where each reader goes."""

from congkhai.disclosure.public import PublicAgency, PublicAnnouncement, PublicTask
from congkhai.pages import readers, sections
from congkhai.rendering.content import ContentPage
from congkhai.rendering.page import Page
from congkhai.rendering.templates import block


def page(agency: PublicAgency, content: tuple[ContentPage, ...], files: frozenset[str]) -> Page:
    """index.md, as of the day shown."""
    body = block(
        "pages/home.html",
        agency=agency,
        cycle=agency.cycle,
        last=last_announcement(agency),
        following=following(agency),
        dated=any(task.last_day for task in agency.cycle.tasks),
        readers=readers.rows(agency.cycle, content, files),
    )
    return Page(
        path="index.md",
        title=f"Kiểm điểm, đánh giá, xếp loại chất lượng năm {agency.cycle.year}",
        section=sections.HOME,
        summary=f"{agency.cycle.office.name}: kế hoạch, việc phải làm, hướng dẫn, biểu mẫu và kết quả"
        f" năm {agency.cycle.year}.",
        body=body,
    )


def last_announcement(agency: PublicAgency) -> PublicAnnouncement | None:
    """The newest announcement that no other replaces."""
    standing = [item for item in agency.cycle.announcements if not item.replaced_by]
    return max(standing, key=lambda item: item.document.issued or agency.today, default=None)


def following(agency: PublicAgency, limit: int = 4) -> tuple[PublicTask, ...]:
    """The next tasks whose last day is today or later, less those that the board shows as done."""
    done = {step.id for step in agency.cycle.board if step.state == "da_xong"}
    left = (task for task in agency.cycle.tasks if task.id not in done)
    ahead = [task for task in left if task.last_day and task.last_day >= agency.today]
    ahead.sort(key=lambda task: task.last_day or agency.today)
    return tuple(ahead[:limit])
