"""Working days, with the cases of 2022 and 2026 worked out by hand."""

from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from congkhai.text import workdays
from congkhai.text.workdays import Calendar, national

KEPT = Path(workdays.__file__).with_name("national_days.csv")
YEARS = range(2020, 2031)
YEAR_2026 = Calendar(
    off={date(2026, 11, 24): "Ngày Văn hóa Việt Nam", date(2027, 1, 1): "Tết Dương lịch"},
    worked=frozenset({date(2026, 8, 22)}),
)
YEAR_2022 = Calendar(off={}, worked=frozenset())

days = st.dates(min_value=date(2026, 1, 1), max_value=date(2027, 12, 31))
calendars = st.builds(
    Calendar,
    off=st.lists(days, max_size=40).map(lambda ds: dict.fromkeys(ds, "Nghỉ")),
    worked=st.frozensets(days, max_size=10),
)


@pytest.mark.parametrize(
    ("review", "with_holiday", "without"),
    [
        (date(2026, 11, 25), date(2026, 11, 19), date(2026, 11, 20)),
        (date(2026, 11, 26), date(2026, 11, 20), date(2026, 11, 23)),
        (date(2026, 11, 27), date(2026, 11, 23), date(2026, 11, 24)),
        (date(2026, 11, 30), date(2026, 11, 25), date(2026, 11, 25)),
    ],
)
def test_three_working_days_before_a_review(review: date, with_holiday: date, without: date) -> None:
    assert YEAR_2026.before(review, 3) == with_holiday
    assert YEAR_2022.before(review, 3) == without


def test_the_one_day_of_the_plan_of_2022() -> None:
    assert YEAR_2022.before(date(2022, 11, 24), 3) == date(2022, 11, 21)
    assert YEAR_2022.between(date(2022, 11, 21), date(2022, 11, 24)) == 3
    assert YEAR_2022.last_working(date(2022, 11, 26)) == date(2022, 11, 25)
    assert YEAR_2022.last_working(date(2022, 11, 25)) == date(2022, 11, 25)


def test_the_petition_clock() -> None:
    assert YEAR_2026.after(date(2026, 12, 10), 7) == date(2026, 12, 21)
    assert YEAR_2026.after(date(2026, 12, 28), 7) == date(2027, 1, 7)


def test_a_worked_saturday_and_a_worked_holiday() -> None:
    assert YEAR_2026.is_working(date(2026, 8, 22))
    assert not YEAR_2026.is_working(date(2026, 8, 23))
    assert not YEAR_2026.is_working(date(2026, 11, 24))
    moved = Calendar(off=YEAR_2026.off, worked=frozenset({date(2026, 11, 24)}))
    assert moved.is_working(date(2026, 11, 24))


def test_what_was_passed_over_on_the_way() -> None:
    """Days off that fall on weekdays, with their names; worked days that fall on weekends."""
    swap = Calendar(
        off=YEAR_2026.off | {date(2026, 11, 23): "Hoán đổi"}, worked=frozenset({date(2026, 11, 28)})
    )
    a, b = date(2026, 11, 20), date(2026, 11, 30)
    assert swap.days_off(a, b) == {
        date(2026, 11, 23): "Hoán đổi",
        date(2026, 11, 24): "Ngày Văn hóa Việt Nam",
    }
    assert swap.made_up(a, b) == [date(2026, 11, 28)]
    assert list(swap.days_off(date(2026, 11, 24), b)) == [date(2026, 11, 24)]
    assert swap.days_off(a, date(2026, 11, 23)) == {} and swap.made_up(a, date(2026, 11, 28)) == []
    assert YEAR_2022.days_off(a, b) == {} and YEAR_2022.made_up(a, b) == []


def test_no_days_and_days_the_other_way() -> None:
    sunday = date(2026, 11, 29)
    assert YEAR_2026.before(sunday, 0) == YEAR_2026.after(sunday, 0) == sunday
    assert YEAR_2026.between(sunday, sunday) == 0
    assert YEAR_2026.between(sunday, date(2026, 11, 1)) == 0
    for count in (YEAR_2026.before, YEAR_2026.after):
        with pytest.raises(ValueError, match="negative"):
            count(sunday, -1)


@given(calendars, days, st.integers(1, 15))
def test_before_and_after_step_over_working_days_only(calendar: Calendar, d: date, n: int) -> None:
    back, forth = calendar.before(d, n), calendar.after(d, n)
    assert calendar.is_working(back)
    assert calendar.is_working(forth)
    assert back < d < forth
    assert calendar.between(back, d) == n
    assert calendar.between(d + timedelta(days=1), forth + timedelta(days=1)) == n
    assert calendar.before(calendar.before(d, n), 1) == calendar.before(d, n + 1)
    assert calendar.after(calendar.after(d, n), 1) == calendar.after(d, n + 1)


@given(calendars, days, st.integers(0, 60))
def test_between_is_the_largest_step_back_that_stays(calendar: Calendar, a: date, length: int) -> None:
    b = a + timedelta(days=length)
    n = calendar.between(a, b)
    assert calendar.before(b, n) >= a
    assert calendar.before(b, n + 1) < a
    if calendar.is_working(a) and a < b:
        assert calendar.before(b, n) == a


@given(calendars, days, st.integers(1, 15))
def test_after_undoes_before_on_working_days(calendar: Calendar, d: date, n: int) -> None:
    working = calendar.last_working(d)
    assert calendar.after(calendar.before(working, n), n) == working
    assert calendar.before(calendar.after(working, n), n) == working


@given(calendars, days)
def test_last_working_is_the_nearest_one_not_after(calendar: Calendar, d: date) -> None:
    last = calendar.last_working(d)
    assert calendar.is_working(last)
    assert calendar.between(last, d + timedelta(days=1)) == 1


def test_national_holidays_of_the_library() -> None:
    off = national([2022, 2026])
    assert off[date(2022, 9, 2)] == "Quốc khánh"
    assert off[date(2026, 11, 24)] == "Ngày Văn hóa Việt Nam"
    assert date(2022, 11, 24) not in off
    assert {d.year for d in off} == {2022, 2026}
    assert list(off) == sorted(off)
    assert national([]) == {}


def test_the_kept_days_are_those_of_the_library() -> None:
    """Where another release of the library says other days: `python -m tests.text.test_workdays`."""
    assert KEPT.read_text("utf-8") == of_the_library()


def test_the_library_answers_for_years_that_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = {date(2035, 9, 2): "Quốc khánh"}
    monkeypatch.setattr(
        holidays, "country_holidays", lambda *_, years, **__: answers if years == 2035 else {}
    )
    assert national([2035]) == answers
    assert date(2026, 9, 2) in national([2026])


def test_the_swap_of_january_2026_comes_from_the_table_not_the_library() -> None:
    assert date(2026, 1, 2) not in national([2026])
    table = Calendar(
        off=national([2026]) | {date(2026, 1, 2): "Nghỉ hoán đổi"}, worked=frozenset({date(2026, 1, 10)})
    )
    assert table.before(date(2026, 1, 5), 1) == date(2025, 12, 31)
    assert table.is_working(date(2026, 1, 10))


def of_the_library() -> str:
    """The kept days, as the library knows them."""
    days = (
        day for y in YEARS for day in sorted(holidays.country_holidays("VN", years=y, language="vi").items())
    )
    return "ngay,ten\n" + "".join(f"{day},{name}\n" for day, name in days)


if __name__ == "__main__":
    KEPT.write_text(of_the_library(), "utf-8")
