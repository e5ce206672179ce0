"""Internal links and anchors, each of which must lead somewhere; worked out as a browser does."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import unquote, urlsplit

from congkhai.findings import Finding, Kind, Place
from congkhai.publish.hosts import addresses, css_addresses, leaves_site
from congkhai.publish.markup import Markup, Target
from congkhai.publish.reading import SitePath
from congkhai.value import Value

BROKEN_LINK = Kind(
    code="lien-ket-hong",
    message="“{page}” có liên kết “{link}” dẫn tới tệp không có trong trang.",
    remedy="Sửa liên kết, hoặc thêm tệp mà nó dẫn tới.",
)
BROKEN_ANCHOR = Kind(
    code="neo-hong",
    message="“{page}” có liên kết “{link}” dẫn tới mục không có trong trang đích.",
    remedy="Sửa phần sau dấu “#” của liên kết cho đúng mã của mục, hoặc thêm mục đó.",
)

_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)
_NOT_INDEXED: Final = "404.html"


class Whole(Value):
    """What a link may lead to: every file, and what each HTML file says. `base` is where the site stands on
    its host, with both slashes; only the 404 page, which is shown at any depth, may link from there."""

    files: frozenset[str]
    markups: Mapping[str, Markup]
    base: str = "/"


def links(site: Whole, styles: Mapping[str, str]) -> Iterator[Finding]:
    """A finding for each broken link of a page, or address of a style sheet (`styles`: path → text)."""
    for page, markup in sorted(site.markups.items()):
        inline = (address for style in markup.styles for address in css_addresses(style))
        wanted = [address for target in markup.targets for address in _followed(target)]
        for link in sorted({*wanted, *inline}):
            yield from _judged(site, page, link)
    for sheet, text in sorted(styles.items()):
        for link in sorted(set(css_addresses(text))):
            yield from _judged(site, sheet, link)


def _followed(target: Target) -> Iterator[str]:
    return addresses(target) if target.attribute not in {"cite", "ping"} else iter(())


def _judged(site: Whole, page: str, link: str) -> Iterator[Finding]:
    if leaves_site(link) or _SCHEME.match(link):
        return
    wanted = urlsplit(link)
    place = Place(file=page, value=link)
    file = _resolved(site, page, unquote(wanted.path))
    if file not in site.files:
        yield BROKEN_LINK.at(place, page=SitePath(path=page), link=link)
    elif wanted.fragment and file in site.markups and not _has(site.markups[file], wanted.fragment):
        yield BROKEN_ANCHOR.at(place, page=SitePath(path=page), link=link)


def _resolved(site: Whole, page: str, path: str) -> str:
    if not path:
        return page
    if path.startswith("/"):
        rooted = page == _NOT_INDEXED and path.startswith(site.base)
        joined = path.removeprefix(site.base) if rooted else path
    else:
        joined = posixpath.join(posixpath.dirname(page), path)
    folder = joined.endswith("/") or posixpath.basename(joined) in {"", ".", ".."}
    flat = posixpath.normpath(joined or ".")
    return posixpath.normpath(f"{flat}/index.html") if folder else flat


def _has(markup: Markup, fragment: str) -> bool:
    return bool({fragment, unquote(fragment)} & markup.ids) or fragment == "top"
