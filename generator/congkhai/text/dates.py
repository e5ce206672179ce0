"""Dates and times of day, as offices write them and as official papers print them."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Final

from congkhai.text.marks import clean

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
_WEEKDAYS: Final = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def parse_date(s: str) -> date | None:
    """The date written as 2022-11-24, 24/11/2022, 24.11.2022 or 24-11-2022; None for anything else.

    The day always comes before the month. The midnight that spreadsheets add ("2022-11-24 00:00:00") is
    dropped; another time of day, two-digit years, years before 1000 and impossible dates give None.
    """
    text = clean(s)
    match = _ISO.fullmatch(text) or _DAY_FIRST.fullmatch(text)
    if match is None:
        return None
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None


def month_first(s: str) -> date | None:
    """The date that `s` means to whoever writes the month first ("11/24/2022"); None where it means none.

    Only dates written with slashes, points or dashes and the year last can be read so.
    """
    match = _DAY_FIRST.fullmatch(clean(s))
    if match is None:
        return None
    try:
        return date(int(match["y"]), int(match["d"]), int(match["m"]))
    except ValueError:
        return None


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
    """The day of the week of `d`, from "Thứ Hai" to "Chủ Nhật"."""
    return _WEEKDAYS[d.weekday()]


def clock(t: time) -> str:
    """`t` to the minute: "07 giờ 30"."""
    return f"{t.hour:02} giờ {t.minute:02}"
