"""Hand-written pages when a year begins: the last year's stay below content/NĂM, untouched ones move on."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from congkhai import regular
from congkhai.errors import Misconfigured
from congkhai.project import Project
from congkhai.starter.files import moved_on
from congkhai.tables.disk import fingerprint
from congkhai.value import Value

_OF_A_YEAR: Final = re.compile(r"[12]\d{3}")


class Pages(Value):
    """The pages to be written, of the last year and of the new one, and the hashes of what they were made of.

    `copies` are those of the last year in its folder, `own` the pages that the office wrote and that stay.
    """

    made: Mapping[Path, bytes]
    copies: tuple[Path, ...]
    own: tuple[Path, ...]
    read: Mapping[Path, str | None]


def at_year_end(project: Project, last: int, year: int) -> Pages:
    """The pages of the `last` year copied to its folder, those that nobody ever edited as `year` begins with.

    What is kept there already stays. Misconfigured where a page, or the folder, is a link.
    """
    there = {path: regular.read(path, regular.PAPER) for path in _there(project)}
    names = {path: path.relative_to(project.content) for path in there}
    copies = {project.content / str(last) / names[path]: content for path, content in there.items()}
    for path in (*copies, *there):
        if path.is_symlink() or regular.link_on_way(project.root, path):
            raise Misconfigured(
                f"“{project.relative(path)}” là liên kết tới chỗ khác; hãy chép tệp thật vào."
            )
    copies = {path: content for path, content in copies.items() if not path.exists()}
    laid_down = {f"content/{names[path].as_posix()}": content for path, content in there.items()}
    begun = {
        project.content / name.removeprefix("content/"): content
        for name, content in moved_on(laid_down, last, year).items()
    }
    hashes = {path: fingerprint(content) for path, content in there.items()}
    return Pages(
        made={**copies, **begun},
        copies=tuple(copies),
        own=tuple(path for path in there if path not in begun),
        read={**dict.fromkeys(copies, None), **hashes},
    )


def _there(project: Project) -> Iterator[Path]:
    for path in sorted(project.content.rglob("*.md")):
        first = path.relative_to(project.content).parts[0]
        if path.is_file() and not _OF_A_YEAR.fullmatch(first):
            yield path
