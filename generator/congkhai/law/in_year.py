"""Codes, days and words of one year as they are in another."""

import re
from collections.abc import Container
from datetime import date

from congkhai.value import Value


class Turn(Value, kw_only=False):
    """From one year to another."""

    last: int
    year: int

    def day(self, day: date | None) -> date | None:
        """The same day as many years later; 29 February is 28 where the year has none."""
        if day is None:
            return None
        year = day.year + self.year - self.last
        try:
            return day.replace(year=year)
        except ValueError:
            return day.replace(year=year, day=28)

    def text(self, text: str) -> str:
        """The text with the year, and the one after it, moved on, alone or at the end of a day.

        The year in the number of a document stays.
        """
        years = f"{self.last}|{self.last + 1}"
        alone = rf"(?<![\w/.-])((?:\d{{1,2}}[/.-]){{0,2}})({years})(?![\w/-])"
        return re.sub(alone, lambda found: f"{found[1]}{int(found[2]) - self.last + self.year}", text)

    def code(self, code: str, taken: Container[str]) -> str:
        """The code of the row that follows one: its own with the year at its end, and free."""
        stem = f"{code.removesuffix(f'-{self.last}')}-{self.year}"
        return next(name for name in (stem, *(f"{stem}.{n}" for n in range(2, 99))) if name not in taken)
