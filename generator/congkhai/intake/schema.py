"""The tables of the store, step by step: a file of an older version gets the steps that it lacks."""

import sqlite3
from collections.abc import Sequence
from typing import Final

#: Marks a file as ours among databases ("CKtn").
APPLICATION: Final = 0x434B746E

_PIECE: Final = """form text not null, cycle text not null, subject_kind text not null, subject text not null,
    period text not null, part text not null"""


def _stay(table: str, action: str) -> str:
    """A trigger that lets no row of a log be changed or taken away."""
    return f"""create trigger {table}_{action} before {action} on {table}
    begin select raise(abort, 'rows of {table} stay'); end"""


_FIRST: Final = (
    # `autoincrement` never gives a number again, whatever becomes of the row.
    f"""create table submissions (
    number integer primary key autoincrement, sha256 text not null unique, bytes blob, answers text, {_PIECE},
    form_version text not null, moment text not null, way text not null, by_whom text not null,
    deputised integer not null, file_name text not null, earlier text not null,
    replaces integer references submissions, to_whom text not null, late integer not null, warnings text
    ) strict""",
    "create index submissions_of_piece on submissions (form, cycle, subject, period, part)",
    "create index submissions_by on submissions (by_whom)",
    "create index submissions_replacing on submissions (replaces)",
    "create index submissions_about on submissions (subject_kind, subject)",
    # What was received is what the receipt says; only its content may go.
    """create trigger submissions_fixed before update of number, sha256, form, cycle, subject_kind, subject,
    period, part, form_version, moment, way, by_whom, deputised, file_name, earlier, replaces, to_whom, late
    on submissions begin select raise(abort, 'a submission stays'); end""",
    """create trigger submissions_emptied before update of bytes, answers, warnings on submissions
    when (new.bytes is not null and new.bytes is not old.bytes)
    or (new.answers is not null and new.answers is not old.answers)
    or (new.warnings is not null and new.warnings is not old.warnings)
    begin select raise(abort, 'content of a submission stays or goes'); end""",
    _stay("submissions", "delete"),
    """create table states (
    id integer primary key, submission integer not null references submissions, moment text not null,
    state text not null, by_whom text not null, reason text not null) strict""",
    "create index states_of on states (submission, id)",
    """create table notes (
    id integer primary key, submission integer not null references submissions, moment text not null,
    by_whom text not null, note text not null) strict""",
    "create index notes_of on notes (submission, id)",
    f"""create table drafts (
    who text not null, {_PIECE}, moment text not null, content text not null,
    primary key (who, form, cycle, subject_kind, subject, period, part)) strict, without rowid""",
    """create table links (
    token_sha256 text primary key, who text not null, role text not null, made text not null,
    expires text not null, withdrawn text) strict, without rowid""",
    "create index links_of on links (who)",
    """create table devices (
    cookie_sha256 text primary key, link text not null references links, first_seen text not null,
    last_seen text not null, label text not null, ended text) strict, without rowid""",
    "create index devices_of on devices (link)",
    """create table confirmations (
    code_sha256 text primary key, submission integer not null references submissions, made text not null,
    used text) strict, without rowid""",
    """create table deletions (
    id integer primary key, moment text not null, what text not null, about text not null,
    sha256 text not null, reason text not null, rule text not null) strict""",
    *(_stay(table, action) for table in ("states", "notes", "deletions") for action in ("update", "delete")),
)

#: The same bytes may be handed in again, under a number of their own: made anew without `unique`.
_SAME_AGAIN: Final = (
    _FIRST[0].replace("create table submissions", "create table again").replace(" unique", ""),
    "insert into again select * from submissions",
    "drop table submissions",
    "alter table again rename to submissions",
    *(one for one in _FIRST if one.startswith(("create index submissions", "create trigger submissions"))),
    "create index submissions_by_hash on submissions (sha256)",
)

#: A code that was lost is withdrawn by the one that takes its place.
_LOST_CODES: Final = (
    "alter table confirmations add column withdrawn text",
    "create index confirmations_of on confirmations (submission)",
)

#: Whose rows may stand in the registers already.
_BEGUN: Final = ("create table begun (submission integer primary key references submissions) strict",)

#: An acceptance that died before that table was there left no row in it: each that waits is looked up once.
_PERHAPS_BEGUN: Final = (
    """insert or ignore into begun select submission from states
    where id in (select max(id) from states group by submission) and state in ('received', 'looking')""",
)

#: One tuple of statements a version; what was released is never changed, what is new comes behind.
STEPS: Final[Sequence[Sequence[str]]] = (_FIRST, _SAME_AGAIN, _LOST_CODES, _BEGUN, _PERHAPS_BEGUN)


def version(connection: sqlite3.Connection) -> int:
    """How many steps the file has seen; 0 for a new one."""
    return int(connection.execute("pragma user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, steps: Sequence[Sequence[str]] = STEPS) -> None:
    """The file has all steps afterwards, or is as it was; two processes at once do no step twice."""
    if version(connection) == len(steps):
        return
    # A table that others point to is made anew only while nobody looks at pointers.
    pointers = connection.execute("pragma foreign_keys").fetchone()[0]
    connection.execute("pragma foreign_keys = off")
    connection.execute("begin immediate")
    try:
        for step in steps[version(connection) :]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"pragma user_version = {len(steps)}")
        connection.execute(f"pragma application_id = {APPLICATION}")
        connection.execute("commit")
    except BaseException:
        connection.rollback()
        raise
    finally:
        connection.execute(f"pragma foreign_keys = {pointers}")
