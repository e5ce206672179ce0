"""One file of a table as an office saved it, CSV or workbook: told apart by its bytes, not by its name."""

from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Final

from congkhai.findings import Finding, Place
from congkhai.grids import csv_text, workbook
from congkhai.grids.encoding import MARK
from congkhai.grids.grid import Grid
from congkhai.grids.kinds import TOO_WIDE
from congkhai.grids.other_formats import named as other_format
from congkhai.value import replace

# Web pages that programs call an export to Excel, printed pages, files whose beginning the disk has lost.
_MOST_COLUMNS: Final = 1_000
_NO_ROWS: Final = (b"<", b"%PDF", b"\0\0")


def read(
    data: bytes, place: Place, heading: Callable[[str], bool] | None = None
) -> tuple[Grid | None, tuple[Finding, ...]]:
    """The grid of the table, or None with the finding that says why it cannot be read.

    A workbook under the name of a CSV is refused: other programs would read the name. What is neither, under
    another name, is a damaged workbook. `heading` is as for `csv_text.read`.
    """
    no_rows = data.removeprefix(MARK).lstrip(b" \r\n\t").startswith(_NO_ROWS) or other_format(data)
    if not _named_csv(place) and (no_rows or workbook.is_workbook(data)):
        grid, told = workbook.read(data, place)
    else:
        grid, told = csv_text.read(data, place, heading)
    wide = _too_wide(grid, place) if grid else None
    return (None, (wide,)) if wide else (grid, told)


def _too_wide(grid: Grid, place: Place) -> Finding | None:
    """That a row has more cells than any table has columns; looking at each of them would take minutes."""
    row = next((row for row in (grid.header, *grid.rows) if len(row.cells) > _MOST_COLUMNS), None)
    if row is None:
        return None
    facts = {"row": row.number, "count": f"{len(row.cells):,}".replace(",", "."), "limit": "1.000"}
    return TOO_WIDE.at(replace(place, row=row.number), table=place.table_title, **facts)


def misnamed(data: bytes, place: Place) -> bool:
    """Whether this is a workbook under the name of a CSV."""
    return _named_csv(place) and workbook.is_workbook(data)


def _named_csv(place: Place) -> bool:
    return PurePosixPath(place.file or "").suffix.lower() in ("", ".csv")
