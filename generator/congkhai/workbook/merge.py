"""Three versions of a table made one: as it was exported, as the workbook would have it, as it is now."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from congkhai.value import Value, replace
from congkhai.workbook.table import Identity, Texts

Version: TypeAlias = Mapping[Identity, Texts]
Same: TypeAlias = Callable[[str, str], bool]


class CellChange(Value):
    """One cell that the workbook changes: `column` counts from 0, `before` is the text there now."""

    row: Identity
    column: int
    before: str
    after: str


class Added(Value, kw_only=False):
    """A row that only the workbook has."""

    row: Identity


class Removed(Value, kw_only=False):
    """A row that the workbook takes away."""

    row: Identity


class CellConflict(Value):
    """A cell that both sides hold and hold differently; `base` is None where the row is new to both."""

    row: Identity
    column: int
    base: str | None
    theirs: str
    ours: str


class RowConflict(Value):
    """A row that one side removed and the other changed; `here` says that it is the table that lacks it."""

    row: Identity
    here: bool


Step: TypeAlias = CellChange | Added | Removed | CellConflict | RowConflict


class Merged(Value):
    """What the workbook asks of the table as it is now, and what stays of the table's own.

    `meanwhile` rows, those in conflict not counted, are not as in the workbook since somebody changed, added
    or removed them in the table; `kept` of their cells hold there something else than in the workbook.
    """

    changed: tuple[CellChange, ...] = ()
    added: tuple[Identity, ...] = ()
    removed: tuple[Identity, ...] = ()
    conflicts: tuple[CellConflict | RowConflict, ...] = ()
    meanwhile: int = 0
    kept: int = 0

    @property
    def asks(self) -> bool:
        """Whether anything is to be written."""
        return bool(self.changed or self.added or self.removed)

    def insisted(self) -> "Merged":
        """The same where the workbook has its way in every conflict about what it holds."""
        cells = (one for one in self.conflicts if isinstance(one, CellConflict))
        won = (CellChange(row=one.row, column=one.column, before=one.ours, after=one.theirs) for one in cells)
        back = (one.row for one in self.conflicts if isinstance(one, RowConflict) and one.here)
        return replace(self, changed=(*self.changed, *won), added=(*self.added, *back), conflicts=())


def merge(base: Version, theirs: Version, ours: Version, same: Sequence[Same]) -> Merged:
    """What of `theirs` is to be done to `ours`, which both come from `base`.

    All rows have a text for each column; `same` says, column by column, whether two texts mean the same. What
    only one side has changed, added or removed is so in the end; what both did alike is done once; else it is
    a conflict, and so is a row that one side removed and the other changed.
    """
    rows = dict.fromkeys((*ours, *theirs, *base))
    steps = [
        step for row in rows for step in _steps(row, base.get(row), theirs.get(row), ours.get(row), same)
    ]
    conflicts = tuple(step for step in steps if isinstance(step, CellConflict | RowConflict))
    settled = rows.keys() - {one.row for one in conflicts}
    versions = [(base.get(row), theirs.get(row), ours.get(row)) for row in settled]
    return Merged(
        changed=tuple(step for step in steps if isinstance(step, CellChange)),
        added=tuple(step.row for step in steps if isinstance(step, Added)),
        removed=tuple(step.row for step in steps if isinstance(step, Removed)),
        conflicts=conflicts,
        meanwhile=sum(_meanwhile(*three, same) for three in versions),
        kept=sum(_kept(*three, same) for three in versions),
    )


def _steps(
    row: Identity, base: Texts | None, theirs: Texts | None, ours: Texts | None, same: Sequence[Same]
) -> Iterator[Step]:
    """What the workbook asks of one row."""
    if _alike(base, theirs, same) or _alike(ours, theirs, same):
        return
    if theirs is None:
        yield Removed(row) if _alike(base, ours, same) else RowConflict(row=row, here=False)
    elif ours is None:
        yield Added(row) if base is None else RowConflict(row=row, here=True)
    else:
        yield from _cells(row, base, theirs, ours, same)


def _cells(
    row: Identity, base: Texts | None, theirs: Texts, ours: Texts, same: Sequence[Same]
) -> Iterator[Step]:
    """What the workbook asks of the cells of a row that both sides have."""
    for at, alike in enumerate(same):
        was = None if base is None else base[at]
        if alike(theirs[at], ours[at]) or (was is not None and alike(theirs[at], was)):
            continue
        if was is not None and alike(ours[at], was):
            yield CellChange(row=row, column=at, before=ours[at], after=theirs[at])
        else:
            yield CellConflict(row=row, column=at, base=was, theirs=theirs[at], ours=ours[at])


def _meanwhile(base: Texts | None, theirs: Texts | None, ours: Texts | None, same: Sequence[Same]) -> bool:
    """Whether the table has a row otherwise than both the workbook and the version they come from."""
    return not (_alike(base, ours, same) or _alike(theirs, ours, same))


def _kept(base: Texts | None, theirs: Texts | None, ours: Texts | None, same: Sequence[Same]) -> int:
    """How many cells only the table has changed, of a row that both have."""
    if base is None or theirs is None or ours is None:
        return 0
    cells = zip(same, base, theirs, ours, strict=True)
    return sum(alike(was, typed) and not alike(typed, now) for alike, was, typed, now in cells)


def _alike(one: Texts | None, other: Texts | None, same: Sequence[Same]) -> bool:
    """Whether two rows mean the same; None is a row that is not there."""
    if one is None or other is None:
        return one is other
    return one == other or all(
        alike(first, second) for alike, first, second in zip(same, one, other, strict=True)
    )
