"""What a request may look like before anybody reads it: host, target, method, body, where it is from."""

import re
from collections.abc import Mapping
from ipaddress import IPv6Address, ip_address
from typing import Final

from starlette.datastructures import Headers
from starlette.types import Scope

from congkhai.web.door import Door, loopback
from congkhai.web.limits import Limits, size_said
from congkhai.web.refusal import NotTaken

URLENCODED: Final = "application/x-www-form-urlencoded"
MULTIPART: Final = "multipart/form-data"
_METHODS: Final = ("GET", "HEAD", "POST")
_UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f]")
_KEY_BITS: Final = 64


def come_through(scope: Scope, door: Door) -> None:
    """The scope says whence and by which scheme people sent it, where a proxy stands before the service.

    Only a proxy on this machine is believed; of the addresses that it names the last, the one it saw itself.
    What did not come to it by TLS is refused with 421.
    """
    if not door.behind_proxy:
        return
    headers, peer = Headers(scope=scope), scope["client"]
    believed = peer is None or loopback(peer[0])
    if not believed or headers.getlist("x-forwarded-proto") != ["https"]:
        raise NotTaken(421, "Trang này chỉ mở qua máy chủ web của cơ quan, bằng địa chỉ bắt đầu bằng https.")
    scope["scheme"] = "https"
    seen = ",".join(headers.getlist("x-forwarded-for")).rpartition(",")[2].strip()
    try:
        scope["client"] = (str(ip_address(seen)), 0)
    except ValueError:
        return


def sender(scope: Scope) -> str:
    """The address by which what one sender may do is counted; of IPv6 the network that one house has."""
    said = scope["client"][0] if scope["client"] else ""
    try:
        number = ip_address(said)
    except ValueError:
        return said
    return str(IPv6Address(int(number) >> _KEY_BITS << _KEY_BITS)) if number.version == 6 else str(number)


def origin_asked(scope: Scope, ours: Mapping[str, str]) -> str:
    """The origin of ours that the request is sent to, by its one Host; 421 where it names another.

    `ours` are origins by the Host that leads to them.
    """
    hosts = Headers(scope=scope).getlist("host")
    origin = ours.get(hosts[0].strip().lower()) if len(hosts) == 1 else None
    if origin is None:
        raise NotTaken(421, f"Trang này chỉ mở bằng địa chỉ {' hoặc '.join(sorted(ours.values()))}.")
    return origin


def check_target(scope: Scope, root: str, limits: Limits) -> None:
    """Method, path and the size of the head are such as browsers send; the scope says where the service is.

    NotTaken 431, 400, 405, or 404 where the path is not below `root`.
    """
    size = sum(len(name) + len(value) + len(": \r\n") for name, value in scope["headers"])
    if size + len(scope["raw_path"]) + len(scope["query_string"]) > limits.head:
        raise NotTaken(431, "Địa chỉ hoặc phần đầu của yêu cầu dài quá mức cho phép.")
    path: str = scope["path"]
    if not path.startswith("/") or _UNSEEN.search(path):
        raise NotTaken(400, "Địa chỉ của trang viết sai.")
    if scope["method"] not in _METHODS:
        raise NotTaken(405, headers={"Allow": ", ".join(_METHODS)})
    if not path.startswith(f"{root}/"):
        raise NotTaken(404)
    scope["root_path"] = root


def most_of_body(scope: Scope, limits: Limits) -> int:
    """How many bytes the body may have, 0 where there is none.

    NotTaken 413 where it says itself that it has more, 415 where it is no form, 400 where a body comes with
    what takes none, or says in two ways how long it is.
    """
    headers = Headers(scope=scope)
    length, coded = headers.get("content-length"), headers.get("transfer-encoding")
    if scope["method"] != "POST":
        if coded is not None or int(length or 0):
            raise NotTaken(400, "Yêu cầu mở trang không được kèm nội dung.")
        return 0
    if length is not None and coded is not None:
        raise NotTaken(400, "Yêu cầu ghi độ dài theo hai cách.")
    most = limits.urlencoded if _kind(headers) == URLENCODED else limits.multipart
    if int(length or 0) > most:
        raise too_large(most)
    return most


def too_large(most: int) -> NotTaken:
    """The refusal of a body that has more bytes than it may."""
    return NotTaken(413, f"Nội dung gửi lên lớn hơn mức cho phép ({size_said(most)}), nên không được nhận.")


def _kind(headers: Headers) -> str:
    kinds = headers.getlist("content-type")
    kind = kinds[0].partition(";")[0].strip().lower() if len(kinds) == 1 else ""
    if kind not in (URLENCODED, MULTIPART) or "content-encoding" in headers:
        raise NotTaken(415, "Máy chủ chỉ nhận nội dung của biểu mẫu được gửi bằng trình duyệt.")
    return kind


def refuse_foreign(scope: Scope, origin: str) -> None:
    """What was sent was sent by a page of ours, as far as the browser says; else 403.

    Under `Referrer-Policy: no-referrer` a browser sends the origin of our own forms as `null`; then it must
    say by `Sec-Fetch-Site` that they are ours.
    """
    headers = Headers(scope=scope)
    sites, origins = headers.getlist("sec-fetch-site"), headers.getlist("origin")
    own = {origin, "null"} if sites == ["same-origin"] else {origin}
    if sites not in ([], ["same-origin"], ["none"]) or not own.issuperset(origins) or len(origins) > 1:
        raise not_ours()


def not_ours() -> NotTaken:
    """The refusal of what no page of ours sent, or a page that has grown too old."""
    return NotTaken(
        403,
        "Yêu cầu này không được gửi từ trang của chúng tôi, hoặc trang đã mở quá lâu. "
        "Hãy mở lại trang rồi gửi lại.",
    )
