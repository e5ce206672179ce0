"""Codes by which the office confirms that it accepted something; each can be used once."""

import hashlib
import sqlite3
from datetime import datetime

from congkhai.errors import WrongUse
from congkhai.intake import moments
from congkhai.intake.faults import Decided
from congkhai.intake.receipt import code_typed, new_code


def add(connection: sqlite3.Connection, number: int, moment: datetime) -> str:
    """A new code for an accepted submission; only its hash is kept, so it is shown now or never."""
    code = new_code()
    connection.execute(
        "insert into confirmations (code_sha256, submission, made) values (?, ?, ?)",
        (_hash(code), number, moments.written(moment)),
    )
    return code


def use(connection: sqlite3.Connection, typed: str, moment: datetime) -> int:
    """The number of the submission that the typed code confirms; the code is used up.

    WrongUse where there is no such code, Decided where it was used before, or another took its place.
    """
    code = _hash(typed)
    found = connection.execute(
        "update confirmations set used = ? where code_sha256 = ? and used is null and withdrawn is null "
        "returning submission",
        (moments.written(moment), code),
    ).fetchall()
    if found:
        return int(found[0][0])
    spent = connection.execute(
        "select used, withdrawn from confirmations where code_sha256 = ?", (code,)
    ).fetchone()
    if spent is None:
        raise WrongUse("Không có mã xác nhận này. Hãy xem lại từng nhóm bốn ký tự rồi nhập lại.")
    used, withdrawn = spent
    if used is None:
        raise Decided(
            f"Mã xác nhận này không dùng được nữa: cơ quan đã cấp mã mới lúc {_told(withdrawn)}. "
            "Hãy nhập mã mới."
        )
    raise Decided(f"Mã xác nhận này đã được dùng lúc {_told(used)}; mỗi mã chỉ dùng một lần.")


def anew(connection: sqlite3.Connection, number: int, moment: datetime) -> str:
    """A new code for an accepted submission; the one before leads nowhere. Decided where it was used."""
    used = used_at(connection, number)
    if used is not None:
        raise Decided(
            f"Người nộp đã nhập mã xác nhận của bản nộp này lúc {moments.shown(used)}, nên không cần cấp lại."
        )
    connection.execute(
        "update confirmations set withdrawn = ? where submission = ? and withdrawn is null",
        (moments.written(moment), number),
    )
    return add(connection, number, moment)


def used_at(connection: sqlite3.Connection, number: int) -> datetime | None:
    """When a code of a submission was used; None where none was."""
    row = connection.execute("select max(used) from confirmations where submission = ?", (number,)).fetchone()
    return row[0] and moments.read(row[0])


def _told(moment: str) -> str:
    return moments.shown(moments.read(moment))


def _hash(typed: str) -> str:
    """The hash of a code however it is typed; what is no code at all has one that no code has."""
    return hashlib.sha256((code_typed(typed) or "").encode()).hexdigest()
