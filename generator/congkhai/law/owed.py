"""Who owes which form, about whom, for when, and until which day."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from congkhai.law.calendar import calendar
from congkhai.law.members import listed
from congkhai.law.posts import long_enough
from congkhai.law.review_places import PersonKind, kinds
from congkhai.law.scores import IN_A_PERIOD, MONTHS
from congkhai.law.staff import away, divisions, posts
from congkhai.law.until import held_in, last_in_period, last_of, minutes_due, task_of
from congkhai.model.agency import Agency, Cycle
from congkhai.model.forms import Author, DossierKind, Turn
from congkhai.model.plan import Form
from congkhai.model.record import Meeting
from congkhai.model.structure import Assignment, Official, Unit, UnitKind
from congkhai.model.year import PeriodKind
from congkhai.text.workdays import Calendar
from congkhai.value import Value

_PERIODS: Final = {Turn.MONTH: PeriodKind.MONTH, Turn.QUARTER: PeriodKind.QUARTER}
#: How a period is called in a key, and to people.
_WORDS: Final = {PeriodKind.MONTH: "tháng", PeriodKind.QUARTER: "quý"}


class Period(Value, kw_only=False):
    """A month or a quarter of the cycle's year."""

    kind: PeriodKind
    number: int

    @property
    def key(self) -> str:
        """As `thang-03`, `quy-1`."""
        return f"{self.kind}-{self.number:0{2 if self.kind is PeriodKind.MONTH else 1}}"

    @property
    def months(self) -> frozenset[int]:
        """The numbers of its months."""
        length = IN_A_PERIOD[self.kind]
        return frozenset(range((self.number - 1) * length + 1, self.number * length + 1))

    def words(self, year: int) -> str:
        """As "tháng 3 năm 2026"."""
        return f"{_WORDS[self.kind]} {self.number} năm {year}"

    def first_day(self, year: int) -> date:
        """The first day of the period."""
        return date(year, (self.number - 1) * IN_A_PERIOD[self.kind] + 1, 1)

    def last_day(self, year: int) -> date:
        """The last day of the period."""
        ends = self.number * IN_A_PERIOD[self.kind]
        following = date(year + ends // MONTHS, ends % MONTHS + 1, 1)
        return date.fromordinal(following.toordinal() - 1)


class Owed(Value):
    """A form that somebody is to hand in: about whom or which meeting, for which period, until when.

    Exactly one of official, unit, meeting is set. `body` is who is asked about the official, None where the
    subject answers itself. `last` is the last day on which it is in time, None where neither the plan nor the
    form sets one; `taken_late`: after it, it is still taken.
    """

    form: Form
    official: Official | None = None
    unit: Unit | None = None
    meeting: Meeting | None = None
    body: Unit | None = None
    period: Period | None = None
    last: date | None = None
    taken_late: bool = True

    @property
    def subject(self) -> Official | Unit | Meeting:
        """About whom, or which meeting."""
        found = self.official or self.unit or self.meeting
        if found is None:
            raise ValueError("a form about nobody")
        return found

    @property
    def turn(self) -> str:
        """Which of several about the same subject: the period as `thang-03`, the id of the body, else ""."""
        return self.period.key if self.period else self.body.id if self.body else ""

    def which(self, year: int) -> str:
        """The same to people: "tháng 3 năm 2026", the name of the body, else ""."""
        return self.period.words(year) if self.period else self.body.name if self.body else ""

    @property
    def key(self) -> tuple[str, str, str]:
        """By which it is told apart: the ids of form and subject, and its turn."""
        return self.form.id, self.subject.id, self.turn


def owed(agency: Agency, cycle: Cycle) -> Iterator[Owed]:
    """Every form that the cycle asks of somebody, in the order of the forms; of laid-out sets alone."""
    for form in cycle.forms:
        if form.fields and form.turn is not None and form.turn is not Turn.OCCASION:
            yield from of_form(agency, cycle, form)
        elif form.fields and Author.MEETING in form.authors:
            yield from _minutes(agency, cycle, form)


def _minutes(agency: Agency, cycle: Cycle, form: Form) -> Iterator[Owed]:
    days = calendar(agency.holidays, {cycle.year, cycle.year + 1})
    for meeting in cycle.meetings:
        task, last = held_in(cycle, meeting), minutes_due(cycle, meeting, days)
        yield Owed(form=form, meeting=meeting, last=last, taken_late=task.taken_late if task else True)


def offered(agency: Agency, cycle: Cycle, official: Official) -> Iterator[Owed]:
    """The forms about somebody that are handed in when there is cause, by himself or by who is asked."""
    for form in cycle.forms:
        if form.fields and form.turn is Turn.OCCASION and Author.MEETING not in form.authors:
            if {Author.BODY, Author.COUNCIL} & {*form.authors}:
                for body in bodies(agency, cycle, form):
                    last, late = last_of_body(agency, cycle, form, body)
                    yield Owed(form=form, official=official, body=body, last=last, taken_late=late)
            else:
                yield Owed(form=form, official=official)


def bodies(agency: Agency, cycle: Cycle, form: Form) -> Sequence[Unit]:
    """The councils, or the bodies whose opinion is asked, that the form is for."""
    return [unit for unit in agency.units if _asked(unit, form) and unit.holds(cycle.last_day)]


def last_of_body(agency: Agency, cycle: Cycle, form: Form, body: Unit) -> tuple[date | None, bool]:
    """Until when a body hands its form in, and whether it is taken afterwards, as its task says."""
    task = task_of(cycle, form, body)
    days = calendar(agency.holidays, {cycle.year, cycle.year + 1})
    return last_of(cycle, task, days), task.taken_late if task else True


def _asked(unit: Unit, form: Form) -> bool:
    """Whether the body is one that the form is for: a council, or one whose opinion is asked."""
    if Author.COUNCIL in form.authors:
        return unit.kind is UnitKind.COUNCIL
    return unit.kind in (UnitKind.PARTY_CELL, UnitKind.UNION, UnitKind.OUTSIDE)


def authors(agency: Agency, cycle: Cycle, form: Form, period: Period | None = None) -> Sequence[Assignment]:
    """The main posts of the persons who fill the form in, at the end of the cycle or of the period.

    Of a period also who left in it. A rating form is not for who is not rated for want of months (NĐ 335/2025
    Đ.11.1).
    """
    last = period.last_day(cycle.year) if period else cycle.last_day
    first = period.first_day(cycle.year) if period else last
    left = {row.valid_to for row in agency.assignments if row.main and first <= (row.valid_to or last) < last}
    found: dict[str, Assignment] = {}
    for day in (last, *sorted((day for day in left if day), reverse=True)):
        for post in _on_a_day(agency, cycle, form, day):
            found.setdefault(post.official.id, post)
    rated = form.dossier is DossierKind.RATING_FORM
    return [post for post in found.values() if not rated or long_enough(agency, cycle, post.official)]


def _on_a_day(agency: Agency, cycle: Cycle, form: Form, day: date) -> Iterator[Assignment]:
    asked = {*form.authors}
    if Author.EVERYBODY in asked:
        yield from listed(agency, cycle.year, day)
    if asked & {*PersonKind}:
        yield from (post for post in posts(agency, day) if kinds(agency, post, day) & asked)


def of_form(agency: Agency, cycle: Cycle, form: Form) -> Iterator[Owed]:
    """Whoever owes the form, period by period, in the order of the officials; then the units.

    A self-review of who was away when people were reviewed is bound to no day (NĐ 335/2025 Đ.19.3).
    """
    absent = away(cycle)
    days = calendar(agency.holidays, {cycle.year, cycle.year + 1})
    task = task_of(cycle, form)
    late = task.taken_late if task else True
    for period in periods(form):
        last = last_in_time(cycle, form, period, days)
        for post in authors(agency, cycle, form, period):
            free = form.dossier is DossierKind.SELF_REVIEW and post.official.id in absent
            until = None if free else last
            yield Owed(form=form, official=post.official, period=period, last=until, taken_late=late)
    last = last_in_time(cycle, form, None, days)
    for unit in _units(agency, cycle, form):
        yield Owed(form=form, unit=unit, last=last, taken_late=late)


def periods(form: Form) -> Sequence[Period | None]:
    """The periods for which the form is filled in, in their order; one that is none for the whole year."""
    kind = _PERIODS.get(form.turn) if form.turn else None
    if kind is None:
        return (None,)
    return [Period(kind, number) for number in range(1, MONTHS // IN_A_PERIOD[kind] + 1)]


def _units(agency: Agency, cycle: Cycle, form: Form) -> Sequence[Unit]:
    found: list[Unit] = []
    if Author.LEADERSHIP in form.authors:
        every = (unit for unit in agency.units if unit.kind is UnitKind.LEADERSHIP)
        found += [unit for unit in every if unit.holds(cycle.last_day)]
    if Author.UNIT in form.authors:
        found += divisions(agency, cycle.last_day)
    return found


def last_in_time(cycle: Cycle, form: Form, period: Period | None, days: Calendar) -> date | None:
    """The last day in time: working days after the period, else as the plan sets it; None for none."""
    if period is not None:
        return last_in_period(form, period.last_day(cycle.year), days)
    return last_of(cycle, task_of(cycle, form), days)
