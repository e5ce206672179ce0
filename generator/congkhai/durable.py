"""Writes that a crash, or a power cut, leaves either undone or whole."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

_NEW: Final = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def barred(error: OSError) -> bool:
    """Whether the system says that nothing may be written there, by whom or on what it is tried."""
    return error.errno in (errno.EROFS, errno.EACCES, errno.EPERM)


def write(path: Path, content: bytes) -> None:
    """Put `content` at `path` at one stroke: written beside, brought to the disk, moved over.

    Who may read a file that stood there may read the new one. Where the system refuses, nothing is left
    beside.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        _write_beside(path, content)
        _move_over(path)
    except BaseException:
        _discard(path)
        raise
    settle(path.parent)


@contextmanager
def private(path: Path) -> Iterator[BinaryIO]:
    """A stream, which can be sought, whose content stands at `path` when the block ends: for the owner
    alone, and at one stroke.

    Where the block raises or the system refuses, what stood there stays and nothing is left beside.
    """
    try:
        with _named(path):
            _beside(path).unlink(missing_ok=True)
            handle = os.open(_beside(path), _NEW, 0o600)
        with os.fdopen(handle, "w+b") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        _move_over(path)
    except BaseException:
        _discard(path)
        raise
    settle(path.parent)


def _move_over(path: Path) -> None:
    """Put what was written beside in the place of `path`."""
    with _named(path):
        _beside(path).replace(path)


def _discard(path: Path) -> None:
    """Nothing is left beside `path`, where the system lets it be removed."""
    with suppress(OSError):
        _beside(path).unlink(missing_ok=True)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """What the system refuses meanwhile is told of `path`, the file that somebody asked for."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.moi")


def _write_beside(path: Path, content: bytes) -> None:
    """Bring the content to the disk beside `path`, to be read by whoever may read that."""
    with _named(path):
        with _beside(path).open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            shutil.copymode(path, _beside(path))


def append(path: Path, line: str) -> None:
    """Add one line; a line that a crash cut short before is closed first, never continued."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as stream:
        torn = stream.tell() > 0 and _last_byte(path) != b"\n"
        stream.write(b"\n" * torn + line.encode() + b"\n")
        stream.flush()
        os.fsync(stream.fileno())


def settle_tree(folder: Path) -> None:
    """Bring every file and folder below `folder` to the disk."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("r+b") as stream:
                os.fsync(stream.fileno())
        elif path.is_dir():
            settle(path)
    settle(folder)


def settle(folder: Path) -> None:
    """Bring a folder's list of names to the disk, where the system has a way to."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _last_byte(path: Path) -> bytes:
    with path.open("rb") as stream:
        stream.seek(-1, os.SEEK_END)
        return stream.read(1)
