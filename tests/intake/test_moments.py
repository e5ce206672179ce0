"""Moments as the store keeps them."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from congkhai.intake import moments

ZONES = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(2000, 1, 2), datetime(2100, 12, 30), timezones=ZONES)


@given(MOMENTS, MOMENTS)
def test_texts_sort_as_their_moments_do(one, other):
    assert moments.read(moments.written(one)) == one
    assert (moments.written(one) < moments.written(other)) == (one < other)


def test_a_moment_is_kept_and_shown_by_the_office_s_clock():
    moment = datetime(2026, 12, 31, 18, 5, tzinfo=UTC)
    assert moments.written(moment) == "2027-01-01T01:05:00.000000+07:00"
    assert moments.shown(moment) == "01 giờ 05, ngày 01/01/2027"
    assert moments.read_if_any(None) is None
