"""What the office does not keep for good: drafts, and the content of what was returned or replaced."""

import hashlib
import sqlite3
from datetime import datetime

from congkhai.intake import moments
from congkhai.intake.receipt import name_of
from congkhai.intake.states import FORGETTABLE
from congkhai.intake.submissions import erase, standing
from congkhai.intake.values import Erased, Erasure


def forget(
    connection: sqlite3.Connection, before: datetime, moment: datetime, rule: str
) -> tuple[Erasure, ...]:
    """Drafts saved before a moment, and bytes, answers and warnings of what was returned or replaced before
    it, are gone; receipt, sha256 and reason stay, and the log of deletions says so.

    Nothing that waits or was accepted is touched. `rule` is the row whose days had passed, `moment` now.
    """
    gone = (*_drafts(connection, before, moment, rule), *_submissions(connection, before, moment, rule))
    connection.executemany(
        "insert into deletions (moment, what, about, sha256, reason, rule) values (?, ?, ?, ?, ?, ?)",
        [
            (moments.written(line.moment), line.what.value, line.about, line.sha256, line.reason, line.rule)
            for line in gone
        ],
    )
    return gone


def erasures(connection: sqlite3.Connection) -> tuple[Erasure, ...]:
    """The log of deletions, oldest first."""
    rows = connection.execute("select moment, what, about, sha256, reason, rule from deletions order by id")
    return tuple(
        Erasure(
            moment=moments.read(moment),
            what=Erased(what),
            about=about,
            sha256=sha256,
            reason=reason,
            rule=rule,
        )
        for moment, what, about, sha256, reason, rule in rows
    )


def _drafts(
    connection: sqlite3.Connection, before: datetime, moment: datetime, rule: str
) -> tuple[Erasure, ...]:
    rows = connection.execute(
        "delete from drafts where moment < ? "
        "returning who, form, cycle, subject_kind, subject, period, part, content",
        (moments.written(before),),
    ).fetchall()
    return tuple(
        Erasure(
            moment=moment,
            what=Erased.DRAFT,
            about=" · ".join(cell for cell in key if cell),
            sha256=hashlib.sha256(content.encode()).hexdigest(),
            reason="",
            rule=rule,
        )
        for *key, content in sorted(rows)
    )


def _submissions(
    connection: sqlite3.Connection, before: datetime, moment: datetime, rule: str
) -> tuple[Erasure, ...]:
    old = [one for one in standing(connection, FORGETTABLE) if one.last.moment < before]
    for one in old:
        erase(connection, one.number, moment, rule)
    return tuple(
        Erasure(
            moment=moment,
            what=Erased.SUBMISSION,
            about=name_of(one),
            sha256=one.sha256,
            reason=one.last.reason,
            rule=rule,
        )
        for one in old
    )
