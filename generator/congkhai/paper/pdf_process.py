"""The only door to pypdf: a process of its own that gets one PDF on stdin and answers in JSON.

A PDF of bad will makes any reader run for hours or eat all memory. So it never runs in ours: the system
ends this process where it takes too much. Called as `python -m congkhai.paper.pdf_process read` or `clean`.
"""

import base64
import json
import sys
from contextlib import suppress
from typing import Any, Final

from congkhai.paper.pdf_clean import clean
from congkhai.paper.pdf_text import BROKEN, read

SECONDS: Final = 60
_MEMORY: Final = 2 * 1024 * 1024 * 1024


def answer(task: str, content: bytes) -> dict[str, Any]:
    """What was asked, in texts alone; an empty answer where the document is too damaged for it."""
    if task == "clean":
        try:
            copy, traces = clean(content)
        except BROKEN:
            return {}
        return {"copy": base64.b64encode(copy).decode(), "traces": traces}
    notes = read(content)
    return {
        "text": "\n".join(notes.texts),
        "gaps": sorted(gap.name for gap in notes.gaps),
        "files": [(name, base64.b64encode(file).decode()) for name, file in notes.files],
        "shown": list(notes.shown),
        "signed": notes.signed,
    }


def _bounded() -> None:
    """Let the system refuse more memory and time than any document needs, where it can be told to."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


if __name__ == "__main__":
    _bounded()
    sys.stdout.write(json.dumps(answer(sys.argv[1], sys.stdin.buffer.read())))
