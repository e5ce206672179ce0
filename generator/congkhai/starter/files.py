"""The files of a new folder, as they lie inside the wheel."""

from pathlib import Path
from typing import Final

from congkhai.starter import later
from congkhai.starter.carried import carried

YEAR: Final = 2022
"""The first year, that of the plan whose text and rows the starter holds."""

_FOLDER: Final = Path(__file__).with_name("agency")


def files(year: int = YEAR) -> dict[str, bytes]:
    """Every file by its path below the new folder: pages, rows of law and plan, a note for the office.

    For a year after 2022 the plan is a draft, see `carried`.
    """
    paths = (path for path in sorted(_FOLDER.rglob("*")) if path.is_file())
    found = {path.relative_to(_FOLDER).as_posix(): path.read_bytes() for path in paths}
    return found if year == YEAR else carried(found, year)


def page_texts() -> tuple[str, ...]:
    """The text of every page that a new folder of any year may have."""
    own = (content.decode("utf-8") for path, content in files().items() if path.endswith(".md"))
    return (*own, *later.every_page())
