"""What one person has to do and what became of what was handed in; who owes what."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from congkhai import durable
from congkhai.documents import duties as of_one
from congkhai.documents import duty_slips, who_owes
from congkhai.documents.duty_words import Handed, Intake
from congkhai.documents.who_owes import Roster
from congkhai.intake.fit import whose
from congkhai.intake.glance import handed_in
from congkhai.intake.moments import shown
from congkhai.intake.receipt import name_of
from congkhai.intake.states import WAITING, WORDS
from congkhai.intake.values import State, Submission
from congkhai.law.duties import Duty, duties, of_person
from congkhai.law.owed import Owed
from congkhai.model.agency import Agency, Cycle
from congkhai.model.forms import Writer
from congkhai.project import Project
from congkhai.workflows import target
from congkhai.workflows.check import standing
from congkhai.workflows.known import Answer, Checked, cycle_of
from congkhai.workflows.persons import one_person


def of_official(project: Project, today: date, person: str, year: int | None) -> Answer:
    """The duties of the person of that id or name; Refused where the rows cannot be read together.

    WrongUse, with whom to ask for instead, where nobody or more than one is meant.
    """
    known = standing(project, today)
    cycle = cycle_of(known.agency, year)
    official = one_person(known.agency, cycle, person, "status")
    of_all = duties(known.agency, cycle, today)
    own = [*of_person(known.agency, cycle, of_all, official)]
    keys = {duty.owed.key for duty in own if duty.owed}
    every = _intake(known.agency, cycle, of_all, handed_in(project.package))
    mine = {key: those for key, those in every.items() if key in keys or key[1] == official.id}
    asked = of_one.Asked(agency=known.agency, cycle=cycle, official=official, today=today)
    return Answer(text=of_one.text(asked, own, mine), errors=known.errors)


def of_everybody(project: Project, today: date, year: int | None) -> Answer:
    """Every person and unit beside what they owe; Refused where the rows cannot be read together."""
    known = standing(project, today)
    return Answer(text=who_owes.text(_roster(project, known, today, year)), errors=known.errors)


def slips(project: Project, today: date, year: int | None, paper: tuple[Path, bool]) -> Answer:
    """Slips for whoever still has something to do, written to a file; the second of `paper`: over another.

    The answer says how many. WrongUse where the path is no place for it; Refused as `of_everybody`.
    """
    path, over = paper
    path = target.fresh(project, path, ".html", over=over)
    known = standing(project, today)
    roster = _roster(project, known, today, year)
    with durable.private(path) as stream:
        stream.write(duty_slips.text(roster).encode())
    count = len(duty_slips.slips(roster))
    told = f"Đã ghi {count} phiếu vào {path}. Giao riêng từng người, in xong thì xoá tệp.\n"
    return Answer(text=told, errors=known.errors)


def _roster(project: Project, known: Checked, today: date, year: int | None) -> Roster:
    cycle = cycle_of(known.agency, year)
    of_all = duties(known.agency, cycle, today)
    return Roster(
        agency=known.agency,
        cycle=cycle,
        today=today,
        duties=of_all,
        intake=_intake(known.agency, cycle, of_all, handed_in(project.package)),
    )


def _intake(agency: Agency, cycle: Cycle, of_all: Iterable[Duty], every: Iterable[Submission]) -> Intake:
    """The newest version of each part of each form of the cycle, by what is owed."""
    newest = {one.handed.piece: one for one in every if one.handed.piece.cycle == cycle.id}
    names = {duty.owed.key: _named(duty.owed, cycle) for duty in of_all if duty.owed}
    forms = {form.id: form.name for form in cycle.forms}
    found: dict[tuple[str, str, str], Sequence[Handed]] = {}
    for piece, one in newest.items():
        key = (piece.form, piece.subject.id, piece.period)
        name = names.get(key) or forms.get(piece.form, piece.form)
        found[key] = (*found.get(key, ()), _handed(agency, name, key, one))
    return found


def _named(owed: Owed, cycle: Cycle) -> str:
    return f"{owed.form.name}, {owed.period.words(cycle.year)}" if owed.period else owed.form.name


def _handed(agency: Agency, form: str, key: tuple[str, str, str], one: Submission) -> Handed:
    return Handed(
        key=key,
        form=form,
        part=whose(agency, Writer(one.handed.piece.part)),
        state=WORDS[one.last.state],
        moment=shown(one.last.moment),
        receipt=name_of(one),
        reason=one.last.reason,
        waits=one.last.state in WAITING,
        returned=one.last.state is State.RETURNED,
    )
