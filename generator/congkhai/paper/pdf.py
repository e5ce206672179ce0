"""PDF files: their text and what of it cannot be read, whether they are signed, a copy without traces."""

import base64
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from congkhai.paper.gaps import Gap
from congkhai.paper.traces import Trace

MAGIC: Final = b"%PDF-"
_HEAD: Final = 1024
_LARGEST: Final = 64 * 1024 * 1024
_PROCESS: Final = ("-P", "-m", "congkhai.paper.pdf_process")
_SECONDS: Final = 120
"""How long a slow and busy machine may take; the process itself may reckon for half of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfReading:
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


def read(content: bytes) -> PdfReading:
    """The document; one that cannot be read at all has no text and says why."""
    if len(content) > _LARGEST:
        return PdfReading(gaps=frozenset({Gap.HUGE}))
    answer = _asked("read", content)
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
    answer = _asked("clean", content) if len(content) <= _LARGEST else {}
    if not answer:
        return None
    return base64.b64decode(answer["copy"]), tuple((Trace[name], said) for name, said in answer["traces"])


@lru_cache(maxsize=32)
def _asked(task: str, content: bytes) -> MappingProxyType[str, Any]:
    """The answer of the reading process; an empty one where it died or never ended.

    A build asks for the same files again and again, for each audience.
    """
    here = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH"))))
    try:
        done = subprocess.run(
            [sys.executable, *_PROCESS, task],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": path},
            timeout=_SECONDS,
            check=False,
        )
        answer = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        answer = {}
    return MappingProxyType(answer if isinstance(answer, dict) else {})
