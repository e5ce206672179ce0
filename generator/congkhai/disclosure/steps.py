"""The public types of a step of the board, and of a note on the plan."""

from datetime import date

from congkhai.disclosure.sourced import derived, of
from congkhai.model.law import Document
from congkhai.model.plan import Task
from congkhai.model.record import Meeting
from congkhai.model.structure import Official, Unit
from congkhai.value import Value


class PublicStep(Value):
    """One task of the plan as it stands; `state` is one of qua_han, den_han, dang_cho, da_xong.

    `limit` says the last day allowed with how it is counted, `left` how far off it is, `tally` how much is
    there, `missing` who is late, where they may be named; `waits` are the tasks that must come first.
    """

    id: str = of(Task, "id")
    name: str = of(Task, "name")
    who: str = of(Task, "who")
    clause: str = of(Task, "clause")
    state: str = derived()
    finished: date | None = of(Task, "finished", (Meeting, "starts"), (Document, "issued"))
    limit: str = derived((Task, "date"), (Task, "due"), (Task, "days"), (Meeting, "starts"))
    left: str = derived((Task, "date"), (Meeting, "starts"))
    tally: str = derived()
    missing: tuple[str, ...] = derived((Unit, "name"), (Official, "name"))
    waits: tuple[str, ...] = derived((Task, "name"))
    unconfirmed: bool | None = of(Task, "draft")


class PublicNote(Value):
    """Something the rows of the plan say against each other, in plain words."""

    text: str = derived((Task, "name"), (Task, "date"))
    clauses: tuple[str, ...] = derived((Task, "clause"))
