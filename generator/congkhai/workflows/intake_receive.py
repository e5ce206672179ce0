"""A part of a form handed in, by whatever way: checked, kept durably, and answered with a receipt."""

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime

from congkhai.findings import Finding, Place, blocking
from congkhai.forms.answers import Answers
from congkhai.forms.blank import Attached, Blank, Head
from congkhai.forms.document import document, fingerprint
from congkhai.forms.registers import refused
from congkhai.forms.taken import Taken, taken
from congkhai.intake import drafts, submissions
from congkhai.intake.deciding import settled
from congkhai.intake.faults import Begun
from congkhai.intake.fit import misplaced, whose
from congkhai.intake.kinds import LATE, NEW_VERSION, NOT_THE_WRITER, PART_CHANGED, UNPROVED_VERSION
from congkhai.intake.petitions import Answer, faults, received
from congkhai.intake.receipt import Receipt, name_of
from congkhai.intake.remarks import remarks
from congkhai.intake.store import Store
from congkhai.intake.values import Handed, Kept, State, Submission
from congkhai.law.persons import called
from congkhai.law.writers import writers
from congkhai.model.forms import DossierKind, Writer
from congkhai.model.year import Way
from congkhai.value import Value, replace
from congkhai.workflows.intake_desk import Part, Standing, ahead, blank, objected, part_of


class Coming(Value):
    """What somebody hands in: what the form says of itself, the answers as typed, and how it came.

    `content` is the file that came, None where the answers were typed into the service, which then keeps the
    document it makes of them. `by` is the official or body who hands it in, "" where nobody said; `office`
    is the user who typed it from paper, "" where nobody did.
    """

    head: Head
    answers: Answers
    way: Way
    files: tuple[Attached, ...] = ()
    content: bytes | None = None
    by: str = ""
    office: str = ""
    file_name: str = ""


class Outcome(Value):
    """The receipt, None where it was not received, and everything that is to be told of it.

    `again`: the same bytes had come before, and the receipt is the one of then.
    """

    receipt: Receipt | None
    findings: tuple[Finding, ...]
    again: bool = False


def receive(store: Store, known: Standing, coming: Coming, today: date, moment: datetime) -> Outcome:
    """Check what was handed in and keep it; a receipt is given only once it is on the disk.

    What counts already, byte for byte, has the receipt of then, whatever has become of the form since; what
    was returned, or another version came after, is handed in anew.
    What was typed into the service is no draft any more once it is kept.
    """
    if coming.content is not None and (same := _same(store, known, coming.content)):
        return same
    misfit = misplaced(known.rolls, coming.head)
    part = part_of(known, coming.head)
    if misfit is not None or part is None:
        return Outcome(receipt=None, findings=(misfit,) if misfit else ())
    empty, lacking = blank(store, part)
    found = [*_right(part, coming), *lacking]
    if empty is None:
        return Outcome(receipt=None, findings=tuple(found))
    found += _unchanged(part, empty, coming.head)
    read = taken(empty, coming.answers, coming.files)
    content = coming.content or document(empty, read.own, read.files)
    if same := _same(store, known, content):
        return same
    earlier = store.read(submissions.newest, part.piece)
    found += [*read.findings, *_beyond_form(known, empty, read)]
    found += objected(part, next(reversed(ahead(store, part)[0]), None), earlier, today)
    found += _again(known, part, earlier, coming)
    found += _answered(store, part, {**empty.known, **read.own}, today)
    found += remarks(part.roll.cycle, part.owed, empty.definition, {**empty.known, **read.own}, today)
    if blocking(found):
        # What is only to be known speaks of a version that was received.
        return Outcome(receipt=None, findings=tuple(one for one in found if one.blocks))
    warnings = json.dumps([[one.code, one.message] for one in found], ensure_ascii=False)
    late = any(one.kind == LATE for one in found)
    handed = replace(_handed(part, empty, coming, moment), warnings=warnings, late=late)
    keep = submissions.receive_newest if coming.content else drafts.handed_in
    kept = _kept(store, known, moment, lambda: store.write(keep, handed, content, _json(read)).result())
    return Outcome(receipt=receipt(store, known, kept), findings=tuple(found), again=kept.again)


def _kept(store: Store, known: Standing, moment: datetime, keep: Callable[[], Kept]) -> Kept:
    """What `keep` gives; where it would replace what is being accepted, once that has come to its end."""
    try:
        return keep()
    except Begun as begun:
        with settled(store, known.registers_now, begun.number, moment):
            return keep()


