"""What the site and the folder of papers get: the page, the print view, the draft's four files."""

from congkhai.announcement.checklist import checklist
from congkhai.announcement.fragment import fragment, title_and_summary
from congkhai.announcement.notice import notice
from congkhai.announcement.print_view import PRINT_VIEW, print_view
from congkhai.announcement.site_page import page
from congkhai.disclosure.public import PublicAgency
from congkhai.rendering.page import Sheet

__all__ = ["draft", "page", "sheets"]


def sheets(agency: PublicAgency) -> tuple[Sheet, ...]:
    """What goes beside the page: the print view of an issued announcement, nothing before."""
    said = notice(agency)
    return (_sheet(PRINT_VIEW, print_view(said)),) if said and said.issued else ()


def draft(portal: PublicAgency, inside: PublicAgency | None = None) -> tuple[Sheet, ...]:
    """The papers for out/YEAR/; none until decisions stand.

    The fragment, title and summary say what the portal may show; the print view what `inside` (the
    agency's own audience) may show, or the portal where `inside` is not given.
    """
    said = notice(portal)
    paper = notice(inside or portal)
    if said is None or paper is None:
        return ()
    return (
        _sheet("manh-dan-cong.html", fragment(said)),
        _plain("tieu-de-va-tom-tat.txt", title_and_summary(said)),
        _sheet(PRINT_VIEW, print_view(paper)),
        _plain("danh-muc-kiem-tra.txt", checklist(said, paper)),
    )


def _sheet(path: str, text: str) -> Sheet:
    return Sheet(path=path, content=text.encode("utf-8"))


def _plain(path: str, text: str) -> Sheet:
    # Older Notepad needs the BOM and CRLF to show Vietnamese in lines.
    return Sheet(path=path, content=b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode("utf-8"))
