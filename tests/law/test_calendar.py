"""The working calendar: the country's holidays, corrected by the table."""

from datetime import date

import pytest

from congkhai.law.calendar import calendar
from congkhai.model.law import Holiday
from tests.packages.rows import row
from tests.packages.story import sample

OF_2026 = calendar(sample().holidays, {2026})


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 1, 1), False),
        (date(2026, 1, 2), False),
        (date(2026, 1, 10), True),
        (date(2026, 8, 22), True),
        (date(2026, 8, 31), False),
        (date(2026, 11, 23), True),
        (date(2026, 11, 24), False),
        (date(2026, 11, 28), False),
        (date(2026, 11, 29), False),
        (date(2027, 1, 1), False),
    ],
)
def test_2026_with_its_swaps(day, worked):
    """Swapped days and worked Saturdays count; the swap that is only proposed (23/11, 28/11) does not."""
    assert OF_2026.is_working(day) is worked


def test_2022_has_no_holiday_in_november():
    of_2022 = calendar(sample().holidays, {2022})
    assert of_2022.is_working(date(2022, 11, 24))
    assert not of_2022.is_working(date(2022, 11, 26))


def test_the_table_wins_over_what_the_country_says():
    duty = {"row": row(), "day": date(2026, 9, 2), "name": "Trực lễ", "source": "Công văn"}
    worked = calendar([Holiday(off=False, confirmed=True, **duty)], {2026})
    assert worked.is_working(date(2026, 9, 2))
    unconfirmed = calendar([Holiday(off=False, confirmed=False, **duty)], {2026})
    assert not unconfirmed.is_working(date(2026, 9, 2))


@pytest.mark.parametrize(
    ("received", "due"),
    [(date(2026, 12, 10), date(2026, 12, 21)), (date(2026, 12, 28), date(2027, 1, 7))],
)
def test_seven_working_days_reach_into_the_next_year(received, due):
    assert OF_2026.after(received, 7) == due
