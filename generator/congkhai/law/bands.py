"""Which level a score gives."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from congkhai.model.law import Level


def level_of(levels: Iterable[Level], score: Fraction | Decimal) -> Level | None:
    """The level whose band holds the score, unrounded: 89,995 is not 90 (NĐ 335/2025 Đ.20.1–4, Đ.8).

    None where no level sets a bound, or none holds the score.
    """
    exact = Fraction(score)
    return next((level for level in levels if level.banded and _holds(level, exact)), None)


def _holds(level: Level, score: Fraction) -> bool:
    above = level.least is None or score >= Fraction(level.least)
    return above and (level.below is None or score < Fraction(level.below))


def higher(one: Level, other: Level) -> bool:
    """Whether the first level stands above the second."""
    return one.rank < other.rank
