"""Submissions and the log of their states; the functions are given to `Store.write` and `Store.read`."""

import hashlib
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from congkhai.errors import WrongUse
from congkhai.intake import confirmations, moments, pieces
from congkhai.intake.faults import Begun, Decided
from congkhai.intake.receipt import name_of, receipt_name
from congkhai.intake.states import COUNTING, WAITING, WORDS, may_follow
from congkhai.intake.values import (
    Handed,
    Kept,
    Note,
    Piece,
    State,
    Step,
    Subject,
    Submission,
)
from congkhai.model.year import Way
from congkhai.value import replace

_INSERT: Final = f"""insert into submissions (sha256, bytes, answers, {pieces.COLUMNS}, form_version, moment,
way, by_whom, deputised, file_name, earlier, replaces, to_whom, late, warnings)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning number"""
_SELECT: Final = f"""select number, sha256, {pieces.COLUMNS}, form_version, submissions.moment, way,
submissions.by_whom, deputised, file_name, earlier, replaces, to_whom, late, warnings,
state, states.moment, states.by_whom, reason from submissions join states on states.id =
(select max(id) from states where submission = number)"""
_NEWEST_OF_PIECE: Final = f"""select max(number) from submissions later
where {" and ".join(f"later.{name} = submissions.{name}" for name in pieces.COLUMNS.split(", "))}"""


