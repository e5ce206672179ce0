"""The one thread that writes: it takes what waits, commits it in one go, and only then answers."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Final, Generic, TypeVar

from congkhai.intake.faults import closed, concerns_all, not_kept

#: The most pieces of work that one commit holds.
MOST: Final = 256

_T = TypeVar("_T")


class Work(Generic[_T]):
    """One piece of work and whoever waits for it: its outcome is known before the commit, told after it."""

    def __init__(self, act: Callable[[sqlite3.Connection], _T]) -> None:
        self.future: Future[_T] = Future()
        self._act = act
        self._outcome: list[_T] = []
        self._error: Exception | None = None

    def attempt(self, connection: sqlite3.Connection) -> None:
        """Do it in a savepoint of its own; an error that concerns the file as a whole is raised."""
        connection.execute("savepoint work")
        try:
            self._outcome.append(self._act(connection))
        except Exception as error:
            if isinstance(error, sqlite3.Error) and (concerns_all(error) or not connection.in_transaction):
                raise
            # Of this work alone, whatever it is: who waits for it is told, the others of the group go on.
            self._error = error
            connection.execute("rollback to work")
        connection.execute("release work")

    def tell(self, failed: Exception | None) -> None:
        """Hand back the outcome, or why there is none; `failed` concerns the whole group."""
        error = failed or self._error
        if error:
            self.future.set_exception(error)
        else:
            self.future.set_result(self._outcome[0])


class Writer:
    """Work handed in by any thread, done by one; each `Future` is done once its outcome is on the disk."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._waiting: SimpleQueue[Work[object] | None] = SimpleQueue()
        self._door = Lock()
        self._closed = False
        self._thread = Thread(target=self._run, name="intake-writer", daemon=True)
        self._thread.start()

    def submit(self, act: Callable[[sqlite3.Connection], _T]) -> "Future[_T]":
        """Queue work; its Future holds the result, what the work raised, or NotKept.

        NotKept is raised at once where the writer is closed.
        """
        work = Work(act)
        with self._door:
            if self._closed:
                raise closed()
            self._waiting.put(work)  # type: ignore[arg-type]
        return work.future

    def close(self) -> None:
        """Everything that was queued is done and told, the connection closed; a second call does nothing."""
        with self._door:
            if not self._closed:
                self._closed = True
                self._waiting.put(None)
        self._thread.join()

    def _run(self) -> None:
        try:
            for group in self._groups():
                failed = self._commit(group)
                for work in group:
                    work.tell(failed)
        finally:
            self._connection.close()

    def _groups(self) -> Iterator[list[Work[object]]]:
        """What waits, up to `MOST` at a time, until the writer is closed; what was given up is left out."""
        taken = self._waiting.get()
        while taken:
            group = []
            while taken:
                if taken.future.set_running_or_notify_cancel():
                    group.append(taken)
                if len(group) == MOST:
                    break
                try:
                    taken = self._waiting.get_nowait()
                except Empty:
                    break
            yield group
            taken = taken and self._waiting.get()

    def _commit(self, group: list[Work[object]]) -> Exception | None:
        """Do the work of a group in one transaction; why nothing of it is kept, None where it is."""
        try:
            self._connection.execute("begin immediate")
            for work in group:
                work.attempt(self._connection)
            self._connection.execute("commit")
        except (sqlite3.Error, OSError) as error:
            with suppress(sqlite3.Error):
                self._connection.rollback()
            failed = not_kept(error)
            failed.__cause__ = error
            return failed
        return None
