"""Which figures are more than they may be, and which sums are judged.

A part out of its bounds is told, and no sum that contains it is judged before that is mended: else one slip
of a key is told three times, and the sums advise to write down what the slip makes of them.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from congkhai.law.scores import COMMON_POINTS, OF_ALL, RESULT_POINTS, TOLERANCE, WHOLE
from congkhai.model.agency import Agency, Cycle
from congkhai.model.year import PeriodScore
from congkhai.value import Value

#: A share of more than the whole, which an explanation makes good (NĐ 335/2025 Đ.18.1d).
OVER_WHOLE: Final = "ty-le-vuot-100"
_WHOLE: Final = (WHOLE,) * OF_ALL
STEPS: Final = (Decimal(50), Decimal(100))


def above(figures: Iterable[Decimal | None], most: Iterable[Decimal | None]) -> list[int]:
    """Which of the figures, by number, are more than their most; none where either is not given."""
    pairs = enumerate(zip(figures, most, strict=False))
    return [
        number
        for number, (figure, limit) in pairs
        if figure is not None and limit is not None and figure > limit
    ]


class Bounds(Value):
    """The most of each group in the order of the form, of all, of results; how far a sum may be off.

    None where the year sets none. `added`: the keys of periods whose share over 100 % is explained.
    """

    groups: tuple[Decimal, ...]
    common: Decimal | None
    result: Decimal | None
    tolerance: Decimal | None
    added: frozenset[str]

    def sound(self, score: PeriodScore) -> bool:
        """Whether no part of the period stands out of what the form lets it be."""
        beyond = above(score.groups, self.groups) or above([sum(score.groups, Decimal(0))], [self.common])
        return not beyond and all(part is None or part in STEPS for part in score.parts[OF_ALL:])

    def bears(self, score: PeriodScore, low: bool) -> bool:
        """Whether a sum written down can be held against the period; `low`: it is less than the parts give.

        A share over 100 % that nobody explained makes sums too large: a smaller one may be the right one.
        """
        return self.sound(score) and (not low or not shares_above(score) or score.place.key in self.added)


def shares_above(score: PeriodScore) -> list[int]:
    """Which of the shares a, b, c, by number, are more than the whole."""
    return above(score.parts, _WHOLE)


def bounds(agency: Agency, cycle: Cycle) -> Bounds:
    """What the year and the office's explanations set."""
    rows = (agency.parameter(id, cycle.year) for id in (COMMON_POINTS, RESULT_POINTS, TOLERANCE))
    common, result, tolerance = (row.value if row else None for row in rows)
    groups = [row for row in agency.criteria if row.rule_set == cycle.rule_set.id and row.group is None]
    return Bounds(
        groups=tuple(row.most for row in sorted(groups, key=lambda row: row.order)),
        common=common,
        result=result,
        tolerance=tolerance,
        added=frozenset(row.subject for row in cycle.explanations if row.code == OVER_WHOLE),
    )
