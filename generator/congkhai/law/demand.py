"""Which rows plan, law and people demand of a year: what is in them for sure, and what is not sure.

The same functions say what a rule misses: where somebody is reviewed, who is rated, whose papers come in.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from congkhai.law.members import listed
from congkhai.law.officers import officers
from congkhai.law.received import collective_dossiers
from congkhai.law.register import Subject, forms_asked, posts_asked, to_be_rated
from congkhai.law.review_places import COLLECTIVE, Wanted, body_of, forms_given, kinds, rows_with_form, wanted
from congkhai.law.staff import away, collectives, divisions, leaders
from congkhai.law.wishes import Demand, Doubt, Sitting, Wish, confirmed, demand, ended, of, unplanned
from congkhai.model.agency import Agency, Cycle
from congkhai.model.columns import named
from congkhai.model.forms import DossierKind
from congkhai.model.plan import Form, Step, Task
from congkhai.model.record import (
    Meeting,
    MeetingKind,
    Proposal,
    Review,
    Vote,
)
from congkhai.model.structure import Assignment, Official, Position, Role, Unit, UnitKind
from congkhai.model.year import Dossier
from congkhai.text.fold import same_key
from congkhai.value import replace

HELD: Final[Mapping[Step, MeetingKind]] = MappingProxyType(
    {
        Step.COLLECTIVE_REVIEW: MeetingKind.COLLECTIVE_REVIEW,
        Step.PERSONAL_REVIEW: MeetingKind.PERSONAL_REVIEW,
        Step.DIVISION_MEETING: MeetingKind.DIVISION,
        Step.COUNCIL: MeetingKind.COUNCIL,
        Step.RATING: MeetingKind.RATING,
    }
)


def meetings(agency: Agency, cycle: Cycle) -> Iterator[Wish]:
    """One meeting a body for each step of the plan that is held; when, no row says yet.

    With the collective's own review come those of the divisions, where the places of review want any.
    """
    yield from unplanned(cycle, Meeting, *HELD)
    yield from ended(agency, cycle, Meeting)
    labels = agency.titles(Meeting, "kind")
    for task in confirmed(cycle, *HELD):
        kind = HELD[task.step] if task.step else MeetingKind.COUNCIL
        bodies = _bodies(agency, cycle, task)
        if not bodies:
            yield Doubt(kind=Meeting, whom=f"việc “{task.name}”", why="kế hoạch chưa ghi đơn vị nào họp")
        for unit in (body for body in bodies if body.holds(cycle.last_day)):
            yield demand(
                Meeting,
                "cycle kind unit",
                cycle=cycle.id,
                name=f"{unit.name}: {labels.get(kind, kind)}",
                kind=kind,
                unit=unit,
                chair=_chair(agency, cycle, unit),
            )


def _bodies(agency: Agency, cycle: Cycle, task: Task) -> Iterable[Unit]:
    unit = task.unit
    of_one = unit if unit and unit.kind in (UnitKind.LEADERSHIP, UnitKind.DIVISION) else None
    if task.step is Step.COLLECTIVE_REVIEW:
        reviewed = (one.where for one in wanted(agency, cycle) if one.unit)
        return (of_one, *reviewed) if of_one else collectives(agency, cycle.last_day)
    if task.step is Step.DIVISION_MEETING:
        return (of_one,) if of_one else divisions(agency, cycle.last_day)
    if task.step is Step.PERSONAL_REVIEW:
        places = (one.where for one in wanted(agency, cycle) if one.official)
        return {unit.id: unit for unit in places}.values()
    return (unit,) if unit else ()


def _chair(agency: Agency, cycle: Cycle, unit: Unit) -> Position | None:
    """The position of who heads the body at the end of the cycle."""
    posts = agency.posts_in.get(unit.id, ())
    held = (post for post in posts if post.role is Role.HEAD and post.holds(cycle.last_day))
    return next((post.position for post in held), None)


def reviews(agency: Agency, cycle: Cycle, sittings: Sequence[Sitting]) -> Iterator[Wish]:
    """Every review that the plan wants, at the one meeting of its body."""
    seen = set()
    for one in wanted(agency, cycle):
        if subject := one.official or one.unit:
            seen.add(subject.id)
            kind = MeetingKind.PERSONAL_REVIEW if one.official else MeetingKind.COLLECTIVE_REVIEW
            wishes = _at(agency, Review, sittings, kind, one.where, subject)
            yield from _under_a_deputy(agency, cycle, one, wishes)
    for place in cycle.places:
        if place.kind == COLLECTIVE and place.where and place.unit:
            yield from _at(agency, Review, sittings, MeetingKind.COLLECTIVE_REVIEW, place.unit, place.unit)
    if not cycle.places:
        why = "bảng Nơi kiểm điểm chưa có dòng nào"
        yield Doubt(kind=Review, whom=f"năm {cycle.year}", why=why)
        return
    absent = away(cycle)
    for post in listed(agency, cycle.year, cycle.last_day):
        if post.official.id not in seen and post.official.id not in absent:
            yield Doubt(kind=Review, whom=post.official.name, why="kế hoạch không nêu nơi kiểm điểm")


def _under_a_deputy(agency: Agency, cycle: Cycle, one: Wanted, wishes: Iterable[Wish]) -> Iterator[Wish]:
    """The review of who heads the body with the deputy who presides, where there is only one (II.4.2b)."""
    known = officers(agency, one.where, cycle.last_day)
    heads, deputies = one.official is not None and one.official.id in known.heads, known.deputies
    for wish in wishes:
        if not isinstance(wish, Demand) or not heads or not deputies:
            yield wish
        elif len(deputies) == 1:
            (deputy,) = deputies.values()
            yield replace(wish, fields={**wish.fields, named(Review, "named_chair"): deputy})
        else:
            yield wish
            if one.official:
                names = ", ".join(position.name for position in deputies.values())
                why = f"chưa rõ cấp phó nào chủ trì phần kiểm điểm người đứng đầu ({names})"
                yield Doubt(kind=Review, whom=one.official.name, why=why)


def _at(
    agency: Agency,
    row: type[Review] | type[Vote],
    sittings: Iterable[Sitting],
    kind: MeetingKind,
    body: Unit,
    who: Subject,
) -> Iterator[Wish]:
    """The row of somebody at the one meeting of a body; none where it stands at any of its meetings."""
    held = [one for one in sittings if one.kind is kind and body_of(one.unit) == body_of(body)]
    if any(who.id in one.subjects for one in held):
        return
    if len(held) == 1:
        zeros = {"invalid": 0, "by_rank": 0} if row is Vote else {}
        yield demand(row, "meeting unit official", meeting=held[0].id, **of(who), **zeros)
        return
    named = f"cuộc họp loại “{agency.titles(Meeting, 'kind').get(kind, kind)}”"
    several = f"{body.name} có {len(held)} {named} ({', '.join(one.id for one in held)}), chưa rõ ở đâu"
    why = several if held else f"{body.name} chưa có {named}"
    yield Doubt(kind=row, whom=who.name, why=why)


def votes(agency: Agency, cycle: Cycle, sittings: Sequence[Sitting]) -> Iterator[Wish]:
    """Each division votes on itself and its people, the rating conference on all (plan 2022, IV.3)."""
    yield from unplanned(cycle, Vote, Step.DIVISION_MEETING, Step.RATING)
    people, units = to_be_rated(agency, cycle), _rated_units(agency, cycle)
    division, conference = MeetingKind.DIVISION, MeetingKind.RATING
    for body in units if confirmed(cycle, Step.DIVISION_MEETING) else ():
        for subject in _own(body, people):
            yield from _at(agency, Vote, sittings, division, body, subject)
    everybody: tuple[Subject, ...] = (*units, *(official for official, _ in people))
    for task in confirmed(cycle, Step.RATING):
        for subject in everybody:
            if task.unit:
                yield from _at(agency, Vote, sittings, conference, task.unit, subject)


def voted_at(agency: Agency, cycle: Cycle, meeting: Meeting) -> tuple[Subject, ...]:
    """On whom the meeting votes: whom the plan wants voted on there, and on whom a vote stands."""
    sitting = Sitting(id=meeting.id, kind=meeting.kind, unit=meeting.unit)
    wanted = (wish for wish in votes(agency, cycle, [sitting]) if isinstance(wish, Demand))
    fields = ({str(name): value for name, value in wish.fields.items()} for wish in wanted)
    found = [one["official"] if "official" in one else one.get("unit") for one in fields]
    found += [vote.official or vote.unit for vote in cycle.votes if vote.meeting.id == meeting.id]
    return tuple({one.id: one for one in found if isinstance(one, Official | Unit)}.values())


def _own(body: Unit, people: Iterable[tuple[Official, Unit]]) -> tuple[Subject, ...]:
    """A division and its people."""
    return (body, *(official for official, unit in people if unit == body))


def _rated_units(agency: Agency, cycle: Cycle) -> tuple[Unit, ...]:
    """The divisions that this agency rates or will."""
    elsewhere = {row.unit.id for row in cycle.current_units if not row.status.decided_on}
    return tuple(unit for unit in divisions(agency, cycle.last_day) if unit.id not in elsewhere)


def proposals(agency: Agency, cycle: Cycle) -> Iterator[Wish]:
    """Each division proposes for itself and its people, the council for all (plan 2022, III.1, IV.1)."""
    yield from unplanned(cycle, Proposal, Step.DIVISION_MEETING, Step.COUNCIL)
    people, units = to_be_rated(agency, cycle), _rated_units(agency, cycle)
    for body in units if confirmed(cycle, Step.DIVISION_MEETING) else ():
        for subject in _own(body, people):
            yield _proposal(cycle, body, subject)
    councils = {task.unit.id: task.unit for task in confirmed(cycle, Step.COUNCIL) if task.unit}
    for group in (units, tuple(official for official, _ in people)):
        yield from _of_council(cycle, tuple(councils.values()), group)


def _of_council(cycle: Cycle, councils: Sequence[Unit], group: Sequence[Subject]) -> Iterator[Wish]:
    """By the council that has proposed for such subjects already, else by the only one of the plan."""
    ids = {subject.id for subject in group}
    made = {
        subject.id: row.by
        for row in cycle.proposals
        if row.by.kind is UnitKind.COUNCIL and (subject := row.official or row.unit)
    }
    used = {by.id: by for subject, by in made.items() if subject in ids}
    by = tuple(used.values()) or councils
    for subject in group:
        if subject.id in made or not by:
            continue
        if len(by) == 1:
            yield _proposal(cycle, by[0], subject)
        else:
            names = ", ".join(unit.name for unit in by)
            yield Doubt(kind=Proposal, whom=subject.name, why=f"chưa rõ hội đồng nào đề xuất: {names}")


def _proposal(cycle: Cycle, by: Unit, subject: Subject) -> Demand:
    return demand(Proposal, "cycle by unit official", cycle=cycle.id, by=by, **of(subject))


def dossiers(agency: Agency, cycle: Cycle) -> Iterator[Wish]:
    """What comes in by the plan's tasks: of divisions, of everybody, of who leads."""
    yield from unplanned(
        cycle, Dossier, Step.UNIT_DOSSIER, Step.SELF_REVIEW, Step.RATING_FORM, Step.SELF_SCORE
    )
    in_place = {
        row.official.id for row in cycle.dossiers if row.official and row.kind is DossierKind.RATING_FORM
    }
    for task in confirmed(cycle, Step.UNIT_DOSSIER):
        to = _recipient(agency, task)
        for unit in collective_dossiers(agency, cycle, task):
            yield _dossier(cycle, DossierKind.UNIT, unit, task.form, to)
    asked, absent = posts_asked(agency, cycle), away(cycle)
    leading = [post for post in leaders(agency, cycle.last_day) if post.official.id not in absent]
    of_persons = (
        (
            Step.SELF_REVIEW,
            DossierKind.SELF_REVIEW,
            [one for one in asked if one.official.id not in in_place],
        ),
        (Step.RATING_FORM, DossierKind.RATING_FORM, forms_asked(agency, cycle)),
        (Step.SELF_SCORE, DossierKind.SELF_SCORE, leading),
    )
    for step, kind, posts in of_persons:
        for task in confirmed(cycle, step):
            to = _recipient(agency, task)
            for post in posts:
                own = _form(agency, cycle, post) if step is Step.SELF_REVIEW else None
                yield _dossier(cycle, kind, post.official, task.form or own, to)


def _recipient(agency: Agency, task: Task) -> Unit | None:
    """The unit that the plan names as the one to hand in to."""
    return next((unit for unit in agency.units if same_key(unit.name) == same_key(task.recipient)), None)


def _form(agency: Agency, cycle: Cycle, post: Assignment) -> Form | None:
    """The form for the holder of a post, where the plan's rows name one alone."""
    rows = rows_with_form(kinds(agency, post, cycle.last_day), forms_given(cycle))
    forms = {row.form.id: row.form for row in rows if row.form}
    return next(iter(forms.values())) if len(forms) == 1 else None


def _dossier(cycle: Cycle, kind: DossierKind, subject: Subject, form: Form | None, to: Unit | None) -> Demand:
    same = "cycle kind unit official"
    return demand(Dossier, same, cycle=cycle.id, kind=kind, form=form, handed_to=to, **of(subject))
