"""Dates and times of day, as offices write them and as official papers print them."""

from __future__ import annotations

import re
from datetime import date, time, timedelta, timezone
from typing import Final

from congkhai.text.date_words import MONTHS, WEEKDAY
from congkhai.text.fold import slug
from congkhai.text.marks import clean

FIRST_DAY: Final = date(2000, 1, 1)
LAST_DAY: Final = date(2100, 12, 31)

#: Asia/Ho_Chi_Minh knows no summer time; Windows has no zone data to ask.
ZONE: Final = timezone(timedelta(hours=7))

_DAY_ZERO: Final = date(1899, 12, 30)
# From 1954 to 2064; any other number of five digits counts something else.
_COUNTED: Final = range(20_000, 60_000)
_DAYS: Final = re.compile(r"\d{5}", re.ASCII)
_DAY_OF_MINUTES: Final = 24 * 60
_LONGEST: Final = 60
_PART_OF_DAY: Final = re.compile(r"0?\.\d{2,20}", re.ASCII)
_MIDNIGHT: Final = r"(?:[ T]0?0:00(?::00(?:\.0+)?)?)?"
_ISO: Final = re.compile(rf"(?P<y>[12]\d{{3}})-(?P<m>\d\d)-(?P<d>\d\d){_MIDNIGHT}", re.ASCII)
_DAY_FIRST: Final = re.compile(
    rf"(?P<d>\d\d?)(?P<sep>[/.-])(?P<m>\d\d?)(?P=sep)(?P<y>[12]\d{{3}}){_MIDNIGHT}", re.ASCII
)
_COLON_TIME: Final = re.compile(
    r"(\d\d?):(\d\d)(?::(\d\d)(?:[.,]0+)?)?(?: ?(AM|PM|SA|CH|sáng|chiều))?", re.ASCII | re.I
)
_AFTERNOON: Final = frozenset({"pm", "ch", "chiều"})
_SPOKEN_TIME: Final = re.compile(r"(\d\d?) ?(?:giờ|h|g)(?: ?(\d\d)(?: ?(?:phút|ph|p|'))?)?", re.ASCII | re.I)
# What a date looks like once every sign between its parts is a dash.
_MONTH: Final = (
    rf"(?:(?:thang-|thg-?|th-?|t)?(?P<m>\d\d?)|(?P<name>{'|'.join(sorted(MONTHS, reverse=True))}))"
)
_YEAR: Final = r"(?:nam-)?(?P<y>[12]\d{3}|\d\d)"
_HOUR: Final = r"(?:[-t]\d\d?-\d\d(?:-\d\d(?:-0+)?)?(?:-?(?:am|pm|sa|ch|sang|chieu))?)?"
#: Asked of few texts, so compiled when the first of them comes.
_MEANT: Final = tuple(
    f"{WEEKDAY}{form}{_HOUR}"
    for form in (
        rf"(?:ngay-)?(?P<d>\d\d?)-{_MONTH}-{_YEAR}",
        rf"(?P<y>[12]\d{{3}})-{_MONTH}-(?P<d>\d\d?)",
        rf"(?P<name>{'|'.join(sorted(MONTHS, reverse=True))})-(?P<d>\d\d?)-{_YEAR}",
        rf"(?P<m>\d\d?)-(?P<d>\d\d?)-{_YEAR}",
    )
)
_WEEKDAYS: Final = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def parse_date(s: str) -> date | None:
    """The date written as 2022-11-24, 24/11/2022, 24.11.2022 or 24-11-2022; None for anything else.

    The day always comes before the month. The midnight that spreadsheets add ("2022-11-24 00:00:00") is
    dropped; another time of day, two-digit years, years before 1000 and impossible dates give None.
    """
    text = clean(s)
    match = _ISO.fullmatch(text) or _DAY_FIRST.fullmatch(text)
    return match and _in_calendar(match["y"], match["m"], match["d"])