def receive(connection: sqlite3.Connection, handed: Handed, content: bytes, answers: str) -> Kept:
    """The bytes and answers (JSON) are kept; the same bytes have the number of before, see `number_of`.

    The version that it replaces is marked so, unless it was accepted: that stays. WrongUse where the version
    is of another piece or unknown, Decided where it was replaced already, Begun while it is being accepted.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    same = number_of(connection, sha256)
    if same is not None:
        return Kept(number=same, again=True)
    replaced = None if handed.replaces is None else _replaceable(connection, handed.replaces, handed.piece)
    added = connection.execute(_INSERT, (sha256, content, answers, *_cells(handed))).fetchone()
    number = int(added[0])
    by = handed.by if handed.proved else ""
    _log(connection, number, Step(state=State.RECEIVED, moment=handed.moment, by=by))
    if replaced and may_follow(replaced.last.state, State.REPLACED):
        reason = f"Thay bằng {receipt_name(number, handed.moment)}"
        step = Step(state=State.REPLACED, moment=handed.moment, by=by, reason=reason)
        _log(connection, replaced.number, step)
    return Kept(number=number, again=False)


def receive_newest(connection: sqlite3.Connection, handed: Handed, content: bytes, answers: str) -> Kept:
    """As `receive`, in place of the version of its piece that stands at this very moment.

    So of two that come at once one replaces the other, and never both wait.
    """
    where = f"where {pieces.SAME} and state not in (?, ?) order by number desc limit 1"
    gone = State.DELETED.value, State.REPLACED.value
    row = connection.execute(f"{_SELECT} {where}", (*pieces.cells(handed.piece), *gone)).fetchone()
    replaces = None if row is None else _read(row).number
    return receive(connection, replace(handed, replaces=replaces), content, answers)


def number_of(connection: sqlite3.Connection, sha256: str) -> int | None:
    """The number under which these bytes wait or are accepted, if nothing came for their piece since.

    So an answer that was lost is given again; after another version, or once returned, they are a new one.
    """
    marks = ", ".join("?" * len(COUNTING))
    where = f"where sha256 = ? and state in ({marks}) and number = ({_NEWEST_OF_PIECE})"
    row = connection.execute(f"{_SELECT} {where}", (sha256, *sorted(COUNTING))).fetchone()
    return row and _read(row).number


def with_answers(connection: sqlite3.Connection, sha256: str) -> Submission | None:
    """The last submission of these bytes whose answers are not deleted; None where there is none."""
    where = "where sha256 = ? and answers is not null order by number desc limit 1"
    row = connection.execute(f"{_SELECT} {where}", (sha256,)).fetchone()
    return row and _read(row)


def _replaceable(connection: sqlite3.Connection, number: int, piece: Piece) -> Submission:
    replaced = submission(connection, number)
    if replaced.handed.piece != piece:
        raise WrongUse(
            f"Bản nộp {name_of(replaced)} thuộc biểu mẫu, người hoặc kỳ khác, nên bản này không thay được nó."
        )
    if connection.execute("select 1 from submissions where replaces = ?", (number,)).fetchone():
        raise Decided(
            f"Bản nộp {name_of(replaced)} đã được thay bằng một bản nộp sau. "
            "Hãy mở bản mới nhất rồi sửa trên đó."
        )
    if replaced.last.state in WAITING and _begun(connection, number):
        raise Begun(number)
    return replaced


def _begun(connection: sqlite3.Connection, number: int) -> bool:
    return connection.execute("select 1 from begun where submission = ?", (number,)).fetchone() is not None


def advance(connection: sqlite3.Connection, number: int, step: Step, seen: State) -> None:
    """The submission stands as `step` says, if it still stood as `seen` and that may follow.

    Decided where somebody else was faster or nothing may follow; WrongUse where it is unknown, or is
    returned without a reason. ValueError for what is nobody's to put: a version is replaced by the one that
    takes its place, and deleted by `erase`.
    """
    if step.state in (State.REPLACED, State.DELETED):
        raise ValueError(step.state)
    if step.state is State.RETURNED and not step.reason.strip():
        raise WrongUse("Trả lại bản nộp thì phải ghi lý do để người nộp biết cần sửa gì.")
    _put(connection, number, step, seen)


def erase(connection: sqlite3.Connection, number: int, moment: datetime, rule: str) -> None:
    """Bytes, answers and warnings of a returned or replaced submission are gone, by the days of a rule.

    Decided where it waits, was accepted, or is empty already; WrongUse where it is unknown.
    """
    stands = submission(connection, number).last.state
    _put(connection, number, Step(state=State.DELETED, moment=moment, by="", reason=rule), stands)
    connection.execute(
        "update submissions set bytes = null, answers = null, warnings = null where number = ?", (number,)
    )


def _put(connection: sqlite3.Connection, number: int, step: Step, seen: State) -> None:
    still(connection, number, step.state, seen)
    _log(connection, number, step)


def still(connection: sqlite3.Connection, number: int, coming: State, seen: State) -> None:
    """Nothing, where a submission stands as it was seen and the other state may follow; else Decided."""
    stands = submission(connection, number)
    if stands.last.state is not seen or not may_follow(seen, coming):
        raise Decided(
            f"Bản nộp {name_of(stands)} {WORDS[stands.last.state]} lúc {moments.shown(stands.last.moment)}. "
            "Lần này không ghi gì thêm cho bản nộp ấy; hãy mở lại bản nộp để xem.",
            stands.last.by,
        )


def accept(connection: sqlite3.Connection, number: int, step: Step, seen: State) -> str:
    """The submission is accepted, and the code that confirms it is given, this once; raises as `advance`."""
    advance(connection, number, step, seen)
    connection.execute("delete from begun where submission = ?", (number,))
    return confirmations.add(connection, number, step.moment)


def submission(connection: sqlite3.Connection, number: int) -> Submission:
    """One submission as it stands; WrongUse where there is none of that number."""
    row = connection.execute(f"{_SELECT} where number = ?", (number,)).fetchone()
    if row is None:
        raise WrongUse(f"Không có bản nộp số {number}. Hãy xem lại số trên giấy biên nhận.")
    return _read(row)


def standing(connection: sqlite3.Connection, states: Collection[State]) -> tuple[Submission, ...]:
    """All submissions that stand in one of the states, by number."""
    marks = ", ".join("?" * len(states))
    return _all(connection, f"where state in ({marks})", *(state.value for state in states))


def counts(connection: sqlite3.Connection) -> Mapping[State, int]:
    """How many submissions stand in each state; a state without any is left out."""
    last = "(select max(id) from states where submission = number)"
    rows = connection.execute(
        f"select state, count(*) from submissions join states on states.id = {last} group by state"
    )
    return {State(state): count for state, count in rows}


def not_moved(connection: sqlite3.Connection) -> tuple[int, ...]:
    """The numbers of what was accepted and whose original is no file yet: a process died in between."""
    where = f"where state = '{State.ACCEPTED.value}' and bytes is not null"
    return tuple(one.number for one in _all(connection, where))


def versions(connection: sqlite3.Connection, piece: Piece) -> tuple[Submission, ...]:
    """Everything handed in for one piece, oldest first."""
    return _all(connection, f"where {pieces.SAME}", *pieces.cells(piece))


def newest(
    connection: sqlite3.Connection, piece: Piece, states: Collection[State] = tuple(State)
) -> Submission | None:
    """The newest that was handed in for one piece and stands in one of the states; None where none does."""
    marks = ", ".join("?" * len(states))
    row = connection.execute(
        f"{_SELECT} where {pieces.SAME} and state in ({marks}) order by number desc limit 1",
        (*pieces.cells(piece), *(state.value for state in states)),
    ).fetchone()
    return row and _read(row)


def handed_by(connection: sqlite3.Connection, who: str) -> tuple[Submission, ...]:
    """Everything that somebody handed in, oldest first."""
    return _all(connection, "where submissions.by_whom = ?", who)


def about(connection: sqlite3.Connection, subject: Subject) -> tuple[Submission, ...]:
    """Everything handed in about somebody or something, oldest first."""
    return _all(connection, "where subject_kind = ? and subject = ?", subject.kind.value, subject.id)


def content(connection: sqlite3.Connection, number: int) -> bytes | None:
    """The bytes that the store holds; None once they are a file or deleted."""
    row: tuple[bytes | None] | None = connection.execute(
        "select bytes from submissions where number = ?", (number,)
    ).fetchone()
    return row and row[0]


def answers(connection: sqlite3.Connection, number: int) -> str | None:
    """The answers as JSON; None once they are deleted."""
    row: tuple[str | None] | None = connection.execute(
        "select answers from submissions where number = ?", (number,)
    ).fetchone()
    return row and row[0]


def history(connection: sqlite3.Connection, number: int) -> tuple[Step, ...]:
    """All states that a submission had, oldest first."""
    rows = connection.execute(
        "select state, moment, by_whom, reason from states where submission = ? order by id", (number,)
    )
    return tuple(_step(row) for row in rows)


def note(connection: sqlite3.Connection, number: int, added: Note) -> None:
    """The office's note stands on the submission; it is never changed."""
    connection.execute(
        "insert into notes (submission, moment, by_whom, note) values (?, ?, ?, ?)",
        (number, moments.written(added.moment), added.by, added.text),
    )


