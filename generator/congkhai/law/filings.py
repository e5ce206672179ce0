"""What of the forms has come in by a day, as the registers of dossiers and scores show it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Final

from congkhai.law.deadlines import overdue
from congkhai.law.owed import Owed, Period, of_form
from congkhai.law.posts import months_held
from congkhai.law.scores import IN_A_PERIOD
from congkhai.model.agency import Agency, Cycle
from congkhai.model.forms import DossierKind
from congkhai.model.groups import groups
from congkhai.model.structure import Official
from congkhai.model.year import Dossier, PeriodKind
from congkhai.value import Value

#: In place of which dossiers another is taken: the form of rating holds the self-review (NĐ 335/2025
#: Đ.21.1a), a unit's dossier its own assessment (plan 2022, IV.3).
_ALSO: Final = {
    DossierKind.SELF_REVIEW: DossierKind.RATING_FORM,
    DossierKind.UNIT_ASSESSMENT: DossierKind.UNIT,
}
_Key = tuple[DossierKind, str, PeriodKind | None, int | None]


class Filings(Value):
    """The first dossier of each kind, subject and period, and the periods that have a final score."""

    dossiers: Mapping[_Key, Dossier]
    scored: frozenset[tuple[str, PeriodKind, int]]

    def dossier(self, owed: Owed) -> Dossier | None:
        """The dossier that first brought the form, or what is taken in its place; None where none did."""
        kind = owed.form.dossier
        period = (owed.period.kind, owed.period.number) if owed.period else (None, None)
        wanted = (one for one in (kind, _ALSO.get(kind) if kind else None) if one)
        found = (self.dossiers.get((one, owed.subject.id, *period)) for one in wanted)
        return next((row for row in found if row), None)

    def there(self, owed: Owed) -> bool:
        """Whether the form is in: its dossier, the score of its period, or the number of its minutes."""
        scored = owed.period is not None and self.score(owed.subject.id, owed.period)
        minuted = owed.meeting is not None and bool(owed.meeting.minutes)
        return minuted or scored or self.dossier(owed) is not None

    def score(self, official: str, period: Period) -> bool:
        """Whether the period of the official, by his id, has a score, and a final one."""
        return (official, period.kind, period.number) in self.scored


def filings(cycle: Cycle, today: date) -> Filings:
    """What the registers of dossiers and scores hold by today."""
    came = sorted((row for row in cycle.dossiers if row.received <= today), key=lambda row: row.received)
    return Filings(
        # Of one key the last pair stays: the earliest dossier.
        dossiers={_key(row): row for row in reversed(came)},
        scored=frozenset(
            (row.official.id, row.kind, row.number) for row in cycle.scores if not row.provisional
        ),
    )


def _key(row: Dossier) -> _Key:
    subject = row.meeting or row.official or row.unit
    period = (row.period, row.number) if row.kind is DossierKind.PERIOD_FORM else (None, None)
    return (row.kind, subject.id if subject else "", *period)


def excused(agency: Agency, cycle: Cycle, lacking: Iterable[tuple[Official, Period]]) -> frozenset[str]:
    """The ids of those whose lacking periods are no more than they did not work, though a post was held.

    The rating says how many months were worked, no row says which: where more lack, all are lacking.
    """
    months = {row.official.id: row.months for row in cycle.current_people if row.months is not None}
    of_each = groups(lacking, lambda pair: pair[0].id)
    return frozenset(
        id
        for id, those in of_each.items()
        if id in months and len(those) <= _not_worked(agency, cycle, those[0], months[id])
    )


def _not_worked(agency: Agency, cycle: Cycle, lacks: tuple[Official, Period], months: Decimal) -> int:
    official, period = lacks
    held = len(months_held(agency, official, cycle.year))
    return ceil((held - months) / IN_A_PERIOD[period.kind])


def period_forms(
    agency: Agency, cycle: Cycle, today: date
) -> Iterator[tuple[Owed, Official, Dossier | None]]:
    """The forms of months and quarters past their last day, of whom, and the dossier, None where none came.

    What is scored without a dossier is in, and is left out; so is what lacks for months not worked.
    """
    came = filings(cycle, today)
    forms = (form for form in cycle.forms if form.fields and form.dossier is DossierKind.PERIOD_FORM)
    every = [one for form in forms for one in of_form(agency, cycle, form)]
    due = [
        (one, one.official, one.period, came.dossier(one))
        for one in every
        if one.official and one.period and overdue(None, one.last, today)
    ]
    lack = [(one, who, period) for one, who, period, row in due if row is None and not came.there(one)]
    off = excused(agency, cycle, ((who, period) for _, who, period in lack))
    lacking = {one.key for one, who, _ in lack if who.id not in off}
    for one, who, _, row in due:
        if row or one.key in lacking:
            yield one, who, row
