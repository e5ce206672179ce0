"""How many may be rated at the highest level (NĐ 335/2025 Đ.20.5a: of those rated "tốt", never rounded)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congkhai.law.quota import ceiling, exceeds


@pytest.mark.parametrize(
    ("people", "of_20", "of_25"),
    [(38, 6, 7), (27, 4, 5), (20, 3, 4), (9, 1, 1), (6, 1, 1), (5, 0, 1), (4, 0, 0), (0, 0, 0)],
)
def test_the_most_among_those_rated_good_or_better(people, of_20, of_25):
    """`people` are rated "tốt" or "xuất sắc"; each one moved up makes the base smaller."""
    for percent, most in ((Decimal(20), of_20), (Decimal(25), of_25)):
        allowed = [x for x in range(people + 1) if not exceeds(x, people - x, percent)]
        assert allowed == list(range(most + 1))


@pytest.mark.parametrize(("good", "most"), [(4, 0), (5, 1), (9, 1), (10, 2), (14, 2), (15, 3), (32, 6)])
def test_the_most_beside_a_number_rated_good(good, most):
    assert ceiling(good, Decimal(20)) == most
    assert not exceeds(most, good, Decimal(20))
    assert exceeds(most + 1, good, Decimal(20))


@given(st.integers(0, 500), st.decimals(0, 100, places=2))
def test_the_ceiling_is_the_last_that_does_not_exceed(base, percent):
    most = ceiling(base, percent)
    assert not exceeds(most, base, percent)
    assert exceeds(most + 1, base, percent)
