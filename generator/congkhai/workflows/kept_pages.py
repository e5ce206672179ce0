"""Hand-written pages of the year that ends, kept as its own below content/NĂM when the next one begins."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from congkhai import durable, regular
from congkhai.errors import Misconfigured
from congkhai.project import Project
from congkhai.tables.journal import begun

_OF_A_YEAR: Final = re.compile(r"[12]\d{3}")


def of_the_year(project: Project, year: int) -> Mapping[Path, bytes]:
    """By where it is to be copied, each page of the year; none that is kept there already.

    Misconfigured where a page, or the folder, is a link.
    """
    pages = {
        project.content / str(year) / path.relative_to(project.content): path for path in _there(project)
    }
    for path in (*pages, *pages.values()):
        if path.is_symlink() or regular.link_on_way(project.root, path):
            raise Misconfigured(
                f"“{project.relative(path)}” là liên kết tới chỗ khác; hãy chép tệp thật vào."
            )
    return {to: regular.read(path, regular.PAPER) for to, path in pages.items() if not to.exists()}


def _there(project: Project) -> Iterator[Path]:
    for path in sorted(project.content.rglob("*.md")):
        first = path.relative_to(project.content).parts[0]
        if path.is_file() and not _OF_A_YEAR.fullmatch(first):
            yield path


@contextmanager
def kept(project: Project, pages: Mapping[Path, bytes]) -> Iterator[None]:
    """Inside, the pages are there; where what is done inside fails, none of them is left.

    A write of the package that was cut short is finished by the next command: then they stay.
    """
    written: list[Path] = []
    try:
        for path, content in pages.items():
            written.append(path)
            durable.write(path, content)
        yield
    except BaseException:
        if not begun(project):
            _removed(written)
        raise


def _removed(pages: Iterable[Path]) -> None:
    for path in pages:
        with suppress(OSError):
            path.unlink(missing_ok=True)
            path.parent.rmdir()
            path.parent.parent.rmdir()
