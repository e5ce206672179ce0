"""The preview: on 127.0.0.1 alone, built again on change; its pages ask whether a newer build stands."""

import mimetypes
import os
import posixpath
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import Final

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn import Config

from congkhai.office_files import below
from congkhai.project import Project
from congkhai.value import Collector
from congkhai.web.gate import Guard
from congkhai.web.listen import answering, taken
from congkhai.web.protocol import PlainProtocol
from congkhai.web.refusal import bare_answer, plain_page
from congkhai.workflows.serve import Preview, preview

ADDRESS: Final = "127.0.0.1"
NAMES: Final = frozenset({ADDRESS, "localhost"})
VERSION: Final = "/_phien-ban"
RELOAD: Final = (
    "<script>(function(){var v=null;setInterval(function(){fetch('"
    + VERSION
    + "').then(function(r){return r.text()}).then(function(t){if(v===null){v=t}else if(t!==v)"
    "{location.reload()}}).catch(function(){})},1000)})()</script>"
)
#: What is inside the agency is on these pages: no other site may take them in, no cache may keep them.
HEADERS: Final = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Server": "congkhai",
    "X-Content-Type-Options": "nosniff",
}
PAUSE: Final = 0.5
_HTTP: Final = 80

#: Path, time of change (ns) and size of every file looked at.
Snapshot = frozenset[tuple[str, int, int]]


def _fault_page(sentence: str) -> str:
    return plain_page("Lỗi của chương trình", sentence)


class Shown(Collector):
    """What a browser sees at the moment: how many builds there were, and the last; replaced both at once."""

    now: tuple[int, Preview]

    def show(self, built: Preview) -> None:
        """Show this from now on; open pages load themselves again."""
        self.now = self.now[0] + 1, built


def serve(project: Project, today: date, port: int, say: Callable[[str], None], guard: Guard) -> None:
    """Run until interrupted (Ctrl+C); what is online is never touched.

    A fault of ours that `guard` catches is shown as a page, and the next change is built all the same.
    """
    waiting = plain_page("Đang dựng", "Đang dựng bản xem thử; trang này tự mở khi xong.")
    shown = Shown((0, Preview(page=waiting)))
    with TemporaryDirectory(prefix="congkhai-") as folder, _listening(shown, port, guard) as own:
        say(f"Xem thử: http://{ADDRESS}:{own}/agency/ và /portal/ (dừng: Ctrl+C)")
        with suppress(KeyboardInterrupt):
            for room in _each_change(project, Path(folder)):
                sentence = guard(partial(_build, project, today, room, shown, say))
                if sentence is not None:
                    shown.show(Preview(page=_fault_page(sentence)))
                    say(sentence)


def _build(project: Project, today: date, room: Path, shown: Shown, say: Callable[[str], None]) -> None:
    built = preview(project, today, room)
    shown.show(built)
    say(built.line)


def _each_change(project: Project, folder: Path) -> Iterator[Path]:
    """A new folder to build in, now and after each change; the one before stays while it is read."""
    before = None
    for turn in count(1):
        while (now := snapshot((project.content, project.package))) == before:
            time.sleep(PAUSE)
        before = now
        yield folder / str(turn)
        rmtree(folder / str(turn - 2), ignore_errors=True)


def snapshot(roots: Iterable[Path]) -> Snapshot:
    """What the site is made from, as it stands below the roots.

    Excel's own temporary files (`~$…`) and hidden files are passed over; one that vanishes
    between listing and looking is simply not there. No link is followed.
    """
    seen = set()
    for root in roots:
        # Looked at ten times a second where much is handed in: no path is made of each name.
        for name, path, look in ((root.name, str(root), root.lstat), *_below(root)):
            if name.startswith(("~$", ".")):
                continue
            with suppress(OSError):
                status = look()
                if not stat.S_ISDIR(status.st_mode):
                    seen.add((path, status.st_mtime_ns, status.st_size))
    return frozenset(seen)


def _below(root: Path) -> Iterator[tuple[str, str, Callable[[], os.stat_result]]]:
    with suppress(OSError):
        for entry in () if root.is_symlink() else below(root):
            yield entry.name, entry.path, partial(entry.stat, follow_symlinks=False)


@contextmanager
def _listening(shown: Shown, port: int, guard: Guard) -> Iterator[int]:
    """A server answering in a thread of its own, and its port; port 0 takes any that is free.

    Misconfigured where another program has the port.
    """
    listener = taken(ADDRESS, port)
    own: int = listener.getsockname()[1]
    config = Config(
        app(shown, own, guard),
        loop="asyncio",
        http=_Protocol,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    with answering(config, listener):
        yield own


class _Protocol(PlainProtocol):
    def unclear(self) -> bytes:
        """What is no request of HTTP is answered like one for another address."""
        port = self.server[1] if self.server else None
        return bare_answer("400 Bad Request", f"Không hiểu yêu cầu này. {_only_here(port)}\n", HEADERS)


def app(shown: Shown, port: int, guard: Guard) -> Starlette:
    """The two sites, or the page that stands in their place."""

    def answer(request: Request) -> Response:
        """Answer from what is shown now; a fault of ours is said in the answer."""
        answers: list[Response] = []
        sentence = guard(lambda: answers.append(_answer(request.scope["path"], *shown.now)))
        return answers[0] if sentence is None else _html(_fault_page(sentence), 500)

    def refuse(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        return _text(f"Không trả lời được yêu cầu này ({status}).", status)

    return Starlette(
        routes=[Route("/{path:path}", answer)],
        middleware=[Middleware(_OnlyHere, port)],
        exception_handlers={HTTPException: refuse},
    )


class _OnlyHere:
    """Answers only what names this machine: a foreign name that leads here is another site's script."""

    def __init__(self, inner: ASGIApp, port: int) -> None:
        self._inner, self._port = inner, port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        meant = scope["path"].startswith("/") and self._names_us(Headers(scope=scope).getlist("host"))
        await (self._inner if meant else _text(_only_here(self._port), 421))(scope, receive, send)

    def _names_us(self, hosts: Sequence[str]) -> bool:
        name, _, port = hosts[0].strip().lower().partition(":") if len(hosts) == 1 else ("", "", "")
        return name in NAMES and (port == str(self._port) or (not port and self._port == _HTTP))


def _only_here(port: int | None) -> str:
    return f"Bản xem thử chỉ mở bằng địa chỉ http://{ADDRESS}:{port}/."


def _answer(path: str, version: int, seen: Preview) -> Response:
    if path == VERSION:
        return _text(str(version))
    if seen.page is not None:
        return _html(seen.page)
    if path == "/":
        return RedirectResponse("/agency/index.html", 302, HEADERS)
    return _file(path, seen)


def _file(path: str, seen: Preview) -> Response:
    audience, _, inside = posixpath.normpath(path).lstrip("/").partition("/")
    folder = seen.folders.get(audience)
    if folder is not None:
        # A name that no file can have (too long, with a NUL), or a file that goes with the next build.
        with suppress(OSError, ValueError):
            file = (folder / (inside or "index.html")).resolve()
            if folder.resolve() in file.parents and file.is_file():
                content = file.read_bytes()
                if file.suffix == ".html":
                    return _html(content.decode("utf-8"))
                kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
                return Response(content, media_type=kind, headers=HEADERS)
    return _text("Không có trang này.", 404)


def _html(page: str, status: int = 200) -> Response:
    return HTMLResponse(page.replace("</body>", f"{RELOAD}</body>"), status, HEADERS)


def _text(sentence: str, status: int = 200) -> Response:
    return PlainTextResponse(sentence, status, HEADERS)
