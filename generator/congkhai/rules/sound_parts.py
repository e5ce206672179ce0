"""Which periods have a part out of its bounds: that part is told, and no sum that contains it is judged.

Else one slip of a key is told three times, and the sums advise to write down what the slip makes of them.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from congkhai.law.scores import COMMON_POINTS, OF_ALL, WHOLE
from congkhai.model.agency import Agency, Cycle
from congkhai.model.year import PeriodScore

#: A share of more than the whole, which an explanation makes good (NĐ 335/2025 Đ.18.1d).
OVER_WHOLE: Final = "ty-le-vuot-100"
STEPS: Final = (Decimal(50), Decimal(100))


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The most of each group, in the order of the form, and of all; None where the year sets none.

    `added` holds the keys of periods whose share over 100 % is explained.
    """

    groups: tuple[Decimal, ...]
    common: Decimal | None
    added: frozenset[str]

    def sound(self, score: PeriodScore) -> bool:
        """Whether no part of the period stands out of what the form lets it be."""
        groups = all(given <= most for given, most in zip(score.groups, self.groups, strict=False))
        common = self.common is None or sum(score.groups) <= self.common
        return groups and common and all(part is None or part in STEPS for part in score.parts[OF_ALL:])

    def bears(self, score: PeriodScore, low: bool) -> bool:
        """Whether a sum written down can be held against the period; `low`: it is less than the parts give.

        A share over 100 % that nobody explained makes sums too large: a smaller one may be the right one.
        """
        whole = all(part is None or part <= WHOLE for part in score.parts[:OF_ALL])
        return self.sound(score) and (whole or not low or score.place.key in self.added)


def parts(agency: Agency, cycle: Cycle) -> Parts:
    """What the year and the office's explanations set."""
    common = agency.parameter(COMMON_POINTS, cycle.year)
    groups = [row for row in agency.criteria if row.rule_set == cycle.rule_set.id and row.group is None]
    return Parts(
        groups=tuple(row.most for row in sorted(groups, key=lambda row: row.order)),
        common=common.value if common else None,
        added=frozenset(row.subject for row in cycle.explanations if row.code == OVER_WHOLE),
    )
