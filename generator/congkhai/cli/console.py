"""The console speaks UTF-8, whatever the system thinks of it."""

import codecs
import os
import shlex
import subprocess
import sys
from contextlib import suppress
from io import TextIOWrapper, UnsupportedOperation
from pathlib import Path
from typing import TextIO

HANDLER = "congkhai"


def speak_utf8() -> None:
    """Whatever is printed from now on is UTF-8; what no UTF-8 can say is written as `\\udc80`.

    Typed bytes that are no UTF-8 come in as arguments of the command line do, for whoever asked to refuse.
    """
    codecs.register_error(HANDLER, _spelt)
    for stream in (sys.stdout, sys.stderr):
        # Whoever closes one before the start gets None in its place.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=HANDLER)
    # Whoever has read from it already keeps the way in which it is read.
    with suppress(UnsupportedOperation):
        if isinstance(sys.stdin, TextIOWrapper):
            sys.stdin.reconfigure(errors="surrogateescape")


def quoted(path: Path | str) -> str:
    """A path as it is typed into a command of this system's shell."""
    text = str(path)
    return subprocess.list2cmdline([text]) if os.name == "nt" else shlex.quote(text)


def at_terminal(stream: TextIO | None) -> bool:
    """Whether somebody sits at the other end of a stream, which may have been closed before the start."""
    return stream is not None and stream.isatty()


def _spelt(error: UnicodeError) -> tuple[bytes, int]:
    """Where the system reads arguments as ASCII, the bytes of a folder's Vietnamese name as they came."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    unsaid = error.object[error.start : error.end]
    try:
        came = unsaid.encode("utf-8", "surrogateescape")
        came.decode("utf-8")
    except UnicodeError:
        came = unsaid.encode("ascii", "backslashreplace")
    return came, error.end


def forget_unwritten() -> None:
    """Let what a full disk or a closed pipe refused go, so that the process ends with its own exit code."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
