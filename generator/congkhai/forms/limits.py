"""The bounds that the column which takes an answer sets, joined to what the row of the field asks itself."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

from congkhai.forms.wording import bounds_held, listed_numbers
from congkhai.model.agency import Agency
from congkhai.model.forms import FieldKind, FormField
from congkhai.notation.formula import Formula
from congkhai.notation.formula_read import parse
from congkhai.notation.misread import Misread

_TEXTS: Final = frozenset((FieldKind.TEXT, FieldKind.LONG_TEXT))
_OWN: Final = "."
_LENGTH: Final = "string-length(.)"


def of_target(agency: Agency, row: FormField, own: Formula | None) -> Formula | None:
    """What the column of the row's target asks beyond `own`, its own constraint; None where nothing."""
    column = next((one for one in agency.columns if one.source == row.target), None) if row.target else None
    if column is None:
        return None
    told: list[str] = []
    if row.kind.numeric:
        told = [*_further(own, _OWN, ((">=", column.least), ("<=", column.most)))]
    elif row.kind in _TEXTS and column.longest is not None:
        told = [*_further(own, _LENGTH, (("<=", Decimal(column.longest)),))]
    return _read(" and ".join(told))


def joined(own: Formula | None, limits: Formula | None) -> Formula | None:
    """Both as one constraint; a value list in brackets."""
    if own is None or limits is None:
        return own or limits
    head = own.text if bounds_held(own) is not None else f"({own.text})"
    return _read(f"{head} and {limits.text}") or own


def _further(own: Formula | None, what: str, limits: tuple[tuple[str, Decimal | None], ...]) -> Iterator[str]:
    """The limits that the own constraint does not keep already."""
    for operator, limit in limits:
        if limit is not None and not _kept(own, operator, limit, of_length=what == _LENGTH):
            yield f"{what} {operator} {limit:f}"


def _kept(own: Formula | None, operator: str, limit: Decimal, *, of_length: bool) -> bool:
    if own is None:
        return False
    values = [] if of_length else [*listed_numbers(own)]
    bounds = [
        one.number
        for one in bounds_held(own) or ()
        if one.of_length is of_length and one.operator[0] in (operator[0], "=") and one.number is not None
    ]

    def within(number: Fraction) -> bool:
        return number >= limit if operator == ">=" else number <= limit

    return any(map(within, bounds)) or (bool(values) and all(map(within, values)))


def _read(text: str) -> Formula | None:
    read = parse(text) if text else None
    return None if isinstance(read, Misread) else read
