"""Links of hand-written pages, judged as the renderer reads them, long before anything is rendered."""

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from congkhai.findings import Finding, Kind, Place
from congkhai.rendering.attached import PAPERS, SEEN_FIRST, published
from congkhai.rendering.body import OUTLINE
from congkhai.rendering.content import (
    AGENCY_ONLY,
    DEAD_LINK,
    GENERATED,
    INWARD_LINK,
    MISSING_PAGE,
    OUTLINE_HEAD,
    ContentPage,
    outline,
)
from congkhai.rendering.filenames import ALIKE, PAGE
from congkhai.rendering.outcome import Address, outcome
from congkhai.value import Value

OTHER_NAME: Final = Kind(
    code="lien-ket-tep-sai-ten",
    message="Trang “{page}” có liên kết “{link}”; khi đăng, tệp này có địa chỉ khác.",
    remedy="Ghi địa chỉ là “{right}”.",
)
UNPUBLISHED: Final = Kind(
    code="lien-ket-tep-khong-dang",
    message="Trang “{page}” có liên kết “{link}” tới tệp có trong thư mục content nhưng không được đăng.",
    remedy="Ghi “{target}” vào ô ‘Tệp’ của văn bản ấy trong bảng Văn bản (biểu mẫu thì chép vào "
    "content/bieu-mau và ghi ở bảng Biểu mẫu), hoặc bỏ liên kết.",
)
PICTURE: Final = Kind(
    code="hinh-trong-trang",
    message="Trang “{page}” có hình “{link}”, mà trang viết tay không đăng kèm hình.",
    remedy="Bỏ hình và viết nội dung bằng chữ; cần hình thì đưa vào một tệp docx, pdf cho người đọc tải về.",
)
INWARD_FILE: Final = Kind(
    code="lien-ket-toi-tep-noi-bo",
    message="Trang “{page}” được đăng ra ngoài nhưng có liên kết “{link}” tới tệp chỉ có trong nội bộ.",
    remedy="Bỏ liên kết.",
)

_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.\s-]*:|[/\\]{2}", re.I)
_FILES: Final = (*PAPERS, *SEEN_FIRST)
_UNSEEN: Final = "".join(map(chr, range(33)))


class Link(Value):
    """One link: the page and row where it is written, the page it stands on, what it leads to.

    `target` is a path of the site; `fragment` comes after the "#".
    """

    page: ContentPage
    row: int
    written: str
    standing: str
    target: str
    fragment: str
    picture: bool = False

    @property
    def leaves_year(self) -> bool:
        """Whether it leads out of the folder of its page's year, to another year or to the top."""
        return self.target.startswith("../")

    @property
    def followed(self) -> str:
        """The path of the site that a browser follows it to; a plain "#" is no part of a name to it."""
        return _target(self.standing, unquote(urlsplit(self.written).path))

    @property
    def to_page(self) -> bool:
        """Whether it means a page and no file: files have other suffixes."""
        return not self.picture and posixpath.splitext(self.target)[1].lower() in {"", PAGE, *ALIKE}


class Offered(Value):
    """What one audience's site holds: its files, and its pages made from rows with their anchors."""

    files: frozenset[str]
    anchors: Mapping[str, frozenset[str]]

    def of_year(self, year: int) -> "Offered":
        """The same, every path as the pages of that year lead there: "thong-bao.md", "../2022/can-cu.md"."""
        return Offered(
            files=frozenset(posixpath.relpath(path, str(year)) for path in self.files),
            anchors={posixpath.relpath(path, str(year)): ids for path, ids in self.anchors.items()},
        )


class Shown(Value, kw_only=False):
    """What an audience finds: each hand-written page with its anchors; None: not known here.

    `outlines` are the texts of the outlines, by their paths: few links lead to a part of one.
    """

    anchors: Mapping[str, frozenset[str] | None]
    outlines: Mapping[str, str]

    def leads(self, link: Link) -> bool:
        """Whether the link reaches its page, and its part of the page as far as that is known."""
        if link.fragment in ("", "top"):
            return self.holds(link.target)
        if link.target in self.outlines:
            return link.fragment in outcome(self.outlines[link.target]).ids | {OUTLINE_HEAD}
        known = self.anchors.get(link.target, frozenset())
        return known is None or link.fragment in known

    def holds(self, path: str) -> bool:
        """Whether the page is there at all."""
        return path in self.anchors or path in self.outlines


def dead(pages: tuple[ContentPage, ...], unread: Collection[str], folder: str) -> Iterator[Finding]:
    """Links of one cycle's pages that lead nowhere, at their rows; a page that several miss is told once.

    `unread`: paths below content/ of pages that are there but could not be read; `folder`: where the pages
    lie, content or a year's folder in it.
    """
    whole, _, year = folder.partition("/")
    unread = {path.removeprefix(f"{year}/") for path in unread if not year or path.startswith(f"{year}/")}
    inside, outside = (_shown(pages, unread, portal=portal) for portal in (False, True))
    between = [link for page in pages for link in links(page) if link.to_page and not link.leaves_year]
    broken = [link for link in between if not inside.leads(link)]
    missed = _missed_by_many(broken, inside)
    for target, rows in sorted(missed.items()):
        file = f"{folder}/{target}"
        yield MISSING_PAGE.at(Place(file=file), file=file, pages=", ".join(rows))
    for link in broken:
        if link.target not in missed:
            yield _fault(DEAD_LINK, link, whole)
    for link in between:
        if link.page.audience == "portal" and inside.leads(link) and not outside.leads(link):
            yield _fault(INWARD_LINK, link, whole)


