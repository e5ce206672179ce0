"""What a page would ask of another host: nothing, and where it may link to: hosts that are known."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from congkhai.findings import Finding, Kind, Place
from congkhai.publish.markup import Markup, Target
from congkhai.publish.reading import SitePath

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


def leaves_site(address: str) -> bool:
    """Whether a browser would go to another host for `address`."""
    return bool(_ABROAD.match(_plain(address)))


def addresses(target: Target) -> Iterator[str]:
    """The addresses a tag's attribute holds: several in a srcset, the one after `url=` in a refresh."""
    if target.attribute == "srcset":
        yield from (candidate.split()[0] for candidate in target.value.split(",") if candidate.strip())
    elif target.attribute == "content":
        found = re.search(r"url\s*=\s*[\"']?([^\"']*)", target.value, re.I)
        if found:
            yield found[1].strip()
    elif target.attribute == "href" or target.value:
        yield target.value


def css_addresses(style: str) -> Iterator[str]:
    """The addresses a style asks for, pictures written into it (`data:`) left out."""
    for found in _CSS_ADDRESS.finditer(_CSS_COMMENT.sub("", style)):
        address = next((group for group in found.groups() if group), "")
        if address and not address.lower().startswith("data:"):
            yield address


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
    for address in addresses(target):
        if _runs(target, address):
            yield RUNS_CODE.at(Place(file=page, value=address), page=SitePath(path=page), address=address)
        elif leaves_site(address):
            yield from _abroad(page, target, address, hosts)


def _runs(target: Target, address: str) -> bool:
    """Whether a browser would give the address to another program, or run it; pictures may be written in."""
    scheme = _SCHEME.match(_plain(address))
    if scheme is None or scheme[1].lower() in _ASKING:
        return False
    return scheme[1].lower() != "data" or target.tag in _FOLLOWED or "text/html" in address.lower()


def _plain(address: str) -> str:
    """As a browser reads it: without line ends and tabs, blanks and control characters around it."""
    return _BLANKS.sub("", address).strip(_UNSEEN)


def style_requests(file: str, style: str) -> Iterator[Finding]:
    """Findings about one style sheet."""
    for address in css_addresses(style):
        if leaves_site(address):
            yield FOREIGN_REQUEST.at(
                Place(file=file, value=address), page=SitePath(path=file), address=address
            )


def script_requests(file: str, script: str) -> Iterator[Finding]:
    """Findings about one script: calls with a written-out address of another host."""
    for found in _JS_REQUEST.finditer(script):
        yield FOREIGN_REQUEST.at(Place(file=file, value=found[1]), page=SitePath(path=file), address=found[1])


def _abroad(page: str, target: Target, address: str, hosts: frozenset[str]) -> Iterator[Finding]:
    host = _host(address)
    followed = target.tag in {"a", "area"} and target.attribute == "href"
    telling = (target.tag == "link" and target.rel and target.rel <= _TELLING) or target.attribute == "cite"
    if not (followed or telling):
        yield FOREIGN_REQUEST.at(Place(file=page, value=address), page=SitePath(path=page), address=address)
    elif host not in hosts:
        yield FOREIGN_LINK.at(Place(file=page, value=address), page=SitePath(path=page), host=host or address)


def _host(address: str) -> str:
    """The host that a browser would ask; "" where it cannot be told."""
    try:
        return urlsplit(_plain(address).replace("\\", "/")).hostname or ""
    except ValueError:
        return ""
