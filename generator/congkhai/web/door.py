"""Where the service listens and by which addresses it is reached; what would be unsafe is refused."""

import re
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, urlsplit

from congkhai.errors import WrongUse
from congkhai.value import Value

LOOPBACK: Final = ("127.0.0.1", "localhost")
_PORTS: Final = {"http": 80, "https": 443}
_PATH: Final = re.compile(r"(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")


class Door(Value):
    """Where the service listens, and how people reach it.

    `url` is the address people open where it is not that of `host` and `port`; its path is where the service
    stands on its host. With `certificate` and `key` (PEM files) the service speaks TLS itself; with
    `behind_proxy` a proxy on this machine does.
    """

    host: str = LOOPBACK[0]
    port: int = 8080
    url: str | None = None
    certificate: Path | None = None
    key: Path | None = None
    behind_proxy: bool = False

    @property
    def tls(self) -> bool:
        """Whether the service itself speaks TLS."""
        return self.certificate is not None

    @property
    def secure(self) -> bool:
        """Whether what people send travels by TLS."""
        return self.tls or self.behind_proxy

    @property
    def root(self) -> str:
        """The path that every address begins with: `""`, or like `/nop-ho-so`."""
        return urlsplit(self.url or "").path.rstrip("/")

    def origins(self, port: int) -> frozenset[str]:
        """The addresses that are ours, as browsers write them: scheme, host, and the port where it is not
        the scheme's own; `port` is the one listened at."""
        scheme = "https" if self.secure else "http"
        own = {_origin(scheme, name, port) for name in (*LOOPBACK, self.host)}
        if self.url is None:
            return frozenset(own)
        said = urlsplit(self.url)
        named = _origin(said.scheme, _ascii(said), said.port or _PORTS[said.scheme])
        return frozenset({named} if self.behind_proxy else {named, *own})

    def address(self, port: int) -> str:
        """What people open, with `/` at its end; `port` is the one listened at."""
        if self.url is not None:
            return f"{self.url.rstrip('/')}/"
        return f"{_origin('https' if self.secure else 'http', self.host, port)}/"


def checked(door: Door) -> Door:
    """The door, as it is safe to open; WrongUse where it is not, or where its address makes no sense."""
    for fault in _faults(door):
        raise WrongUse(fault)
    return door


def _faults(door: Door) -> Iterator[str]:
    if (door.certificate is None) != (door.key is None):
        yield "Phải ghi cả --cert và --key: chứng thư và khóa riêng đi với nhau."
    if door.tls and door.behind_proxy:
        yield "Chỉ chọn một trong hai: --cert và --key, hoặc --behind-proxy."
    if not loopback(door.host) and not door.secure:
        yield (
            f"Chỉ mở ở địa chỉ {door.host} khi đường truyền được mã hóa: hãy thêm --cert và --key, "
            "hoặc --behind-proxy nếu máy chủ web của cơ quan đứng trước."
        )
    if door.behind_proxy and door.url is None:
        yield "Với --behind-proxy phải ghi --url: địa chỉ https mà cán bộ mở."
    if _every_address(door.host) and door.url is None:
        yield f"Với --host {door.host} phải ghi --url: địa chỉ mà cán bộ mở."
    if door.url is not None:
        yield from _faults_of_address(door.url, door.secure)


def _faults_of_address(url: str, secure: bool) -> Iterator[str]:
    wrong = f"--url {url} không phải địa chỉ trang web, ví dụ https://noivu.tinh.gov.vn/nop-ho-so."
    try:
        said = urlsplit(url)
        name, _ = _ascii(said), said.port
    except ValueError:
        yield wrong
        return
    plain = said.netloc.rpartition("@")[0] == "" and not said.query and not said.fragment
    if said.scheme not in _PORTS or not name or not plain or not _PATH.fullmatch(said.path.rstrip("/")):
        yield wrong
    elif secure and said.scheme != "https":
        yield f"--url {url} phải bắt đầu bằng https://."
    elif not secure and (said.scheme != "http" or not loopback(name)):
        yield f"Để mở ở {url} hãy thêm --cert và --key, hoặc --behind-proxy."


def loopback(name: str) -> bool:
    """Whether a name or number is always this machine itself."""
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name.lower() == "localhost"


def _every_address(host: str) -> bool:
    try:
        return ip_address(host).is_unspecified
    except ValueError:
        return False


def _origin(scheme: str, name: str, port: int) -> str:
    shown = f"[{name}]" if ":" in name else name.lower()
    return f"{scheme}://{shown}" if port == _PORTS[scheme] else f"{scheme}://{shown}:{port}"


def _ascii(said: SplitResult) -> str:
    """The host as a browser sends it; ValueError where no browser could."""
    return (said.hostname or "").encode("idna").decode("ascii")
