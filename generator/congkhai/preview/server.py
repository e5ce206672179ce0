"""A web server on 127.0.0.1 whose pages ask by themselves whether a newer build stands."""

import mimetypes
import posixpath
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from urllib.parse import unquote, urlsplit

from congkhai.errors import Misconfigured

ADDRESS = "127.0.0.1"
VERSION = "/_phien-ban"
RELOAD = (
    "<script>(function(){var v=null;setInterval(function(){fetch('"
    + VERSION
    + "').then(function(r){return r.text()}).then(function(t){if(v===null){v=t}else if(t!==v)"
    "{location.reload()}}).catch(function(){})},1000)})()</script>"
)
WAITING = (
    '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Đang dựng</title></head>'
    "<body><p>Đang dựng bản xem thử; trang này tự mở khi xong.</p></body></html>"
)


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

    def do_GET(self) -> None:
        """Answer one request from what is shown now."""
        path = unquote(urlsplit(self.path).path)
        with self.shown.lock:
            folders, instead, version = self.shown.folders, self.shown.instead, self.shown.version
        if path == VERSION:
            self._send(HTTPStatus.OK, "text/plain", str(version).encode())
        elif instead is not None:
            self._page(instead)
        elif path == "/":
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", "/agency/index.html")
            self.end_headers()
        else:
            self._file(path, folders)

    def _file(self, path: str, folders: dict[str, Path]) -> None:
        audience, _, inside = posixpath.normpath(path).lstrip("/").partition("/")
        folder = folders.get(audience)
        file = (folder / (inside or "index.html")).resolve() if folder else None
        if folder is None or file is None or folder.resolve() not in file.parents or not file.is_file():
            self._send(HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", "Không có trang này.".encode())
        elif file.suffix == ".html":
            self._page(file.read_text(encoding="utf-8"))
        else:
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            self._send(HTTPStatus.OK, kind, file.read_bytes())

    def _page(self, html: str) -> None:
        self._send(
            HTTPStatus.OK, "text/html; charset=utf-8", html.replace("</body>", f"{RELOAD}</body>").encode()
        )

    def _send(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Requests are not worth a line on the clerk's screen."""


def start(shown: Shown, port: int) -> ThreadingHTTPServer:
    """A server already answering in a thread of its own; port 0 takes any that is free.

    Misconfigured where another program has the port.
    """
    handler = type("Handler", (_Handler,), {"shown": shown})
    try:
        server = ThreadingHTTPServer((ADDRESS, port), handler)
    except OSError as error:
        raise Misconfigured(
            f"Cổng {port} đang được chương trình khác dùng. Hãy chọn cổng khác, ví dụ --port 8123."
        ) from error
    Thread(target=server.serve_forever, daemon=True).start()
    return server
