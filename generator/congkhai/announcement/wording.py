"""How an office names a document, its own header and a result in a sentence."""

import re
from typing import Final

from congkhai.disclosure.public import PublicDocument, PublicOffice, PublicRating, PublicUnitRating
from congkhai.text.dates import long_date, short_date
from congkhai.text.phrases import capital, inside
from congkhai.text.web_address import host

# The exact words at the head of what must not leave the agency.
INSIDE_MARK = "BẢN NỘI BỘ – CHỈ NIÊM YẾT, GỬI TRONG CƠ QUAN, KHÔNG ĐÍNH KÈM LÊN CỔNG"

_LINES: Final = re.compile(r"\s+[-–—]\s+|\n")
_VERBS = ("về ", "quy định ", "ban hành ", "công nhận ", "hướng dẫn ", "phê duyệt ")
_NOUNS = ("hình thức ", "kết quả ", "chế độ ", "chính sách ")
_PLACES = ("tỉnh", "thành phố")


def outcome(rating: PublicRating | PublicUnitRating) -> str:
    """The level, or where there is none the status in the words given, as printed in a table."""
    return rating.level or capital(rating.status)


def brief(document: PublicDocument) -> str:
    """The document by kind, number and date: "Thông báo số 61/TB-BDT ngày 05/12/2022"."""
    number = f" số {document.number}" if document.number else ""
    day = f" ngày {short_date(document.issued)}" if document.issued else ""
    return f"{document.kind or 'Văn bản'}{number}{day}"


def named(document: PublicDocument | None, office: PublicOffice) -> str:
    """The announcement by number and date, with dots to fill where there is none yet."""
    number = document.number if document and document.number else f"……/TB-{office.symbol or '……'}"
    day = short_date(document.issued) if document and document.issued else "……/……/………"
    return f"Thông báo số {number} ngày {day}"


def signing(title: str) -> tuple[str, ...]:
    """The lines of authority and position: "KT. TRƯỞNG BAN – PHÓ TRƯỞNG BAN" takes two.

    A line ends, too, at a hyphen or a longer dash that blanks stand around.
    """
    return tuple(part.strip().upper() for part in _LINES.split(title) if part.strip())


def full(document: PublicDocument) -> str:
    """The document as cited in a paper: kind, number, date in words, issuer and subject.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.6.
    """
    number = f" số {document.number}" if document.number else ""
    day = f" {long_date(document.issued)}" if document.issued else ""
    issuer = f" của {document.issuer}" if document.issuer else ""
    return f"{document.kind or 'Văn bản'}{number}{day}{issuer}{_about(document.subject)}"


def header(office: PublicOffice) -> tuple[str, str]:
    """The two lines over the number: the superior body and the agency, in capitals.

    The place that both names end with ("tỉnh Sơn La") is left to the upper line.
    """
    name = office.name
    for place in _PLACES:
        head, found, tail = name.partition(f" {place} ")
        if found and office.parent.endswith(f"{place} {tail}"):
            name = head
    return office.parent.upper(), name.upper()


def address(office: PublicOffice) -> str:
    """The https address of the site without a closing slash; empty where none is configured."""
    return office.url.rstrip("/") if office.url.startswith("https://") and host(office.url) else ""


def _about(subject: str) -> str:
    if not subject:
        return ""
    text = inside(subject.strip().rstrip(".;"))
    if text.startswith(_VERBS):
        return f" {text}"
    return f" về {text}" if text.startswith(_NOUNS) else f" về việc {text}"
