"""How long texts are kept that need not stay: rows of `tham_so`, which the office decides."""

from decimal import Decimal, InvalidOperation
from typing import Final

from congkhai.model.columns import columns_of
from congkhai.model.law import Parameter
from congkhai.tables.sheet import Sheet

LOG_DAYS: Final = "SO-NGAY-GIU-NHAT-KY"
#: Drafts of forms, and the content of what was returned or replaced.
DRAFT_DAYS: Final = "SO-NGAY-GIU-BAN-NHAP"
#: The most days that can be set: a hundred years.
MOST_DAYS: Final = 36500
_ID, _VALUE, _FIRST, _LAST = (
    columns_of(Parameter, name)[0] for name in ("id", "value", "first_year", "last_year")
)


def days_kept(parameters: Sheet | None, year: int) -> int | None:
    """The days that a row sets for a year; None where none does, or what stands there is no number of days.

    `parameters` is the table as read, which need not be without fault.
    """
    if parameters is None:
        return None
    for line in parameters.lines:
        cells = {name: str(value) for name, value in parameters.values(line).items()}
        if cells.get(_ID) == LOG_DAYS and _holds(cells, year):
            days = _whole(cells.get(_VALUE, ""))
            return days if days and 1 <= days <= MOST_DAYS else None
    return None


def _holds(cells: dict[str, str], year: int) -> bool:
    first, last = _whole(cells.get(_FIRST, "")), _whole(cells.get(_LAST, ""))
    return (first is None or first <= year) and (last is None or year <= last)


def _whole(text: str) -> int | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    # An exponent of millions would take its time to be written out.
    whole = number.is_finite() and abs(number) <= MOST_DAYS and number == number.to_integral_value()
    return int(number) if whole else None
