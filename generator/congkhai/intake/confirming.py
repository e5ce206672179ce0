"""What is done with the codes of accepted submissions: used by whose they are, given anew where lost.

The functions are given to `Store.write`.
"""

import sqlite3
from datetime import datetime

from congkhai.errors import WrongUse
from congkhai.intake import confirmations
from congkhai.intake.receipt import name_of
from congkhai.intake.states import WORDS
from congkhai.intake.submissions import note, submission
from congkhai.intake.values import Note, State, Submission

#: What the office reads among its notes, which are never changed.
GIVEN_ANEW = "Đã cấp lại mã xác nhận; mã trước không dùng được nữa."


def confirm_own(connection: sqlite3.Connection, who: str, typed: str, moment: datetime) -> Submission:
    """The submission of a code that its own person uses up: who handed it in, or whom it is about.

    As `confirmations.use`; WrongUse for anybody else's code. What is raised undoes the use: the code stays
    good for whose it is.
    """
    one = submission(connection, confirmations.use(connection, typed, moment))
    if who not in (one.handed.by, one.handed.piece.subject.id):
        raise WrongUse("Không có mã xác nhận này. Hãy xem lại từng nhóm bốn ký tự rồi nhập lại.")
    return one


def code_again(connection: sqlite3.Connection, number: int, by: str, moment: datetime) -> str:
    """A new code for an accepted submission, noted on it; the one before leads nowhere.

    WrongUse where it is unknown or not accepted, Decided where its code was used.
    """
    one = submission(connection, number)
    if one.last.state is not State.ACCEPTED:
        raise WrongUse(
            f"Bản nộp {name_of(one)} {WORDS[one.last.state]}, nên không có mã xác nhận: mã chỉ có khi "
            "bản nộp được chấp nhận."
        )
    code = confirmations.anew(connection, number, moment)
    note(connection, number, Note(moment=moment, by=by, text=GIVEN_ANEW))
    return code
