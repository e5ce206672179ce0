"""What was handed in, looked at without opening the store for writing."""

import sqlite3
from contextlib import closing
from pathlib import Path

from congkhai.intake import submissions
from congkhai.intake.connection import reading
from congkhai.intake.faults import unreadable
from congkhai.intake.location import place
from congkhai.intake.values import State, Submission


def handed_in(package: Path) -> tuple[Submission, ...]:
    """Every submission by its number; none where nothing was ever handed in. Unreadable where it cannot."""
    path = place(package)
    if not path.is_file():
        return ()
    try:
        with closing(reading(path)) as connection:
            return submissions.standing(connection, tuple(State))
    except sqlite3.Error as error:
        raise unreadable(error) from error
