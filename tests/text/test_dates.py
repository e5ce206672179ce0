"""Dates and hours as offices write them; never the month first."""

import unicodedata
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congkhai.text.dates import (
    clock,
    long_date,
    meant_date,
    meant_time,
    month_first,
    named_day,
    parse_date,
    parse_time,
    short_date,
    weekday,
)

days = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2022-11-03",
        "03/11/2022",
        "3/11/2022",
        "03.11.2022",
        "03-11-2022",
        "2022-11-03 00:00:00",
        "2022-11-03T00:00:00",
        "03/11/2022 0:00",
        "\u00a003/11/2022 ",
    ],
)
def test_the_third_of_november(text: str) -> None:
    assert parse_date(text) == date(2022, 11, 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31/02/2022",
        "29/02/2023",
        "11/24/2022",
        "00/01/2022",
        "2022-13-01",
        "24/11/22",
        "24/11-2022",
        "24/11/0022",
        "2022/11/24",
        "20221124",
        "2022-11-24 08:00:00",
        "24/11",
        "44889",
        "hôm nay",
        "٢٤/١١/٢٠٢٢",
        "２４/11/2022",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text) is None


def test_a_leap_day() -> None:
    assert parse_date("29/02/2024") == date(2024, 2, 29)


@given(days)
def test_what_is_printed_is_read_back(d: date) -> None:
    assert parse_date(short_date(d)) == d
    assert parse_date(d.isoformat()) == d
    assert parse_date(f"{d.isoformat()} 00:00:00") == d
    assert parse_date(f"{d.day}/{d.month}/{d.year}") == d


@given(st.text())
def test_any_text_is_a_date_or_nothing(s: str) -> None:
    assert parse_date(s) is None or any(c.isdigit() for c in s)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("08:00", time(8)),
        ("8h30", time(8, 30)),
        ("8 giờ 30", time(8, 30)),
        ("08 giờ 30 phút", time(8, 30)),
        (unicodedata.normalize("NFD", "14 Giờ"), time(14)),
        ("8g", time(8)),
        ("08:00:00 AM", time(8)),
        ("1:30:00 PM", time(13, 30)),
        ("1:30 CH", time(13, 30)),
        ("12:15 SA", time(0, 15)),
        ("07:00:00 sáng", time(7)),
        ("02:15 Chiều", time(14, 15)),
        (unicodedata.normalize("NFD", "12:00 chiều"), time(12)),
        ("12:15:00 PM", time(12, 15)),
        ("13:30:00", time(13, 30)),
        ("13:30:15", time(13, 30, 15)),
        ("00:00", time(0)),
        ("23:59:59", time(23, 59, 59)),
    ],
)
def test_hours(text: str, expected: time) -> None:
    assert parse_time(text) == expected


NO_HOURS = ["", "24:00", "08:60", "08:00:60", "13:30 PM", "0:30 AM", "13:30 chiều", "8", "8:5", "sáng"]


@pytest.mark.parametrize("text", [*NO_HOURS, "８:00", "8h3"])
def test_what_is_no_hour(text: str) -> None:
    assert parse_time(text) is None


@given(st.times())
def test_clock_is_read_back_to_the_minute(t: time) -> None:
    assert parse_time(clock(t)) == time(t.hour, t.minute)
    assert parse_time(t.replace(microsecond=0).isoformat()) == t.replace(microsecond=0)


def test_printed_forms() -> None:
    assert short_date(date(2022, 12, 5)) == "05/12/2022"
    assert long_date(date(2022, 12, 5)) == "ngày 05 tháng 12 năm 2022"
    assert long_date(date(2022, 1, 31)) == "ngày 31 tháng 01 năm 2022"
    assert long_date(date(2022, 2, 9)) == "ngày 09 tháng 02 năm 2022"
    assert long_date(date(2022, 3, 10)) == "ngày 10 tháng 3 năm 2022"
    assert clock(time(7, 30)) == "07 giờ 30"
    assert clock(time(14)) == "14 giờ 00"


def test_weekdays() -> None:
    assert [weekday(date(2022, 11, 21 + n)) for n in range(7)] == [
        "Thứ Hai",
        "Thứ Ba",
        "Thứ Tư",
        "Thứ Năm",
        "Thứ Sáu",
        "Thứ Bảy",
        "Chủ nhật",
    ]


def test_a_weekday_inside_a_sentence_begins_small() -> None:
    assert named_day(date(2022, 11, 25)) == "thứ Sáu, ngày 25/11/2022"
    assert named_day(date(2022, 11, 27)) == "Chủ nhật, ngày 27/11/2022"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("11/24/2022", date(2022, 11, 24)),
        ("05/12/2022", date(2022, 5, 12)),
        ("5-12-2022 0:00", date(2022, 5, 12)),
        ("24/11/2022", None),
        ("2022-11-24", None),
        ("02/30/2022", None),
        ("tháng 11", None),
    ],
)
def test_the_date_that_an_american_program_wrote(text, day):
    assert month_first(text) == day


@given(days)
def test_a_date_with_its_month_first_is_found_again(day):
    assert month_first(f"{day.month:02}/{day.day:02}/{day.year}") == day


@pytest.mark.parametrize(
    "text",
    [
        "24-thg 11-22",
        "24-Thg11-2022",
        "24/11/2022 12:00:00 SA",
        "24/11/2022 12:00:00 CH",
        "24/11/2022 08:30",
        "2022-11-24T08:00:00",
        "24 Tháng Mười Một 2022",
        unicodedata.normalize("NFD", "24 tháng mười một, năm 2022"),
        "24-Nov-2022",
        "24-Nov-22",
        "Nov 24, 2022",
        "Thursday, November 24, 2022",
        "Thứ Năm, 24/11/2022",
        "thứ 5, ngày 24 tháng 11 năm 2022",
        "ngày 24 tháng 11 năm 2022",
        "Ngày 24/11/2022",
        "2022/11/24",
        "24/11/22",
        "11/24/2022",
        "11/24/2022 12:00:00 AM",
        "44889",
    ],
)
def test_the_date_that_was_meant(text):
    assert parse_date(text) is None
    assert meant_date(text) == date(2022, 11, 24)


MONTHS = "một,hai,ba,tư,năm,sáu,bảy,tám,chín,mười,mười một,mười hai".split(",")


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_date_with_the_name_of_its_month_is_proposed(day):
    for month in (MONTHS[day.month - 1], str(day.month)):
        for word in ("tháng", "thg", "Tháng"):
            assert meant_date(f"{day.day} {word} {month} {day.year}") == day
            short = f"{day.day:02}-{word} {month}-{day.year % 100:02}"
            assert meant_date(short) == day


@pytest.mark.parametrize(
    "text", ["24-25/11/2022", "từ 24/11/2022", "24 tháng mười ba 2022", "24/11, 25/11/2022"]
)
def test_no_date_is_proposed_where_more_is_said(text):
    assert meant_date(text) is None


@pytest.mark.parametrize("text", ["2022/13/24", "31/02/22", "12345", "99999", "cuối năm", "24 tháng 11", ""])
def test_no_date_is_guessed_where_none_was_meant(text):
    assert meant_date(text) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [("0.354166667", time(8, 30)), ("0,5625", time(13, 30)), ("0.99999", None), ("8.30", None)],
)
def test_the_time_that_a_spreadsheet_keeps_as_a_part_of_a_day(text, meant):
    assert meant_time(text) == meant
