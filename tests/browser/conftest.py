"""The sample published once by the real command, and offered by a real server on 127.0.0.1."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser

from tests.browser.published import AUDIENCES, NARROW, WIDE, Site, Tab, tab
from tests.browser.reading import Seen, look

ROOT = Path(__file__).resolve().parents[2]


class Quiet(SimpleHTTPRequestHandler):
    """A file server that keeps no log and answers a wrong address with the site's own page."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send 404.html for what is not there."""
        if code != HTTPStatus.NOT_FOUND:
            return super().send_error(code, message, explain)
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample's folder with both sites and the announcement's papers made."""
    folder = tmp_path_factory.mktemp("co-quan")
    for part in ("content", "datapackage"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy2(ROOT / "pyproject.toml", folder)
    for command in (["build"], ["announce", "draft", "2022"]):
        done = subprocess.run(
            [sys.executable, "-m", "congkhai", "-C", folder, *command],
            cwd=ROOT / "generator",
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def sites(office: Path) -> Iterator[dict[str, Site]]:
    """Both audiences' sites, each with a server of its own."""
    servers = {}
    for audience in AUDIENCES:
        folder = (office / "site" / audience / "current").resolve()
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
        Thread(target=server.serve_forever, daemon=True).start()
        servers[audience] = (folder, server)
    yield {
        audience: Site(audience=audience, folder=folder, server=f"http://127.0.0.1:{server.server_port}/")
        for audience, (folder, server) in servers.items()
    }
    for _, server in servers.values():
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def walkers(browser: Browser) -> Iterator[dict[int, Tab]]:
    """Two visitors, by the width of their screens, who go from page to page."""
    with tab(browser, WIDE) as wide, tab(browser, NARROW) as narrow:
        yield {WIDE: wide, NARROW: narrow}


@pytest.fixture
def wide(walkers: dict[int, Tab]) -> Tab:
    """The visitor at a desk."""
    return walkers[WIDE]


@pytest.fixture(scope="session")
def plain(browser: Browser) -> Iterator[Tab]:
    """A visitor whose browser runs no script."""
    with tab(browser, WIDE, javascript=False) as opened:
        yield opened


@pytest.fixture(scope="session")
def read(walkers: dict[int, Tab], sites: dict[str, Site]) -> dict[str, dict[str, Seen]]:
    """Every page of every audience, as a reader at a desk sees it."""
    return {
        audience: {path: look(walkers[WIDE], site.root("file"), path) for path in site.pages()}
        for audience, site in sites.items()
    }
