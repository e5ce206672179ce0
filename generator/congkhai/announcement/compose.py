"""What the site and the folder of papers get: the page, the print views, the draft's files."""

from congkhai.announcement.checklist import checklist
from congkhai.announcement.fragment import fragment, title_and_summary
from congkhai.announcement.notice import Notice, notice
from congkhai.announcement.print_view import INSIDE_VIEW, PRINT_VIEW, print_view
from congkhai.announcement.site_page import page
from congkhai.disclosure.public import PublicAgency, PublicAnnouncement
from congkhai.findings import Kind
from congkhai.rendering.page import Page, SiteFile

__all__ = ["INSIDE_VIEW", "NOTHING_DECIDED", "PRINT_VIEW", "draft", "page", "sheets", "told_at"]


NOTHING_DECIDED = Kind(
    code="chua-co-ket-qua",
    message=(
        "Năm {year} chưa có quyết định xếp loại nào ban hành đến ngày {today}, nên chưa soạn được thông báo."
    ),
    remedy="Ghi quyết định vào bảng Văn bản và kết quả vào hai bảng Xếp loại, rồi chạy lại.",
)


def sheets(agency: PublicAgency) -> tuple[SiteFile, ...]:
    """What goes beside the page: the print view of an issued announcement, nothing before."""
    said = notice(agency)
    return (_sheet(PRINT_VIEW, print_view(said, back=True)),) if said and said.issued else ()


def told_at(agency: PublicAgency, issued: PublicAnnouncement, page: Page) -> tuple[str, ...]:
    """The HTML files of the site that tell an issued announcement; `page` is the announcement's own."""
    said = notice(agency)
    own = page.path.removesuffix(".md") + ".html"
    return (own, PRINT_VIEW) if said and said.issued == issued else (own,)


def draft(portal: PublicAgency, inside: PublicAgency | None = None) -> tuple[SiteFile, ...]:
    """The papers for out/YEAR/; none until decisions stand.

    Everything says what the portal may show, but for one paper: what `inside` (the agency's own audience)
    may show besides, where it shows anything besides.
    """
    said = notice(portal)
    if said is None:
        return ()
    own = notice(inside) if inside else None
    inner = own if own and _says_more(own, said) else None
    return (
        _sheet("manh-dan-cong.html", fragment(said)),
        _plain("tieu-de-va-tom-tat.txt", title_and_summary(said)),
        _sheet(PRINT_VIEW, print_view(said)),
        *([_sheet(INSIDE_VIEW, print_view(inner))] if inner else []),
        _plain("danh-muc-kiem-tra.txt", checklist(said, inner)),
    )


def _says_more(inside: Notice, portal: Notice) -> bool:
    # The order to publish and its window differ for each audience; that alone makes no second paper.
    ours, theirs = inside.results, portal.results
    return (ours.units, ours.people, ours.totals) != (theirs.units, theirs.people, theirs.totals)


def _sheet(path: str, text: str) -> SiteFile:
    return SiteFile(path=path, content=text.encode("utf-8"))


def _plain(path: str, text: str) -> SiteFile:
    # Older Notepad needs the BOM and CRLF to show Vietnamese in lines.
    return SiteFile(path=path, content=b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode("utf-8"))
