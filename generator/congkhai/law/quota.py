"""How many may be rated at the highest level."""

from decimal import Decimal
from enum import StrEnum
from typing import Final

from congkhai.model.agency import Agency
from congkhai.model.law import Parameter
from congkhai.starter.figures import Figure, figure
from congkhai.text.fold import same_key
from congkhai.value import Value, replace

BASE: Final = "CO-SO-TY-LE"


class Base(StrEnum):
    """Whom the percentage is taken of: those rated "tốt" alone, or those rated "tốt" and above."""

    GOOD_ONLY = "tot_only"
    GOOD_AND_ABOVE = "tot_tro_len"

    @property
    def word(self) -> str:
        """As a clerk reads it, and may write it."""
        return {"tot_only": "chỉ tính mức tốt", "tot_tro_len": "tính từ mức tốt trở lên"}[self.value]


class Percents(Value, kw_only=False):
    """The rows of `tham_so` that set a percentage: the usual, the most, the one decided for a year."""

    usual: str
    most: str
    decided: str


OF_PEOPLE: Final = Percents("TY-LE-XUAT-SAC", "TY-LE-XUAT-SAC-TOI-DA", "TY-LE-XUAT-SAC-QUYET-DINH")
OF_UNITS: Final = Percents("TY-LE-TAP-THE", "TY-LE-TAP-THE-TOI-DA", "TY-LE-TAP-THE-QUYET-DINH")


class InForce(Value):
    """The percentage that holds, the row that sets it, and whether that is above the usual."""

    percent: Decimal
    row: Parameter
    raised: bool = False


def limit(agency: Agency, year: int, id: str) -> Figure | None:
    """What the law itself sets as a percentage, however the office's row reads; None once the law has ended.

    An office may be stricter than the law; what it may grant beyond the usual stands in a row of its own.
    """
    law = figure(id, year)
    document = agency.documents.get(law.document) if law else None
    ended = document is not None and document.valid_to is not None and document.valid_to.year < year
    return None if ended else law


def lawful(agency: Agency, year: int, id: str) -> Parameter | None:
    """The office's row of a percentage, held to what the law sets."""
    row, law = agency.parameter(id, year), limit(agency, year, id)
    return replace(row, value=min(row.value, law.value)) if row and law else row


def in_force(agency: Agency, year: int, rows: Percents) -> InForce | None:
    """The usual percentage, or the one decided, never over the most (NĐ 335/2025 Đ.20.5, Đ.8.5).

    Where no most is set nothing above the usual holds. None where the year sets none.
    """
    usual = lawful(agency, year, rows.usual)
    if usual is None:
        return None
    decided, most = agency.parameter(rows.decided, year), lawful(agency, year, rows.most)
    if decided is None:
        return InForce(percent=usual.value, row=usual)
    percent = min(decided.value, (most or usual).value)
    return InForce(percent=percent, row=decided, raised=percent > usual.value)


def base_of(agency: Agency, year: int) -> Base | None:
    """The base that the office set for the year; the literal one where it set none.

    None where its row names neither.
    """
    row = agency.parameter(BASE, year)
    return Base.GOOD_ONLY if row is None else base_named(row.text)


def base_named(text: str) -> Base | None:
    """The base that a cell names, by its code or in words."""
    return next((base for base in Base if same_key(text) in (base.value, same_key(base.word))), None)


def exceeds(highest: int, following: int, percent: Decimal, base: Base = Base.GOOD_ONLY) -> bool:
    """Whether `highest` are more than `percent` % of the base, `following` being rated "tốt".

    "Không vượt quá": compared exactly, never rounded (NĐ 335/2025 Đ.20.5a): 100·x ≤ p·T, or 100·x ≤ p·(T+x).
    """
    return 100 * highest > percent * (following + (highest if base is Base.GOOD_AND_ABOVE else 0))


def ceiling(following: int, percent: Decimal, base: Base = Base.GOOD_ONLY) -> int | None:
    """The most at the highest level beside `following` rated "tốt".

    None where there is no limit: 100 % of a base that grows with every one.
    """
    share = 100 - (percent if base is Base.GOOD_AND_ABOVE else 0)
    return int(percent * following // share) if share > 0 else None


def ceiling_among(people: int, percent: Decimal, base: Base = Base.GOOD_ONLY) -> int:
    """The most at the highest level when `people` are to be rated "tốt" or above; never above `people`.

    Each one moved up makes the literal base smaller: 100·x ≤ p·(n−x).
    """
    share = 100 + (percent if base is Base.GOOD_ONLY else 0)
    return min(int(percent * people // share), people)
