"""The only door to pypdf: a process of its own that gets PDFs on stdin and answers in lines of JSON.

A PDF of bad will makes any reader run for hours or eat all memory. So it never runs in ours: the system
ends this process where it takes too much. Called as
`python -m congkhai.paper.pdf_process TASK LENGTH…`: `read`, `clean` or `all`, and how long each file is.
"""

import base64
import json
import sys
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from time import process_time
from typing import Any, Final

from congkhai.paper.gaps import Gap
from congkhai.paper.pdf_clean import clean
from congkhai.paper.pdf_text import BROKEN, read

SECONDS: Final = 60
_MEMORY: Final = 2 * 1024 * 1024 * 1024


Answer = dict[str, Any]


def answer(task: str, content: bytes) -> Answer:
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


def _everything(number: int, content: bytes) -> None:
    """All that is asked of a file which is to be published: also what its copy says."""
    reading = _told(number, "read", content)
    if reading["signed"] or Gap.LOCKED.name in reading["gaps"]:
        return
    made = _told(number, "clean", content)
    if made:
        copy = base64.b64decode(made["copy"])
        _told(number, "read", copy, sha256(copy).hexdigest())


def _told(number: int, task: str, content: bytes, hash: str = "") -> Answer:
    """The answer, written down as a line; a line before it says what this process dies of if it does."""
    _bounded()
    _say(number, task, hash, None)
    said = answer(task, content)
    _say(number, task, hash, said)
    return said


def _say(*parts: object) -> None:
    sys.stdout.write(f"{json.dumps(parts)}\n")
    sys.stdout.flush()


def _bounded() -> None:
    """Let the system refuse more memory and time than any document needs, where it can be told to."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(process_time()) + SECONDS, most))


def main(task: str, lengths: Iterable[int]) -> None:
    """Answer for each of the files on stdin, one after the other."""
    for number, length in enumerate(lengths):
        content = sys.stdin.buffer.read(length)
        if task == "all":
            _everything(number, content)
        else:
            _told(number, task, content)


if __name__ == "__main__":
    main(sys.argv[1], map(int, sys.argv[2:]))
