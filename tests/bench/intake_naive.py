"""`intake_naive.py COMMAND…`: runs congkhai with a writer that commits each piece of work by itself.

Pages, checks, threads and settings of SQLite (synchronous=FULL) are the same: what differs is the commit.
"""

import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock
from typing import TypeVar

from congkhai.intake import store

_T = TypeVar("_T")


class OneByOne:
    """Work done by the thread that brings it, one after the other."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection, self._turn = connection, Lock()

    def submit(self, act: Callable[[sqlite3.Connection], _T]) -> "Future[_T]":
        """Do the work and commit it."""
        done: Future[_T] = Future()
        with self._turn:
            self._connection.execute("begin immediate")
            try:
                outcome = act(self._connection)
                self._connection.execute("commit")
                done.set_result(outcome)
            except Exception as error:  # noqa: BLE001 - whoever waits gets it
                self._connection.rollback()
                done.set_exception(error)
        return done

    def close(self) -> None:
        """The connection is closed."""
        self._connection.close()


if __name__ == "__main__":
    store.Writer = OneByOne  # type: ignore[assignment, misc]
    from congkhai.cli import main

    main()