def beyond(page: ContentPage) -> list[Link]:
    """The links of a page that can be judged only beside all that the site holds: to files, and to parts of
    pages that are made from rows."""
    return [
        link
        for link in links(page)
        if not link.to_page or link.leaves_year or (link.fragment and link.target in GENERATED)
    ]


def astray(link: Link, inside: Offered, outside: Offered, content: Path) -> Iterator[Finding]:
    """What is wrong with a link to a file or to a part of a page that is made from rows.

    `inside` and `outside` are the sites of the agency and of the portal; `content` is the folder content/.
    """
    names = (link.target, _as_published(link.target))
    file = next((name for name in names if name in inside.files), None)
    if link.to_page:
        anchors = inside.anchors.get(link.target, frozenset())
        there = link.target in inside.anchors
        if not there or link.fragment not in (anchors | {"", "top"}):
            yield _fault(DEAD_LINK, link, content.name)
        elif link.page.audience == "portal" and not _outside(link, outside):
            yield _fault(INWARD_LINK, link, content.name)
    elif file and file != link.followed:
        right = posixpath.relpath(file, posixpath.dirname(link.standing) or ".")
        yield _fault(OTHER_NAME, link, content.name, right=quote(right))
    elif file:
        if link.page.audience == "portal" and file not in outside.files:
            yield _fault(INWARD_FILE, link, content.name)
    elif link.picture:
        yield _fault(PICTURE, link, content.name)
    elif link.target in {path.relative_to(content).as_posix() for path in content.rglob("*")}:
        yield _fault(UNPUBLISHED, link, content.name, target=link.target)
    else:
        yield _fault(DEAD_LINK, link, content.name)


def _outside(link: Link, site: Offered) -> bool:
    """Whether the portal's site has the page, and its part that the link means."""
    return link.fragment in site.anchors.get(link.target, frozenset()) | {"", "top"} and (
        not link.leaves_year or link.target in site.anchors
    )


def _fault(kind: Kind, link: Link, folder: str, **facts: object) -> Finding:
    file = f"{folder}/{link.page.source}"
    place = Place(file=file, row=link.row, value=link.written)
    return kind.at(place, page=file, link=link.written, **facts)


def _as_published(target: str) -> str:
    folder, _, name = target.rpartition("/")
    return f"{folder}/{published(name)}"


def links(page: ContentPage) -> Iterator[Link]:
    """The links and pictures of a page within the site, those of its outline once more where that stands."""
    outlined = [*_outlined(page)]
    for address in page.made.addresses:
        # A footnote with an address, and what has none, is told as a slip of the pen.
        if _leaves(address) or not address.written or address.shows.startswith("^"):
            continue
        path, fragment = _parts(address.written)
        for standing in (page.path, *(path for path, rows in outlined if address.row in rows)):
            yield Link(
                page=page,
                row=page.first_row + address.row - 1,
                written=address.written,
                standing=standing,
                target=_target(standing, path),
                fragment=fragment,
                picture=address.picture,
            )


def _parts(address: str) -> tuple[str, str]:
    """The path and the part of the page that an address means.

    A sign that ends a path is a part of the name where the end of a file comes after it: "Mẫu #2.docx".
    """
    parts = urlsplit(address)
    if (parts.fragment or parts.query).lower().endswith(_FILES):
        return unquote(address), ""
    return unquote(parts.path), unquote(parts.fragment)


def leaving(page: ContentPage) -> list[Address]:
    """The addresses of a page that do not stand for anything of its own site."""
    return [address for address in page.made.addresses if _leaves(address)]


def _leaves(address: Address) -> bool:
    return bool(_SCHEME.match(address.written.strip(_UNSEEN)))


def _outlined(page: ContentPage) -> Iterator[tuple[str, range]]:
    """The path of the outline, with rows of the body that stand in it."""
    for match in OUTLINE.finditer(page.body) if page.outline_path else ():
        before, within = (page.body.count("\n", 0, end) for end in match.span("part"))
        yield page.outline_path, range(before + 1, within + 1)


def _target(standing: str, path: str) -> str:
    if not path:
        return standing
    return posixpath.normpath(posixpath.join(posixpath.dirname(standing), path))


def _shown(pages: tuple[ContentPage, ...], unread: Collection[str], *, portal: bool) -> Shown:
    paths = {*GENERATED, *unread} - (AGENCY_ONLY if portal else set())
    anchors: dict[str, frozenset[str] | None] = dict.fromkeys(paths)
    # An audience that is misspelt is told by itself, not at every link to the page.
    shown = [page for page in pages if page.audience != "agency" or not portal]
    anchors |= {page.path: page.made.ids for page in shown}
    outlines = {page.outline_path: outline(page, shown) for page in shown if page.outline_path}
    return Shown(anchors, outlines)


def _missed_by_many(broken: list[Link], shown: Shown) -> dict[str, list[str]]:
    """Pages that are not there and that two or more pages lead to, with the rows that do."""
    lost: dict[str, list[Link]] = {}
    for link in broken:
        if not shown.holds(link.target) and link.target.endswith(".md") and ".." not in link.target:
            lost.setdefault(link.target, []).append(link)
    return {
        target: _rows(links) for target, links in lost.items() if len({link.page.path for link in links}) > 1
    }


def _rows(links: list[Link]) -> list[str]:
    """Each page with its rows: "huong-dan/dang-vien.md (dòng 12, 14)"."""
    rows: dict[str, set[int]] = {}
    for link in links:
        rows.setdefault(link.page.path, set()).add(link.row)
    return [f"{path} (dòng {', '.join(map(str, sorted(numbers)))})" for path, numbers in rows.items()]
