"""The journal of one write: what is to stand in the package's files, kept until every one of them has it.

The journal is on the disk before the first file is replaced and goes after the last. A process that dies
between leaves it, and the next command that opens the folder finishes the write: the package is wholly the
old one as long as there is no journal, and wholly the new one once that command goes on. A file that somebody
saved in the meantime is left as he saved it, and the log does not say that the command changed it.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from congkhai import durable, locks, regular
from congkhai.errors import Changed, Interrupted, Misconfigured
from congkhai.project import Project
from congkhai.tables import log
from congkhai.tables.disk import fingerprint
from congkhai.tables.journal_file import NAME, Journal, decoded, encoded
from congkhai.value import Value, replace

_LIMIT: Final = 1024 * 1024 * 1024


class Finished(Value):
    """What became of a write that was cut short: the files left as somebody saved them in the meantime.

    `old` is a journal that came back, as of a backup, after its write was finished: nothing is written.
    """

    kept: tuple[Path, ...] = ()
    old: bool = False


@contextmanager
def writing(project: Project) -> Iterator[Finished | None]:
    """Hold the package for one writer, a write that was cut short being finished first.

    Raises as `locks.held` does; Interrupted where somebody stops the program in the middle of a write.
    """
    with locks.held(project.package):
        try:
            yield _finish(project)
        except KeyboardInterrupt as error:
            if not begun(project):
                raise
            raise Interrupted(
                "Đã dừng theo yêu cầu khi đang ghi dở; lệnh congkhai chạy sau trong thư mục này sẽ ghi nốt."
            ) from error


def begun(project: Project) -> bool:
    """Whether a write was begun that is not finished."""
    return os.path.lexists(_path(project))


def settle(project: Project) -> Finished | None:
    """Finish a write that was cut short; None where there is none.

    Changed where it is another command's that is still at work, or a file is open; Misconfigured where the
    folder may only be read, so that nobody takes half a write for the package.
    """
    if not begun(project):
        return None
    try:
        with writing(project) as finished:
            return finished
    except OSError as error:
        if not durable.barred(error):
            raise
        raise Misconfigured(
            "Lần ghi trước bị ngắt giữa chừng, và lệnh này không ghi nốt được: thư mục chỉ cho đọc, hoặc có "
            "tệp đang mở trong Excel. Hãy đóng Excel, chạy lại ở máy được ghi vào thư mục của cơ quan."
        ) from error


def write(project: Project, journal: Journal) -> None:
    """Write every file and the log, or nothing; inside `writing`.

    Where the system refuses a file, those before it are put back and its OSError is raised, and so is Changed
    where somebody saved a file meanwhile. A process killed on the way leaves the journal, if it had come to
    write one. Changed or Misconfigured where a file is not fit to be written.
    """
    _fit(project, journal.after, "chưa ghi gì")
    try:
        durable.write(_path(project), encoded(project, journal))
    except OSError as error:
        # What the system says is told of what is to be written, not of the journal beside it.
        error.filename = str(project.package)
        raise
    replaced: list[Path] = []
    try:
        for path, content in journal.after.items():
            _as_read(path, journal, "các tệp khác đã trở lại như trước")
            replaced.append(path)
            durable.write(path, content)
        _log(project, journal)
    except (OSError, Changed):
        for path in replaced:
            _put_back(path, journal.replaced.get(path), journal.after[path])
        _unlog(project, journal)
        _path(project).unlink()
        raise
    _path(project).unlink()
    durable.settle(project.package)


def stamp(project: Project) -> tuple[tuple[int, int] | None, ...]:
    """What differs between two moments if something was written between them, or is being written."""
    return tuple(map(_stamp, (_path(project), log.path(project))))


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns


def _path(project: Project) -> Path:
    return project.package / NAME


def _finish(project: Project) -> Finished | None:
    """What the journal says is done, and the journal is gone; inside the lock."""
    if not begun(project):
        return None
    journal = decoded(project, regular.read(_path(project), _LIMIT))
    finished = Finished(old=True)
    if not _in_log(project, journal):
        _fit(project, journal.after, "lần ghi trước bị ngắt giữa chừng nên chưa ghi nốt được")
        journal, kept = _without_saved(project, journal)
        # A process that dies from here on leaves what is still to be done, not what was to be done first.
        durable.write(_path(project), encoded(project, journal))
        for file, content in journal.after.items():
            if _hash(file) != fingerprint(content):
                _as_read(file, journal, "lần ghi trước chưa ghi nốt được")
                durable.write(file, content)
        _log(project, journal)
        finished = Finished(kept=kept)
    _path(project).unlink()
    durable.settle(project.package)
    return finished


def _fit(project: Project, paths: Iterable[Path], yet: str) -> None:
    """Nothing; Changed or Misconfigured where one of the files, or the log, must not be replaced.

    `yet` says how far the writing has come.
    """
    for path in (*paths, log.path(project)):
        link = regular.link_on_way(project.root, path)
        if link is not None:
            raise Misconfigured(
                f"“{project.relative(link)}” là liên kết dẫn đi nơi khác; {yet}. Hãy xoá liên kết, "
                "chép thư mục hoặc tệp thật vào chỗ đó rồi chạy lại."
            )
        if path.is_dir():
            raise Misconfigured(
                f"“{project.relative(path)}” là thư mục, mà ở đó phải là tệp; {yet}. Hãy chuyển thư mục "
                "ấy đi nơi khác rồi chạy lại."
            )
        if locks.in_use(path):
            raise Changed(
                f"Tệp {path.name} đang mở ở Excel hoặc LibreOffice; {yet}. Hãy lưu, đóng tệp rồi chạy lại."
            )


def _as_read(path: Path, journal: Journal, yet: str) -> None:
    """Nothing; Changed where somebody saved the file while those before it were being written."""
    if _hash(path) != journal.before[path]:
        raise Changed(
            f"Tệp {path.name} vừa được lưu từ chương trình khác trong lúc lệnh này ghi; {yet}. "
            "Hãy đóng tệp rồi chạy lại lệnh."
        )


def _in_log(project: Project, journal: Journal) -> bool:
    """Whether the write was finished: its lines, which are written last, stand in the log already.

    Where the log is another one since, the tables as they stood after the last entry tell.
    """
    since = log.held(project)[journal.offset :]
    if journal.block.startswith(since):
        return bool(journal.block) and since == journal.block
    states = log.states(project)
    moved_on = states in journal.after and _hash(states) != journal.before[states]
    return moved_on or (bool(journal.block) and since.startswith(journal.block))


def _without_saved(project: Project, journal: Journal) -> tuple[Journal, tuple[Path, ...]]:
    """The journal without the files that somebody saved in the meantime, and which of the tables they are.

    Nothing of theirs is logged as the command's; their states stay, and the next write logs what was edited.
    """
    after = dict(journal.after)
    saved = [
        path
        for path, content in journal.after.items()
        if _hash(path) not in (journal.before[path], fingerprint(content))
    ]
    for path in saved:
        del after[path]
    states = log.states(project)
    # The states are written after the tables: once they stand, what was saved was edited after the write.
    if states in after and _hash(states) == fingerprint(after[states]):
        return replace(journal, after=after), ()
    names = {journal.tables[path] for path in saved if path in journal.tables}
    if names and states in after:
        new, known = log.states_in(after[states]), log.last_states(project)
        still = {name: state for name, state in new.items() if name not in names}
        still |= {name: known[name] for name in sorted(names & known.keys())}
        after[states] = log.with_states(project, still)[states]
    block = log.without(journal.block, names) if names else journal.block
    kept = tuple(path for path in saved if path in journal.tables)
    return replace(journal, after=after, block=block), kept


def _log(project: Project, journal: Journal) -> None:
    """The block stands at the end of the log, once; what is no beginning of it is not cut."""
    if not journal.block:
        return
    path, held = log.path(project), log.held(project)
    offset = journal.offset if journal.block.startswith(held[journal.offset :]) else len(held)
    torn = held[:offset] and not held[:offset].endswith(b"\n") and not journal.block.startswith(b"\n")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab"):
        pass
    with path.open("r+b") as stream:
        stream.seek(min(offset, len(held)))
        stream.truncate()
        stream.write(b"\n" * bool(torn) + journal.block)
        stream.flush()
        os.fsync(stream.fileno())
    durable.settle(path.parent)


def _unlog(project: Project, journal: Journal) -> None:
    path = log.path(project)
    if path.exists() and path.stat().st_size > journal.offset:
        os.truncate(path, journal.offset)


def _put_back(path: Path, content: bytes | None, written: bytes) -> None:
    """The file as it was before, where it still is as it was written: what somebody saved since stays."""
    if _hash(path) != fingerprint(written):
        return
    if content is None:
        path.unlink(missing_ok=True)
    else:
        durable.write(path, content)


def _hash(path: Path) -> str | None:
    try:
        return fingerprint(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
