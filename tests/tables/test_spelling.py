"""A value goes back into the file spelt as its like, and is read again as the same value."""

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congkhai.tables.normalise import reader
from congkhai.tables.spelling import spelled

YES_NO = {"name": "x", "type": "boolean", "trueValues": ["co", "có"], "falseValues": ["khong", "không"]}


def field(type: str) -> dict[str, object]:
    return {"name": "x", "type": type}


@pytest.mark.parametrize(
    ("type", "value", "like", "text"),
    [
        ("date", date(2022, 11, 5), "", "2022-11-05"),
        ("date", date(2022, 11, 5), "2022-01-01", "2022-11-05"),
        ("date", date(2022, 11, 5), "1/2/2022", "05/11/2022"),
        ("date", date(2022, 11, 5), " 01.02.2022", "05.11.2022"),
        ("date", date(2022, 11, 5), "01-02-2022", "05-11-2022"),
        ("date", date(2022, 11, 5), "không rõ", "2022-11-05"),
        ("time", time(7, 30), "8h00", "07:30"),
        ("time", time(7, 30, 15), "", "07:30:15"),
        ("number", Decimal("88.5"), "", "88.5"),
        ("number", Decimal("88.5"), "98,5", "88,5"),
        ("number", Decimal("1.597"), "", "1.5970"),
        ("number", Decimal("1597"), "98,5", "1597"),
        ("integer", 2022, "", "2022"),
        ("string", "HTTNV", "", "HTTNV"),
    ],
)
def test_a_value_is_spelt_like_its_column(type, value, like, text):
    assert spelled(field(type), value, like) == text


def test_yes_and_no_are_the_words_of_the_schema():
    assert [spelled(YES_NO, value) for value in (True, False)] == ["co", "khong"]


numbers = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9)


@given(
    st.one_of(
        st.tuples(st.just("date"), st.dates(date(1000, 1, 1), date(2999, 12, 31))),
        st.tuples(st.just("time"), st.times().map(lambda moment: moment.replace(microsecond=0))),
        st.tuples(st.just("integer"), st.integers(-(10**17), 10**17)),
        st.tuples(st.just("number"), numbers.map(Decimal.normalize)),
    ),
    st.sampled_from(["", "1/2/2022", "3.4.2022", "98,5", "98.5", "có"]),
)
def test_what_is_spelt_is_read_again(case, like):
    type, value = case
    assert reader(field(type))(spelled(field(type), value, like)) == value
