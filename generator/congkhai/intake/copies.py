"""What lies beside the database: accepted bytes as files by their hash, copies; and whether all is there."""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from congkhai import durable, regular
from congkhai.errors import Misconfigured, WrongUse
from congkhai.intake import submissions
from congkhai.intake.connection import reading
from congkhai.intake.faults import unreadable
from congkhai.intake.receipt import name_of
from congkhai.intake.store import Store
from congkhai.intake.values import State


def file_of(path: Path, sha256: str) -> Path:
    """Where accepted bytes lie beside the store at `path`, whether they are there or not."""
    return path.parent / sha256[:2] / sha256


def move_to_file(store: Store, number: int) -> Path:
    """The bytes of an accepted submission are a file by their hash, and no longer in the database.

    The file is on the disk before the database lets go of them; a second call finds it done. WrongUse where
    the submission was not accepted; NotKept or the system's OSError where it cannot be written.
    """
    stands = store.read(submissions.submission, number)
    if stands.last.state is not State.ACCEPTED:
        raise WrongUse(f"Bản nộp số {number} chưa được chấp nhận, nên chưa chuyển thành tệp lưu.")
    path, content = file_of(store.path, stands.sha256), store.read(submissions.content, number)
    if content is not None:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        durable.settle(store.path.parent)
        durable.write(path, content)
        path.chmod(0o600)
        store.write(_let_go, number).result()
    return path


def _let_go(connection: sqlite3.Connection, number: int) -> None:
    connection.execute("update submissions set bytes = null where number = ?", (number,))


def original(store: Store, number: int) -> bytes | None:
    """The bytes as they came, from the database or their file; None once they are deleted.

    The system's OSError where the file is away.
    """
    stands = store.read(submissions.submission, number)
    content = store.read(submissions.content, number)
    if content is None and stands.last.state is not State.DELETED:
        return regular.read(file_of(store.path, stands.sha256), regular.PAPER)
    return content


def backup(path: Path, out: Path) -> None:
    """A copy of the store at one moment lies at `out`, for the owner alone; whoever serves goes on meanwhile.

    What lay there is replaced at one stroke. Misconfigured where there is no store; Unreadable or the
    system's OSError where it cannot be copied, and then nothing of it is left.
    """
    if not path.is_file():
        raise Misconfigured("Chưa có bản nộp nào để sao lưu: chưa có tệp lưu bản nộp.")
    beside = out.with_name(f".{out.name}.moi")
    beside.unlink(missing_ok=True)
    os.close(os.open(beside, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        _copy(path, beside)
        with beside.open("r+b") as stream:
            os.fsync(stream.fileno())
        beside.replace(out)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    durable.settle(out.parent)


def _copy(path: Path, out: Path) -> None:
    try:
        with closing(reading(path)) as source, closing(sqlite3.connect(out)) as target:
            # All pages at one stroke: in steps, a copy would begin anew after every write beside it.
            source.backup(target, pages=-1)
            # The copy is one file, to be read where no file can be made beside it.
            target.execute("pragma journal_mode = delete")
    except sqlite3.Error as error:
        raise unreadable(error) from error


def integrity(path: Path) -> tuple[str, ...]:
    """What is wrong with the store at `path`, a Vietnamese sentence each; none where all is whole.

    Every page, every pointer, and every byte that was acknowledged and not deleted, in the database or in its
    file, is looked at. Unreadable where the file cannot even be opened.
    """
    try:
        with closing(reading(path)) as connection:
            connection.execute("begin")
            return (*_damage(connection), *_content_faults(connection, path))
    except sqlite3.Error as error:
        raise unreadable(error) from error


def _damage(connection: sqlite3.Connection) -> Iterator[str]:
    said = [row[0] for row in connection.execute("pragma integrity_check")]
    if said != ["ok"]:
        yield f"Tệp lưu bản nộp bị hỏng ở {len(said)} chỗ; hãy khôi phục từ bản sao lưu gần nhất."
    pointers = connection.execute("pragma foreign_key_check").fetchall()
    if pointers:
        yield f"Có {len(pointers)} dòng trỏ tới bản nộp hoặc đường dẫn không còn trong tệp lưu."


def _content_faults(connection: sqlite3.Connection, path: Path) -> Iterator[str]:
    for stands in submissions.standing(connection, frozenset(State) - {State.DELETED}):
        content = submissions.content(connection, stands.number)
        name = name_of(stands)
        if content is None:
            try:
                content = regular.read(file_of(path, stands.sha256), regular.PAPER)
            except OSError:
                yield f"Bản nộp {name}: không đọc được tệp lưu {stands.sha256}."
                continue
        if hashlib.sha256(content).hexdigest() != stands.sha256:
            yield f"Bản nộp {name}: nội dung đang lưu không khớp mã SHA-256 đã ghi trên giấy biên nhận."
