"""What the registers of papers show of a step: drafts, dossiers, opinions, decisions, the announcement."""

from collections.abc import Iterable
from datetime import date

from congkhai.findings import Bearer
from congkhai.law.authority import own
from congkhai.law.days import first_of_each
from congkhai.law.register import (
    Register,
    Shown,
    Subject,
    first_days,
    forms_asked,
    last_days,
    once,
    posts_asked,
    those,
)
from congkhai.law.staff import divisions
from congkhai.model.agency import Agency, Cycle
from congkhai.model.forms import DossierKind
from congkhai.model.plan import Step, Task
from congkhai.model.record import Rating
from congkhai.model.structure import Official, Rank, Unit, UnitKind
from congkhai.model.year import Dossier
from congkhai.value import replace


def drafts(register: Register) -> Shown:
    """A draft sent for every review recorded of the kind that the later task is."""
    later = next((task for task in register.cycle.tasks if task.id == register.task.before), None)
    if later is None or later.step not in (Step.COLLECTIVE_REVIEW, Step.PERSONAL_REVIEW):
        return those((), {})
    unit = replace(register, task=later).collective
    expected: dict[str, Subject] = {}
    sent: list[tuple[str, date]] = []
    unsent = set()
    for review in register.cycle.reviews:
        subject = review.official if later.step is Step.PERSONAL_REVIEW else review.unit
        if subject and (unit is None or later.step is Step.PERSONAL_REVIEW or subject == unit):
            expected[subject.id] = subject
            if review.draft_sent and review.draft_sent <= register.today:
                sent.append((subject.id, review.draft_sent))
            else:
                unsent.add(subject.id)
    days = last_days(sent)
    return those(expected.values(), {id: days[id] for id in days.keys() - unsent})


def unit_dossiers(register: Register) -> Shown:
    """The dossier of each division."""
    return those(register.divisions, _received(register, DossierKind.UNIT))


def collective_dossiers(agency: Agency, cycle: Cycle, task: Task) -> tuple[Unit, ...]:
    """The division that the task names, else every division with people in it (plan 2022, IV.3)."""
    one = task.unit if task.unit and task.unit.kind is UnitKind.DIVISION else None
    return (one,) if one else divisions(agency, cycle.last_day)


def self_reviews(register: Register) -> Shown:
    """A self-review, or the form of rating in its place, from each person (NĐ 335/2025 Đ.21.1a, 21.2a)."""
    kinds = (DossierKind.SELF_REVIEW, DossierKind.RATING_FORM)
    return those((post.official for post in register.posts), _received(register, *kinds))


def rating_forms(register: Register) -> Shown:
    """The form of rating of the year from each person who is rated (NĐ 335/2025 Đ.21.1a, 21.2a)."""
    asked = forms_asked(register.agency, register.cycle)
    return those((post.official for post in asked), _received(register, DossierKind.RATING_FORM))


def self_scores(register: Register) -> Shown:
    """Their own scores from those who lead (plan 2022, IV.2)."""
    leaders = (post.official for post in register.posts if post.position.rank.leads)
    return those(leaders, _received(register, DossierKind.SELF_SCORE))


def first_received(cycle: Cycle, kind: DossierKind) -> dict[Bearer | None, Dossier]:
    """The dossier of that kind that came in first from each unit or official."""
    return first_of_each((row for row in cycle.dossiers if row.kind is kind), lambda row: row.received)


def _received(register: Register, *kinds: DossierKind) -> dict[str, date]:
    """The day on which the first paper of these kinds came in, by whose it is."""
    papers = (one for kind in kinds for one in first_received(register.cycle, kind).items())
    days = ((whose.code, one.received) for whose, one in papers if whose and one.received <= register.today)
    return first_days(days)


def party_opinions(register: Register) -> Shown:
    """The party committee's opinion on the agency's head and deputies (NĐ 335/2025 Đ.21.1c, 21.2c)."""
    rows = (row for row in register.cycle.opinions if row.by.kind is UnitKind.PARTY_CELL)
    said = ((row.official.id, row.day) for row in rows if row.official and row.day)
    days = ((who, day) for who, day in said if day <= register.today)
    return those(heard_on(register.agency, register.cycle), first_days(days))


def heard_on(agency: Agency, cycle: Cycle) -> tuple[Official, ...]:
    """The agency's head and deputies, on whom the party committee is heard."""
    ranks = (Rank.AGENCY_HEAD, Rank.AGENCY_DEPUTY)
    return tuple(post.official for post in posts_asked(agency, cycle) if post.position.rank in ranks)


def unit_decisions(register: Register) -> Shown:
    """Every collective that this agency rates has a decision, issued (NĐ 335/2025 Đ.5.4, Đ.9)."""
    cycle = register.cycle
    rated = (rating.unit for rating in cycle.current_units if rating.status.decided_on)
    return those(rated, _decided(register, cycle.unit_ratings, cycle.current_units))


def decisions(register: Register) -> Shown:
    """Everybody and every collective that this agency rates has a decision, issued (plan 2022, IV.4)."""
    cycle = register.cycle
    expected: list[Subject] = [*register.to_be_rated]
    expected += (rating.unit for rating in cycle.current_units if rating.status.decided_on)
    standing = (*cycle.current_people, *cycle.current_units)
    return those(expected, _decided(register, cycle.ratings, standing))


def _decided(register: Register, every: Iterable[Rating], standing: Iterable[Rating]) -> dict[str, date]:
    """The day of the first decision on each subject whose standing rating has an issued one, by its id.

    A decision that replaces another after a petition does not move the day of the first.
    """
    papers = ((rating.bearer, rating.decision) for rating in every if register.issued(rating.decision))
    days = ((whose.code, paper.issued) for whose, paper in papers if whose and paper and paper.issued)
    decided = {
        rating.bearer.code for rating in standing if rating.bearer and register.issued(rating.decision)
    }
    return {id: day for id, day in first_days(days).items() if id in decided}


def announced(register: Register) -> Shown | None:
    """An announcement is issued (NĐ 335/2025 Đ.21.1đ, 21.2đ)."""
    days = (row.document.issued for row in register.cycle.announcements if register.issued(row.document))
    return once(min((day for day in days if day), default=None))


def notices(register: Register) -> Shown:
    """A written notice to everybody whom this agency rates (NĐ 335/2025 Đ.21.1đ, 21.2đ).

    Whom another authority has decided on is told there; a notice of a rating that replaces one does not move
    the day of the first.
    """
    cycle = register.cycle
    people = ((rating.official, rating.decision) for rating in cycle.current_people)
    elsewhere = {official.id for official, paper in people if paper and not own(cycle, paper)}
    expected = (official for official in register.to_be_rated if official.id not in elsewhere)
    sent = ((row.rating.official.id, row.sent) for row in cycle.notices if row.sent <= register.today)
    return those(expected, first_days(sent))
