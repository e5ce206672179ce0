"""Figures against the most they may be, and sums that contain one that is more."""

from decimal import Decimal

import pytest

from congkhai.rules.within_bounds import above, bounds, shares_above
from congkhai.value import replace
from tests.packages.story import office

AGENCY = office()
CYCLE = AGENCY.cycles[0]
LIMITS = bounds(AGENCY, CYCLE)
SCORE = next(score for score in CYCLE.scores if LIMITS.sound(score))


def numbers(*texts):
    return tuple(None if text is None else Decimal(text) for text in texts)


def test_the_most_itself_is_allowed_and_what_is_not_given_is_no_fault():
    assert above(numbers("30", "70"), numbers("30", "70")) == []
    assert above(numbers("30.01", "70", "5"), numbers("30", "69.9", "5")) == [0, 1]
    assert above(numbers(None, "99"), numbers("30", None)) == []
    assert above(numbers("1", "99"), numbers("30")) == []


@pytest.mark.parametrize(("share", "beyond"), [("100", []), ("100.01", [1])])
def test_a_share_is_the_whole_at_most(share, beyond):
    parts = numbers("100", share, None, "200", "200", "200")
    assert shares_above(replace(SCORE, parts=parts)) == beyond


def test_a_sum_that_contains_a_part_out_of_bounds_is_not_judged():
    most = LIMITS.groups[0]
    assert LIMITS.bears(replace(SCORE, groups=(most, *numbers("0", "0"))), low=True)
    assert not LIMITS.bears(replace(SCORE, groups=(most + 1, *numbers("0", "0"))), low=False)
    assert LIMITS.common == sum(LIMITS.groups)
    strict = replace(LIMITS, common=most - 1)
    assert not strict.sound(replace(SCORE, groups=(most, *numbers("0", "0"))))
    assert not LIMITS.sound(replace(SCORE, parts=(*SCORE.parts[:3], *numbers("75", None, None))))


def test_a_share_over_the_whole_that_nobody_explained_makes_a_smaller_sum_the_right_one():
    over = replace(SCORE, parts=(Decimal(120), *SCORE.parts[1:]))
    assert LIMITS.bears(over, low=False)
    assert not LIMITS.bears(over, low=True)
    assert replace(LIMITS, added=frozenset({over.place.key})).bears(over, low=True)
