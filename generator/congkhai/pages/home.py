"""The front pages: that of the whole site, and that of each year."""

from collections.abc import Mapping

from congkhai.disclosure.public import PublicAgency, PublicCycle, PublicTask
from congkhai.pages import readers, sections
from congkhai.rendering.content import ContentPage
from congkhai.rendering.page import Page
from congkhai.rendering.templates import block

Content = tuple[ContentPage, ...]


def front(agency: PublicAgency, content: Mapping[int, Content], files: frozenset[str]) -> Page:
    """index.md, as of the day shown: what was announced last in any year, then the newest year, then all."""
    newest = agency.newest
    announced = next((cycle for cycle in agency.cycles if cycle.announcement), newest)
    body = block(
        "pages/home.html",
        agency=agency,
        title=_TITLE,
        announced=announced,
        years=agency.cycles,
        **_of_year(agency, newest, content[newest.year], files, f"{newest.year}/"),
    )
    summary = f"{newest.office.name}: kế hoạch, việc phải làm, hướng dẫn, biểu mẫu và kết quả từng năm."
    return Page(path="index.md", title=_TITLE, section=sections.HOME, summary=summary, body=body)


def page(agency: PublicAgency, cycle: PublicCycle, content: Content, files: frozenset[str]) -> Page:
    """The front page of a year, index.md in its folder."""
    title = f"{_TITLE} năm {cycle.year}"
    facts = _of_year(agency, cycle, content, files, "")
    body = block("pages/home.html", agency=agency, title=title, announced=cycle, years=(), **facts)
    return Page(
        path="index.md",
        label=f"Năm {cycle.year}",
        title=title,
        section=sections.YEAR,
        summary=f"{cycle.office.name}: kế hoạch, việc phải làm, hướng dẫn, biểu mẫu và kết quả"
        f" năm {cycle.year}.",
        body=body,
    )


def _of_year(
    agency: PublicAgency, cycle: PublicCycle, content: Content, files: frozenset[str], root: str
) -> dict[str, object]:
    return {
        "cycle": cycle,
        "root": root,
        "following": following(agency, cycle),
        "dated": any(task.last_day for task in cycle.tasks),
        "readers": readers.rows(cycle, content, files),
    }


_TITLE = "Kiểm điểm, đánh giá, xếp loại chất lượng"


def following(agency: PublicAgency, cycle: PublicCycle, limit: int = 4) -> tuple[PublicTask, ...]:
    """The next tasks of a year that are not done, with a last day of today or later."""
    left = (task for task in cycle.tasks if not task.done)
    ahead = [task for task in left if task.last_day and task.last_day >= agency.today]
    ahead.sort(key=lambda task: task.last_day or agency.today)
    return tuple(ahead[:limit])
