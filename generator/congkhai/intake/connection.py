"""How the file is opened: settings of every connection, and what is refused before the first."""

import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Final

from congkhai.errors import Misconfigured
from congkhai.intake import location, schema
from congkhai.intake.faults import unreadable

#: How long a connection waits for another that writes, in seconds.
PATIENCE: Final = 10.0
#: Pages in the journal from which on it is brought into the file; fewer, and a busy hour does little else.
_JOURNAL: Final = 4000


def prepared(path: Path, mounts: str, patience: float = PATIENCE) -> sqlite3.Connection:
    """A connection that writes, to a file that is ours and of this version.

    Misconfigured where the file lies or is as it must not; Unreadable where SQLite cannot open it.
    """
    location.guarded(path, mounts)
    try:
        with ExitStack() as unless_prepared:
            connection = unless_prepared.enter_context(closing(writing(path, patience)))
            _known(connection)
            connection.execute("pragma journal_mode = wal")
            schema.migrate(connection)
            unless_prepared.pop_all()
            return connection
    except sqlite3.Error as error:
        raise unreadable(error) from error


def writing(path: Path, patience: float = PATIENCE) -> sqlite3.Connection:
    """A connection whose commits are on the disk when they return; it may be handed to another thread."""
    return _connected(
        path,
        patience,
        "synchronous = full",
        "foreign_keys = on",
        # Without this `insert or replace` would take a row away and no trigger would see it.
        "recursive_triggers = on",
        # What is deleted is overwritten, not only no longer found.
        "secure_delete = on",
        f"wal_autocheckpoint = {_JOURNAL}",
    )


def reading(path: Path, patience: float = PATIENCE) -> sqlite3.Connection:
    """A connection that only reads; it may be handed to another thread."""
    return _connected(path, patience, "query_only = on")


def _connected(path: Path, patience: float, *settings: str) -> sqlite3.Connection:
    # With `isolation_level` None the library opens no transaction by itself.
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode=rw", uri=True, timeout=patience, isolation_level=None, check_same_thread=False
    )
    try:
        for setting in settings:
            connection.execute(f"pragma {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def _known(connection: sqlite3.Connection) -> None:
    seen = schema.version(connection)
    if seen > len(schema.STEPS):
        raise Misconfigured(
            f"Tệp {location.FOLDER}/{location.NAME} do một phiên bản congkhai mới hơn ghi. Hãy cập nhật "
            "chương trình trên máy này rồi chạy lại."
        )
    mark = int(connection.execute("pragma application_id").fetchone()[0])
    empty = connection.execute("select count(*) from sqlite_master").fetchone()[0] == 0
    if mark != schema.APPLICATION and not empty:
        raise location.foreign()
