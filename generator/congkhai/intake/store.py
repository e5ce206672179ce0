"""The store, opened: one writer, readers beside it, and who may serve."""

import sqlite3
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Concatenate, ParamSpec, Self, TypeVar

from congkhai import locks
from congkhai.errors import Changed
from congkhai.intake.connection import prepared, reading
from congkhai.intake.faults import concerns_all, unreadable
from congkhai.intake.location import mount_table
from congkhai.intake.writer import Writer

_P = ParamSpec("_P")
_T = TypeVar("_T")


class Store:
    """The file of what is handed in, open for writing and reading by any thread until it is closed.

    `path` is absolute. Several processes may have it open: each write is one short transaction.
    """

    def __init__(self, path: Path, mounts: str | None = None) -> None:
        """Open the file, made where it is missing, brought to this version where it is older.

        Misconfigured, Unreadable, or the system's OSError where that cannot be. `mounts` is the system's
        table of mounts where none is given.
        """
        self.path = path
        self._writer = Writer(prepared(path, mount_table() if mounts is None else mounts))
        self._idle: deque[sqlite3.Connection] = deque()

    def write(
        self, act: Callable[Concatenate[sqlite3.Connection, _P], _T], *given: _P.args, **named: _P.kwargs
    ) -> "Future[_T]":
        """Queue `act(connection, …)`; the Future is done once its outcome is on the disk.

        It holds what the work raised, and nothing of that work is kept then; NotKept where the whole group
        could not be kept. NotKept is raised at once after `close`.
        """
        return self._writer.submit(lambda connection: act(connection, *given, **named))

    def read(
        self, act: Callable[Concatenate[sqlite3.Connection, _P], _T], *given: _P.args, **named: _P.kwargs
    ) -> _T:
        """What `act(connection, …)` gives; all that it reads is of one moment. Unreadable where it cannot."""
        try:
            with self._reader() as connection:
                connection.execute("begin")
                return act(connection, *given, **named)
        except sqlite3.Error as error:
            if concerns_all(error):
                raise unreadable(error) from error
            raise

    def empty_journal(self) -> None:
        """What was deleted is in no file any more, as far as no reader of an older moment is at work."""
        try:
            with self._reader() as connection:
                connection.execute("pragma wal_checkpoint(truncate)")
        except sqlite3.Error as error:
            raise unreadable(error) from error

    def close(self) -> None:
        """What was queued is done and told; the file is closed. A second call does nothing."""
        self._writer.close()
        with suppress(IndexError):
            while True:
                self._idle.pop().close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _reader(self) -> Iterator[sqlite3.Connection]:
        """A connection that nobody else uses meanwhile, and that is used again after."""
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = reading(self.path)
        try:
            yield connection
            connection.rollback()
        except BaseException:
            connection.close()
            raise
        self._idle.append(connection)


@contextmanager
def serving(path: Path) -> Iterator[None]:
    """This process alone serves the store at `path`, whose folder exists; Changed where another does."""
    with ExitStack() as lock:
        try:
            lock.enter_context(locks.held(path))
        except Changed as error:
            raise Changed(
                "Chương trình tiếp nhận của thư mục này đang chạy rồi, ở một cửa sổ hoặc một tiến trình "
                "khác. Hãy dùng chương trình đang chạy ấy, hoặc dừng nó trước khi chạy lại."
            ) from error
        yield
