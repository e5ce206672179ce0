"""Which disciplinary decisions are a ground for the rating of which year."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from congkhai.model.groups import groups
from congkhai.model.year import Cause, Discipline

GROUNDS: Final = frozenset({Cause.DECLINE, Cause.DUTY})


def grounds(disciplines: Iterable[Discipline]) -> Mapping[tuple[str, int], Discipline]:
    """By official and year, the decision that puts a person at the lowest level (NĐ 335/2025 Đ.11.3, 20.4c).

    For decline or for what has to do with duty, not for the former organisation. One act is a ground in one
    year alone: the year that a row names, else the first in which a decision about it took effect.
    """
    found: dict[tuple[str, int], Discipline] = {}
    for act in acts(row for row in disciplines if row.cause in GROUNDS).values():
        first = min([row for row in act if row.counted_in is not None] or act, key=year_of)
        if not first.elsewhere:
            found.setdefault((first.official.id, year_of(first)), first)
    return found


def counted_twice(disciplines: Iterable[Discipline]) -> Iterator[tuple[Discipline, Discipline]]:
    """Pairs of rows that name different years for one act: one of the first year, and one of a later."""
    for act in acts(disciplines).values():
        named = sorted((row for row in act if row.counted_in is not None), key=year_of)
        yield from ((named[0], row) for row in named[1:] if row.counted_in != named[0].counted_in)


def acts(disciplines: Iterable[Discipline]) -> Mapping[tuple[str, str], Sequence[Discipline]]:
    """The decisions by official and act; a decision without the mark of its act stands alone."""
    return groups(disciplines, lambda row: (row.official.id, row.act or f"{row.id} "))


def year_of(row: Discipline) -> int:
    """The year that the row names, else the one in which the decision took effect."""
    return row.counted_in or row.since.year
