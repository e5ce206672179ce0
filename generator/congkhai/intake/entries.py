"""What an accepted part of a form puts into the registers: cells of rows that stand, and new rows."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

from congkhai.forms.answers import Answers, Row
from congkhai.forms.definition import Definition, Item, within
from congkhai.intake.petitions import Answer, resolved
from congkhai.intake.remarks import adopted
from congkhai.intake.wanted import Cells, Desk, Fields, Wanted, code_of, fields
from congkhai.law.owed import Owed
from congkhai.law.posts import latest_post
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import Recorded, columns_of, table_of
from congkhai.model.forms import FieldKind, Known, Writer
from congkhai.model.law import Document
from congkhai.model.record import Meeting, PersonRating, Proposal, Status, UnitRating, Vote
from congkhai.model.year import Dossier, Opinion, PeriodScore, Petition, Way
from congkhai.tables.change import Rows
from congkhai.tables.table import Tables
from congkhai.value import Value, field, replace


class Accepted(Value):
    """A part of a form that the office accepts.

    `answers` are those of all parts so far; `last`: no part follows. `receipt` is the number told, `moment`
    when it was received, `opened` when the first part was, `sha256` that of the original; `replaces` receipt
    and `sha256` of the accepted version that it takes the place of, "" for none, and `before` are the answers
    that it had filled the registers from.
    """

    owed: Owed
    writer: Writer
    answers: Answers
    last: bool
    receipt: str
    moment: datetime
    opened: datetime
    way: Way
    sha256: str
    accepted_by: str
    replaces: tuple[str, str] = ("", "")
    before: Answers = field(default_factory=dict)


def entries(
    agency: Agency, cycle: Cycle, tables: Tables, definition: Definition, accepted: Accepted
) -> Mapping[str, Rows]:
    """The change of the registers, by table, with a row of the dossiers received.

    Of minutes that the meeting did not adopt that row alone. Nothing where it is there: all was written at
    one stroke, and stands as the office has it since.
    """
    if code_of(tables, accepted.receipt, accepted.sha256) is not None:
        return {}
    desk = Desk(tables)
    desk.put(_dossier(cycle, tables, accepted))
    earlier = replace(accepted, answers=accepted.before)
    filled = [*_registers(agency, cycle, definition, earlier)] if accepted.before else []
    for wanted in _registers(agency, cycle, definition, accepted):
        desk.put(_withdrawn(wanted) if _only_then(wanted, filled) else wanted)
    return {name: desk.rows(name) for name in desk.tables}


def _only_then(wanted: Wanted, filled: Sequence[Wanted]) -> bool:
    """Whether a row has nothing of the form now, and had of the version before."""
    if any(wanted.cells.values()):
        return False
    same = (one for one in filled if (one.kind, one.same) == (wanted.kind, wanted.same))
    return any(any(one.cells.values()) for one in same)


def _withdrawn(wanted: Wanted) -> Wanted:
    """Nothing but proposals has texts beside that mean nothing without the cells."""
    beside = wanted.beside if wanted.kind is Proposal else {}
    return replace(wanted, withdrawn=True, beside=beside)


def _about(kind: type[Recorded], owed: Owed) -> Fields:
    """The field of a row that names whom a form is about; of minutes the body that met."""
    unit = owed.unit or (owed.meeting.unit if owed.meeting else None)
    return fields(kind, official=owed.official) if owed.official else fields(kind, unit=unit)


def _dossier(cycle: Cycle, tables: Tables, accepted: Accepted) -> Wanted:
    owed, form = accepted.owed, accepted.owed.form
    period = owed.period
    said = fields(
        Dossier,
        cycle=cycle.id,
        kind=form.dossier,
        form=form,
        received=accepted.moment.date(),
        writer=accepted.writer,
        period=period.kind if period else None,
        number=period.number if period else None,
        meeting=owed.meeting,
        moment=accepted.moment.isoformat(timespec="seconds"),
        way=accepted.way,
        accepted_by=accepted.accepted_by,
        replaces=code_of(tables, *accepted.replaces),
    )
    same = fields(Dossier, receipt=accepted.receipt, sha256=accepted.sha256)
    beside = {**said, **_about(Dossier, owed)}
    return Wanted(kind=Dossier, same=same, cells={}, beside=beside, anew=True)


def _registers(agency: Agency, cycle: Cycle, definition: Definition, accepted: Accepted) -> Iterator[Wanted]:
    """The rows of the registers that the answers fill."""
    if not (accepted.last or definition.form.by_parts) or not adopted(definition, accepted.answers):
        return
    only = accepted.writer if definition.form.by_parts else None
    for table, texts in _by_table(definition.items, accepted.answers, only).items():
        if table == table_of(Petition):
            yield _answered(agency, cycle, definition, accepted, texts)
        elif table != table_of(Document):
            yield _of_subject(agency, cycle, accepted, table, texts)
    if definition.form.dossier and _is_petition(definition) and accepted.writer is Writer.AUTHOR:
        yield _petition(cycle, accepted)
    for repeat, _ in definition.every():
        held = accepted.answers.get(repeat.name, ())
        if repeat.kind is FieldKind.REPEAT and not isinstance(held, str):
            for row in held:
                yield from _of_row(agency, cycle, accepted.owed, repeat, row)


def _is_petition(definition: Definition) -> bool:
    return any(item.row.target.startswith(f"{table_of(Petition)}.") for item, _ in definition.every())


def _petition(cycle: Cycle, accepted: Accepted) -> Wanted:
    """A petition stands in its register from the day on which it was received (NĐ 335/2025 Đ.22)."""
    same = fields(Petition, cycle=cycle.id, official=accepted.owed.official)
    day = columns_of(Petition, "received")[0]
    cells = {day: accepted.moment.date().isoformat()}
    return Wanted(kind=Petition, same=same, cells=cells, anew=True)


def _by_table(items: Sequence[Item], answers: Answers, only: Writer | None) -> dict[str, dict[str, str]]:
    """The answers outside repeats that go to a register, by table and column; of one writer, or of all.

    What was not answered is "": a later version may leave out what an earlier one said.
    """
    found: dict[str, dict[str, str]] = {}
    for item in items:
        if item.kind is FieldKind.REPEAT:
            continue
        for table, texts in _by_table(item.items, answers, only).items():
            found.setdefault(table, {}).update(texts)
        held = answers.get(item.name, "")
        if item.row.target and isinstance(held, str) and only in (None, item.row.writer):
            table, _, column = item.row.target.partition(".")
            found.setdefault(table, {})[column] = held
    return found


def _of_subject(agency: Agency, cycle: Cycle, accepted: Accepted, table: str, texts: Cells) -> Wanted:
    """The row of a register about the subject of the form."""
    owed = accepted.owed
    kind, same, beside = _MAKERS[table](agency, cycle, accepted)
    if kind is PeriodScore:
        texts = {**_state(cycle, accepted), **texts}
    return Wanted(kind=kind, same={**same, **_of(kind, owed)}, cells=texts, beside=beside)


def _of(kind: type[Recorded], owed: Owed) -> Fields:
    if kind is Meeting:
        return fields(Meeting, id=owed.meeting.id if owed.meeting else "")
    if kind is UnitRating:
        return fields(UnitRating, unit=owed.unit)
    return _about(kind, owed)


_Made = tuple[type[Recorded], Fields, Fields]


def _score(agency: Agency, cycle: Cycle, accepted: Accepted) -> _Made:
    period = accepted.owed.period
    if period is None:
        raise ValueError("a score of no period")
    return PeriodScore, fields(PeriodScore, cycle=cycle.id, kind=period.kind, number=period.number), {}


def _state(cycle: Cycle, accepted: Accepted) -> Cells:
    """A score is final where its last part came after its period was over (NĐ 335/2025 Đ.17.3).

    A total that stood there was of other points; the program works it out of those that stand there now.
    """
    period = accepted.owed.period
    over = period is not None and accepted.moment.date() > period.last_day(cycle.year)
    # `provisional` is kept as a word: see the field.
    state, total = (columns_of(PeriodScore, name)[0] for name in ("provisional", "total"))
    return {state: "chinh_thuc" if over else "tam_tinh", total: ""}


def _meeting(agency: Agency, cycle: Cycle, accepted: Accepted) -> _Made:
    return Meeting, {}, {}


def _opinion(agency: Agency, cycle: Cycle, accepted: Accepted) -> _Made:
    return Opinion, fields(Opinion, cycle=cycle.id, by=accepted.owed.body), {}


def _proposal(agency: Agency, cycle: Cycle, accepted: Accepted) -> _Made:
    return Proposal, fields(Proposal, cycle=cycle.id, by=accepted.owed.body), {}


def _answered(
    agency: Agency, cycle: Cycle, definition: Definition, accepted: Accepted, texts: Cells
) -> Wanted:
    """The petition that an answer is to: the one received on the day on which the form's first part was."""
    day, official = accepted.opened.date(), accepted.owed.official
    received = fields(Petition, received=day.isoformat())
    same = fields(Petition, cycle=cycle.id, official=official)
    if official:
        answer = Answer(definition=definition, answers=accepted.answers, official=official, received=day)
        texts = {**texts, **resolved(agency, answer)}
    return Wanted(kind=Petition, same=same, cells=texts, near=received, beside=received)


