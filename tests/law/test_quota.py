"""How many may be rated at the highest level (NĐ 335/2025 Đ.20.5a: of those rated "tốt", never rounded)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congkhai.law.quota import (
    OF_PEOPLE,
    OF_UNITS,
    Base,
    base_of,
    ceiling,
    ceiling_among,
    exceeds,
    in_force,
)

ALONE, AND_ABOVE = Base.GOOD_ONLY, Base.GOOD_AND_ABOVE


@pytest.mark.parametrize(
    ("people", "of_20", "above_20", "of_25", "above_25"),
    [
        (38, 6, 7, 7, 9),
        (27, 4, 5, 5, 6),
        (20, 3, 4, 4, 5),
        (9, 1, 1, 1, 2),
        (6, 1, 1, 1, 1),
        (5, 0, 1, 1, 1),
        (4, 0, 0, 0, 1),
        (0, 0, 0, 0, 0),
    ],
)
def test_the_most_among_those_rated_good_or_better(people, of_20, above_20, of_25, above_25):
    """`people` are rated "tốt" or "xuất sắc"; each one moved up makes the literal base smaller."""
    for percent, base, most in (
        (Decimal(20), ALONE, of_20),
        (Decimal(20), AND_ABOVE, above_20),
        (Decimal(25), ALONE, of_25),
        (Decimal(25), AND_ABOVE, above_25),
    ):
        allowed = [x for x in range(people + 1) if not exceeds(x, people - x, percent, base)]
        assert allowed == list(range(most + 1))
        assert ceiling_among(people, percent, base) == most


@pytest.mark.parametrize(
    ("good", "alone", "and_above"), [(4, 0, 1), (5, 1, 1), (9, 1, 2), (10, 2, 2), (14, 2, 3), (32, 6, 8)]
)
def test_the_most_beside_a_number_rated_good(good, alone, and_above):
    for base, most in ((ALONE, alone), (AND_ABOVE, and_above)):
        assert ceiling(good, Decimal(20), base) == most
        assert not exceeds(most, good, Decimal(20), base)
        assert exceeds(most + 1, good, Decimal(20), base)


@given(st.integers(0, 500), st.decimals(0, 99, places=2), st.sampled_from(Base))
def test_the_ceiling_is_the_last_that_does_not_exceed(following, percent, base):
    most = ceiling(following, percent, base)
    assert not exceeds(most, following, percent, base)
    assert exceeds(most + 1, following, percent, base)


@given(st.integers(0, 500), st.decimals(0, 100, places=2), st.sampled_from(Base))
def test_the_ceiling_among_people_is_the_last_that_does_not_exceed(people, percent, base):
    most = ceiling_among(people, percent, base)
    assert not exceeds(most, people - most, percent, base)
    assert most == people or exceeds(most + 1, people - most - 1, percent, base)


def test_100_percent_of_what_grows_is_no_limit():
    assert ceiling(3, Decimal(100), AND_ABOVE) is None
    assert ceiling(3, Decimal(100)) == 3


DECIDED = OF_PEOPLE.decided


@pytest.mark.parametrize(
    ("decided", "percent"), [(None, 20), ("22.5", Decimal("22.5")), ("25", 25), ("30", 25), ("15", 15)]
)
def test_the_percent_is_the_usual_or_the_one_decided_never_over_the_most(office, decided, percent):
    small = office(2026)
    if decided:
        small.parameter(DECIDED, gia_tri=decided)
    found = in_force(small.agency(), 2026, OF_PEOPLE)
    assert found.percent == percent
    assert found.row.id == (DECIDED if decided else OF_PEOPLE.usual)


def test_nothing_above_the_usual_holds_where_no_most_is_set(office):
    small = office(2026)
    small.drop("tham_so", ma=OF_PEOPLE.most)
    small.parameter(DECIDED, gia_tri="25")
    assert in_force(small.agency(), 2026, OF_PEOPLE).percent == 20


def test_a_year_that_sets_no_percent_has_none(office):
    assert in_force(office(2022).agency(), 2022, OF_PEOPLE) is None
    small = office(2022)
    small.parameter(OF_UNITS.usual, gia_tri="20")
    assert in_force(small.agency(), 2022, OF_UNITS).percent == 20


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("tot_only", ALONE),
        ("tot_tro_len", AND_ABOVE),
        ("Chỉ tính mức tốt", ALONE),
        ("tính từ mức tốt trở lên", AND_ABOVE),
        ("tot", None),
        ("", None),
        (None, ALONE),
    ],
)
def test_the_base_is_the_offices_choice_and_literal_without_one(office, text, base):
    small = office(2026)
    if text is not None:
        small.parameter("CO-SO-TY-LE", gia_tri_chu=text)
    elif small.rows("tham_so", ma="CO-SO-TY-LE"):
        small.drop("tham_so", ma="CO-SO-TY-LE")
    assert base_of(small.agency(), 2026) == base


@pytest.mark.parametrize(("decided", "raised"), [("19.99", False), ("20", False), ("20.01", True)])
def test_only_what_is_above_the_usual_is_raised(office, decided, raised):
    small = office(2026)
    small.parameter(DECIDED, gia_tri=decided)
    assert in_force(small.agency(), 2026, OF_PEOPLE).raised == raised
