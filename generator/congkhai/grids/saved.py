"""One file of a table as an office saved it, CSV or workbook: told apart by its bytes, not by its name."""

from collections.abc import Callable
from pathlib import PurePosixPath

from congkhai.findings import Finding, Place
from congkhai.grids import csv_text, workbook
from congkhai.grids.grid import Grid


def read(
    data: bytes, place: Place, heading: Callable[[str], bool] | None = None
) -> tuple[Grid | None, tuple[Finding, ...]]:
    """The grid of the table, or None with the finding that says why it cannot be read.

    A workbook under the name of a CSV is refused: other programs would read the name. `heading` is as for
    `csv_text.read`.
    """
    named_csv = PurePosixPath(place.file or "").suffix.lower() in ("", ".csv")
    if workbook.is_workbook(data) and not named_csv:
        return workbook.read(data, place)
    return csv_text.read(data, place, heading)
