"""PDF files: their text and what of it cannot be read, whether they are signed, a copy without traces."""

import base64
from collections.abc import Iterable
from typing import Final

from congkhai.paper import pdf_asking
from congkhai.paper.gaps import Gap
from congkhai.paper.traces import Trace
from congkhai.value import Value

MAGIC: Final = b"%PDF-"
_HEAD: Final = 1024
_LARGEST: Final = 64 * 1024 * 1024


class PdfReading(Value):
    """A PDF as read. `files` are those attached inside, `shown` what viewers tell of its makers and signers.

    Where there are `gaps`, `text` may lack words.
    """

    text: str = ""
    gaps: frozenset[Gap] = frozenset()
    files: tuple[tuple[str, bytes], ...] = ()
    shown: tuple[str, ...] = ()
    signed: bool = False


def is_pdf(content: bytes) -> bool:
    """Whether viewers take the bytes for a PDF, whatever its name."""
    return MAGIC in content[:_HEAD]


def prepare(contents: Iterable[bytes]) -> None:
    """Read and clean those of the files that are PDFs, together: one by one takes far longer."""
    pdf_asking.prepare([one for one in contents if is_pdf(one) and len(one) <= _LARGEST])


def read(content: bytes) -> PdfReading:
    """The document; one that cannot be read at all has no text and says why."""
    if len(content) > _LARGEST:
        return PdfReading(gaps=frozenset({Gap.HUGE}))
    answer = pdf_asking.asked("read", content)
    if not answer:
        # Damaged or not: whoever signed it did so byte for byte.
        return PdfReading(gaps=frozenset({Gap.DAMAGED}), signed=b"/ByteRange" in content)
    return PdfReading(
        text=answer["text"],
        gaps=frozenset(Gap[name] for name in answer["gaps"]),
        files=tuple((name, base64.b64decode(file)) for name, file in answer["files"]),
        shown=tuple(answer["shown"]),
        signed=answer["signed"],
    )


def cleaned(content: bytes) -> tuple[bytes, tuple[tuple[Trace, str], ...]] | None:
    """A copy without traces, and those left out; None where none can be made."""
    answer = pdf_asking.asked("clean", content) if len(content) <= _LARGEST else {}
    if not answer:
        return None
    return base64.b64decode(answer["copy"]), tuple((Trace[name], said) for name, said in answer["traces"])
