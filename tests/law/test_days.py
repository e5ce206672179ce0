"""Of several, some without a day, which comes first."""

from datetime import date

import pytest

from congkhai.law.days import earliest, in_order, latest

A, B, C, NONE = ("a", date(2026, 1, 2)), ("b", date(2026, 1, 1)), ("c", date(2026, 1, 2)), ("n", None)


def day(one):
    return one[1]


@pytest.mark.parametrize(
    ("among", "first", "last"),
    [
        ((A, B, C), B, A),
        ((NONE, C, A), C, C),
        ((NONE, B), B, B),
        ((NONE,), None, None),
        ((), None, None),
    ],
)
def test_what_has_no_day_is_neither_first_nor_last_and_of_one_day_the_first_counts(among, first, last):
    assert earliest(among, day) == first
    assert latest(iter(among), day) == last


def test_what_has_no_day_stands_behind_or_ahead():
    assert in_order((NONE, A, B, C), day) == [B, A, C, NONE]
    assert in_order((A, B, NONE, C), day, undated_first=True) == [NONE, B, A, C]
