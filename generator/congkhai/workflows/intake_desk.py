"""The package as the intake knows it: what is asked of whom, and a part of a form ready to be filled in."""

import json
from collections.abc import Mapping, Sequence
from datetime import date

from congkhai.errors import Changed
from congkhai.findings import Finding, Place, Refused, blocking
from congkhai.forms.answers import Answers
from congkhai.forms.blank import Blank, Head
from congkhai.forms.definition import Definition
from congkhai.forms.known import Source, known
from congkhai.intake import submissions
from congkhai.intake.fit import Roll, objections, roll, whose
from congkhai.intake.kinds import FORM_FAULTY, PART_TOO_SOON
from congkhai.intake.states import COUNTING
from congkhai.intake.store import Store
from congkhai.intake.values import Piece, Subject, SubjectKind, Submission
from congkhai.law.owed import Owed
from congkhai.law.persons import called, names
from congkhai.law.until import RECEIVER, later_part, task_of
from congkhai.law.writers import writers
from congkhai.model.agency import Agency
from congkhai.model.columns import table_of
from congkhai.model.forms import Writer
from congkhai.model.year import Dossier
from congkhai.project import Project
from congkhai.records.assemble import assemble
from congkhai.tables.load import load
from congkhai.tables.table import Tables
from congkhai.text.dates import named_day
from congkhai.value import Value, replace
from congkhai.workflows.check import told


class Standing(Value):
    """The record as it was read, its tables, what each cycle asks, by the id of the cycle, and how officials
    and units are called, by theirs.

    `project` is where it was read, None for a record that lies in no folder.
    """

    agency: Agency
    tables: Tables
    rolls: Mapping[str, Roll]
    names: Mapping[str, str]
    project: Project | None = None

    def registers_now(self) -> Tables:
        """The tables as they stand at this moment; raises as `registers`."""
        return registers(self.project) if self.project else self.tables

    def owed(self, cycle: str, form: str, subject: str, turn: str) -> tuple[Roll, Owed] | None:
        """What is owed or offered under these ids; None where the package has nothing of the kind."""
        roll = self.rolls.get(cycle)
        owed = roll.find(form, subject, turn) if roll else None
        return (roll, owed) if roll and owed else None

    def part(self, cycle: str, key: tuple[str, str, str], writer: str) -> "Part | None":
        """The part of a form by the ids of form, subject and turn; None as `owed`, or where it has faults."""
        found = self.owed(cycle, *key)
        if found is None or key[0] not in found[0].definitions:
            return None
        return Part(roll=found[0], owed=found[1], writer=Writer(writer))

    def part_of(self, piece: Piece) -> "Part | None":
        """The part that the store calls so; None as `part`."""
        return self.part(piece.cycle, (piece.form, piece.subject.id, piece.period), piece.part)


class Part(Value):
    """A part of a form: what is owed, in which cycle, and whose part it is."""

    roll: Roll
    owed: Owed
    writer: Writer

    @property
    def definition(self) -> Definition:
        """The form as it is filled in."""
        return self.roll.definitions[self.owed.form.id]

    @property
    def piece(self) -> Piece:
        """By which the store knows it."""
        return piece(self.roll, self.owed, self.writer)

    @property
    def before(self) -> Sequence["Part"]:
        """The parts that come before it, in their order."""
        writers = self.definition.writers
        ahead = writers[: writers.index(self.writer)] if self.writer in writers else ()
        return [replace(self, writer=writer) for writer in ahead]

    @property
    def after(self) -> Sequence["Part"]:
        """The parts that come after it, in their order."""
        writers = self.definition.writers
        behind = writers[writers.index(self.writer) + 1 :] if self.writer in writers else ()
        return [replace(self, writer=writer) for writer in behind]

    @property
    def settles(self) -> bool:
        """Whether its acceptance fills a register, or it is where the form begins."""
        whole = not self.owed.form.by_parts
        rows = [item.row for item, _ in self.definition.every()]
        fills = any(row.target and (whole or row.writer is self.writer) for row in rows)
        return fills or not self.before

    @property
    def last(self) -> bool:
        """Whether no part follows."""
        return self.definition.writers[-1:] == (self.writer,)


def standing(project: Project) -> Standing:
    """The package as it stands; Refused where its rows cannot be read together."""
    return replace(standing_in(*load(project)), project=project)


def standing_in(tables: Tables, first: Sequence[Finding]) -> Standing:
    """As `standing`, of the tables and what was found in them."""
    if blocking(first):
        raise Refused(told(first))
    agency, second = assemble(tables)
    if agency is None:
        raise Refused(told([*first, *second]))
    return standing_of(agency, tables)


def registers(project: Project) -> Tables:
    """The tables as they stand now, whatever is wrong with others, where what was accepted can be looked up.

    Changed where the register of dossiers cannot be read: nobody can say then what stands in it.
    """
    tables, found = load(project)
    if table_of(Dossier) not in tables.tables and blocking(found):
        raise Changed(
            "Chưa đọc được bảng ‘Hồ sơ đã nhận’ nên chưa biết bản nộp đã được ghi sổ hay chưa. "
            "Lần này không ghi gì. Người tiếp nhận chạy congkhai check, sửa bảng rồi làm lại."
        )
    return tables


