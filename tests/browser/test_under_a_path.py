"""A site whose address has a path, behind a real nginx that keeps it in a folder of its host."""

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from html.parser import HTMLParser
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser

from tests.workflows.office import Office, copied

PATH = "/bandantoc"
ADDRESS = f"https://sonla.example{PATH}"
PATIENCE = 20
SETTINGS = """
daemon off;
{user}
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
  types {{ text/html html; text/css css; application/javascript js; application/json json; text/csv csv;
          image/svg+xml svg; font/woff2 woff2; }}
  charset utf-8;
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port};
    error_page 404 {path}/404.html;
    location {path}/ {{ alias {current}/; index index.html; }}
    location = {path} {{ return 301 {path}/; }}
    location / {{ return 403; }}
  }}
}}
"""


class Links(HTMLParser):
    """What a page leads to or loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # Where the search form goes without a script is followed as well.
        self.found += [value for name, value in attrs if name in {"href", "src", "action"} and value]


@pytest.fixture(scope="module", name="portal", params=[ADDRESS, f"{ADDRESS}/"])
def _portal(request, tmp_path_factory) -> Office:
    """The sample under this address, published by the real command."""
    office = copied(tmp_path_factory.mktemp("duong-dan") / "co-quan")
    office.change("co_quan", lambda row: row | {"dia_chi_cong": request.param})
    office.build("--audience", "portal")
    return office


@pytest.fixture(scope="module", name="root")
def _root(portal: Office, tmp_path_factory) -> Iterator[str]:
    with nginx(portal.current("portal"), tmp_path_factory.mktemp("nginx")) as port:
        yield f"http://127.0.0.1:{port}{PATH}/"


@contextmanager
def nginx(current: Path, folder: Path) -> Iterator[int]:
    """The port of an nginx that keeps the site at its path; ended by its own process."""
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin")
    if program is None:
        pytest.fail("Cần cài máy chủ web để kiểm thử: apt-get install nginx-light", pytrace=False)
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # Workers of a master run by root would not be let into the folder of the test.
    user = "user root;" if Path(folder).owner() == "root" else ""
    settings = folder / "nginx.conf"
    said = SETTINGS.format(folder=folder, port=port, path=PATH, current=current, user=user)
    settings.write_text(said, encoding="utf-8")
    running = subprocess.Popen([program, "-p", folder, "-c", settings], stderr=subprocess.DEVNULL)
    try:
        wait(port, running)
        yield port
    finally:
        running.terminate()
        running.wait(PATIENCE)


#: The pages of all years; what else stands at the top leads on from an address of before.
AT_THE_TOP = {"index.html", "cac-nam.html", "tat-ca-trang.html", "404.html"}


def wait(port: int, running: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert running.poll() is None, "nginx did not start"
        with closing(socket.socket()) as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx does not answer")


def fetched(url: str) -> tuple[int, bytes]:
    parts = urlsplit(url)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=PATIENCE)
    with closing(connection):
        connection.request("GET", quote(unquote(parts.path)))
        answer = connection.getresponse()
        return answer.status, answer.read()


def leads_to(url: str, text: bytes) -> set[str]:
    """The addresses that a browser makes of what the page says; those on other sites are not asked."""
    wanted = (urldefrag(urljoin(url, link))[0] for link in Links(text.decode()).found)
    return {link for link in wanted if urlsplit(link).scheme == "http"}


def test_every_page_is_reached_from_the_first_and_leads_nowhere_else(portal, root):
    waiting, seen, wrong = [root], set(), []
    while waiting:
        url = waiting.pop()
        seen.add(url)
        status, body = fetched(url)
        if status != 200 or not url.startswith(root):
            wrong.append((url, status))
        elif url.endswith((".html", "/")):
            waiting += [link for link in leads_to(url, body) - seen if link not in waiting]
    assert wrong == []
    pages = {path.relative_to(portal.current("portal")).as_posix() for path in files(portal, ".html")}
    leading_on = {path for path in pages if not path.startswith("2022/")} - AT_THE_TOP
    assert all(fetched(f"{root}2022/{path}")[0] == 200 for path in leading_on)
    assert pages - {"404.html", *leading_on} <= {url.removeprefix(root) for url in seen}


def files(portal: Office, suffix: str) -> list[Path]:
    return [path for path in portal.current("portal").rglob(f"*{suffix}") if path.is_file()]


@pytest.mark.parametrize("lost", ["khong-co.html", "2022/huong-dan/sau/khong-co.html", "du-lieu/x.csv"])
def test_what_is_not_there_leads_back_into_the_site(root, lost):
    status, body = fetched(root + lost)
    assert status == 404
    back = leads_to(root + lost, body)
    own = {f"{root}assets/not-found.css", f"{root}assets/icon.svg"}
    assert back - own == {f"{root}index.html", f"{root}tat-ca-trang.html"}
    assert {fetched(link)[0] for link in back} == {200}


def test_the_open_data_names_the_files_beside_it(root):
    described = json.loads(fetched(f"{root}du-lieu/datapackage.json")[1])
    paths = [resource["path"] for resource in described["resources"]]
    assert len(paths) >= 6
    assert {fetched(f"{root}du-lieu/{path}")[0] for path in paths} == {200}


def test_the_links_of_the_fragment_stand_below_the_address(portal, root):
    assert portal.run("announce", "draft", "2022").code == 0
    text = (portal.folder / "out" / "2022" / "manh-dan-cong.html").read_text(encoding="utf-8")
    links = Links(text).found
    assert f"{ADDRESS}/2022/thong-bao.html" in links
    assert all(link.startswith(f"{ADDRESS}/") and "//" not in link[len(ADDRESS) :] for link in links)
    assert {fetched(root + link.removeprefix(f"{ADDRESS}/"))[0] for link in links} == {200}


@pytest.mark.parametrize("door", ["nginx", "file"])
@pytest.mark.parametrize("start", ["index.html", "2022/huong-dan/dang-vien.html"])
def test_the_search_finds_and_its_answers_open(browser: Browser, portal, root, door, start):
    base = root if door == "nginx" else f"{portal.current('portal').resolve().as_uri()}/"
    with closing(browser.new_context()) as context:
        page, asked = context.new_page(), []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(base + start)
        page.fill("[data-congkhai-search] input", "99/KH-BDT")
        page.wait_for_selector(".ck-hit")
        hits = page.eval_on_selector_all(".ck-hit", "hits => hits.map(hit => hit.href)")
        assert f"{base}2022/ke-hoach.html" in [urldefrag(hit)[0] for hit in hits]
        page.click(".ck-hit")
        page.wait_for_load_state()
        assert page.url.startswith(base)
        assert "Không tìm thấy trang" not in page.title()
    assert [url for url in asked if not url.startswith((base, "data:"))] == []
