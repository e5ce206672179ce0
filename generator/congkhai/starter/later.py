"""What the starter has beside the files of 2022, by the first year that it holds for.

A folder `later/<year>` holds for that year and all after it, unless a later one has the same file: `tep` has
files of the new folder, `thay` rows in place of a table's, `them` rows beside a table's. `{nam}` in their
texts stands for the year asked for.
"""

from pathlib import Path
from typing import Final

from congkhai.starter.rows import Row, rows

_FOLDER: Final = Path(__file__).with_name("later")
_YEAR: Final = "{nam}"


def pages(year: int) -> dict[str, bytes]:
    """Pages and the note for the office, by their path below the new folder."""
    return {path: filled(file, year) for path, file in _newest("tep", year).items()}


def instead(table: str, year: int) -> list[Row]:
    """The rows that stand in place of a table's in that year; none where the table keeps its own."""
    return _rows("thay", table, year)


def besides(table: str, year: int) -> list[Row]:
    """The rows that a table has in that year beside its own."""
    return _rows("them", table, year)


def every_page() -> tuple[str, ...]:
    """The text of every page of any year, as written."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted(_FOLDER.rglob("*.md")))


def filled(file: Path, year: int) -> bytes:
    """The content of a file with the year in its place."""
    return file.read_text(encoding="utf-8").replace(_YEAR, str(year)).encode("utf-8")


def _rows(kind: str, table: str, year: int) -> list[Row]:
    file = _newest(kind, year).get(f"{table}.csv")
    return rows(filled(file, year)) if file else []


def _newest(kind: str, year: int) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in sorted(_FOLDER.iterdir(), key=lambda folder: int(folder.name)):
        if int(folder.name) <= year:
            below = folder / kind
            files = (path for path in sorted(below.rglob("*")) if path.is_file())
            found |= {path.relative_to(below).as_posix(): path for path in files}
    return found
