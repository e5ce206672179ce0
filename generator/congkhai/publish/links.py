"""Addresses in the finished pages, read as a browser does: each within the site leads somewhere, none asks
another host for anything, and those that lead out lead to hosts that are known."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import unquote, urlsplit

from congkhai.findings import Finding, Kind, Place
from congkhai.publish.markup import Markup, Target
from congkhai.publish.reading import SitePath
from congkhai.text.web_address import host
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
FOREIGN_REQUEST = Kind(
    code="goi-may-chu-khac",
    message="“{page}” bắt trình duyệt tải “{address}” từ máy chủ khác.",
    remedy="Bỏ hình, phông chữ hay khung lấy từ máy chủ khác và viết nội dung bằng chữ; cần hình thì đưa vào "
    "một tệp docx, pdf cho người đọc tải về.",
)
FOREIGN_LINK = Kind(
    code="lien-ket-ra-ngoai",
    message="“{page}” có liên kết ra máy chủ “{host}”, không có trong danh sách được phép.",
    remedy="Bỏ liên kết, hoặc chỉ dẫn bằng số, ký hiệu và ngày của văn bản.",
)
RUNS_CODE = Kind(
    code="lien-ket-chay-ma",
    message="“{page}” có liên kết “{address}” chạy mã, mở tệp trên máy người xem hoặc mở chương trình khác.",
    remedy="Thay bằng liên kết thường tới một trang hoặc một tệp.",
)

_BLANKS: Final = re.compile(r"[\t\n\r]")
_UNSEEN: Final = "".join(map(chr, range(33)))
_ABROAD: Final = re.compile(r"(?:https?|wss?|ftp):|[/\\]{2}", re.I)
_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
_ASKING: Final = frozenset({"http", "https", "ws", "wss", "ftp", "mailto", "tel"})
_FOLLOWED: Final = frozenset({"a", "area", "form", "button", "input"})
_CSS_COMMENT: Final = re.compile(r"/\*.*?\*/", re.S)
_CSS_ADDRESS: Final = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))|@import\s+(?:"([^"]*)"|'([^']*)')""", re.I
)
_JS_REQUEST: Final = re.compile(
    r"""(?:\b(?:fetch|import|importScripts|open|Worker|SharedWorker|EventSource|WebSocket|sendBeacon|Request)"""
    r"""\s*\(\s*(?:["'`]\w*["'`]\s*,\s*)?|\bfrom\s*|\.(?:src|href|action)\s*=\s*)"""
    r"""["'`]((?:(?:https?|wss?):)?//[^"'`]*)""",
    re.I,
)
# A link that only says where else the page stands, or who made it, is never fetched.
_TELLING: Final = frozenset({"canonical", "alternate", "license", "author", "help", "prev", "next"})
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
        inline = (address for style in markup.styles for address in _css_addresses(style))
        wanted = [address for target in markup.targets for address in _followed(target)]
        for link in sorted({*wanted, *inline}):
            yield from _judged(site, page, link)
    for sheet, text in sorted(styles.items()):
        for link in sorted(set(_css_addresses(text))):
            yield from _judged(site, sheet, link)


def _followed(target: Target) -> Iterator[str]:
    return _addresses(target) if target.attribute not in {"cite", "ping"} else iter(())


def _judged(site: Whole, page: str, link: str) -> Iterator[Finding]:
    if _leaves_site(link) or _SCHEME.match(link):
        return
    wanted = urlsplit(link)
    file = _resolved(site, page, unquote(wanted.path))
    if file not in site.files:
        yield _fault(BROKEN_LINK, page, link, link=link)
    elif wanted.fragment and file in site.markups and not _has(site.markups[file], wanted.fragment):
        yield _fault(BROKEN_ANCHOR, page, link, link=link)


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


def page_requests(page: str, markup: Markup, hosts: frozenset[str]) -> Iterator[Finding]:
    """Findings about one HTML file: requests to another host, links out beyond `hosts`, links that run."""
    for target in markup.targets:
        yield from target_requests(page, target, hosts)
    for style in markup.styles:
        yield from style_requests(page, style)
    for script in markup.scripts:
        yield from script_requests(page, script)


def target_requests(page: str, target: Target, hosts: frozenset[str]) -> Iterator[Finding]:
    """Findings about the addresses of one tag of a page."""
    for address in _addresses(target):
        if _runs(target, address):
            yield _fault(RUNS_CODE, page, address, address=address)
        elif _leaves_site(address):
            yield from _abroad(page, target, address, hosts)


def style_requests(file: str, style: str) -> Iterator[Finding]:
    """Findings about one style sheet."""
    for address in _css_addresses(style):
        if _leaves_site(address):
            yield _fault(FOREIGN_REQUEST, file, address, address=address)


def script_requests(file: str, script: str) -> Iterator[Finding]:
    """Findings about one script: calls with a written-out address of another host."""
    for request in _JS_REQUEST.finditer(script):
        yield _fault(FOREIGN_REQUEST, file, request[1], address=request[1])


def _fault(kind: Kind, page: str, value: str, **facts: object) -> Finding:
    return kind.at(Place(file=page, value=value), page=SitePath(path=page), **facts)


def _runs(target: Target, address: str) -> bool:
    """Whether a browser would give the address to another program, or run it; pictures may be written in."""
    scheme = _SCHEME.match(_plain(address))
    if scheme is None or scheme[1].lower() in _ASKING:
        return False
    return scheme[1].lower() != "data" or target.tag in _FOLLOWED or "text/html" in address.lower()


def _plain(address: str) -> str:
    """As a browser reads it: without line ends and tabs, blanks and control characters around it."""
    return _BLANKS.sub("", address).strip(_UNSEEN)


def _abroad(page: str, target: Target, address: str, hosts: frozenset[str]) -> Iterator[Finding]:
    asked = _host(address)
    followed = target.tag in {"a", "area"} and target.attribute == "href"
    telling = (target.tag == "link" and target.rel and target.rel <= _TELLING) or target.attribute == "cite"
    if not (followed or telling):
        yield _fault(FOREIGN_REQUEST, page, address, address=address)
    elif asked not in hosts:
        yield _fault(FOREIGN_LINK, page, address, host=asked or address)


def _host(address: str) -> str:
    """The host that a browser would ask, which takes one stroke for the other."""
    return host(_plain(address).replace("\\", "/"))


def _leaves_site(address: str) -> bool:
    """Whether a browser would go to another host for `address`."""
    return bool(_ABROAD.match(_plain(address)))


def _addresses(target: Target) -> Iterator[str]:
    """The addresses a tag's attribute holds: several in a srcset, the one after `url=` in a refresh."""
    if target.attribute == "srcset":
        yield from (candidate.split()[0] for candidate in target.value.split(",") if candidate.strip())
    elif target.attribute == "content":
        found = re.search(r"url\s*=\s*[\"']?([^\"']*)", target.value, re.I)
        if found:
            yield found[1].strip()
    elif target.attribute == "href" or target.value:
        yield target.value


def _css_addresses(style: str) -> Iterator[str]:
    """The addresses a style asks for, pictures written into it (`data:`) left out."""
    for found in _CSS_ADDRESS.finditer(_CSS_COMMENT.sub("", style)):
        address = next((group for group in found.groups() if group), "")
        if address and not address.lower().startswith("data:"):
            yield address
