"""The service in a real browser: on this machine, and behind a real nginx with TLS under a path."""

import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from congkhai.web.door import Door
from tests.browser.test_under_a_path import PATIENCE, wait
from tests.web.service import Service, service
from tests.web.test_door import self_made

PATH = "/nop-ho-so"
SETTINGS = """
daemon off;
{user}
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port} ssl;
    ssl_certificate {certificate};
    ssl_certificate_key {key};
    location {path}/ {{
      client_max_body_size 12m;
      proxy_pass http://127.0.0.1:{inner};
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_set_header X-Forwarded-Proto $scheme;
    }}
    location / {{ return 403; }}
  }}
}}
"""


@contextmanager
def proxied(folder: Path) -> Iterator[Service]:
    """The service behind an nginx that speaks TLS."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    door = Door(port=0, behind_proxy=True, url=f"https://localhost:{port}{PATH}")
    with service(door) as inner, nginx(folder, port, inner.port):
        yield inner


@contextmanager
def nginx(folder: Path, port: int, inner: int) -> Iterator[None]:
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin")
    if program is None:
        pytest.fail("Cần cài máy chủ web để kiểm thử: apt-get install nginx-light", pytrace=False)
    certificate, key = self_made(folder)
    user = "user root;" if folder.owner() == "root" else ""
    named = {"folder": folder, "port": port, "inner": inner, "path": PATH, "user": user}
    settings = folder / "nginx.conf"
    settings.write_text(SETTINGS.format(**named, certificate=certificate, key=key), encoding="utf-8")
    running = subprocess.Popen([program, "-p", folder, "-c", settings], stderr=subprocess.DEVNULL)
    try:
        wait(port, running)
        yield
    finally:
        running.terminate()
        running.wait(PATIENCE)


@pytest.fixture(scope="module", name="open", params=["this machine", "nginx"])
def _open(request, tmp_path_factory) -> Iterator[Service]:
    with ExitStack() as running:
        if request.param == "nginx":
            yield running.enter_context(proxied(tmp_path_factory.mktemp("nginx")))
        else:
            yield running.enter_context(service())


@pytest.fixture(name="page")
def _page(browser: Browser) -> Iterator[Page]:
    with closing(browser.new_context(ignore_https_errors=True)) as context:
        yield context.new_page()


def test_a_person_enters_and_is_known_by_the_cookie_alone(open, page):
    own = f"{open.address}own"
    page.goto(open.address)
    assert page.title() == "Biểu mẫu"
    assert page.goto(own).status == 403
    page.goto(open.address)
    page.click("#enter")
    assert page.text_content("body") == "entered"
    assert page.goto(own).status == 200
    cookie = page.context.cookies(own)[0]
    secure = open.address.startswith("https")
    assert cookie["name"] == ("__Secure-congkhai" if secure else "congkhai")
    assert cookie["path"] == (f"{PATH}/" if secure else "/")
    assert (cookie["httpOnly"], cookie["secure"], cookie["sameSite"]) == (True, secure, "Strict")
    assert cookie["expires"] == -1
    assert page.evaluate("document.cookie") == ""


def test_a_form_with_files_comes_through(open, page, tmp_path):
    (tmp_path / "bản tự kiểm điểm.docx").write_bytes(b"x" * 2_000_000)
    (tmp_path / 'hai"2.txt').write_bytes(b"")
    page.goto(open.address)
    page.fill("[name=ghi_chu]", "Đã sửa “điểm 3”\u0301")
    page.set_input_files("[name=tep]", sorted(tmp_path.iterdir()))
    page.click("#send")
    told = (page.text_content("body") or "").split("\n")
    assert told == ["ghi_chu=Đã sửa “điểm 3”\u0301", "tep: bản tự kiểm điểm.docx 2000000", 'tep: hai"2.txt 0']
    page.goto(open.address)
    page.click("#send")
    assert page.text_content("body") == "ghi_chu="


def test_a_form_of_another_site_is_not_taken(open, page):
    page.goto(f"data:text/html,<form method=post action={open.address}enter><input name=het value=1><button>")
    with page.expect_navigation() as gone:
        page.click("button")
    assert gone.value.status == 403
    assert open.office.answered[-1].status == 403


def test_too_much_is_told_in_words(open, page, tmp_path):
    (tmp_path / "to.bin").write_bytes(b"x" * 11_000_000)
    page.goto(open.address)
    page.set_input_files("[name=tep]", tmp_path / "to.bin")
    page.click("#send")
    assert "Tệp “to.bin” lớn hơn mức cho phép (10 MB)" in (page.text_content("main") or "")


def test_a_long_upload_of_a_browser_is_told_in_words(page, tmp_path):
    (tmp_path / "to.bin").write_bytes(b"x" * 50_000_000)
    with service(spilt=30) as open_:
        page.goto(open_.address)
        page.set_input_files("[name=tep]", tmp_path / "to.bin")
        page.click("#send")
        assert "(12 MB)" in (page.text_content("main") or "")


def test_nothing_but_the_path_is_the_service(tmp_path, page):
    with proxied(tmp_path) as open_:
        root = open_.address.removesuffix(f"{PATH}/")
        found = page.goto(open_.address)
        assert found.headers["strict-transport-security"].startswith("max-age=")
        assert (page.text_content("body") or "").startswith(f"https 127.0.0.1 {PATH}/send")
        assert page.goto(f"{root}/").status == 403
        assert page.goto(f"{root}{PATH}/khong-co").status == 404
        assert page.goto(f"{root.replace('localhost', '127.0.0.1')}{PATH}/").status == 421
        assert open_.get(f"{PATH}/").status == 421
