"""The files of a new folder, as they lie inside the wheel."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from congkhai.starter import later
from congkhai.starter.answers import Answers
from congkhai.starter.carried import FIRST as FIRST
from congkhai.starter.carried import bodies, carried, pages

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


def moved_on(there: Mapping[str, bytes], before: int, year: int) -> dict[str, bytes]:
    """Those of the pages that are still as a new folder of the year `before` has them, as one of `year` has.

    By their path below the folder.
    """
    found: dict[str, bytes] = {}
    for absent in (bodies(before) | bodies(year), frozenset[str]()):
        old, new = pages(before, absent), pages(year, absent)
        for path, content in there.items():
            if content.replace(b"\r\n", b"\n") == old.get(path) and path in new:
                found[path] = new[path].replace(b"\n", b"\r\n") if b"\r\n" in content else new[path]
    return found
