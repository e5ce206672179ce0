"""What the starter has beside the tables of law, by the first year that it holds for.

A folder `later/<year>` holds for that year and all after it, unless a later one has the same file: `tep` has
files of the new folder, `thay` the rows that a table starts with, `them` rows that come after them. `{nam}`
in their texts stands for the year asked for, `{nam_sau}` for the one after it; other words in braces are the
office's answers. A row holds only for an office that has what its cell `chi_khi_co` names.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from congkhai.starter.rows import Row, rows

ONLY_WITH: Final = "chi_khi_co"
_FOLDER: Final = Path(__file__).with_name("later")
_WORD: Final = re.compile(r"\{(\w+)\}")


def pages(year: int) -> dict[str, str]:
    """Pages and the note for the office, by their path below the new folder."""
    return {path: _in_year(file, year) for path, file in _newest("tep", year).items()}


def tables(year: int) -> list[str]:
    """The tables that start with rows of their own in that year."""
    return sorted(path.removesuffix(".csv") for path in _newest("thay", year))


def instead(table: str, year: int) -> list[Row]:
    """The rows that a table starts with in that year; none where it keeps those of the law."""
    return _rows("thay", table, year)


def besides(table: str, year: int) -> list[Row]:
    """The rows that a table has in that year beside its own."""
    return _rows("them", table, year)


def every_page() -> tuple[str, ...]:
    """The text of every page of any year, as written."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted(_FOLDER.rglob("*.md")))


def filled(text: str, words: Mapping[str, str]) -> str:
    """The text with each of the words in its place; one that is not known stays."""
    return _WORD.sub(lambda found: words.get(found[1], found[0]), text)


def _in_year(file: Path, year: int) -> str:
    return filled(file.read_text(encoding="utf-8"), {"nam": str(year), "nam_sau": str(year + 1)})


def _rows(kind: str, table: str, year: int) -> list[Row]:
    file = _newest(kind, year).get(f"{table}.csv")
    return rows(_in_year(file, year).encode("utf-8")) if file else []


def _newest(kind: str, year: int) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in sorted(_FOLDER.iterdir(), key=_first_year):
        if _first_year(folder) <= year:
            below = folder / kind
            files = (path for path in sorted(below.rglob("*")) if path.is_file())
            found |= {path.relative_to(below).as_posix(): path for path in files}
    return found


def _first_year(folder: Path) -> int:
    return int(folder.name)
