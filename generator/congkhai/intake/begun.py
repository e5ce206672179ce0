"""Submissions whose acceptance has begun: rows may stand in the registers before the state says so."""

import sqlite3

from congkhai.intake.submissions import still
from congkhai.intake.values import State


def begin(connection: sqlite3.Connection, number: int, seen: State) -> None:
    """From now on no other version takes its place until it is accepted, or `end` is called.

    Also where the process dies, or cannot write the state. Raises as `still`.
    """
    still(connection, number, State.ACCEPTED, seen)
    connection.execute("insert or ignore into begun (submission) values (?)", (number,))


def end(connection: sqlite3.Connection, number: int) -> None:
    """Somebody has looked whether its rows stand in the registers."""
    connection.execute("delete from begun where submission = ?", (number,))
