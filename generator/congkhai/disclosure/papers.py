"""Documents as the public reads them."""

from datetime import date

from congkhai.disclosure.gate import Gate
from congkhai.disclosure.public import PublicDocument
from congkhai.model.law import Document
from congkhai.text.dates import short_date


def paper(gate: Gate, document: Document, today: date) -> PublicDocument:
    """A document with its title and what is known of its validity on `today`; its file where allowed."""
    offered = document.id in gate.signed
    validity, in_force = _validity(document, today)
    return gate.fill(
        PublicDocument,
        document,
        kind=document.kind_name,
        file=document.file if offered else "",
        sha256=document.sha256 if offered else "",
        title=title(document),
        validity=validity,
        in_force=in_force,
    )


def title(document: Document) -> str:
    """ "Kế hoạch số 99/KH-BDT ngày 21/11/2022"; without a number, the kind and what it is about."""
    if not document.number:
        return document.subject
    name = f"{document.kind_name} số {document.number}"
    return f"{name} ngày {short_date(document.issued)}" if document.issued else name


def _validity(document: Document, today: date) -> tuple[str, bool | None]:
    starts, ends = document.valid_from, document.valid_to
    if ends and today > ends:
        return f"hết hiệu lực từ sau ngày {short_date(ends)}", False
    if starts and today < starts:
        return f"có hiệu lực từ ngày {short_date(starts)}", False
    if starts and ends:
        return f"có hiệu lực từ {short_date(starts)} đến hết {short_date(ends)}", True
    if starts:
        return f"có hiệu lực từ ngày {short_date(starts)}", True
    return "chưa rõ thời hạn hiệu lực", None
