"""What came in, for the office: the queue, and one submission with everything that is known of it."""

import json
from collections.abc import Collection, Mapping
from contextlib import suppress
from typing import Final

from congkhai.errors import WrongUse
from congkhai.findings import Refused
from congkhai.forms.told import told
from congkhai.intake import submissions
from congkhai.intake.fit import whose
from congkhai.intake.listed import Entry, Sheet, listed, sheet
from congkhai.intake.receipt import name_of
from congkhai.intake.states import COUNTING, WAITING
from congkhai.intake.store import Store
from congkhai.intake.values import Piece, State, Submission
from congkhai.law.posts import latest_post
from congkhai.model.columns import named as field_named
from congkhai.model.forms import Writer
from congkhai.model.year import Dossier
from congkhai.value import replace
from congkhai.workflows.intake_accept import answers, together
from congkhai.workflows.intake_desk import Part, Standing
from congkhai.workflows.intake_receive import receipt_of

#: The states by the word of the command.
STATES: Final[Mapping[str, Collection[State]]] = {
    "waiting": WAITING,
    "accepted": (State.ACCEPTED,),
    "returned": (State.RETURNED,),
    "replaced": (State.REPLACED,),
    "all": tuple(State),
}


def entries(store: Store, known: Standing, states: Collection[State] = WAITING) -> tuple[Entry, ...]:
    """The submissions that stand in one of the states, by unit and number, the parts of a form together."""
    found = store.read(submissions.standing, states)
    order = {unit.name: unit.order for unit in known.agency.units}
    first: dict[Piece, int] = {}
    for one in found:
        first.setdefault(_form(one), one.number)
    listed = [(entry(store, known, one), first[_form(one)]) for one in found]
    listed.sort(key=lambda at: (order.get(at[0].unit, 0), at[0].unit, at[1], at[0].receipt.number))
    return tuple(one for one, _ in listed)


def _form(one: Submission) -> Piece:
    """The form of which a submission is a part: its parts stand together."""
    return replace(one.handed.piece, part="")


def queue(store: Store, known: Standing, states: Collection[State] = WAITING) -> str:
    """The same as text."""
    return listed(entries(store, known, states))


def entry(store: Store, known: Standing, one: Submission) -> Entry:
    """One submission as it is listed."""
    part = known.part_of(one.handed.piece)
    return Entry(
        receipt=receipt_of(known, one),
        unit=_unit(part) if part else "",
        part=f"phần của {whose(known.agency, Writer(one.handed.piece.part))}",
        way=known.agency.titles(Dossier, field_named(Dossier, "way"))[one.handed.way],
        late=one.handed.late,
        along=along(store, known, one),
    )


def along(store: Store, known: Standing, one: Submission) -> tuple[str, ...]:
    """The receipts of the parts that are accepted with a submission that waits, none where it cannot be."""
    if one.last.state not in WAITING:
        return ()
    with suppress(Refused, WrongUse):
        return tuple(map(name_of, together(store, known, one)[:-1]))
    return ()


def awaited(store: Store, part: Part, one: Submission) -> str:
    """That the part which follows one that waits has not come yet; "" where it has, or none is to come."""
    following = part.after[0] if part.after and one.last.state in WAITING else None
    if following is None or store.read(submissions.newest, following.piece, COUNTING):
        return ""
    lacking = f"Chưa có phần của {whose(part.roll.agency, following.writer)}."
    if part.owed.form.by_parts:
        return f"{lacking} Không cần chờ: mỗi phần ghi vào các bảng khi được chấp nhận; phần ấy nộp sau."
    return f"{lacking} Có thể chờ phần ấy rồi chấp nhận cả hai; chấp nhận ngay thì chỉ ghi sổ phần này."


def _unit(part: Part) -> str:
    owed, cycle = part.owed, part.roll.cycle
    if owed.official:
        post = latest_post(part.roll.agency, owed.official, cycle.last_day)
        return post.unit.name if post else ""
    unit = owed.unit or (owed.meeting.unit if owed.meeting else None)
    return unit.name if unit else ""


def shown(store: Store, known: Standing, number: int) -> Sheet:
    """One submission as a whole; WrongUse where there is none of that number."""
    one = store.read(submissions.submission, number)
    part = known.part_of(one.handed.piece)
    before = store.read(submissions.submission, one.handed.replaces) if one.handed.replaces else None
    given = answers(store, part, one) if part else {}
    kept = before is not None and before.last.state is not State.DELETED
    compared = answers(store, part, before) if part and before and kept else None
    return Sheet(
        entry=entry(store, known, one),
        by=by(known, one),
        answers=told(part.definition, given, compared) if part else (),
        warnings=warnings_of(one),
        history=[replace(step, by=named(known, step.by)) for step in store.read(submissions.history, number)],
        notes=store.read(submissions.notes, number),
        earlier=name_of(before) if before and compared is not None else "",
        awaited=awaited(store, part, one) if part else "",
    )


def warnings_of(one: Submission) -> list[str]:
    """What it was received in spite of, as sentences."""
    return [message for _, message in json.loads(one.handed.warnings or "[]")]


def by(known: Standing, one: Submission) -> str:
    """Who handed it in, by name; of a file, whose part it says it is."""
    claim = receipt_of(known, one).claim
    name = named(known, one.handed.by)
    return claim or (f"{name} (nhập từ bản giấy)" if one.handed.deputised else name)


def named(known: Standing, who: str) -> str:
    """The name of an official or a unit by its id; anything else as it is."""
    return known.names.get(who, who)


def text(store: Store, known: Standing, number: int) -> str:
    """The same as text."""
    return sheet(shown(store, known, number))
