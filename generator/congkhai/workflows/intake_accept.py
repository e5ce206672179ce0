"""What the office does with what came in: accept it into the registers, or give it back with a reason."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime

from congkhai.errors import WrongUse
from congkhai.findings import Finding, Place, Refused, blocking
from congkhai.forms.answers import Answers, checked
from congkhai.intake import begun, submissions
from congkhai.intake.copies import move_to_file
from congkhai.intake.deciding import deciding, written
from congkhai.intake.entries import Accepted, entries
from congkhai.intake.faults import Decided, NotKept, keeping
from congkhai.intake.final import rescored
from congkhai.intake.fit import whose
from congkhai.intake.kinds import PART_BEHIND, PART_CHANGED
from congkhai.intake.petitions import Answer, unlisted
from congkhai.intake.receipt import name_of
from congkhai.intake.remarks import remarks
from congkhai.intake.states import COUNTING, WAITING
from congkhai.intake.store import Store
from congkhai.intake.values import State, Step, Submission, said
from congkhai.model.forms import DossierKind
from congkhai.project import Project
from congkhai.records.assemble import assemble
from congkhai.tables.change import Change, Rows, drafted
from congkhai.tables.load import of_sheets, read_sheets
from congkhai.tables.sheet import Sheet
from congkhai.tables.table import Tables
from congkhai.value import Value
from congkhai.workflows import changing
from congkhai.workflows.intake_desk import (
    Part,
    Standing,
    ahead,
    as_handed,
    faulty_told,
    registers,
    standing,
    standing_in,
)
from congkhai.workflows.intake_receive import receipt_of

VERB = "intake accept"


class Confirmed(Value):
    """An accepted submission, the code that confirms it, usable once, and how many rows and cells changed.

    `what` says which form of whom it is; `remarks` are for whoever accepted it.
    """

    number: int
    name: str
    what: str
    code: str
    rows: int
    remarks: tuple[Finding, ...] = ()


def accept(
    project: Project, store: Store, number: int, by: str, day: tuple[date, datetime]
) -> Iterator[Confirmed]:
    """Accept a submission, and the parts before it that still wait; `day` is today and the moment.

    Each is done, and its code is to be told, before the next begins: what is raised then is of the next.

    The registers change, then the submission is accepted, then the original becomes a file: a process that
    dies on the way leaves what the next call finishes. Refused where the change would bring a fault,
    Decided where somebody else was faster, WrongUse where it does not wait.
    """
    for left in store.read(submissions.not_moved):
        _file(store, left)
    one = store.read(submissions.submission, number)
    for each in together(store, standing(project), one) if one.last.state in WAITING else (one,):
        with deciding(store, "Chưa chấp nhận được bản nộp"):
            done = _accept(project, store, each.number, by, day)
        yield done
        _file(store, each.number)


def together(store: Store, known: Standing, one: Submission) -> tuple[Submission, ...]:
    """What is accepted with a submission: the parts before it that still wait, and itself, in their order.

    Refused where the part before it is another now than the one that it was written on.
    """
    before = _before(store, part_of(known, one), one)
    return (*(version for version in before if version.last.state in WAITING), one)


def _accept(project: Project, store: Store, number: int, by: str, day: tuple[date, datetime]) -> Confirmed:
    """Accept one part; inside `deciding`."""
    today, moment = day
    one = store.read(submissions.submission, number)
    if one.last.state not in WAITING:
        # The step itself says by whom and when it was decided.
        step = Step(state=State.ACCEPTED, moment=moment, by=by)
        store.write(submissions.accept, number, step, State.RECEIVED).result()
    package, sheets, faults = read_sheets(project)
    read = of_sheets(package, sheets, faults)
    known = standing_in(*read)
    rows, told = rows_of(store, known, one, by), remarks_of(store, known, one, today)
    change = Change(verb=VERB, rows=known_columns(sheets, rows))
    draft = drafted(project, change, sheets)
    if draft:
        made = changing.accepted(project, draft, change.rows, today, read).made
        told += rescored_by(known, part_of(known, one), made)
    step = Step(state=State.ACCEPTED, moment=moment, by=by)
    with keeping(f"Bản nộp {name_of(one)} chưa được ghi là đã chấp nhận"):
        store.write(begun.begin, number, one.last.state).result()
        changing.write(project, draft, moment, f"congkhai intake accept {name_of(one)}")
        code = store.write(submissions.accept, number, step, one.last.state).result()
    count = sum(len(those.added) + sum(map(len, those.cells.values())) for those in rows.values())
    return Confirmed(
        number=number,
        name=name_of(one),
        what=receipt_of(known, one).whose,
        code=code,
        rows=count,
        remarks=told,
    )


def remarks_of(store: Store, known: Standing, one: Submission, today: date) -> tuple[Finding, ...]:
    """What is to be said of a submission that is accepted all the same."""
    part = part_of(known, one)
    told = remarks(part.roll.cycle, part.owed, part.definition, answers(store, part, one), today)
    return (*told, *_behind(store, part, one))


def _behind(store: Store, part: Part, one: Submission) -> Iterator[Finding]:
    """That the part after it was written on another version of it."""
    for following in part.after[:1]:
        version = store.read(submissions.newest, following.piece, COUNTING)
        if version and version.handed.earlier != one.sha256:
            told = {"form": part.owed.form.name, "name": part.owed.subject.name}
            yield PART_BEHIND.at(Place(), whose=whose(part.roll.agency, following.writer), **told)


def rescored_by(known: Standing, part: Part, made: Tables) -> tuple[Finding, ...]:
    """What the change makes of a final score."""
    agency, _ = assemble(made)
    cycles = agency.cycles if agency else ()
    after = next((one for one in cycles if one.id == part.roll.cycle.id), None)
    if agency is None or after is None:
        return ()
    return tuple(rescored((known.agency, part.roll.cycle), (agency, after), part.owed, part.definition))


def _file(store: Store, number: int) -> None:
    """The original is a file; where the disk does not let it, it stays in the store until the next call."""
    with suppress(NotKept, OSError):
        move_to_file(store, number)


def part_of(known: Standing, one: Submission) -> Part:
    """The part of a form that a submission is; WrongUse where the package has it no more, or with faults."""
    piece = one.handed.piece
    roll, part = known.rolls.get(piece.cycle), known.part_of(piece)
    if roll and piece.form in roll.faulty:
        raise WrongUse(faulty_told(roll.faulty[piece.form].name))
    if part is None:
        name = name_of(one)
        raise WrongUse(
            f"Bản nộp {name} không còn biểu mẫu, người hoặc kỳ tương ứng trong gói dữ liệu, nên không ghi sổ "
            "được. Hãy xem lại bảng Biểu mẫu, hoặc trả lại bản nộp kèm lý do."
        )
    return part


def _named(one: Submission) -> tuple[str, str]:
    """Receipt and sha256, by which the register of dossiers knows a submission."""
    return name_of(one), one.sha256


def rows_of(store: Store, known: Standing, one: Submission, by: str) -> Mapping[str, Rows]:
    """The rows, by table, that the acceptance of a submission puts into the registers."""
    part = part_of(known, one)
    versions = _before(store, part, one)
    whole, replaced = _whole(store, part, one), _accepted_before(store, one)
    accepted = Accepted(
        owed=part.owed,
        writer=part.writer,
        answers=whole,
        last=part.last,
        receipt=_named(one)[0],
        moment=one.handed.moment,
        opened=(versions[0] if versions else one).handed.moment,
        way=one.handed.way,
        sha256=one.sha256,
        accepted_by=by,
        replaces=_named(replaced) if replaced else ("", ""),
        before=answers(store, part, replaced) if replaced else {},
    )
    _listed(part, accepted)
    return entries(known.agency, part.roll.cycle, known.tables, part.definition, accepted)


def _listed(part: Part, accepted: Accepted) -> None:
    """Refused where the decision that an answer to a petition names is not there to be put down."""
    official, day = part.owed.official, accepted.opened.date()
    if part.owed.form.dossier is not DossierKind.PETITION or official is None or not part.before:
        return
    answer = Answer(definition=part.definition, answers=accepted.answers, official=official, received=day)
    lacking = [*unlisted(part.roll.agency, answer)]
    if lacking:
        raise Refused(lacking)


def _before(store: Store, part: Part, one: Submission) -> Sequence[Submission]:
    """The versions of the parts before, on which this one builds; Refused where the last is another now."""
    versions, lacking = ahead(store, part)
    if lacking is not None or one.handed.earlier != (versions[-1].sha256 if versions else ""):
        # What this part says was said of other answers than those that stand before it now.
        before = whose(part.roll.agency, part.before[-1].writer)
        raise Refused((PART_CHANGED.at(Place(), before=before),))
    return versions


def _accepted_before(store: Store, one: Submission) -> Submission | None:
    """The last version before this one that was accepted; None where none was."""
    versions = store.read(submissions.versions, one.handed.piece)
    earlier = (each for each in versions if each.number < one.number)
    return next((each for each in [*earlier][::-1] if each.last.state is State.ACCEPTED), None)


def answers(store: Store, part: Part, one: Submission) -> Answers:
    """All answers up to a version, those before as they were then, and what is computed of them."""
    return checked(part.definition, _given(store, part, one)).answers


def _given(store: Store, part: Part, one: Submission) -> Answers:
    own: Answers = json.loads(store.read(submissions.answers, one.number) or "{}")
    return {**as_handed(store, part, one).known, **own}


def _whole(store: Store, part: Part, one: Submission) -> Answers:
    """All answers; Refused where form or package ask since for what was not asked when it was handed in."""
    given = _given(store, part, one)
    writers = [each.writer for each in (*part.before, part)]
    faults = [fault for writer in writers for fault in checked(part.definition, given, writer).findings]
    if blocking(faults):
        raise Refused(faults)
    return checked(part.definition, given).answers


def known_columns(sheets: Mapping[str, Sheet], rows: Mapping[str, Rows]) -> Mapping[str, Rows]:
    """The same without columns that the office's files do not have yet."""
    return {
        name: Rows(
            cells={at: _of(sheets[name].columns, cells) for at, cells in those.cells.items()},
            added=tuple(_of(sheets[name].columns, cells) for cells in those.added),
        )
        for name, those in rows.items()
        if name in sheets
    }