def _unit_rating(agency: Agency, cycle: Cycle, accepted: Accepted) -> _Made:
    return UnitRating, fields(UnitRating, cycle=cycle.id), fields(UnitRating, status=Status.WAITING)


def _person_rating(agency: Agency, cycle: Cycle, accepted: Accepted) -> _Made:
    official = accepted.owed.official
    post = latest_post(agency, official, cycle.last_day) if official else None
    beside = fields(PersonRating, status=Status.WAITING)
    if post:
        beside = {**beside, **fields(PersonRating, unit=post.unit, position=post.position)}
    return PersonRating, fields(PersonRating, cycle=cycle.id), beside


_MAKERS: Final = {
    table_of(PeriodScore): _score,
    table_of(Meeting): _meeting,
    table_of(Opinion): _opinion,
    table_of(Proposal): _proposal,
    table_of(UnitRating): _unit_rating,
    table_of(PersonRating): _person_rating,
}


def _of_row(agency: Agency, cycle: Cycle, owed: Owed, repeat: Item, row: Row) -> Iterator[Wanted]:
    """The rows that one row of minutes fills: the vote on a subject, and what the body proposes."""
    every = [item for item, _ in within(repeat.items)]
    subject = next((row.get(item.name, "") for item in every if item.row.known is Known.SUBJECT_ID), "")
    meeting = owed.meeting
    if meeting is None or not subject:
        return
    whom = "unit" if any(unit.id == subject for unit in agency.units) else "official"
    for table, texts in _by_table(repeat.items, row, None).items():
        kind: type[Vote] | type[Proposal] = Vote if table == table_of(Vote) else Proposal
        who = fields(kind, **{whom: subject})
        if kind is Vote:
            yield Wanted(kind=Vote, same={**fields(Vote, meeting=meeting), **who}, cells=texts)
        else:
            same = {**fields(Proposal, cycle=cycle.id, by=meeting.unit), **who}
            day = fields(Proposal, day=meeting.starts.date().isoformat())
            yield Wanted(kind=Proposal, same=same, cells=texts, beside=day)
