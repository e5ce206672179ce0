"""The announcement as a page of the site, with those that it replaces."""

from congkhai.announcement.notice import Notice, current, newest_first, notice, state
from congkhai.announcement.print_view import PRINT_VIEW
from congkhai.announcement.wording import brief, outcome
from congkhai.disclosure.public import PublicAgency, PublicCycle
from congkhai.rendering.page import Page
from congkhai.rendering.templates import block

_TITLE = "Thông báo công khai"


def page(agency: PublicAgency) -> Page:
    """thong-bao.md; before an announcement is issued it says so and shows no result."""
    cycle = agency.cycle
    issued = current(cycle)
    said = notice(agency) if issued else None
    return Page(
        path="thong-bao.md",
        title=_TITLE,
        body=f"# {_TITLE} {{#thong-bao}}\n\n{_body(cycle, said)}{_earlier(cycle)}\n",
        section="Kết quả",
        summary=f"{said.subject}." if said else f"Chưa có thông báo công khai kết quả năm {cycle.year}.",
        named=bool(said and said.groups),
    )


def _body(cycle: PublicCycle, said: Notice | None) -> str:
    if said:
        return _announced(said)
    issued = current(cycle)
    if issued:
        return block("announcement/undecided.html", issued=issued, brief=brief)
    return block("announcement/none_yet.html", cycle=cycle)


def _announced(said: Notice) -> str:
    parts = [
        block("announcement/opening.html", notice=said, print_view=PRINT_VIEW),
        _heading("1. Tập thể", "tap-the"),
        block("announcement/units.html", notice=said, outcome=outcome),
        _heading("2. Cá nhân", "ca-nhan"),
        block("announcement/people.html", notice=said, outcome=outcome),
        _heading("3. Tổng hợp", "tong-hop"),
        block("announcement/totals.html", notice=said),
    ]
    if said.petitions:
        parts += [_heading("4. Kiến nghị", "kien-nghi"), _paragraph(said.petitions)]
    parts += ["\n\n", _paragraph(said.closing)]
    # The paper opens with its grounds; on a screen they would keep the reader from the results.
    parts += [_heading("Căn cứ", "can-cu"), block("announcement/grounds.html", notice=said)]
    return "".join(parts)


def _earlier(cycle: PublicCycle) -> str:
    states = [(item, state(cycle, item)) for item in newest_first(cycle)]
    if len(states) < 2:
        return ""
    table = block("announcement/earlier.html", states=states, brief=brief)
    return _heading(f"Các thông báo đã ban hành năm {cycle.year}", "da-ban-hanh") + table


def _paragraph(text: str) -> str:
    return block("announcement/closing.html", text=text)


def _heading(text: str, anchor: str) -> str:
    return f"\n\n## {text} {{#{anchor}}}\n\n"
