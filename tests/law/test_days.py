"""Of several, some without a day, which comes first."""

from datetime import date, datetime

import pytest

from congkhai.law.days import earliest, first_of_each, in_order, later, latest
from congkhai.value import replace
from tests.packages.story import office

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


def test_the_first_of_each_subject_is_the_earliest_and_one_without_a_day_may_be_it():
    proposal = next(row for row in office().cycles[0].proposals if row.official)
    x, y = office().officials[:2]
    days = (("a", x, A), ("b", x, B), ("c", y, A), ("d", y, NONE), ("e", y, B))
    rows = [replace(proposal, id=id, official=who, day=day(when)) for id, who, when in days]
    first = first_of_each(rows, lambda row: row.day)
    assert {bearer.code: row.id for bearer, row in first.items()} == {x.id: "b", y.id: "d"}


def test_of_meetings_of_one_day_the_hour_says_which_is_first():
    hours = [("a", datetime(2026, 1, 2, 8)), ("b", datetime(2026, 1, 2, 7, 30))]
    assert earliest(hours, day) == hours[1]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (date(2026, 1, 2), date(2026, 1, 1), True),
        (date(2026, 1, 2), date(2026, 1, 2), False),
        (datetime(2026, 1, 2, 8), datetime(2026, 1, 2, 7, 59), True),
        (datetime(2026, 1, 2, 8), date(2026, 1, 2), False),
        (date(2026, 1, 2), datetime(2026, 1, 1, 23), True),
        (None, date(2026, 1, 1), False),
        (date(2026, 1, 1), None, False),
    ],
)
def test_later_by_the_hour_where_both_have_one_else_by_the_day(one, other, expected):
    assert later(one, other) is expected
