"""The announcement as a sheet of A4 that stands alone, laid out as an administrative paper."""

from congkhai.announcement.notice import Notice
from congkhai.announcement.wording import INSIDE_MARK, header, outcome, signing
from congkhai.rendering.templates import asset, render
from congkhai.text.dates import long_date
from congkhai.text.fold import fold
from congkhai.text.phrases import SAMPLE

PRINT_VIEW = "thong-bao-in.html"
INSIDE_VIEW = "thong-bao-noi-bo-in.html"

_SHEET, _ICON = "../assets/paper.css", "../assets/icon.svg"
_PORTAL = ("trang thong tin dien tu", "trang ttdt", "cong thong tin", "cong ttdt", "website")
_OUTSIDE = ("so ", "ubnd ", "uy ban nhan dan ")


def print_view(notice: Notice, back: bool = False) -> str:
    """A complete HTML document without script.

    What the staff alone may read is headed so on every page. `back`: with a link to the page beside it, its
    style among the site's own files; else it stands alone, with its style inside, and asks for nothing.

    Layout: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I. Number, date and signer come from the register and
    stay blank without it; there is never a signature or a seal.
    """
    parent, name = header(notice.office)
    document = notice.document
    return render(
        "announcement/print.html",
        notice=notice,
        outcome=outcome,
        back=back,
        sheet=_SHEET if back else "",
        icon=_ICON if back else "data:,",
        css="" if back else asset("paper.css"),
        mark=SAMPLE if notice.sample else "",
        inside_mark=INSIDE_MARK if notice.inside else "",
        parent=parent,
        agency_name=name,
        number=_number(notice),
        dated=long_date(document.issued) if document and document.issued else "",
        signing=signing(document.signer_title if document else ""),
        signer=document.signer if document else "",
        recipients=_recipients(notice),
    )


def _number(notice: Notice) -> str:
    """The number as registered, or blank space before the kind and the agency's symbol."""
    document = notice.document
    blank = "\N{NO-BREAK SPACE}" * 10
    return document.number if document and document.number else f"{blank}/TB-{notice.office.symbol or blank}"


def _recipients(notice: Notice) -> tuple[str, ...]:
    """Lines with their closing marks; "Lưu" stands last and ends with a full stop.

    A paper for the inside goes neither to the portal nor to other offices.
    """
    bare = [name.strip().rstrip(".;") for name in notice.recipients]
    bare = [name for name in bare if not (notice.inside and _leaves(name))]
    kept = [name for name in bare if not name.startswith("Lưu")]
    filed = next((name for name in bare if name.startswith("Lưu")), "Lưu: VT")
    return (*(f"- {name};" for name in kept), f"- {filed}.")


def _leaves(recipient: str) -> bool:
    name = fold(recipient)
    return name.startswith(_OUTSIDE) or any(word in name for word in _PORTAL)
