"""One decision on what was handed in at a time, by the service and by commands beside it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from typing import Final

from congkhai import locks
from congkhai.errors import Changed
from congkhai.intake import begun, submissions
from congkhai.intake.faults import not_kept
from congkhai.intake.receipt import name_of
from congkhai.intake.states import WAITING
from congkhai.intake.store import Store
from congkhai.intake.values import State, Step
from congkhai.intake.wanted import accepted_by
from congkhai.tables.table import Tables

#: What the lock is called; it stands beside the store.
_NAME: Final = "quyet-dinh"
#: For how many seconds whoever comes second waits for the first.
_WAIT: Final = 30.0


@contextmanager
def deciding(store: Store, begins: str = "") -> Iterator[None]:
    """Nobody else accepts or returns anything until the block ends.

    So the registers and the state of a submission never part. Changed where somebody decides for too long,
    NotKept where no lock can be made, told as `begins` says where it does.
    """
    with ExitStack() as lock:
        try:
            lock.enter_context(locks.held(store.path.with_name(_NAME), _WAIT))
        except Changed as error:
            raise Changed(
                "Đang có người khác chấp nhận hoặc trả lại bản nộp. Hãy chờ một lát rồi làm lại."
            ) from error
        except OSError as error:
            wrong = not_kept(error)
            raise (wrong.of(begins) if begins else wrong) from error
        yield


def written(store: Store, tables: Tables, number: int) -> str | None:
    """Who accepted a submission that waits still though its rows are written: a process died in between.

    None where it waits without rows, or does not wait.
    """
    one = store.read(submissions.submission, number)
    receipt = name_of(one)
    return accepted_by(tables, receipt, one.sha256) if one.last.state in WAITING else None


@contextmanager
def settled(store: Store, registers: Callable[[], Tables], number: int, moment: datetime) -> Iterator[None]:
    """Inside nobody decides, and what was begun is ended: it is accepted if its rows are written.

    `registers` reads the tables; they are read once nobody writes, since whoever was waited for may have.
    """
    with deciding(store):
        by = written(store, registers(), number)
        if by is not None:
            stands = store.read(submissions.submission, number).last.state
            step = Step(state=State.ACCEPTED, moment=moment, by=by)
            # The code that confirms it comes with the version that takes its place.
            store.write(submissions.advance, number, step, stands).result()
        store.write(begun.end, number).result()
        yield
