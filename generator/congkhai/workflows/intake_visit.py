"""What somebody who came in by a link may see and fill in, and how each of it stands."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from congkhai.findings import Finding
from congkhai.intake import drafts, submissions
from congkhai.intake.states import COUNTING
from congkhai.intake.store import Store
from congkhai.intake.values import Device, Piece, Role, State, Submission
from congkhai.law.writers import writers
from congkhai.model.groups import groups
from congkhai.value import Value
from congkhai.workflows.intake_book import Book, book
from congkhai.workflows.intake_desk import Part, Standing, objected, until


class Turn(StrEnum):
    """When a part of a form is to be done."""

    NOW = "now"
    HANDED = "handed"
    LATER = "later"
    OFFERED = "offered"
    WAITING = "waiting"


#: Of what was handed in, or is of a period to come, nothing is asked that could be refused.
_PAST_OR_AHEAD: Final = (Turn.HANDED, Turn.LATER)


class Visitor(Value):
    """Who is in: by which device, as what, and who that is."""

    device: Device

    @property
    def who(self) -> str:
        """The official, unit, body or user of the office."""
        return self.device.link.who

    @property
    def office(self) -> bool:
        """Whether it is the office."""
        return self.device.link.role is Role.OFFICE


class Errand(Value):
    """A part of a form that somebody may fill in: when, until which day, the newest version handed in,
    whether a draft is there, whether it is asked for, and whether the registers hold it already.

    `behind`: what was handed in was written on a version of the part before that no longer counts; `waits`:
    the part before that has to come first, None where none has; `after`: accepted versions of later parts;
    `settled`: the registers hold the form; `begun`: its period, if any, is over; `refused`: why it would not
    be received though it was its turn.
    """

    part: Part
    turn: Turn
    version: Submission | None
    draft: bool
    registered: bool
    behind: bool = False
    asked: bool = True
    last: date | None = None
    waits: Part | None = None
    after: Sequence[tuple[Part, Submission]] = ()
    settled: bool = False
    begun: bool = True
    refused: Finding | None = None


def by_writer(known: Standing) -> Mapping[str, tuple[Part, ...]]:
    """The parts of all forms by the id of each who may fill them in, in the order of the forms."""
    found = [(who, part) for part in parts(known) for who in sorted(_writers(part))]
    return {who: tuple(part for _, part in own) for who, own in groups(found, lambda one: one[0]).items()}


def parts(known: Standing) -> Iterator[Part]:
    """Every part of every form that is owed or offered."""
    for roll in known.rolls.values():
        for owed in (*roll.owed.values(), *roll.offered.values()):
            if owed.form.id in roll.definitions:
                for writer in roll.definitions[owed.form.id].writers:
                    yield Part(roll=roll, owed=owed, writer=writer)


def _writers(part: Part) -> frozenset[str]:
    return writers(part.roll.agency, part.roll.cycle, part.owed, part.writer)


def errands(store: Store | None, own: Sequence[Part], who: str, today: date) -> tuple[Errand, ...]:
    """How the parts that somebody may fill in stand; without a store nothing was handed in."""
    versions = _versions(store, own) if store else {}
    typed = {draft.piece for draft in store.read(drafts.drafts_of, who)} if store else set[Piece]()
    came = {part.roll.cycle.id: part.roll for part in own}
    books = {id: book(roll.agency, roll.cycle, today) for id, roll in came.items()}
    found = ((part, books[part.roll.cycle.id]) for part in own)
    return tuple(_errand(part, versions, held, part.piece in typed, today) for part, held in found)


def _versions(store: Store, own: Sequence[Part]) -> Mapping[Piece, Sequence[Submission]]:
    """The versions of every piece about the same subjects, oldest first, but for those deleted."""
    subjects = {part.piece.subject for part in own}
    every = [one for subject in subjects for one in store.read(submissions.about, subject)]
    kept = (one for one in every if one.last.state is not State.DELETED)
    return groups(kept, lambda one: one.handed.piece)


def _errand(
    part: Part,
    versions: Mapping[Piece, Sequence[Submission]],
    held: Book,
    draft: bool,
    today: date,
) -> Errand:
    version = next(reversed(versions.get(part.piece, ())), None)
    before = [(one, _counting(versions, one)) for one in part.before]
    waits = next((one for one, found in before if found is None), None)
    built_on = before[-1][1] if before else None
    counts = version is not None and version.last.state in COUNTING
    sha256 = built_on.sha256 if built_on else ""
    behind = bool(version and counts and waits is None and version.handed.earlier != sha256)
    registered = version is None and _registered(part, held)
    after = ((one, _counting(versions, one)) for one in part.after)
    turn = Turn.NOW if behind else _turn(part, version, today, held, ready=waits is None)
    against = objected(part, built_on, version, today) if turn not in _PAST_OR_AHEAD else ()
    return Errand(
        part=part,
        turn=turn,
        version=version,
        draft=draft,
        registered=registered,
        behind=behind,
        asked=(part.owed.body is None and part.owed.key in part.roll.offered) or held.asks(part.owed),
        last=until(part, built_on),
        waits=waits,
        after=tuple((one, it) for one, it in after if it and it.last.state is State.ACCEPTED),
        settled=held.there(part.owed),
        begun=_begun(part, today),
        refused=next((one for one in against if one.blocks), None),
    )


def _counting(versions: Mapping[Piece, Sequence[Submission]], part: Part) -> Submission | None:
    """The version of a part on which the next one builds."""
    every = versions.get(part.piece, ())
    return next((one for one in reversed(every) if one.last.state in COUNTING), None)


def _turn(part: Part, version: Submission | None, today: date, held: Book, *, ready: bool) -> Turn:
    if version is not None and version.last.state is not State.RETURNED:
        return Turn.HANDED
    if version is None and _registered(part, held):
        return Turn.HANDED
    if not ready:
        return Turn.WAITING
    offered = part.owed.key in part.roll.offered and not held.asks(part.owed)
    if offered and not part.before and version is None:
        return Turn.OFFERED
    return Turn.NOW if _begun(part, today) else Turn.LATER


def _begun(part: Part, today: date) -> bool:
    period = part.owed.period
    return period is None or period.last_day(part.roll.cycle.year) < today


def _registered(part: Part, held: Book) -> bool:
    """Whether the registers hold what the part brings: of the first part the form itself, of a later one the
    final score of its period, or the number of the minutes."""
    owed = part.owed
    if not part.before:
        return held.there(owed)
    if owed.meeting:
        return bool(owed.meeting.minutes)
    return owed.period is not None and held.came.score(owed.subject.id, owed.period)


def may(visitor: Visitor, part: Part) -> bool:
    """Whether somebody may fill in a part: whose it is, and the office any."""
    return visitor.office or visitor.who in _writers(part)


def sees(visitor: Visitor, part: Part, submission: Submission) -> bool:
    """Whether somebody may read a submission: who handed it in, who it is about, whose part comes later."""
    if visitor.office or submission.handed.by == visitor.who:
        return True
    owed = part.owed
    # What a body says of somebody is for those who decide.
    about = owed.official.id if owed.official and owed.body is None else ""
    # What somebody else says of him he is told once the office has accepted it.
    told = not part.before or submission.last.state is State.ACCEPTED
    last = part.definition.writers
    later = [Part(roll=part.roll, owed=owed, writer=one) for one in last[last.index(part.writer) :]]
    return (told and about == visitor.who) or any(visitor.who in _writers(one) for one in later)
