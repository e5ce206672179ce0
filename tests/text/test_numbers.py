"""Numbers with a decimal comma; percentages that add up."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congkhai.text.numbers import comma, parse_decimal, percentages, plain, plain_fraction, points, readings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("98,5", "98.5"),
        ("98.5", "98.5"),
        (" 98,50\u00a0", "98.50"),
        ("1.597,25", "1597.25"),
        ("1,597.25", "1597.25"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1597", "1597"),
        ("1597,125", "1597.125"),
        ("0,597", "0.597"),
        ("89.9951", "89.9951"),
        ("-0,5", "-0.5"),
        ("+3", "3"),
        ("007", "7"),
    ],
)
def test_numbers_as_offices_write_them(text: str, expected: str) -> None:
    assert parse_decimal(text) == Decimal(expected)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1.597",
        "1,597",
        "-12.345",
        "2_022",
        "９８",
        "٩٨",
        "NaN",
        "INF",
        "-Infinity",
        "1e3",
        "1E+11",
        "1,23E+11",
        "98,5%",
        "98 5",
        ",5",
        "5,",
        "1.59,25",
        "1.597.25",
        "1,2,3",
        "--1",
        "1.597,25.3",
        "9" * 41,
    ],
)
def test_what_is_refused(text: str) -> None:
    assert parse_decimal(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("45", 45),
        ("6,0", 6),
        ("6.00", 6),
        ("1.234.567", 1234567),
        ("-3", -3),
        ("9" * 40, int("9" * 40)),
    ],
)
def test_whole_numbers_are_decimals_too(text: str, expected: int) -> None:
    assert parse_decimal(text) == expected


@pytest.mark.parametrize(
    ("number", "places", "expected"),
    [
        (Decimal("98.5"), 2, "98,50"),
        (Decimal("89.995"), 2, "90,00"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-0.01"), 1, "0,0"),
        (Decimal("-2.5"), 1, "-2,5"),
        (1597, 0, "1597"),
        (7, 1, "7,0"),
        (Decimal("1E+30"), 1, "1" + "0" * 30 + ",0"),
        (Decimal("1E-30"), 2, "0,00"),
    ],
)
def test_printed_with_a_comma(number: Decimal | int, places: int, expected: str) -> None:
    assert comma(number, places) == expected


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_what_is_printed_is_read_back(number: Decimal) -> None:
    assert parse_decimal(comma(number, 2)) == number


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([1, 1, 1], ["33.4", "33.3", "33.3"]),
        ([2, 1], ["66.7", "33.3"]),
        ([1, 2], ["33.3", "66.7"]),
        ([8, 33, 3, 0], ["18.2", "75.0", "6.8", "0.0"]),
        ([5], ["100.0"]),
        ([0, 0], ["0.0", "0.0"]),
        ([], []),
    ],
)
def test_percentages(counts: list[int], expected: list[str]) -> None:
    assert [str(share) for share in percentages(counts)] == expected


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=12), st.integers(0, 3))
def test_percentages_add_to_exactly_100_and_stay_near(counts: list[int], places: int) -> None:
    shares, whole = percentages(counts, places), sum(counts)
    assert sum(shares) == (100 if whole else 0)
    for count, share in zip(counts, shares, strict=True):
        assert (count == 0) <= (share == 0)
        assert abs(share * whole - 100 * count) < whole * Decimal(1).scaleb(-places) or not whole
    pairs = sorted(zip(counts, shares, strict=True))
    assert [share for _, share in pairs] == sorted(shares)


def test_negative_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        percentages([3, -1])


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1.597", ("1597", "1,5970")),
        (" 12,500 ", ("12500", "12,5000")),
        ("-1.597", ("-1597", "-1,5970")),
        ("98,5", ()),
        ("0,597", ()),
        ("1.597,25", ()),
        ("x", ()),
    ],
)
def test_what_a_twofold_number_may_mean(text, meant):
    assert readings(text) == meant
    assert None not in map(parse_decimal, meant)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(89995, 1000), "89,9950"),
        (Fraction(2698, 3) / 10, "89,9333"),
        (90 - Fraction(1, 10**9), "89,9999"),
        (Decimal("90"), "90,00"),
        (Decimal("98.5"), "98,50"),
        (Fraction(0), "0,00"),
        (Fraction(-1, 3), "-0,3333"),
    ],
)
def test_a_score_is_cut_and_never_rounded_up(value: Fraction | Decimal, text: str) -> None:
    assert points(value) == text
    assert parse_decimal(text) is not None


@pytest.mark.parametrize(
    ("value", "text"), [("20", "20"), ("12.50", "12,5"), ("100", "100"), ("0.005", "0,005")]
)
def test_a_number_as_it_is(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(899999999, 10**7), "89,9999"),
        (Fraction("89.99995"), "89,9999"),
        (Fraction(270, 3), "90"),
        (Fraction("2.5"), "2,5"),
        (Fraction(2, 3), "0,6666"),
        (Fraction("90.00004"), "90,0000"),
        (Fraction(-1, 3), "-0,3334"),
        (Fraction(10**40 - 1), "9" * 40),
        (Fraction(0), "0"),
    ],
)
def test_a_number_of_many_decimals_never_reads_higher_than_it_is(value: Fraction, text: str) -> None:
    assert plain_fraction(value) == text


def test_a_long_number_keeps_all_its_digits() -> None:
    assert plain(Decimal("9" * 40)) == "9" * 40
    assert plain(Decimal("0.12300")) == "0,123" and plain(Decimal("1E+2")) == "100"


def test_three_decimals_are_read_where_nothing_reaches_a_thousand():
    assert parse_decimal("89,125") is parse_decimal("89.125") is None
    assert {parse_decimal(text, below_thousand=True) for text in ("89,125", "89.125")} == {Decimal("89.125")}
    assert parse_decimal("1.597,25", below_thousand=True) == Decimal("1597.25")
