"""What the registers say on a day of what is asked in a cycle: the one source of the page, the terminal and
the site."""

from collections.abc import Mapping
from datetime import date

from congkhai.law.asked import Asked, asked
from congkhai.law.duties import Duty, DutyKind, duties
from congkhai.law.filings import Filings, filings
from congkhai.law.owed import Owed
from congkhai.model.agency import Agency, Cycle
from congkhai.value import Value


class Book(Value):
    """The duties of a cycle on a day: `forms` by the key of what is owed, `others` those that are no form."""

    forms: Mapping[tuple[str, str, str], Duty]
    others: tuple[Duty, ...]
    bodies: Asked
    came: Filings

    def asks(self, owed: Owed) -> bool:
        """Whether it is asked of somebody: not of who is not rated, nor of a month that was not worked."""
        return owed.key in self.forms or owed.key in self.bodies.asked

    def there(self, owed: Owed) -> bool:
        """Whether the registers hold it."""
        duty = self.forms.get(owed.key)
        return duty.settled if duty else owed.key in self.bodies.answered


def book(agency: Agency, cycle: Cycle, today: date) -> Book:
    """The registers of a cycle as they stand on a day."""
    every = duties(agency, cycle, today)
    return Book(
        forms={duty.owed.key: duty for duty in every if duty.owed},
        others=tuple(duty for duty in every if duty.kind is not DutyKind.FORM),
        bodies=asked(agency, cycle),
        came=filings(cycle, today),
    )
