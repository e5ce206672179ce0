"""Small counts: what is joined, left out, and never printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congkhai.disclosure.gate import gate
from congkhai.disclosure.public import Audience, PublicTotals
from congkhai.disclosure.totals import ALL, RATED, joined, totals
from tests.packages.story import sample

DOOR = gate(sample().tables, Audience.PORTAL)
LEVELS = ("XS", "T", "HT", "K")

people = st.integers(0, 3) | st.integers(0, 40)
several = st.lists(people, min_size=1, max_size=6).map(lambda ns: [(f"M{n}", c) for n, c in enumerate(ns)])


def printed(counts: tuple[int, ...], not_rated: int = 0, threshold: int | None = 5) -> PublicTotals:
    return totals(DOOR, list(zip(LEVELS, counts, strict=True)), not_rated, threshold)


def rows(counts: tuple[int, ...], **more: int) -> list[tuple[str, int]]:
    return [(row.title, row.count) for row in printed(counts, **more).rows]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((6, 32, 5, 0), [("XS", 6), ("T", 32), ("HT", 5), ("K", 0)]),
        ((6, 32, 5, 1), [("XS", 6), ("T", 32), ("HT và K", 6)]),
        ((6, 32, 3, 1), [("XS", 6), ("T, HT và K", 36)]),
        ((6, 32, 4, 0), [("XS", 6), ("T và HT", 36), ("K", 0)]),
        ((6, 32, 0, 4), [("XS", 6), ("T, HT và K", 36)]),
        ((2, 12, 6, 1), [("XS và T", 14), ("HT và K", 7)]),
        ((4, 0, 6, 0), [("XS, T và HT", 10), ("K", 0)]),
        ((1, 1, 1, 2), [("XS, T, HT và K", 5)]),
        ((1, 0, 0, 5), [("XS, T, HT và K", 6)]),
        ((5, 0, 0, 0), [("XS", 5), ("T", 0), ("HT", 0), ("K", 0)]),
        ((0, 9, 0, 0), [("XS", 0), ("T", 9), ("HT", 0), ("K", 0)]),
    ],
)
def test_rows_are_joined_from_the_lowest_upward_then_from_the_top_downward(counts, expected):
    assert rows(counts) == expected


@pytest.mark.parametrize("counts", [(1, 2, 1, 0), (0, 4, 0, 0), (0, 0, 0, 0)])
def test_fewer_rated_than_the_threshold_no_count_is_shown(counts):
    made = printed(counts, not_rated=9)
    assert (made.rows, made.total, made.not_rated) == ((), None, None)
    assert made.note == "Số người được xếp loại ít hơn 5 nên không in số lượng theo mức."


@pytest.mark.parametrize(
    ("not_rated", "title", "total", "shown"),
    [(0, ALL, 43, 0), (1, RATED, 43, None), (4, RATED, 43, None), (5, ALL, 48, 5)],
)
def test_a_few_who_are_not_rated_are_left_out(not_rated, title, total, shown):
    made = printed((6, 32, 5, 0), not_rated=not_rated)
    assert (made.total_title, made.total, made.not_rated) == (title, total, shown)
    assert ("Bảng chỉ tính những người được xếp loại." in made.note) == (shown is None)


def test_the_threshold_is_what_the_row_says():
    assert rows((2, 12, 6, 1), threshold=2) == [("XS", 2), ("T", 12), ("HT và K", 7)]
    assert rows((2, 12, 6, 1), threshold=1) == [("XS", 2), ("T", 12), ("HT", 6), ("K", 1)]
    assert "từ 1 đến 1 người" in printed((2, 12, 6, 1), threshold=2).note


def test_without_a_threshold_everything_is_printed():
    made = printed((2, 1, 0, 1), not_rated=1, threshold=None)
    assert [(row.title, row.count) for row in made.rows] == [("XS", 2), ("T", 1), ("HT", 0), ("K", 1)]
    assert (made.total_title, made.total, made.not_rated, made.note) == (ALL, 5, 1, "")


@given(several, st.integers(1, 8))
def test_no_row_holds_a_few(counts, threshold):
    made = joined(counts, threshold)
    rated = sum(count for _, count in counts)
    assert sum(count for _, count in made) == rated
    assert [title for titles, _ in made for title in titles] == [title for title, _ in counts]
    if rated >= threshold or rated == 0:
        assert [count for _, count in made if 0 < count < threshold] == []


@given(several, st.integers(0, 12), st.integers(1, 8))
def test_no_number_on_the_portal_stands_for_a_few(counts, not_rated, threshold):
    made = totals(DOOR, counts, not_rated, threshold)
    numbers = [row.count for row in made.rows] + [made.total or 0, made.not_rated or 0]
    assert [number for number in numbers if 0 < number < threshold] == []


@given(several, st.integers(0, 12), st.none() | st.integers(1, 8))
def test_the_lines_add_up_to_the_total(counts, not_rated, threshold):
    made = totals(DOOR, counts, not_rated, threshold)
    assert sum(row.count for row in made.rows) + (made.not_rated or 0) == (made.total or 0)


@given(several, st.integers(0, 12), st.none() | st.integers(1, 8))
def test_percentages_are_of_those_rated_and_add_up(counts, not_rated, threshold):
    made = totals(DOOR, counts, not_rated, threshold)
    whole = sum(row.count for row in made.rows)
    assert sum(row.percent for row in made.rows) == (100 if whole else 0)
    for row in made.rows:
        assert abs(row.percent * max(whole, 1) - 100 * row.count) <= max(whole, 1)


def test_a_total_says_what_it_counts():
    assert printed((6, 32, 5, 0)).total_title == "Tổng số"
    assert printed((6, 32, 5, 0), not_rated=1).total_title == "Số người được xếp loại"


def test_a_share_has_one_decimal():
    assert [str(row.percent) for row in printed((6, 32, 5, 0)).rows] == ["14.0", "74.4", "11.6", "0.0"]
