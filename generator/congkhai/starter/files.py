"""The files of a new folder, as they lie inside the wheel."""

from pathlib import Path
from typing import Final

YEAR: Final = 2022

_FOLDER: Final = Path(__file__).with_name("agency")


def files() -> dict[str, bytes]:
    """Every file by its path below the new folder: pages, rows of law and plan, a note for the office."""
    paths = (path for path in sorted(_FOLDER.rglob("*")) if path.is_file())
    return {path.relative_to(_FOLDER).as_posix(): path.read_bytes() for path in paths}
