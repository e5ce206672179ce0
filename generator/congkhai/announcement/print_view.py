"""The announcement as a sheet of A4 that stands alone, laid out as an administrative paper."""

from congkhai.announcement.notice import Notice
from congkhai.announcement.wording import SAMPLE_MARK, header, outcome
from congkhai.rendering.templates import render
from congkhai.text.dates import long_date

PRINT_VIEW = "thong-bao-in.html"


def print_view(notice: Notice) -> str:
    """A complete HTML document with its own style, no script and no request.

    Layout: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I. Number, date and signer come from the register and
    stay blank without it; there is never a signature or a seal.
    """
    parent, name = header(notice.office)
    document = notice.document
    return render(
        "announcement/print.html",
        notice=notice,
        outcome=outcome,
        mark=SAMPLE_MARK if notice.sample else "",
        parent=parent,
        agency_name=name,
        number=_number(notice),
        dated=long_date(document.issued) if document and document.issued else "",
        signing=_signing(document.signer_title if document else ""),
        signer=document.signer if document else "",
        recipients=_recipients(notice.recipients),
    )


def _number(notice: Notice) -> str:
    """The number as registered, or blank space before the kind and the agency's symbol."""
    document = notice.document
    blank = "\N{NO-BREAK SPACE}" * 10
    return document.number if document and document.number else f"{blank}/TB-{notice.office.symbol}"


def _signing(title: str) -> tuple[str, ...]:
    """The lines of authority and position: "KT. TRƯỞNG BAN – PHÓ TRƯỞNG BAN" takes two."""
    return tuple(part.strip().upper() for part in title.replace("\n", " – ").split(" – ") if part.strip())


def _recipients(names: tuple[str, ...]) -> tuple[str, ...]:
    """Lines with their closing marks; "Lưu" stands last and ends with a full stop."""
    bare = [name.strip().rstrip(".;") for name in names]
    kept = [name for name in bare if not name.startswith("Lưu")]
    filed = next((name for name in bare if name.startswith("Lưu")), "Lưu: VT")
    return (*(f"- {name};" for name in kept), f"- {filed}.")
