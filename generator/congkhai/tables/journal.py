"""The journal of one write: what is to stand in the package's files, kept until every one of them has it.

The journal is on the disk before the first file is replaced and goes after the last. A process that dies
between leaves it, and the next command that opens the folder finishes the write: the package is wholly the
old one as long as there is no journal, and wholly the new one once that command goes on. A file that somebody
saved in the meantime is left as he saved it.
"""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Final

from congkhai import durable, locks, regular
from congkhai.errors import Misconfigured
from congkhai.project import Project

NAME: Final = ".dang-ghi.json"
_LIMIT: Final = 1024 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Journal:
    """The new bytes of every file, in the order in which they are written, and what is added to the log.

    `before` are the hashes of the files that stood there, None where none did; a file that is not named in it
    is written whatever stands there. `block` goes into the file `log` at `offset`, in place of what a killed
    write may have put there already.
    """

    after: Mapping[Path, bytes]
    before: Mapping[Path, str | None]
    log: Path
    offset: int = 0
    block: bytes = b""
    #: What stood there, to be put back where the system refuses one of the files; not kept on the disk.
    replaced: Mapping[Path, bytes | None] = field(default_factory=dict)


@contextmanager
def writing(project: Project) -> Iterator[None]:
    """Hold the package for one writer, a write that was cut short being finished first.

    Raises as `locks.held` does.
    """
    with locks.held(project.package):
        _finish(project)
        yield


def begun(project: Project) -> bool:
    """Whether a write was begun that is not finished."""
    return os.path.lexists(_path(project))


def settle(project: Project) -> None:
    """Finish a write that was cut short; nothing where there is none.

    Changed where it is another command's that is still at work; Misconfigured where the folder may only be
    read, so that nobody takes half a write for the package.
    """
    if not begun(project):
        return
    try:
        with writing(project):
            pass
    except OSError as error:
        if not durable.barred(error):
            raise
        raise Misconfigured(
            "Lần ghi trước bị ngắt giữa chừng, và lệnh này không ghi nốt được: thư mục chỉ cho đọc, hoặc có "
            "tệp đang mở trong Excel. Hãy đóng Excel, chạy lại ở máy được ghi vào thư mục của cơ quan."
        ) from error


def write(project: Project, journal: Journal) -> None:
    """Write every file and the log, or nothing; inside `writing`.

    Where the system refuses a file, those before it are put back and its OSError is raised. A process killed
    on the way leaves the journal, if it had come to write one.
    """
    try:
        durable.write(_path(project), encoded(project, journal))
    except OSError as error:
        # What the system says is told of what is to be written, not of the journal beside it.
        error.filename = str(project.package)
        raise
    replaced: list[Path] = []
    try:
        for path, content in journal.after.items():
            replaced.append(path)
            durable.write(path, content)
        _log(journal)
    except OSError:
        for path in replaced:
            _put_back(path, journal.replaced.get(path))
        _unlog(journal)
        _path(project).unlink()
        raise
    _path(project).unlink()
    durable.settle(project.package)


def stamp(project: Project, log: Path) -> tuple[tuple[int, int] | None, ...]:
    """What differs between two moments if something was written between them, or is being written."""
    return tuple(map(_stamp, (_path(project), log)))


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def _path(project: Project) -> Path:
    return project.package / NAME


def _finish(project: Project) -> None:
    """What the journal says is done, and the journal is gone; inside the lock."""
    if not begun(project):
        return
    path = _path(project)
    journal = _decoded(project, regular.read(path, _LIMIT))
    for file, content in journal.after.items():
        now = _hash(file)
        saved_by_hand = file in journal.before and now != journal.before[file]
        if now != sha256(content).hexdigest() and not saved_by_hand:
            durable.write(file, content)
    _log(journal)
    path.unlink()
    durable.settle(project.package)


def _log(journal: Journal) -> None:
    """The block stands at the end of the log, once."""
    if not journal.block:
        return
    journal.log.parent.mkdir(parents=True, exist_ok=True)
    with journal.log.open("ab"):
        pass
    with journal.log.open("r+b") as stream:
        stream.seek(min(journal.offset, stream.seek(0, os.SEEK_END)))
        stream.truncate()
        stream.write(journal.block)
        stream.flush()
        os.fsync(stream.fileno())
    durable.settle(journal.log.parent)


def _unlog(journal: Journal) -> None:
    if journal.log.exists() and journal.log.stat().st_size > journal.offset:
        os.truncate(journal.log, journal.offset)


def _put_back(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    elif path.read_bytes() != content:
        durable.write(path, content)


def _hash(path: Path) -> str | None:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return None


def encoded(project: Project, journal: Journal) -> bytes:
    """The journal as it stands on the disk."""

    def name(path: Path) -> str:
        return path.relative_to(project.package).as_posix()

    return json.dumps(
        {
            "after": {name(path): b64encode(content).decode() for path, content in journal.after.items()},
            "before": {name(path): hash for path, hash in journal.before.items()},
            "log": name(journal.log),
            "offset": journal.offset,
            "block": b64encode(journal.block).decode(),
        }
    ).encode()


def _decoded(project: Project, content: bytes) -> Journal:
    try:
        raw = json.loads(content)
        return Journal(
            after={_inside(project, name): b64decode(text) for name, text in raw["after"].items()},
            before={_inside(project, name): hash for name, hash in raw["before"].items()},
            log=_inside(project, raw["log"]),
            offset=int(raw["offset"]),
            block=b64decode(raw["block"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Misconfigured(
            f"Tệp datapackage/{NAME} (điều chương trình ghi lại khi một lần ghi bị ngắt) đã hỏng. Hãy đối "
            "chiếu các bảng với bản sao lưu gần nhất rồi xoá tệp này."
        ) from error


def _inside(project: Project, name: str) -> Path:
    """The path below the package; ValueError for one that leads out of it."""
    parts = PurePosixPath(name).parts
    path = project.package.joinpath(*parts)
    if not parts or ".." in parts or not path.is_relative_to(project.package):
        raise ValueError(name)
    if regular.link_on_way(project.root, path) is not None:
        raise ValueError(name)
    return path
