"""The addresses used before every year had a folder of its own: each leads on to where it is now."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from congkhai.disclosure.public import PublicAgency
from congkhai.publish.stage import rendered_path
from congkhai.rendering.page import Page, SiteFile
from congkhai.rendering.templates import render


def moved_to(
    year: int, pages: Iterable[Page], files: Iterable[SiteFile], taken: frozenset[str], agency: PublicAgency
) -> Iterator[SiteFile]:
    """What stands at the old addresses of the year's pages and files, but for those `taken` today.

    For a page one that leads on to it, at once and by a link; a file itself, which cannot lead on. `pages`
    and `files` bear their paths in the year's folder.
    """
    for page in pages:
        yield from _leading(rendered_path(page), page.title, year, taken, agency)
    for file in files:
        if file.path.endswith(".html"):
            yield from _leading(file.path, f"Thông báo năm {year}, bản in", year, taken, agency)
        elif file.path not in taken:
            yield file


def _leading(
    path: str, title: str, year: int, taken: frozenset[str], agency: PublicAgency
) -> Iterator[SiteFile]:
    if path not in taken:
        root = "../" * path.count("/")
        to = quote(f"{root}{year}/{path}")
        text = render("pages/moved.html", to=to, root=root, title=title, agency=agency)
        yield SiteFile(path=path, content=text.encode())
