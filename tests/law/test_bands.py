"""Which level a score gives: from 90, 70, 50 points, unrounded (NĐ 335/2025 Đ.20.1–4)."""

from decimal import Decimal
from fractions import Fraction

import pytest

from congkhai.law.bands import higher, level_of
from congkhai.model.law import Level, Source
from tests.packages.rows import row

SOURCE = Source(document=None, article="", compared=False)
BANDS = (("XS", 90, None), ("T", 70, 90), ("HT", 50, 70), ("K", None, 50))


def level(id: str, rank: int, least: int | None = None, below: int | None = None) -> Level:
    bounds = [None if bound is None else Decimal(bound) for bound in (least, below)]
    return Level(
        row=row(),
        id=id,
        rule_set="BQD",
        name=id,
        rank=rank,
        source=SOURCE,
        other_names=(),
        least=bounds[0],
        below=bounds[1],
    )


LEVELS = tuple(level(id, rank, *bounds) for rank, (id, *bounds) in enumerate(BANDS, 1))


@pytest.mark.parametrize(
    ("score", "id"),
    [
        (Decimal(100), "XS"),
        (Decimal(90), "XS"),
        (Decimal("89.995"), "T"),
        (Fraction(270, 3), "XS"),
        (Fraction(90) - Fraction(1, 10**30), "T"),
        (Decimal(70), "T"),
        (Decimal("69.99"), "HT"),
        (Decimal(50), "HT"),
        (Decimal("49.999999"), "K"),
        (Decimal(0), "K"),
    ],
)
def test_a_score_is_banded_as_it_stands(score, id):
    assert level_of(LEVELS, score).id == id


def test_levels_without_bounds_hold_no_score():
    assert level_of([level("XS", 1), level("K", 4)], Decimal(95)) is None
    assert level_of([], Decimal(95)) is None
    assert level_of(LEVELS[:1], Decimal(89)) is None


def test_the_smaller_rank_stands_higher():
    assert higher(LEVELS[0], LEVELS[1])
    assert not higher(LEVELS[1], LEVELS[1])
    assert not higher(LEVELS[2], LEVELS[1])
