"""What the scores of the periods come to: percent of the tasks, points, the score of a year. Exact.

The two formulas make sixths and nothing finer, so sums are kept sixfold, in Decimal; a mean of any number
of months is then a fraction, and no score is rounded before it is compared.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from congkhai.law.posts import led
from congkhai.model.agency import Agency, Cycle
from congkhai.model.record import PersonRating
from congkhai.model.year import PeriodKind, PeriodScore

COMMON_POINTS: Final = "DIEM-CHUNG-TOI-DA"
RESULT_POINTS: Final = "DIEM-KET-QUA-TOI-DA"
TOLERANCE: Final = "SAI-SO-DIEM"
#: a, b, c of everybody; d, đ, e besides of who leads.
OF_ALL: Final = 3
OF_LEADERS: Final = 6
MONTHS: Final = 12
IN_A_PERIOD: Final = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one period comes to: points for the common criteria, percent of the tasks, points for these."""

    common: Fraction
    percent: Fraction
    points: Fraction

    @property
    def total(self) -> Fraction:
        """The score of the period (NĐ 335/2025 Đ.17.1)."""
        return self.common + self.points


@dataclass(frozen=True, slots=True, kw_only=True)
class YearScore:
    """The periods of one official in the order of the year, and their plain mean.

    `mean` is None where a part that counts is missing, or where months and quarters stand side by side.
    """

    periods: tuple[PeriodScore, ...]
    mean: Fraction | None

    @property
    def mixed(self) -> bool:
        """Whether months and quarters stand side by side."""
        return len({score.kind for score in self.periods}) > 1

    @property
    def provisional(self) -> tuple[PeriodScore, ...]:
        """The scores given before their period was over."""
        return tuple(score for score in self.periods if score.provisional)


def result_percent(parts: Sequence[Decimal | None], leads: bool) -> Fraction | None:
    """(a+b+c)/3, of who leads (a+b+c+d+đ+e)/6; None where one of these is missing (NĐ 335/2025 Đ.16)."""
    sixths = _sixths(parts, leads)
    return None if sixths is None else Fraction(sixths) / OF_LEADERS


def result_points(percent: Fraction, most: Decimal) -> Fraction:
    """The percent of the `most` points, and never more than these (NĐ 335/2025 Đ.12.3, Đ.17.1).

    A component over 100 % (Đ.18.1d) may stand in for a lower one, but lifts nobody above the most.
    """
    return min(percent * Fraction(most) / 100, Fraction(most))


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
    return OF_LEADERS * sum(score.groups, Decimal(0)) + min(sixths * most / 100, OF_LEADERS * most)


def _leading(score: PeriodScore, leads: bool | None) -> bool:
    """Where it is not known whether the official led, d, đ and e count if all are given."""
    return None not in score.parts if leads is None else leads


def _sixths(parts: Sequence[Decimal | None], leads: bool) -> Decimal | None:
    given = [part for part in parts[: OF_LEADERS if leads else OF_ALL] if part is not None]
    if len(given) != (OF_LEADERS if leads else OF_ALL):
        return None
    return sum(given, Decimal(0)) * (OF_LEADERS // len(given))


def mean(values: Iterable[Fraction]) -> Fraction | None:
    """The plain mean, exact; None of nothing (NĐ 335/2025 Đ.17.3)."""
    given = list(values)
    return sum(given, Fraction(0)) / len(given) if given else None


def span(score: PeriodScore, year: int) -> tuple[date, date]:
    """The first and last day of the period; of a quarter after the fourth, those of the fourth."""
    months = IN_A_PERIOD[score.kind]
    last = min(score.number * months, MONTHS)
    return date(year, last - months + 1, 1), date(year, last, monthrange(year, last)[1])


def year_scores(agency: Agency, cycle: Cycle) -> Mapping[str, YearScore]:
    """By official, what the periods given come to, each judged by the post held in it (NĐ 335/2025 Đ.17.3).

    Empty where the year sets no points for results.
    """
    most = agency.parameter(RESULT_POINTS, cycle.year)
    if most is None:
        return {}
    rows: dict[str, list[PeriodScore]] = defaultdict(list)
    for score in cycle.scores:
        rows[score.official.id].append(score)
    return {official: _of_year(agency, cycle.year, most.value, given) for official, given in rows.items()}


def judged_by(rating: PersonRating, scores: Mapping[str, YearScore]) -> Fraction | None:
    """The score of the year by which a person is rated: the mean, exact, else what the row says."""
    made = scores.get(rating.official.id)
    if made is not None and made.mean is not None:
        return made.mean
    return None if rating.score is None else Fraction(rating.score)


def _of_year(agency: Agency, year: int, most: Decimal, given: list[PeriodScore]) -> YearScore:
    periods = tuple(sorted(given, key=lambda score: (score.kind, score.number)))
    sums = [
        sixfold(score, led(agency, score.official, *span(score, year)), most) for score in periods
    ]
    known = [value for value in sums if value is not None]
    whole = len(known) == len(periods) and len({score.kind for score in periods}) == 1
    exact = Fraction(sum(known, Decimal(0))) / (OF_LEADERS * len(known)) if whole else None
    return YearScore(periods=periods, mean=exact)
