"""How the year stands, for the agency: what is late, due, waiting, done; counts, and no names by itself."""

from typing import Final

from congkhai.disclosure.public import PublicAgency
from congkhai.pages import sections
from congkhai.rendering.page import Page
from congkhai.rendering.templates import block

STATES: Final = (
    ("qua_han", "Quá hạn"),
    ("den_han", "Đến hạn"),
    ("dang_cho", "Đang chờ"),
    ("da_xong", "Đã xong"),
)


def page(agency: PublicAgency) -> Page:
    """tinh-hinh.md, as of the day shown."""
    steps = agency.cycle.board
    groups = [(title, [step for step in steps if step.state == state], state) for state, title in STATES]
    body = block("pages/board_intro.html", agency=agency, cycle=agency.cycle, groups=groups)
    for title, members, state in groups:
        body += sections.heading(f"{title} ({len(members)})", state.replace("_", "-"))
        body += block("pages/board.html", steps=members, done=state == "da_xong")
    return Page(
        path="tinh-hinh.md",
        title="Tình hình",
        section=sections.PLAN,
        summary=f"Việc đã xong, đến hạn, quá hạn, đang chờ của kế hoạch năm {agency.cycle.year}.",
        body=body,
        named=any(step.missing for step in steps),
    )