def month_first(s: str) -> date | None:
    """The date that `s` means to whoever writes the month first ("11/24/2022"); None where it means none.

    Only dates written with slashes, points or dashes and the year last can be read so.
    """
    match = _DAY_FIRST.fullmatch(clean(s))
    return match and _in_calendar(match["y"], match["d"], match["m"])


def _in_calendar(year: str | int, month: str | int, day: str) -> date | None:
    """The date of these parts; None for one that is in no calendar."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def meant_date(s: str) -> date | None:
    """The date that was probably meant where `parse_date` refuses to read one; None where none was.

    "2022/11/24", "ngày 24 tháng 11 năm 2022", "24-thg 11-22", "24 Tháng Mười Một 2022", "24-Nov-2022",
    "Thứ Năm, 24/11/2022", "24/11/2022 12:00:00 SA", "11/24/2022", and 44889, the number by which
    a spreadsheet counts days. A year of two digits is of this century.
    """
    text = clean(s)
    counted = int(text) if _DAYS.fullmatch(text) else 0
    if counted in _COUNTED:
        return _DAY_ZERO + timedelta(days=counted)
    if len(text) > _LONGEST:
        return None
    matches = (re.fullmatch(form, slug(text)) for form in _MEANT)
    return next(filter(None, map(_day, filter(None, matches))), None)


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    year, name = int(parts["y"]), parts.get("name")
    return _in_calendar(
        year if year >= 100 else 2000 + year, MONTHS[name] if name else parts["m"], parts["d"]
    )


def meant_time(s: str) -> time | None:
    """The time of day that was probably meant where `parse_time` reads none: 0.354166667, as a spreadsheet
    keeps 08:30.
    """
    text = clean(s).replace(",", ".")
    minutes = round(float(text) * _DAY_OF_MINUTES) if _PART_OF_DAY.fullmatch(text) else _DAY_OF_MINUTES
    return time(*divmod(minutes, 60)) if minutes < _DAY_OF_MINUTES else None


def parse_time(s: str) -> time | None:
    """The time of day written as 08:00, 13:30:00, 1:30:00 PM, 1:30 CH, 1:30 chiều, 8h30, 8 giờ 30; None
    otherwise.

    With AM, PM, SA, CH, sáng or chiều the hour runs from 1 to 12.
    """
    text = clean(s)
    colon, spoken = _COLON_TIME.fullmatch(text), _SPOKEN_TIME.fullmatch(text)
    match = colon or spoken
    if match is None:
        return None
    hour, minute, second = int(match[1]), int(match[2] or 0), int(colon[3] or 0) if colon else 0
    half = colon[4] if colon else None
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.lower() in _AFTERNOON else 0)
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def short_date(d: date) -> str:
    """`d` as in tables: "05/12/2022"."""
    return f"{d.day:02}/{d.month:02}/{d.year:04}"


def long_date(d: date) -> str:
    """`d` as on papers: "ngày 05 tháng 12 năm 2022"; days under 10 and months 1, 2 get a 0.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.4.
    """
    month = f"{d.month:02}" if d.month < 3 else str(d.month)
    return f"ngày {d.day:02} tháng {month} năm {d.year}"


def weekday(d: date) -> str:
    """The day of the week of `d`, from "Thứ Hai" to "Chủ nhật"."""
    return _WEEKDAYS[d.weekday()]


def weekday_inside(d: date) -> str:
    """The day of the week inside a sentence: "thứ Hai", "Chủ nhật"."""
    return weekday(d).replace("Thứ", "thứ")


def named_day(d: date) -> str:
    """A day inside a sentence: "thứ Hai, ngày 21/11/2022", "Chủ nhật, ngày 27/11/2022"."""
    return f"{weekday_inside(d)}, ngày {short_date(d)}"


def clock(t: time) -> str:
    """`t` to the minute: "07 giờ 30"."""
    return f"{t.hour:02} giờ {t.minute:02}"
