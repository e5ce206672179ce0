"""The console speaks UTF-8, whatever the system thinks of it."""

import codecs
import os
import sys

HANDLER = "congkhai"


def speak_utf8() -> None:
    """Whatever is printed from now on is UTF-8; what no UTF-8 can say is written as `\\udc80`."""
    codecs.register_error(HANDLER, _spelt)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors=HANDLER)  # type: ignore[union-attr]


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
    try:
        sys.stdout.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
