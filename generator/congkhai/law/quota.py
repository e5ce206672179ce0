"""How many may be rated at the highest level."""

from decimal import Decimal


def exceeds(highest: int, base: int, percent: Decimal) -> bool:
    """Whether `highest` people are more than `percent` % of `base` people.

    "Không vượt quá": compared exactly, never rounded (NĐ 335/2025 Đ.20.5a).
    """
    return 100 * highest > percent * base


def ceiling(base: int, percent: Decimal) -> int:
    """The most that do not exceed `percent` % of `base` people."""
    return int(percent * base // 100)
