"""Today, as the rules and pages take it."""

from datetime import date, datetime

from congkhai.errors import Misconfigured, WrongUse
from congkhai.text.dates import FIRST_DAY, LAST_DAY, ZONE, short_date
from congkhai.text.look_alikes import told_apart


def parsed(text: str | None) -> date | None:
    """The date given with --today; WrongUse where it is none, or none of our time."""
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    # fromisoformat takes 20221206 and 2022-W49-2 too, which no other program of the office writes.
    if day is None or day.isoformat() != text:
        why = told_apart(text)
        raise WrongUse(
            f"--today “{text}” không phải một ngày dạng NĂM-THÁNG-NGÀY, ví dụ 2022-12-06."
            + (f" Có {why}." if why else "")
        )
    if not FIRST_DAY <= day <= LAST_DAY:
        raise WrongUse(
            f"--today “{text}” không phải ngày có thể là hôm nay: năm phải từ {FIRST_DAY.year} đến "
            f"{LAST_DAY.year}."
        )
    return day


def moment() -> datetime:
    """What the clock shows where the office is."""
    return datetime.now(ZONE)


def moment_on(day: date) -> datetime:
    """The same hour on the day that is taken for today."""
    return datetime.combine(day, moment().timetz())


def now() -> date:
    """The day of the clock where the office is; Misconfigured where the clock is not of our time."""
    day = moment().date()
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Misconfigured(
            f"Đồng hồ của máy đang chỉ ngày {short_date(day)}, không thể là hôm nay. Hãy chỉnh lại ngày của "
            "máy, hoặc thêm --today NĂM-THÁNG-NGÀY, rồi chạy lại."
        )
    return day
