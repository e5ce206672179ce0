"""Working days of Vietnamese offices: Monday to Friday, less days off, plus days worked in exchange."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Final

from congkhai.text.dates import short_date
from congkhai.value import Value

_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5


class Calendar(Value, kw_only=False):
    """Which days are worked.

    `off`: days off and their names (weekends need not be named). `worked`: days worked although they are
    weekend days or days off; they win over `off`.
    """

    off: Mapping[date, str]
    worked: frozenset[date]

    def is_working(self, d: date) -> bool:
        """True where offices work on `d`."""
        return d in self.worked or (d.weekday() < _SATURDAY and d not in self.off)

    def before(self, d: date, days: int) -> date:
        """The `days`-th working day before `d`, `d` itself not counted; `d` for 0. ValueError under 0.

        So the last day on which a paper leaves at least `days` working days, the day of sending counted.
        """
        return self._count(d, days, -_DAY)

    def after(self, d: date, days: int) -> date:
        """The `days`-th working day after `d`, `d` itself not counted; `d` for 0. ValueError under 0."""
        return self._count(d, days, _DAY)

    def last_working(self, d: date) -> date:
        """The latest working day that is not after `d`."""
        while not self.is_working(d):
            d -= _DAY
        return d

    def between(self, a: date, b: date) -> int:
        """The number of working days from `a` (counted) to `b` (not counted); 0 where `b` is not after `a`.

        It is the largest n with before(b, n) >= a; for a working `a` before `b`, before(b, n) == a.
        """
        weeks, rest = divmod(max(0, (b - a).days), 7)
        weekdays = weeks * _SATURDAY + sum((a.weekday() + n) % 7 < _SATURDAY for n in range(rest))
        off = sum(a <= day < b and day.weekday() < _SATURDAY and day not in self.worked for day in self.off)
        return weekdays - off + sum(a <= day < b and day.weekday() >= _SATURDAY for day in self.worked)

    def days_off(self, a: date, b: date) -> dict[date, str]:
        """The weekdays from `a` (counted) to `b` (not counted) that are days off, with their names."""
        days = (a + _DAY * n for n in range((b - a).days))
        return {day: self.off[day] for day in days if day.weekday() < _SATURDAY and not self.is_working(day)}

    def made_up(self, a: date, b: date) -> list[date]:
        """The weekend days from `a` (counted) to `b` (not counted) that are worked."""
        days = (a + _DAY * n for n in range((b - a).days))
        return [day for day in days if day.weekday() >= _SATURDAY and self.is_working(day)]

    def _count(self, d: date, days: int, step: timedelta) -> date:
        if days < 0:
            raise ValueError("days must not be negative")
        while days:
            d += step
            days -= self.is_working(d)
        return d


def national(years: Iterable[int]) -> dict[date, str]:
    """The public holidays of Viet Nam in `years`, days in lieu included, by date, with Vietnamese names.

    Source: Bộ luật Lao động 2019, Điều 112, and the yearly notices the library knows; exchanged days are
    incomplete, so the agency's own table wins over this.
    """
    return dict(sorted(day for year in set(years) for day in _of_year(year)))


@cache
def _of_year(year: int) -> tuple[tuple[date, str], ...]:
    if year in (near := _near_years()):
        return near[year]
    # Imported here because the library alone costs a seventh of a `check`.
    import holidays

    return tuple(holidays.country_holidays("VN", years=year, language="vi").items())


@cache
def _near_years() -> dict[int, tuple[tuple[date, str], ...]]:
    """What the library answers for the years of most packages, as `national_days.csv` keeps it."""
    kept = Path(__file__).with_name("national_days.csv").read_text("utf-8").splitlines()[1:]
    days = [(date.fromisoformat(day), name) for day, _, name in (line.partition(",") for line in kept)]
    return {year: tuple(of_year) for year, of_year in groupby(days, key=lambda day: day[0].year)}


def passed_over(off: Mapping[date, str], made_up: Iterable[date]) -> str:
    """What counting passed over and took in, as the end of a sentence; "" for nothing but weekends."""
    named = [f"{short_date(day)} ({name})" for day, name in off.items()]
    extra = [*map(short_date, made_up)]
    said = f"; bỏ qua ngày nghỉ {', '.join(named)}" if named else ""
    return said + (f"; tính cả ngày làm bù {', '.join(extra)}" if extra else "")
