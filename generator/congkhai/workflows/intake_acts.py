"""What the office does with a submission beside accepting and returning it."""

from contextlib import suppress
from datetime import datetime

from congkhai.errors import WrongUse
from congkhai.intake import confirming, submissions
from congkhai.intake.deciding import deciding
from congkhai.intake.faults import Decided, keeping
from congkhai.intake.receipt import name_of
from congkhai.intake.store import Store
from congkhai.intake.values import Note, State, Step, said


def look_at(store: Store, number: int, by: str, moment: datetime) -> None:
    """Mark a submission as being looked at, where it was only received."""
    with deciding(store, "Chưa ghi được là đang xem bản nộp"):
        if store.read(submissions.submission, number).last.state is State.RECEIVED:
            step = Step(state=State.LOOKING, moment=moment, by=by)
            # Somebody may have handed in another version in the same moment.
            with suppress(Decided):
                store.write(submissions.advance, number, step, State.RECEIVED).result()


def code_again(store: Store, number: int, by: str, moment: datetime) -> str:
    """A new code for an accepted submission, where it was lost; raises as `confirming.code_again`."""
    with keeping("Chưa cấp lại được mã xác nhận"):
        return store.write(confirming.code_again, number, by, moment).result()


def coded_anew(store: Store, number: int, by: str, moment: datetime) -> str:
    """The same as a sentence."""
    code = code_again(store, number, by, moment)
    return f"{name(store, number)}: mã xác nhận mới {code}. Mã trước không dùng được nữa."


def name(store: Store, number: int) -> str:
    """The number of a receipt as people read it; WrongUse where there is none."""
    return name_of(store.read(submissions.submission, number))


def note(store: Store, number: int, by: str, text: str, moment: datetime) -> None:
    """Note something on a submission, for the office alone.

    WrongUse where there is none of that number, and for a note without a word, or too long.
    """
    store.read(submissions.submission, number)
    text = said(text, "Ghi chú")
    if not text:
        raise WrongUse("Ghi chú còn trống. Hãy ghi nội dung rồi lưu.")
    with keeping("Chưa lưu được ghi chú"):
        store.write(submissions.note, number, Note(moment=moment, by=by, text=text)).result()
