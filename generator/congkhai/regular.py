"""The one way to open a file of the office: a plain file, of a size that such a file has, else Unfit."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

_MEGABYTE: Final = 1024 * 1024

#: The most bytes that are read of one file, by what it is for. An agency of 30,000 officials needs a tenth.
SETTINGS: Final = 4 * _MEGABYTE
PAGE: Final = _MEGABYTE // 2
TABLE: Final = 64 * _MEGABYTE
PAPER: Final = 100 * _MEGABYTE


class Unfit(OSError):
    """The file is there and is not read; the text says why, as the end of a Vietnamese sentence.

    `large` says whether it is a plain file that is too large.
    """

    def __init__(self, path: Path, why: str, *, large: bool = False) -> None:
        super().__init__(errno.EINVAL, why, str(path))
        self.why, self.large = why, large


def judge(path: Path, limit: int) -> None:
    """Nothing, where the file may be read whole; else Unfit, or the OSError of a file that is away."""
    _judge(path, path.stat(), limit)


def read(path: Path, limit: int) -> bytes:
    """The bytes of a plain file of at most `limit` bytes; raises as `opened` does."""
    with opened(path, limit) as stream:
        content = stream.read(limit + 1)
    if len(content) > limit:
        raise _too_large(path, len(content), limit)
    return content


@contextmanager
def opened(path: Path, limit: int) -> Iterator[BinaryIO]:
    """A plain file of at most `limit` bytes, open to be read; raises as `judge` and as `open` do.

    Never waits for another process to write, as a reader of a pipe would.
    """
    # A device may act when it is opened: it is looked at before. What is open is looked at again, for the
    # path may lead elsewhere by then.
    judge(path, limit)
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as stream:
        _judge(path, os.fstat(stream.fileno()), limit)
        yield stream


def link_on_way(root: Path, path: Path) -> Path | None:
    """The first link between `root`, which is resolved, and `path`, `path` included; None without one."""
    steps = [path, *path.parents]
    below = steps[: steps.index(root)]
    link = next((step for step in reversed(below) if step.is_symlink()), None)
    # A junction of Windows is no symbolic link, and leads away all the same.
    return path if link is None and not path.resolve().is_relative_to(root) else link


def _judge(path: Path, found: os.stat_result, limit: int) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(found.st_mode):
        raise Unfit(path, f"không phải tệp thường mà là {_what(found.st_mode)}")
    if found.st_size > limit:
        raise _too_large(path, found.st_size, limit)


def _what(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "một đường ống (FIFO)"
    return "một cổng kết nối (socket)" if stat.S_ISSOCK(mode) else "một thiết bị"


def _too_large(path: Path, size: int, limit: int) -> Unfit:
    shown = f"{size / _MEGABYTE:,.1f}".translate(str.maketrans(",.", ".,"))
    most = f"{limit / _MEGABYTE:g}".replace(".", ",")
    return Unfit(path, f"lớn {shown} MB, quá mức {most} MB của loại tệp này", large=True)