def _of(columns: Sequence[str], cells: Mapping[str, str]) -> Mapping[str, str]:
    return {name: text for name, text in cells.items() if name in columns}


def give_back(
    project: Project, store: Store, number: int, by: str, reason: str, moment: datetime
) -> Submission:
    """Return a submission with its reason; Decided where it is decided already.

    One whose rows stand in the registers, since a process died over it, is accepted instead, and Decided
    bears the code that confirms it.
    """
    reason = said(reason, "Lý do trả lại")
    with deciding(store, "Chưa trả lại được bản nộp"):
        one = store.read(submissions.submission, number)
        acceptor = written(store, registers(project), number)
        if acceptor is not None:
            step = Step(state=State.ACCEPTED, moment=moment, by=acceptor)
            code = store.write(submissions.accept, number, step, one.last.state).result()
            _file(store, number)
            raise Decided(
                f"Bản nộp {name_of(one)} đã được ghi vào các bảng từ một lần chấp "
                "nhận bị ngắt giữa chừng, nên không trả lại được nữa; lần này đã ghi là đã chấp nhận. Mã xác "
                f"nhận để báo lại người nộp: {code}. Cần sửa thì đề nghị người nộp gửi bản mới."
            )
        step = Step(state=State.RETURNED, moment=moment, by=by, reason=reason)
        with keeping("Chưa trả lại được bản nộp"):
            store.write(submissions.advance, number, step, one.last.state).result()
    return store.read(submissions.submission, number)
