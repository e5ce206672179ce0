"""One command at a time: a lock on a file or folder of the office, taken at once or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from congkhai.errors import Changed


@contextmanager
def held(path: Path, wait: float = 0) -> Iterator[None]:
    """Hold the lock of `path` (a folder that exists, or a file) until the block ends.

    The lock of a folder is the file `.lock` in it, that of a file stands beside it as `.NAME.lock`; the
    system frees it when the process dies. Changed where another command holds it, for more than `wait`
    seconds; the system's own OSError, naming `path`, where no lock can be made. Two `held` of one path in
    one process refuse each other too.
    """
    # The library takes a while to import, which only commands that write are to pay for.
    from filelock import FileLock, Timeout

    kind, lock = ("Thư mục", path / ".lock") if path.is_dir() else ("Tệp", path.parent / f".{path.name}.lock")
    taken = FileLock(lock, timeout=wait)
    try:
        taken.acquire()
    except Timeout as error:
        raise Changed(
            f"{kind} “{path.name}” đang được một lệnh congkhai khác sử dụng. "
            "Hãy chờ lệnh đó chạy xong rồi chạy lại."
        ) from error
    except OSError as error:
        # What the system says is told of what is to be written, not of the lock beside it.
        error.filename = str(path)
        raise
    try:
        yield
    finally:
        taken.release()


def in_use(path: Path) -> bool:
    """Whether Excel or LibreOffice says, by the file it puts beside, that it has a file open."""
    return any(path.with_name(name).exists() for name in (f"~${path.name}", f".~lock.{path.name}#"))
