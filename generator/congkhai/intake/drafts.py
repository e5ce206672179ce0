"""What people have typed and not handed in."""

import sqlite3
from typing import Final

from congkhai.intake import moments, pieces
from congkhai.intake.submissions import receive_newest
from congkhai.intake.values import Draft, Handed, Kept, Piece

_KEY: Final = f"who, {pieces.COLUMNS}"


def save(connection: sqlite3.Connection, draft: Draft) -> None:
    """The draft is kept in place of the one that its writer had of the same piece."""
    connection.execute(
        f"insert into drafts ({_KEY}, moment, content) values (?, ?, ?, ?, ?, ?, ?, ?, ?) "
        f"on conflict ({_KEY}) do update set moment = excluded.moment, content = excluded.content",
        (draft.who, *pieces.cells(draft.piece), moments.written(draft.moment), draft.content),
    )


def draft(connection: sqlite3.Connection, who: str, piece: Piece) -> Draft | None:
    """What somebody has typed of a piece; None where nothing is kept."""
    return next((kept for kept in drafts_of(connection, who) if kept.piece == piece), None)


def drafts_of(connection: sqlite3.Connection, who: str) -> tuple[Draft, ...]:
    """Everything that somebody has typed and not handed in."""
    rows = connection.execute(f"select {_KEY}, moment, content from drafts where who = ?", (who,))
    return tuple(
        Draft(who=row[0], piece=pieces.read(row[1:7]), moment=moments.read(row[7]), content=row[8])
        for row in rows
    )


def handed_in(connection: sqlite3.Connection, handed: Handed, content: bytes, answers: str) -> Kept:
    """As `submissions.receive_newest`, of what was typed here; its writer has no draft of it any more."""
    kept = receive_newest(connection, handed, content, answers)
    discard(connection, handed.by, handed.piece)
    return kept


def discard(connection: sqlite3.Connection, who: str, piece: Piece) -> None:
    """No draft of the piece is kept for that writer, whether there was one or not."""
    connection.execute(f"delete from drafts where who = ? and {pieces.SAME}", (who, *pieces.cells(piece)))
