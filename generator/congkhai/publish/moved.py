"""The addresses used before every year had a folder of its own: each leads on to where it is now."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from congkhai.disclosure.public import Audience, PublicAgency
from congkhai.publish.stage import rendered_path
from congkhai.rendering.page import Page, SiteFile
from congkhai.rendering.templates import render


def moved_to(
    year: int, pages: Iterable[Page], files: Iterable[SiteFile], taken: frozenset[str], agency: PublicAgency
) -> Iterator[SiteFile]:
    """What stands at the old addresses of the year's pages and files, unless one of today is `taken` by it.

    A page that leads on, at once and by a link; a file itself, which nothing can lead on from. `pages` and
    `files` bear their paths in the year's folder.
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
        root, inside = "../" * path.count("/"), agency.audience is Audience.AGENCY
        facts = {"to": quote(f"{root}{year}/{path}"), "root": root, "title": title}
        text = render("pages/moved.html", **facts, sample=agency.sample, inside=inside)
        yield SiteFile(path=path, content=text.encode())