def _beyond_form(known: Standing, empty: Blank, read: Taken) -> Iterator[Finding]:
    """What the registers do not take; what the form does not take is told once, in its own words."""
    told = {(one.place.column, one.place.row) for one in read.findings}
    for one in refused(known.tables, empty.definition, read.own, empty.head.writer):
        if (one.place.column, one.place.row) not in told:
            yield one


def _same(store: Store, known: Standing, content: bytes) -> Outcome | None:
    """The receipt of the same bytes; None where they do not count already."""
    number = store.read(submissions.number_of, fingerprint(content))
    if number is None:
        return None
    return Outcome(receipt=receipt(store, known, Kept(number=number, again=True)), findings=(), again=True)


def _json(read: Taken) -> str:
    return json.dumps(read.own, ensure_ascii=False)


def _right(part: Part, coming: Coming) -> Iterator[Finding]:
    """That somebody else's part was filled in."""
    allowed = writers(part.roll.agency, part.roll.cycle, part.owed, part.writer)
    if coming.by and not coming.office and coming.by not in allowed:
        named = whose(part.roll.agency, part.writer)
        yield NOT_THE_WRITER.at(Place(), form=part.owed.form.name, whose=named)


def _unchanged(part: Part, empty: Blank, head: Head) -> Iterator[Finding]:
    """That a part before is another now than the one that the writer saw."""
    if head.earlier != empty.head.earlier and part.before:
        before = whose(part.roll.agency, part.before[-1].writer)
        yield PART_CHANGED.at(Place(), before=before)


def _answered(store: Store, part: Part, answers: Answers, today: date) -> Iterator[Finding]:
    """What is to be said of an answer to a petition."""
    official, cycle = part.owed.official, part.roll.cycle
    if part.owed.form.dossier is not DossierKind.PETITION or official is None or not part.before:
        return
    for first in ahead(store, part)[0][:1]:
        accepted = first.last.state is State.ACCEPTED
        day = received(cycle, official, first.handed.moment.date(), accepted=accepted)
        answer = Answer(definition=part.definition, answers=answers, official=official, received=day)
        yield from faults(part.roll.agency, cycle, answer, today)


def _again(known: Standing, part: Part, earlier: Submission | None, coming: Coming) -> Iterator[Finding]:
    file = coming.way in (Way.HTML, Way.XLSX)
    if earlier and file and earlier.handed.proved and earlier.handed.by and not earlier.handed.deputised:
        by = known.names.get(earlier.handed.by, earlier.handed.by)
        yield UNPROVED_VERSION.at(Place(), receipt=name_of(earlier), by=by)
    elif earlier:
        name = name_of(earlier)
        told = {"form": part.owed.form.name, "name": called(part.roll.agency, part.owed.subject)}
        yield NEW_VERSION.at(Place(), receipt=name, **told)


def _handed(part: Part, empty: Blank, coming: Coming, moment: datetime) -> Handed:
    return Handed(
        piece=part.piece,
        form_version=empty.head.version,
        moment=moment,
        way=coming.way,
        by=coming.office or coming.by,
        deputised=bool(coming.office),
        file_name=coming.file_name,
        earlier=empty.head.earlier,
        to_whom=empty.to_whom,
    )


def receipt(store: Store, known: Standing, kept: Kept) -> Receipt:
    """The receipt of what is kept under a number."""
    return receipt_of(known, store.read(submissions.submission, kept.number))


def receipt_of(known: Standing, one: Submission) -> Receipt:
    """The receipt of a submission as it stands; a form or subject that is there no longer by its id."""
    piece = one.handed.piece
    found = known.owed(piece.cycle, piece.form, piece.subject.id, piece.period)
    roll, owed = found or (None, None)
    definition = roll.definitions.get(piece.form) if roll else None
    several = bool(definition and len(definition.writers) > 1)
    return Receipt(
        number=one.number,
        moment=one.handed.moment,
        sha256=one.sha256,
        form_name=owed.form.name if owed else piece.form,
        which=owed.which(roll.cycle.year) if roll and owed else "",
        part=f"phần của {whose(known.agency, Writer(piece.part))}" if several else "",
        subject_name=called(known.agency, owed.subject) if owed else piece.subject.id,
        to_whom=one.handed.to_whom,
        state=one.last.state,
        claim="" if one.handed.proved else _claim(known, one),
    )


def _claim(known: Standing, one: Submission) -> str:
    handed = one.handed
    said = known.names.get(handed.by, handed.by) or whose(known.agency, Writer(handed.piece.part))
    return f"tệp ghi là phần của {said}, không rõ ai nộp"
