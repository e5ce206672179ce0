"""What the site and the folder of papers get: the page, the print views, the draft's files."""

from congkhai.announcement.checklist import checklist
from congkhai.announcement.fragment import fragment, title_and_summary
from congkhai.announcement.notice import Notice, newest_first, notice, state
from congkhai.announcement.print_view import INSIDE_VIEW, PRINT_VIEW, print_view
from congkhai.announcement.wording import brief, outcome
from congkhai.disclosure.public import PublicAgency, PublicAnnouncement, PublicCycle
from congkhai.findings import Kind
from congkhai.rendering.page import Page, SiteFile
from congkhai.rendering.templates import block, inline

__all__ = ["INSIDE_VIEW", "NOTHING_DECIDED", "PRINT_VIEW", "draft", "page", "sheets", "told_at"]

NOTHING_DECIDED = Kind(
    code="chua-co-ket-qua",
    message=(
        "Năm {year} chưa có quyết định xếp loại nào ban hành đến ngày {today}, nên chưa soạn được thông báo."
    ),
    remedy="Ghi quyết định vào bảng Văn bản và kết quả vào hai bảng Xếp loại, rồi chạy lại.",
)


def page(agency: PublicAgency, cycle: PublicCycle) -> Page:
    """thong-bao.md; before an announcement is issued it says so and shows no result."""
    issued = cycle.announcement
    said = notice(agency, cycle) if issued else None
    title = _title(cycle)
    return Page(
        path="thong-bao.md",
        label="Thông báo công khai",
        title=title,
        body=f"# {inline(title)} {{#thong-bao}}\n\n{_body(cycle, said)}{_earlier(cycle)}\n",
        section="Kết quả",
        summary=f"{said.subject}." if said else f"Chưa có thông báo công khai kết quả năm {cycle.year}.",
        named=bool(said and said.groups),
    )


def _title(cycle: PublicCycle) -> str:
    """ "Thông báo số 61/TB-BDT công khai kết quả năm 2022"; without a number as long as none is issued."""
    issued = cycle.announcement
    number = issued.document.number if issued else ""
    return f"Thông báo{f' số {number}' if number else ''} công khai kết quả năm {cycle.year}"


def _body(cycle: PublicCycle, said: Notice | None) -> str:
    if said:
        return _announced(said)
    issued = cycle.announcement
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


def sheets(agency: PublicAgency, cycle: PublicCycle) -> tuple[SiteFile, ...]:
    """What goes beside the page: the print view of an issued announcement, nothing before."""
    said = notice(agency, cycle)
    return (_sheet(PRINT_VIEW, print_view(said, back=True)),) if said and said.issued else ()


def told_at(cycle: PublicCycle, issued: PublicAnnouncement) -> tuple[str, ...]:
    """The HTML files of the site that tell an issued announcement."""
    own = f"{cycle.year}/thong-bao.html"
    printed = cycle.results is not None and cycle.announcement == issued
    return (own, f"{cycle.year}/{PRINT_VIEW}") if printed else (own,)


def draft(portal: PublicAgency, inside: PublicAgency | None, year: int) -> tuple[SiteFile, ...]:
    """The papers of a year for out/YEAR/; none until decisions stand.

    Everything says what the portal may show, but for one paper: what `inside` (the agency's own audience)
    may show besides, where it shows anything besides.
    """
    said = _of_year(portal, year)
    if said is None:
        return ()
    own = _of_year(inside, year) if inside else None
    inner = own if own and _says_more(own, said) else None
    return (
        _sheet("manh-dan-cong.html", fragment(said)),
        _plain("tieu-de-va-tom-tat.txt", title_and_summary(said)),
        _sheet(PRINT_VIEW, print_view(said)),
        *([_sheet(INSIDE_VIEW, print_view(inner))] if inner else []),
        _plain("danh-muc-kiem-tra.txt", checklist(said, inner)),
    )


def _of_year(agency: PublicAgency, year: int) -> Notice | None:
    cycle = next((one for one in agency.cycles if one.year == year), None)
    return notice(agency, cycle) if cycle else None


def _says_more(inside: Notice, portal: Notice) -> bool:
    # The order to publish and its window differ for each audience; that alone makes no second paper.
    ours, theirs = inside.results, portal.results
    return (ours.units, ours.people, ours.totals) != (theirs.units, theirs.people, theirs.totals)


def _sheet(path: str, text: str) -> SiteFile:
    return SiteFile(path=path, content=text.encode("utf-8"))


def _plain(path: str, text: str) -> SiteFile:
    # Older Notepad needs the BOM and CRLF to show Vietnamese in lines.
    return SiteFile(path=path, content=b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode("utf-8"))