def standing_of(agency: Agency, tables: Tables) -> Standing:
    """The record with what each of its cycles asks and the names of everybody in it."""
    rolls = {cycle.id: roll(agency, cycle) for cycle in agency.cycles}
    return Standing(agency=agency, tables=tables, rolls=rolls, names=names(agency))


def piece(known: Roll, owed: Owed, writer: Writer) -> Piece:
    """What the store calls a part of a form."""
    kind = SubjectKind.PERSON if owed.official else SubjectKind.UNIT if owed.unit else SubjectKind.MEETING
    subject = Subject(kind=kind, id=owed.subject.id)
    return Piece(form=owed.form.id, cycle=known.cycle.id, subject=subject, period=owed.turn, part=writer)


def until(part: Part, before: Submission | None) -> date | None:
    """The last day of a part, where the part before it came as this version.

    Where it has not come yet nothing is late: None, as where no row sets a day.
    """
    owed, roll = part.owed, part.roll
    if not part.before:
        return owed.last
    came = before.handed.moment.date() if before else None
    return later_part(roll.agency, roll.cycle, owed.form, owed.last, came) if came else None


def objected(
    part: Part, before: Submission | None, earlier: Submission | None, today: date
) -> Sequence[Finding]:
    """What speaks against receiving a part today: `before` is the part on which it builds, `earlier` the
    version of it that was handed in last."""
    # A later part has its own day: that of the form is the day of the first.
    due = replace(part.owed, last=until(part, before))
    return [*objections(part.roll, due, today, after_decision=earlier is not None or not part.settles)]


def ahead(store: Store | None, part: Part) -> tuple[Sequence[Submission], Part | None]:
    """The versions of the parts before that count and build on each other, and the first part without one."""
    found: list[Submission] = []
    for one in part.before:
        version = store.read(submissions.newest, one.piece, COUNTING) if store else None
        if version is None or version.handed.earlier != (found[-1].sha256 if found else ""):
            return found, one
        found.append(version)
    return found, None


def blank(store: Store | None, part: Part) -> tuple[Blank | None, tuple[Finding, ...]]:
    """The part as it is to be filled in, with what is known and the parts before; None where one lacks."""
    versions, lacking = ahead(store, part)
    if lacking is not None:
        agency = part.roll.agency
        told_of = {"before": whose(agency, lacking.writer), "whose": whose(agency, part.writer)}
        return None, (PART_TOO_SOON.at(Place(), **told_of),)
    return _blank(store, part, versions[-1].sha256 if versions else ""), ()


def as_handed(store: Store, part: Part, one: Submission) -> Blank:
    """The part with the parts before on which that version of it was written, whatever came since."""
    return _blank(store, part, one.handed.earlier)


def _answers_to(store: Store | None, sha256: str) -> Answers:
    """The answers of the version with these bytes and of those that it builds on; none for no bytes."""
    one = store.read(submissions.with_answers, sha256) if store and sha256 else None
    if store is None or one is None:
        return {}
    own: Answers = json.loads(store.read(submissions.answers, one.number) or "{}")
    return {**_answers_to(store, one.handed.earlier), **own}


def _blank(store: Store | None, part: Part, earlier: str) -> Blank:
    owed, cycle, definition = part.owed, part.roll.cycle, part.definition
    before = store.read(submissions.with_answers, earlier) if store and earlier else None
    last = until(part, before)
    source = Source(agency=part.roll.agency, cycle=cycle, owed=owed)
    given: Answers = {**known(source, definition), **_answers_to(store, earlier)}
    task = task_of(cycle, owed.form, owed.body)
    return Blank(
        definition=definition,
        head=Head(
            form=owed.form.id,
            cycle=cycle.id,
            version=definition.version,
            subject=owed.subject.id,
            period=owed.turn,
            writer=part.writer,
            earlier=earlier,
        ),
        known=given,
        office=cycle.office.name,
        subject_name=called(part.roll.agency, owed.subject),
        period_name=owed.period.words(cycle.year) if owed.period else f"năm {cycle.year}",
        due=f"chậm nhất {named_day(last)}" if last else "",
        to_whom=(task.recipient if task else "") or _next(part) or RECEIVER,
        sample=part.roll.agency.sample,
    )


def _next(part: Part) -> str:
    """Who writes the part that follows, by name; "" where none follows or an outside writer does."""
    agency = part.roll.agency
    ids = writers(agency, part.roll.cycle, part.owed, part.after[0].writer) if part.after else frozenset()
    every = names(agency)
    return ", ".join(sorted(every.get(id, id) for id in ids))


def faults_told(roll: Roll, form: str = "") -> str:
    """That forms of a cycle are not given out, since they have faults; of one form alone, or of all."""
    wrong = [one.name for id, one in roll.faulty.items() if form in ("", id, one.name)]
    return " ".join(faulty_told(name) for name in wrong)


def faulty_told(form: str) -> str:
    """The same of one form, by its name."""
    finding = FORM_FAULTY.at(Place(), form=form)
    return f"{finding.message} {finding.remedy}"


def part_of(known: Standing, head: Head) -> Part | None:
    """The part that a form says it is; None where that fits nothing."""
    return known.part(head.cycle, (head.form, head.subject, head.period), head.writer)
