"""Whether a part of a form may be received: who it is about, whose it is, when it comes, what came before."""

from collections.abc import Iterator, Mapping
from datetime import date

from congkhai.findings import Finding, Kind, Place
from congkhai.forms.blank import Head
from congkhai.forms.define import define
from congkhai.forms.definition import Definition
from congkhai.forms.faults import faulty
from congkhai.intake.final import brought, final_score, worth
from congkhai.intake.kinds import (
    CYCLE_UNKNOWN,
    DECIDED_ALREADY,
    FORM_FAULTY,
    FORM_UNKNOWN,
    LATE,
    NOT_BEGUN,
    NOT_THEIR_FORM,
    NOTHING_DECIDED,
    NOTHING_TO_CONTEST,
    PART_UNKNOWN,
    PERIOD_UNKNOWN,
    SCORE_FINAL,
    SUBJECT_UNKNOWN,
    TOO_LATE,
    VERSION_OLD,
)
from congkhai.intake.petitions import contestable
from congkhai.law.deadlines import overdue
from congkhai.law.owed import Owed, offered, owed
from congkhai.law.persons import called, names
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import named
from congkhai.model.forms import DossierKind, FormField, Writer
from congkhai.model.plan import Form
from congkhai.text.dates import named_day
from congkhai.value import Value, field

_PETITIONS = frozenset((DossierKind.PETITION,))


class Roll(Value):
    """Everything that a cycle asks of somebody or lets somebody hand in, by its key; the forms by id.

    `faulty` are the forms, by id, that have no definition since their rows are wrong.
    """

    agency: Agency
    cycle: Cycle
    owed: Mapping[tuple[str, str, str], Owed]
    offered: Mapping[tuple[str, str, str], Owed]
    definitions: Mapping[str, Definition]
    faulty: Mapping[str, Form] = field(default_factory=dict)

    def find(self, form: str, subject: str, turn: str) -> Owed | None:
        """What is owed or offered under a key."""
        return self.owed.get((form, subject, turn)) or self.offered.get((form, subject, turn))


def roll(agency: Agency, cycle: Cycle) -> Roll:
    """The roll of a cycle; who worked in it may be asked, whoever holds a post at its end or left before."""
    first, last = cycle.first_day, cycle.last_day
    held = {post.official.id: post.official for post in agency.assignments if post.meets(first, last)}
    every = (one for official in held.values() for one in offered(agency, cycle, official))
    wrong = faulty(agency, cycle)
    forms = ((form.id, define(agency, cycle, form)) for form in cycle.forms if form.id not in wrong)
    return Roll(
        agency=agency,
        cycle=cycle,
        owed={one.key: one for one in owed(agency, cycle)},
        offered={one.key: one for one in every},
        definitions={id: definition for id, definition in forms if definition},
        faulty={form.id: form for form in cycle.forms if form.id in wrong},
    )


def misplaced(rolls: Mapping[str, Roll], head: Head) -> Finding | None:
    """Why what a form says of itself fits nothing that may be handed in; None where it fits."""
    known = rolls.get(head.cycle)
    if known is None:
        return CYCLE_UNKNOWN.at(Place(), cycle=head.cycle)
    definition = known.definitions.get(head.form)
    if head.form in known.faulty:
        return FORM_FAULTY.at(Place(), form=known.faulty[head.form].name)
    if definition is None:
        return FORM_UNKNOWN.at(Place(), year=known.cycle.year, form=head.form)
    if definition.version != head.version:
        return VERSION_OLD.at(Place(), form=definition.form.name)
    if head.writer not in definition.writers:
        whose_part = whose(known.agency, head.writer)
        return PART_UNKNOWN.at(Place(), form=definition.form.name, whose=whose_part)
    if known.find(head.form, head.subject, head.period) is None:
        return _not_owed(known, definition.form, head)
    return None


def _not_owed(known: Roll, form: Form, head: Head) -> Finding:
    agency = known.agency
    meetings = {one.id: one.name for one in known.cycle.meetings}
    name = {**names(agency), **meetings}.get(head.subject)
    if name is None:
        return SUBJECT_UNKNOWN.at(Place(), subject=head.subject)
    told = {"name": name, "form": form.name}
    if any(key[:2] == (head.form, head.subject) for key in known.owed):
        return PERIOD_UNKNOWN.at(Place(), period=head.period, year=known.cycle.year, **told)
    return NOT_THEIR_FORM.at(Place(), authors=form.used_by or "đối tượng khác", **told)


def objections(known: Roll, owed: Owed, today: date, *, after_decision: bool) -> Iterator[Finding]:
    """What speaks against receiving it today; `after_decision`: a decision does not keep it out."""
    form = owed.form
    if owed.period and owed.period.first_day(known.cycle.year) > today:
        yield NOT_BEGUN.at(Place(), period=_begun(owed.period.words(known.cycle.year)), form=form.name)
    yield from _scored(known, owed)
    if overdue(today, owed.last, today):
        kind: Kind = LATE if owed.taken_late else TOO_LATE
        yield kind.at(Place(), form=form.name, last=named_day(owed.last or today))
    if not after_decision and form.dossier not in _PETITIONS and decided(known.cycle, owed, today):
        yield DECIDED_ALREADY.at(Place(), name=called(known.agency, owed.subject), form=form.name)
    if not after_decision and form.dossier in _PETITIONS and not decided(known.cycle, owed, today):
        room = contestable(known.agency, known.cycle, owed.official)
        told = {"name": called(known.agency, owed.subject), "form": form.name, "year": known.cycle.year}
        yield (NOTHING_DECIDED if room else NOTHING_TO_CONTEST).at(Place(), **told)


def _scored(known: Roll, owed: Owed) -> Iterator[Finding]:
    """That the register has a final score of the period which did not come by this form."""
    definition = known.definitions.get(owed.form.id)
    final = definition and final_score(known.cycle, owed, definition)
    if definition and final and owed.period and not brought(known.cycle, owed, definition):
        score = worth(known.agency, known.cycle, final)
        told = {"name": called(known.agency, owed.subject), "score": f" {score}" if score else ""}
        yield SCORE_FINAL.at(Place(), period=_begun(owed.period.words(known.cycle.year)), **told)


def _begun(words: str) -> str:
    """As a sentence begins."""
    return f"{words[0].upper()}{words[1:]}"


def decided(cycle: Cycle, owed: Owed, today: date) -> bool:
    """Whether the rating of the person or unit has a decision by now; not of a period that was not over then.

    The score of December becomes final after the rating (NĐ 335/2025 Đ.17.3, Đ.19.2).
    """
    if owed.official:
        rated = [row for row in cycle.current_people if row.official.id == owed.official.id]
        over = owed.period.last_day(cycle.year) if owed.period else date.min
        return any(row.decided_by(today) and (row.decided or date.max) > over for row in rated)
    units = (row for row in cycle.current_units if owed.unit and row.unit.id == owed.unit.id)
    return any(row.decided_by(today) for row in units)


def whose(agency: Agency, writer: Writer) -> str:
    """How the writer of a part is called, by the schema's words."""
    return agency.titles(FormField, named(FormField, "writer")).get(writer, writer)
