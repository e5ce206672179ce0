"""Who owes what in a cycle, until when, and how it stands by the registers.

What is waiting in the intake is in no register yet; whoever has the intake lays it over these duties.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum

from congkhai.law.authority import own
from congkhai.law.calendar import calendar
from congkhai.law.deadlines import overdue
from congkhai.law.filings import Filings, excused, filings
from congkhai.law.owed import Owed, Period, owed, periods
from congkhai.law.posts import months_held
from congkhai.law.register import first_days, posts_asked, to_be_rated
from congkhai.law.review_places import Wanted, body_of, wanted
from congkhai.law.scores import IN_A_PERIOD, MONTHS, RESULT_POINTS
from congkhai.law.until import confirmed, last_of
from congkhai.law.writers import writers
from congkhai.model.agency import Agency, Cycle
from congkhai.model.forms import DossierKind, Writer
from congkhai.model.plan import Step, Task
from congkhai.model.record import Meeting, Status
from congkhai.model.structure import Official, Unit
from congkhai.model.year import PeriodKind
from congkhai.text.workdays import Calendar
from congkhai.value import Value


class DutyKind(StrEnum):
    """What is to be done."""

    FORM = "bieu_mau"
    REVIEW = "kiem_diem"
    SCORE = "diem"
    NOTICE = "thong_bao"


class DutyState(StrEnum):
    """How a duty stands on a day."""

    DONE = "da_xong"
    LATE = "xong_muon"
    MISSING = "con_thieu"
    OPEN = "chua_den_han"


class Duty(Value):
    """Something that somebody is to hand in, to attend, or to be given, and how it stands.

    `owed` is the form, `where` the body that reviews, `period` the month or quarter of a form or a score.
    `last` is the last day in time, None where none is set; `done` the day on which it was done, None also
    where the registers show it without a day.
    """

    kind: DutyKind
    subject: Official | Unit | Meeting
    state: DutyState
    owed: Owed | None = None
    where: Unit | None = None
    period: Period | None = None
    last: date | None = None
    done: date | None = None

    @property
    def settled(self) -> bool:
        """Whether nothing is left to do."""
        return self.state in (DutyState.DONE, DutyState.LATE)


def duties(agency: Agency, cycle: Cycle, today: date) -> tuple[Duty, ...]:
    """Everything that the cycle asks of somebody: forms, reviews, scores of periods, notices."""
    days = calendar(agency.holidays, {cycle.year, cycle.year + 1})
    came = filings(cycle, today)
    asked = tuple(owed(agency, cycle))
    return (
        *_worked(agency, cycle, tuple(_forms(cycle, asked, came, today))),
        *_reviews(agency, cycle, days, today),
        *_worked(agency, cycle, tuple(_scores(agency, cycle, asked, came, today))),
        *_notices(agency, cycle, days, today),
    )


def _worked(agency: Agency, cycle: Cycle, every: Sequence[Duty]) -> Iterator[Duty]:
    """Without the periods that lack because they were not worked; those to come are not worked either where
    all that is left of the year is no more than was not worked."""
    left = [duty for duty in every if duty.period and not duty.settled]
    late = [duty for duty in left if duty.state is DutyState.MISSING]
    gone = _off(agency, cycle, left)
    off = _off(agency, cycle, late) | gone
    for duty in every:
        out = off if duty.state is DutyState.MISSING else gone
        if duty.period is None or duty.settled or duty.subject.id not in out:
            yield duty


def _off(agency: Agency, cycle: Cycle, lacking: Iterable[Duty]) -> frozenset[str]:
    pairs = ((duty.subject, duty.period) for duty in lacking)
    return excused(agency, cycle, ((who, one) for who, one in pairs if isinstance(who, Official) and one))


def of_person(agency: Agency, cycle: Cycle, every: Iterable[Duty], official: Official) -> Iterator[Duty]:
    """The duties of one person: those about himself, and the forms that he fills in for a unit he heads."""
    for duty in every:
        if duty.subject.id == official.id or _fills_in(agency, cycle, duty, official):
            yield duty


def _fills_in(agency: Agency, cycle: Cycle, duty: Duty, official: Official) -> bool:
    form = duty.owed
    if form is None or form.unit is None:
        return False
    return official.id in writers(agency, cycle, form, Writer.AUTHOR)


def _state(there: bool, done: date | None, last: date | None, today: date) -> DutyState:
    if there:
        return DutyState.LATE if done and overdue(done, last, today) else DutyState.DONE
    return DutyState.MISSING if overdue(None, last, today) else DutyState.OPEN


def _forms(cycle: Cycle, asked: Iterable[Owed], came: Filings, today: date) -> Iterator[Duty]:
    """The forms; who is not rated owes none of the rating (NĐ 335/2025 Đ.11, Đ.21)."""
    left_out = {row.official.id for row in cycle.current_people if row.status is Status.NOT_RATED}
    for one in asked:
        if one.form.dossier is DossierKind.RATING_FORM and one.subject.id in left_out:
            continue
        there, dossier = came.there(one), came.dossier(one)
        done = dossier.received if dossier else None
        yield Duty(
            kind=DutyKind.FORM,
            subject=one.subject,
            state=_state(there, done, one.last, today),
            owed=one,
            period=one.period,
            last=one.last,
            done=done,
        )


def _reviews(agency: Agency, cycle: Cycle, days: Calendar, today: date) -> Iterator[Duty]:
    held: dict[tuple[str, str], date] = {}
    for review in cycle.reviews:
        subject, day = review.official or review.unit, review.meeting.starts.date()
        if subject and day <= today:
            key = (subject.id, body_of(review.meeting.unit))
            held[key] = min(day, held.get(key, day))
    for one in wanted(agency, cycle):
        yield _review(cycle, one, held, days, today)


def _review(
    cycle: Cycle, one: Wanted, held: Mapping[tuple[str, str], date], days: Calendar, today: date
) -> Duty:
    subject = one.official or one.unit or one.where
    task = confirmed(cycle, Step.PERSONAL_REVIEW if one.official else Step.COLLECTIVE_REVIEW, one.where)
    last, done = last_of(cycle, task, days), held.get((subject.id, body_of(one.where)))
    state = _state(done is not None, done, last, today)
    return Duty(kind=DutyKind.REVIEW, subject=subject, state=state, where=one.where, last=last, done=done)


def _scores(
    agency: Agency, cycle: Cycle, asked: Iterable[Owed], came: Filings, today: date
) -> Iterator[Duty]:
    """A score for each period worked, of months unless form or scores are by quarter (NĐ 335/2025 Đ.17.3)."""
    if agency.parameter(RESULT_POINTS, cycle.year) is None:
        return
    last = {(one.subject.id, one.period): one.last for one in asked if one.period}
    kind = _period_kind(cycle)
    every = [Period(kind, number) for number in range(1, MONTHS // IN_A_PERIOD[kind] + 1)]
    for post in posts_asked(agency, cycle):
        months = months_held(agency, post.official, cycle.year)
        for period in every:
            if months & period.months:
                limit = last.get((post.official.id, period))
                there = came.score(post.official.id, period)
                yield Duty(
                    kind=DutyKind.SCORE,
                    subject=post.official,
                    state=_state(there, None, limit, today),
                    period=period,
                    last=limit,
                )


def _period_kind(cycle: Cycle) -> PeriodKind:
    forms = (form for form in cycle.forms if form.dossier is DossierKind.PERIOD_FORM)
    first = next((period for form in forms for period in periods(form)), None)
    given = next((score.kind for score in cycle.scores), PeriodKind.MONTH)
    return first.kind if first else given


def _notices(agency: Agency, cycle: Cycle, days: Calendar, today: date) -> Iterator[Duty]:
    """A notice to everybody whom this agency rates; whom another decided on is told there (Đ.21.2đ)."""
    ratings = ((rating.official.id, rating.decision) for rating in cycle.current_people)
    elsewhere = {id for id, paper in ratings if paper and not own(cycle, paper)}
    sent = first_days((row.rating.official.id, row.sent) for row in cycle.notices if row.sent <= today)
    task = confirmed(cycle, Step.NOTICES, None) or _publication(cycle)
    last = last_of(cycle, task, days)
    for official, _ in to_be_rated(agency, cycle):
        if official.id not in elsewhere:
            done = sent.get(official.id)
            state = _state(done is not None, done, last, today)
            yield Duty(kind=DutyKind.NOTICE, subject=official, state=state, last=last, done=done)


def _publication(cycle: Cycle) -> Task | None:
    steps = (Step.NOTICES, Step.PUBLICATION)
    return next((task for task in cycle.tasks if task.step in steps and not task.draft), None)
