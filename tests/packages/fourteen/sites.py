"""Both sites read page by page: titles, links, names."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from tests.packages.fourteen.clerk import Clerk
from tests.packages.fourteen.people import PEOPLE

SITES = ("portal", "agency")
NAMES = frozenset(name for _, name, *_ in PEOPLE)
SIGNATORY = "Đỗ Văn Sơn"
#: What names people inside the agency while their days last.
BEARING = ("du-lieu/ket-qua-ca-nhan.csv", "du-lieu/ket-qua-ca-nhan.json")
OF_A_YEAR = (*BEARING, "ket-qua.html", "thong-bao-in.html", "thong-bao.html")
OF_ALL = (*BEARING, "assets/search-index.js")
_TITLE = re.compile(r"<title>(.*?)</title>.*?<h1[^>]*>(.*?)</h1>", re.S)
_LINK = re.compile(r'(?:href|src)="([^"]*)"')
_OUTSIDE = re.compile(r"[a-z]+:|#|//")


def page(clerk: Clerk, audience: str, path: str) -> str:
    return (clerk.office.current(audience) / path).read_text("utf-8")


def named(text: str) -> set[str]:
    return {name for name in NAMES if name in text}


def read(clerk: Clerk, *named_years: int) -> None:
    """Every page says its year and leads to what is there; people are named for these years alone."""
    for site in SITES:
        for path, text in _texts(clerk, site, "*.html"):
            _says_its_year(site, path, text)
            _leads_somewhere(clerk.office.current(site), path, text)
    inside = {f"{year}/{name}" for year in named_years for name in OF_A_YEAR}
    inside |= set(OF_ALL if named_years else ())
    assert _naming(clerk, "agency") == inside
    assert _naming(clerk, "portal") == set()


def _texts(clerk: Clerk, site: str, pattern: str) -> Iterator[tuple[str, str]]:
    root = clerk.office.current(site)
    for path in sorted(root.rglob(pattern)):
        if path.suffix in {".html", ".js", ".css", ".csv", ".json", ".txt", ".xml"}:
            yield path.relative_to(root).as_posix(), path.read_text("utf-8")


def _naming(clerk: Clerk, site: str) -> set[str]:
    """The files that name somebody but the signatory."""
    return {path for path, text in _texts(clerk, site, "*") if named(text) - {SIGNATORY}}


def _says_its_year(site: str, path: str, text: str) -> None:
    year, _, below = path.partition("/")
    found = _TITLE.search(text)
    if below and year.isdecimal() and found and not below.startswith("bieu-mau/phieu/"):
        # A paper is headed as the office's papers are; its year stands in its subject.
        heading = "" if path.endswith("-in.html") else found[2]
        assert year in found[1] and year in (heading or found[1]), (site, path, found.groups())


def _leads_somewhere(root: Path, page: str, text: str) -> None:
    for link in _LINK.findall(text):
        target = unquote(link.partition("#")[0].partition("?")[0])
        if target and not _OUTSIDE.match(link):
            there = root / target[1:] if target[0] == "/" else (root / page).parent / target
            assert there.is_file() or (there / "index.html").is_file(), (page, link)
