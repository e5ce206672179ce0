"""Until when the agency rates in a year."""

import re
from datetime import date, timedelta
from typing import Final

from congkhai.model.agency import Agency
from congkhai.model.law import Parameter
from congkhai.value import Value

USUAL: Final = "HAN-XEP-LOAI"
SPECIAL: Final = "HAN-XEP-LOAI-DAC-BIET"
_MONTH_DAY: Final = re.compile(r"(\d{1,2})-(\d{1,2})", re.ASCII)


class YearEnd(Value):
    """Ratings come before `limit`, so on `last` at the latest; `row` of `tham_so` says so."""

    limit: date
    row: Parameter

    @property
    def last(self) -> date:
        """The last day allowed."""
        return self.limit - timedelta(days=1)


def year_end(agency: Agency, year: int) -> YearEnd | None:
    """The usual day of the year; that of the next where a superior's document lets this agency take it.

    The row of the special day rests on the law itself until the office names that document. None where the
    year has no usual day, or it is not written as month and day ("12-15"). Source: NĐ 335/2025 Đ.9.1, Đ.19.2.
    """
    usual, special = agency.parameter(USUAL, year), agency.parameter(SPECIAL, year)
    if usual is None:
        return None
    allowed = special.source.document if special else None
    if special and allowed not in (None, usual.source.document) and (limit := _day(special, year + 1)):
        return YearEnd(limit=limit, row=special)
    limit = _day(usual, year)
    return YearEnd(limit=limit, row=usual) if limit else None


def _day(row: Parameter, year: int) -> date | None:
    match = _MONTH_DAY.fullmatch(row.text)
    if match is None:
        return None
    try:
        return date(year, int(match[1]), int(match[2]))
    except ValueError:
        return None