def notes(connection: sqlite3.Connection, number: int) -> tuple[Note, ...]:
    """What the office noted on a submission, oldest first."""
    rows = connection.execute(
        "select moment, by_whom, note from notes where submission = ? order by id", (number,)
    )
    return tuple(Note(moment=moments.read(moment), by=by, text=text) for moment, by, text in rows)


def _log(connection: sqlite3.Connection, number: int, step: Step) -> None:
    connection.execute(
        "insert into states (submission, moment, state, by_whom, reason) values (?, ?, ?, ?, ?)",
        (number, moments.written(step.moment), step.state.value, step.by, step.reason),
    )


def _cells(handed: Handed) -> Iterator[str | int | None]:
    """The cells of a row behind its bytes and answers."""
    yield from pieces.cells(handed.piece)
    yield from (handed.form_version, moments.written(handed.moment), handed.way.value, handed.by)
    yield from (handed.deputised, handed.file_name, handed.earlier, handed.replaces)
    yield from (handed.to_whom, handed.late, handed.warnings)


def _all(connection: sqlite3.Connection, where: str, *given: str) -> tuple[Submission, ...]:
    return tuple(_read(row) for row in connection.execute(f"{_SELECT} {where} order by number", given))


def _read(row: tuple[Any, ...]) -> Submission:
    form_version, moment, way, by, deputised, file_name, earlier, replaces, to_whom, late, warnings = row[
        8:19
    ]
    handed = Handed(
        piece=pieces.read(row[2:8]),
        form_version=form_version,
        moment=moments.read(moment),
        way=Way(way),
        by=by,
        deputised=bool(deputised),
        file_name=file_name,
        earlier=earlier,
        replaces=replaces,
        to_whom=to_whom,
        late=bool(late),
        warnings=warnings or "[]",
    )
    state, put, who, reason = row[19:]
    return Submission(number=row[0], sha256=row[1], handed=handed, last=_step((state, put, who, reason)))


def _step(row: tuple[str, str, str, str]) -> Step:
    state, moment, by, reason = row
    return Step(state=State(state), moment=moments.read(moment), by=by, reason=reason)
