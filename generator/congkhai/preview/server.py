"""A web server on 127.0.0.1 whose pages ask by themselves whether a newer build stands."""

import mimetypes
import posixpath
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from typing import Any, Final
from urllib.parse import unquote

from congkhai.errors import Misconfigured

ADDRESS: Final = "127.0.0.1"
NAMES: Final = frozenset({ADDRESS, "localhost"})
VERSION: Final = "/_phien-ban"
RELOAD: Final = (
    "<script>(function(){var v=null;setInterval(function(){fetch('"
    + VERSION
    + "').then(function(r){return r.text()}).then(function(t){if(v===null){v=t}else if(t!==v)"
    "{location.reload()}}).catch(function(){})},1000)})()</script>"
)
_SECONDS: Final = 30
_HTTP: Final = 80

#: Does the work; the sentence for a clerk where a fault of ours ended it, else None.
Guard = Callable[[Callable[[], None]], str | None]


def plain_page(title: str, said: str) -> str:
    """A page that says one thing."""
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{escape(title)}</title></head>'
        f"<body><p>{escape(said)}</p></body></html>"
    )


WAITING: Final = plain_page("Đang dựng", "Đang dựng bản xem thử; trang này tự mở khi xong.")


@dataclass(slots=True)
class Shown:
    """What is shown at the moment: a folder per audience, or one page in place of everything."""

    folders: dict[str, Path] = field(default_factory=dict)
    instead: str | None = WAITING
    version: int = 0
    lock: Lock = field(default_factory=Lock)

    def sites(self, folders: dict[str, Path]) -> None:
        """Show these folders from now on."""
        with self.lock:
            self.folders, self.instead, self.version = folders, None, self.version + 1

    def page(self, html: str) -> None:
        """Show one page at every address until the next build stands."""
        with self.lock:
            self.instead, self.version = html, self.version + 1


class _Handler(BaseHTTPRequestHandler):
    shown: Shown
    guard: Guard
    # A browser that opens a connection and says nothing holds its thread no longer than this.
    timeout = _SECONDS
    server_version, sys_version = "congkhai", ""
    # A request line that says no version is answered as one of today: with a status, never without.
    default_request_version = "HTTP/1.0"
    error_content_type = "text/plain; charset=utf-8"
    error_message_format = "Không trả lời được yêu cầu này (%(code)d).\n"

    def do_GET(self) -> None:
        """Answer one request from what is shown now; a fault of ours is said in the answer."""
        said = type(self).guard(self._answer)
        if said is not None:
            with suppress(ConnectionError):
                page = plain_page("Lỗi của chương trình", said)
                self._send(HTTPStatus.INTERNAL_SERVER_ERROR, "text/html; charset=utf-8", page.encode())

    def do_HEAD(self) -> None:
        """As GET, without the content."""
        self.do_GET()

    def _answer(self) -> None:
        # Whoever asked may be gone; that is no fault of anybody.
        with suppress(ConnectionError, TimeoutError):
            if not self._meant_for_us():
                said = f"Bản xem thử chỉ mở bằng địa chỉ http://{ADDRESS}:{self._port()}/."
                self._text(HTTPStatus.MISDIRECTED_REQUEST, said)
                return
            path = unquote(self.path.partition("?")[0].partition("#")[0])
            with self.shown.lock:
                folders, instead, version = self.shown.folders, self.shown.instead, self.shown.version
            if path == VERSION:
                self._text(HTTPStatus.OK, str(version))
            elif instead is not None:
                self._page(instead)
            elif path == "/":
                self._send(HTTPStatus.FOUND, "text/plain", b"", Location="/agency/index.html")
            else:
                self._file(path, folders)

    def _meant_for_us(self) -> bool:
        """Whether the request names this machine: a foreign name that leads here is another site's script."""
        hosts = self.headers.get_all("Host") or []
        name, _, port = hosts[0].strip().lower().partition(":") if len(hosts) == 1 else ("", "", "")
        meant = name in NAMES and (port == str(self._port()) or (not port and self._port() == _HTTP))
        return meant and self.path.startswith("/")

    def _port(self) -> int:
        server: Any = self.server
        return int(server.server_port)

    def _file(self, path: str, folders: dict[str, Path]) -> None:
        audience, _, inside = posixpath.normpath(path).lstrip("/").partition("/")
        content = None
        folder = folders.get(audience)
        if folder is not None:
            # A name that no file can have (too long, with a NUL), or a file that goes with the next build.
            with suppress(OSError, ValueError):
                file = (folder / (inside or "index.html")).resolve()
                if folder.resolve() in file.parents and file.is_file():
                    content = file.read_bytes()
        if content is None:
            self._text(HTTPStatus.NOT_FOUND, "Không có trang này.")
        elif file.suffix == ".html":
            self._page(content.decode("utf-8"))
        else:
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            self._send(HTTPStatus.OK, kind, content)

    def _page(self, html: str) -> None:
        html = html.replace("</body>", f"{RELOAD}</body>")
        self._send(HTTPStatus.OK, "text/html; charset=utf-8", html.encode())

    def _text(self, status: HTTPStatus, said: str) -> None:
        self._send(status, "text/plain; charset=utf-8", said.encode())

    def _send(self, status: HTTPStatus, kind: str, content: bytes, **more: str) -> None:
        self.send_response(status)
        for name, value in more.items():
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        # What is inside the agency is on these pages: no other site may take them in.
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Requests are not worth a line on the clerk's screen."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A connection broken outside an answer ends in silence: there is nobody to tell."""


def start(shown: Shown, port: int, guard: Guard) -> ThreadingHTTPServer:
    """A server already answering in a thread of its own; port 0 takes any that is free.

    Misconfigured where another program has the port.
    """
    handler = type("Handler", (_Handler,), {"shown": shown, "guard": staticmethod(guard)})
    try:
        server = _Server((ADDRESS, port), handler)
    except OSError as error:
        raise Misconfigured(
            f"Cổng {port} đang được chương trình khác dùng. Hãy chọn cổng khác, ví dụ --port 8123."
        ) from error
    Thread(target=server.serve_forever, daemon=True).start()
    return server
