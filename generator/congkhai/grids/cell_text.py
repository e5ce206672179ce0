"""The value of a workbook's cell as the text a clerk would write into CSV."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

Saved = bool | int | float | str | date | datetime | time | timedelta | None

YES: Final = "có"
NO: Final = "không"
_DAY: Final = 24 * 3600
# Excel shows and keeps 15 digits; what stands behind them is the noise of its arithmetic.
_DIGITS: Final = 15
_TWOFOLD: Final = re.compile(r"-?[1-9]\d{0,2}\.\d{3}", re.ASCII)


def text(value: Saved) -> str:
    """Dates as 2022-11-24, times as 07:30, numbers without noise and with a decimal point, "có" or "không".

    Seconds and parts of a day are shown only where there are any; an empty cell is "". A number of more
    digits than Excel keeps is written with its exponent, for its last digits are lost.
    """
    match value:
        case None:
            return ""
        case bool():
            return YES if value else NO
        case str():
            return value
        case int() | float():
            return number(value)
        case datetime():
            return _moment(value)
        case date():
            return value.isoformat()
        case time():
            seconds = round((value.hour * 60 + value.minute) * 60 + value.second + value.microsecond / 1e6)
            return clock(seconds % _DAY)
        case timedelta():
            return clock(round(value.total_seconds()))


def number(value: int | float) -> str:
    """A number in its shortest exact form: "2022", "98.5", "1.23456789012346E+19".

    What could be read as thousands has a zero more: "1.5970".
    """
    rounded = Decimal(f"{value:.{_DIGITS}g}")
    if not rounded.is_finite() or rounded.adjusted() >= _DIGITS:
        return f"{rounded.normalize():E}"
    shown = f"{rounded.normalize():f}" if rounded else "0"
    return f"{shown}0" if _TWOFOLD.fullmatch(shown) else shown


def clock(seconds: int) -> str:
    """A time of day or a span of time: "07:30", "07:30:15", "30:15", "-01:00"."""
    minutes, rest = divmod(abs(seconds), 60)
    ending = f":{rest:02}" if rest else ""
    return f"{'-' * (seconds < 0)}{minutes // 60:02}:{minutes % 60:02}{ending}"


def _moment(value: datetime) -> str:
    try:
        whole = (value + timedelta(microseconds=500_000)).replace(microsecond=0)
    except OverflowError:
        whole = value.replace(microsecond=0)
    seconds = (whole.hour * 60 + whole.minute) * 60 + whole.second
    return f"{whole.date().isoformat()} {clock(seconds)}" if seconds else whole.date().isoformat()
