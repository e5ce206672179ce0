"""PDF files: their text and what of it cannot be read, whether they are signed, a copy without traces.

The process that reads them is asked of several files at once and of none a second time.
"""

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from congkhai.paper.gaps import Gap
from congkhai.paper.traces import Trace
from congkhai.value import Value

Answer = Mapping[str, Any]

MAGIC: Final = b"%PDF-"
_HEAD: Final = 1024
_LARGEST: Final = 64 * 1024 * 1024
_PROCESS: Final = ("-P", "-m", "congkhai.paper.pdf_process")
_SECONDS: Final = 120
"""How long a slow and busy machine may take for a file; the process itself may reckon for half of it."""
_MOST: Final = 64 * 1024 * 1024
"""As many bytes of files, and as many of answers, are held at once."""
_FILES: Final = 8
_NOTHING: Final[Answer] = {}


class PdfReading(Value):
    """A PDF as read. `files` are those attached inside, `shown` what viewers tell of its makers and signers.

    Where there are `gaps`, `text` may lack words.
    """

    text: str = ""
    gaps: frozenset[Gap] = frozenset()
    files: tuple[tuple[str, bytes], ...] = ()
    shown: tuple[str, ...] = ()
    signed: bool = False


class Answers:
    """What was answered, by the task and the file's hash; the oldest is forgotten where it grows too much."""

    def __init__(self, most: int = _MOST) -> None:
        self._most, self._held = most, 0
        self._known: dict[tuple[str, str], tuple[Answer, int]] = {}

    def known(self, task: str, content: bytes) -> Answer | None:
        """The answer, empty where the process died of it; None where nothing is known of the file."""
        held = self._known.get((task, sha256(content).hexdigest()))
        return held[0] if held else None

    def learn(self, task: str, hash: str, answer: Answer, weight: int) -> None:
        """Keep one answer, which takes so many bytes."""
        self._held += weight - self._known.pop((task, hash), (answer, 0))[1]
        self._known[task, hash] = (answer, weight)
        while self._held > self._most and len(self._known) > 1:
            self._held -= self._known.pop(next(iter(self._known)))[1]


_ANSWERS: Final = Answers()


def is_pdf(content: bytes) -> bool:
    """Whether viewers take the bytes for a PDF, whatever its name."""
    return MAGIC in content[:_HEAD]


def prepare(contents: Iterable[bytes]) -> None:
    """Have each of the files that are PDFs read, cleaned and its copy read, by as few processes as will do.

    A build asks for all of it, again and again, for each audience; one by one takes far longer.
    """
    new = {
        sha256(content).digest(): content
        for content in contents
        if is_pdf(content) and len(content) <= _LARGEST and not _ANSWERS.known("read", content)
    }
    for batch in _batches(list(new.values())):
        _ask("all", batch)


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


def _asked(task: str, content: bytes) -> Answer:
    """The answer to `task` ("read" or "clean"); an empty one where the process died or never ended."""
    answer = _ANSWERS.known(task, content)
    if answer is None:
        _ask(task, [content])
        answer = _ANSWERS.known(task, content)
    return answer or _NOTHING


def _batches(contents: Sequence[bytes]) -> Iterator[list[bytes]]:
    batch: list[bytes] = []
    for content in contents:
        if batch and (len(batch) == _FILES or sum(map(len, batch)) + len(content) > _MOST):
            yield batch
            batch = []
        batch.append(content)
    if batch:
        yield batch


def _ask(task: str, contents: Sequence[bytes]) -> None:
    """Learn what a process answers. One that dies of a file is followed by another for the files after it."""
    hashes = [sha256(content).hexdigest() for content in contents]
    first = 0
    while first < len(contents):
        number, died_of = 0, ("read" if task == "all" else task, hashes[first])
        for line in _lines(task, contents[first:]):
            number, done, hash, answer = json.loads(line)
            key = (done, hash or hashes[first + number])
            died_of = key if answer is None else ("", "")
            if answer is not None:
                _ANSWERS.learn(*key, answer, len(line))
        if died_of[0]:
            _ANSWERS.learn(*died_of, _NOTHING, 1)
        first += number + 1


def _lines(task: str, contents: Sequence[bytes]) -> list[bytes]:
    """What the process said before it ended, in whole lines."""
    here = str(Path(__file__).parents[2])
    path = os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH"))))
    try:
        said = subprocess.run(
            [sys.executable, *_PROCESS, task, *(str(len(content)) for content in contents)],
            input=b"".join(contents),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": path},
            timeout=_SECONDS * len(contents),
            check=False,
        ).stdout
    except subprocess.TimeoutExpired as late:
        said = late.stdout or b""
    return said.split(b"\n")[:-1]
