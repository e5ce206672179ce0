"""A terminal with somebody at it: what the program shows there, and what is typed."""

import fcntl
import os
import pty
import re
import select
import signal
import subprocess
import termios
import time
from codecs import getincrementaldecoder
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from tests.workflows.office import PROGRAM, surroundings

PATIENCE = 60
SILENCE = 5
INTERRUPT = "\x03"
END = "\x04"


class Terminal:
    """One run of the program; `screen` is all that it has shown so far."""

    def __init__(self, process: subprocess.Popen[bytes], keys: int) -> None:
        self.process, self.keys, self.screen = process, keys, ""
        # A read may end in the middle of a letter.
        self.letters = getincrementaldecoder("utf-8")("backslashreplace")

    def until(self, text: str) -> str:
        """What is shown from now until `text`, which must come."""
        start, end = len(self.screen), time.monotonic() + PATIENCE
        while text not in self.screen[start:]:
            assert time.monotonic() < end and self._read(), f"{text!r} did not come after:\n{self.screen}"
        return self.screen[start:]

    def type(self, text: str | bytes, *, enter: bool = True) -> None:
        typed = text.encode() if isinstance(text, str) else text
        os.write(self.keys, typed + b"\n" * enter)

    def code(self) -> int:
        """The exit code of the program, which must end."""
        end = time.monotonic() + PATIENCE
        while self._read():
            assert time.monotonic() < end, f"no end after:\n{self.screen}"
        return self.process.wait(PATIENCE)

    def pressed(self, key: str) -> int:
        """The exit code after a key that ends the program.

        It is pressed anew where nothing happens for a while, as people do: an interrupt that comes between
        the question and the wait for its answer is heard by Python only with the next one.
        """
        self.type(key, enter=False)
        for _ in range(PATIENCE // SILENCE):
            if not select.select([self.keys], [], [], SILENCE)[0]:
                self.type(key, enter=False)
            elif not self._read():
                break
        return self.code()

    def _read(self) -> bool:
        """Whether more was shown; no longer once nobody is at the other end."""
        ready, _, _ = select.select([self.keys], [], [], 1)
        if not ready:
            return self.process.poll() is None
        try:
            more = os.read(self.keys, 65536)
        except OSError:
            return False
        self.screen = (self.screen + self.letters.decode(more)).replace("\r\n", "\n")
        return bool(more)


@contextmanager
def terminal(
    folder: Path, *arguments: str, environment: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Terminal]:
    """The program at a terminal of its own in `folder`; stopped where the test ends before it does."""
    ours, its = pty.openpty()
    process = subprocess.Popen(
        [*PROGRAM, *arguments],
        cwd=folder,
        env=surroundings({"TERM": "dumb"} | dict(environment)),
        stdin=its,
        stdout=its,
        stderr=its,
        start_new_session=True,
        preexec_fn=_take_terminal,
    )
    os.close(its)
    try:
        yield Terminal(process, ours)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        os.close(ours)


def _take_terminal() -> None:
    """Ctrl+C reaches only whoever the terminal belongs to, and who does not ignore it from birth."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def cursor_tricks(screen: str) -> list[str]:
    """Escape sequences and lone carriage returns: what a screen reader stumbles over."""
    return re.findall(r"\x1b.|\r(?!\n)|\x08|\x07", screen)
