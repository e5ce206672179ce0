"""The files of a new folder, as they lie inside the wheel."""

from pathlib import Path
from typing import Final

from congkhai.starter import later
from congkhai.starter.answers import Answers
from congkhai.starter.carried import FIRST as FIRST
from congkhai.starter.carried import carried

_FOLDER: Final = Path(__file__).with_name("agency")


def law() -> dict[str, bytes]:
    """The tables of law, the same in every year, and what git must not take, by their path."""
    paths = (path for path in sorted(_FOLDER.rglob("*")) if path.is_file())
    return {path.relative_to(_FOLDER).as_posix(): path.read_bytes() for path in paths}


def files(year: int = FIRST, answers: Answers | None = None) -> dict[str, bytes]:
    """Every file by its path below the new folder: pages, rows of law, a draft of a plan, a note.

    What the office did not answer is asked for in its place, see `answers`.
    """
    return carried(law(), year, answers or Answers())


def page_texts() -> tuple[str, ...]:
    """The text of every page that a new folder of any year may have."""
    return later.every_page()
