"""What the scores of the periods come to: percent of the tasks, points, the score of a year. Exact.

The two formulas make sixths and nothing finer, so sums are kept sixfold, in Decimal; a mean of any number
of months is then a fraction, and no score is rounded before it is compared.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil
from operator import attrgetter
from typing import Final

from congkhai.law.posts import holds_one_post, led
from congkhai.model.agency import Agency, Cycle
from congkhai.model.groups import groups
from congkhai.model.record import PersonRating
from congkhai.model.year import Dossier, PeriodKind, PeriodScore, YearScore
from congkhai.value import Value

COMMON_POINTS: Final = "DIEM-CHUNG-TOI-DA"
RESULT_POINTS: Final = "DIEM-KET-QUA-TOI-DA"
TOLERANCE: Final = "SAI-SO-DIEM"
#: a, b, c are of everybody; d, đ, e besides of who leads.
OF_ALL: Final = 3
SIX: Final = Decimal(6)
WHOLE: Final = Decimal(100)
MONTHS: Final = 12
IN_A_PERIOD: Final = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3}
_Days = Mapping[tuple[PeriodKind, int | None], date]


class Outcome(Value):
    """What one period comes to: points for the common criteria, percent of the tasks, points for these."""

    common: Fraction
    percent: Fraction
    points: Fraction

    @property
    def total(self) -> Fraction:
        """The score of the period (NĐ 335/2025 Đ.17.1)."""
        return self.common + self.points


def result_percent(parts: Sequence[Decimal | None], leads: bool) -> Fraction | None:
    """(a+b+c)/3, of who leads (a+b+c+d+đ+e)/6; None where one of these is missing (NĐ 335/2025 Đ.16)."""
    sixths = _sixths(parts, leads)
    return None if sixths is None else Fraction(sixths) / Fraction(SIX)


def result_points(percent: Fraction, most: Decimal) -> Fraction:
    """The percent of the `most` points, and never more than these (NĐ 335/2025 Đ.12.3, Đ.17.1).

    A component over 100 % (Đ.18.1d) may stand in for a lower one, but lifts nobody above the most.
    """
    return min(percent / Fraction(WHOLE), Fraction(1)) * Fraction(most)


def outcome(score: PeriodScore, leads: bool | None, most: Decimal) -> Outcome | None:
    """What the parts of a period give, or None where one that counts is missing."""
    percent = result_percent(score.parts, _leading(score, leads))
    if percent is None:
        return None
    common = Fraction(sum(score.groups, Decimal(0)))
    return Outcome(common=common, percent=percent, points=result_points(percent, most))


def sixfold(score: PeriodScore, leads: bool | None, most: Decimal) -> Decimal | None:
    """Six times the score of a period, exact: the same as 6 × `outcome(…).total`, for many rows at once."""
    sixths = _sixths(score.parts, _leading(score, leads))
    if sixths is None:
        return None
    one, two, three = score.groups
    return (one + two + three) * SIX + min(sixths, SIX * WHOLE) * most / WHOLE


def _leading(score: PeriodScore, leads: bool | None) -> bool:
    """Where it is not known whether the official led, d, đ and e count if all are given."""
    return all(part is not None for part in score.parts) if leads is None else leads


def _sixths(parts: Sequence[Decimal | None], leads: bool) -> Decimal | None:
    quantity, quality, schedule, field, organising, unity = parts
    if quantity is None or quality is None or schedule is None:
        return None
    of_all = quantity + quality + schedule
    if not leads:
        return of_all + of_all
    if field is None or organising is None or unity is None:
        return None
    return of_all + field + organising + unity


def span(score: PeriodScore, year: int) -> tuple[date, date]:
    """The first and last day of the period; of a quarter after the fourth, those of the fourth."""
    months = IN_A_PERIOD[score.kind]
    last = min(score.number * months, MONTHS)
    return date(year, last - months + 1, 1), date(year, last, monthrange(year, last)[1])


class Lacking(Value):
    """The periods without a score; how many there must be, and are, of those that are over."""

    numbers: tuple[int, ...]
    due: int
    given: int


def lacking(made: YearScore, year: int, months: Decimal | None, today: date) -> Lacking | None:
    """What lacks of the periods over by today, beyond the months not worked (NĐ 335/2025 Đ.17.3, 11.2).

    A period that is not over stands in for none that is. Which months were not worked no row says: where
    more lack than these all are named. None where enough is there, or months and quarters are mixed.
    """
    if made.mixed:
        return None
    length = IN_A_PERIOD[made.periods[0].kind]
    over = min(max((today.year - year) * MONTHS + today.month - 1, 0), MONTHS) // length
    given = {score.number for score in made.periods}
    numbers = tuple(number for number in range(1, over + 1) if number not in given)
    away = ceil((MONTHS - (MONTHS if months is None else months)) / length)
    if len(numbers) <= away:
        return None
    return Lacking(numbers=numbers, due=over - away, given=over - len(numbers))


def by_official(scores: Iterable[PeriodScore]) -> Mapping[str, tuple[PeriodScore, ...]]:
    """The scores of each official, in the order of their rows."""
    return groups(scores, lambda score: score.official.id)


def with_posts(
    agency: Agency, year: int, scores: Sequence[PeriodScore]
) -> Iterator[tuple[PeriodScore, bool | None]]:
    """The scores of one official, each with whether he or she led in the period (NĐ 335/2025 Đ.15.3–4)."""
    if scores and holds_one_post(agency, scores[0].official, year):
        leads = led(agency, scores[0].official, date(year, 1, 1), date(year, MONTHS, 31))
        yield from ((score, leads) for score in scores)
        return
    for score in scores:
        yield score, led(agency, score.official, *span(score, year))


def year_scores(agency: Agency, cycle: Cycle) -> Mapping[str, YearScore]:
    """By official, what the periods given come to, each judged by the post held in it (NĐ 335/2025 Đ.17.3).

    Empty where the year sets no points for results.
    """
    most = agency.parameter(RESULT_POINTS, cycle.year)
    if most is None:
        return {}
    rows, forms = by_official(cycle.scores).items(), _handed_in(cycle.dossiers)
    return {
        official: _of_year(agency, cycle.year, most.value, given, forms.get(official, {}))
        for official, given in rows
    }


def _handed_in(dossiers: Iterable[Dossier]) -> Mapping[str, _Days]:
    """By official and period, the last day on which a form of it came."""
    days: dict[str, dict[tuple[PeriodKind, int | None], date]] = {}
    for row in dossiers:
        if row.official and row.period:
            of_one, period = days.setdefault(row.official.id, {}), (row.period, row.number)
            of_one[period] = max(row.received, of_one.get(period, row.received))
    return days


def judged_by(cycle: Cycle, rating: PersonRating) -> Fraction | None:
    """The score of the year by which a person is rated: the mean, exact, else what the row says.

    What the row says also where a period became final after the decision, see `final_since`.
    """
    made, stated = cycle.year_scores.get(rating.official.id), rating.score
    if made is not None and made.mean is not None and (stated is None or not final_since(cycle, rating)):
        return made.mean
    return None if stated is None else Fraction(stated)


def final_since(cycle: Cycle, rating: PersonRating) -> tuple[PeriodScore, ...]:
    """The periods that were not over when the rating was decided, and whose form came afterwards.

    Ratings are decided before 15 December, so by a score of December that is not final (NĐ 335/2025 Đ.19.2).
    """
    made, decision = cycle.year_scores.get(rating.official.id), rating.decision
    decided = decision.issued if decision else None
    if made is None or decided is None:
        return ()
    final = (score for score in made.periods if not score.provisional)
    after = (score for score in final if made.handed_in.get((score.kind, score.number), decided) > decided)
    return tuple(score for score in after if span(score, cycle.year)[1] >= decided)


def _of_year(
    agency: Agency, year: int, most: Decimal, given: Sequence[PeriodScore], handed_in: _Days
) -> YearScore:
    periods = tuple(sorted(given, key=attrgetter("kind", "number")))
    sums = [sixfold(score, leads, most) for score, leads in with_posts(agency, year, periods)]
    known = [value for value in sums if value is not None]
    whole = len(known) == len(periods) and len({score.kind for score in periods}) == 1
    exact = Fraction(sum(known, Decimal(0))) / (Fraction(SIX) * len(known)) if whole else None
    return YearScore(periods=periods, mean=exact, handed_in=handed_in)
