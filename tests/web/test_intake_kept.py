"""Nothing that was acknowledged is lost, and what cannot be kept is said at once."""

import json
import os
import random
import resource
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPException
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, TimeoutError

from congkhai.intake import submissions
from congkhai.intake.copies import backup, integrity
from congkhai.intake.location import place
from congkhai.intake.store import Store
from tests.conftest import FLAGS, sandboxed
from tests.web.intake_browser import device, enter, fill
from tests.web.intake_client import Client, entered
from tests.web.intake_fixtures import ASKED
from tests.web.intake_office import NOVEMBER, OFFICIAL, PATIENCE, SELF, Served, begun, laid_out, served
from tests.workflows.office import Office

pytestmark = pytest.mark.slow

OWN = f"{NOVEMBER}/nguoi_lap"
NOBODY = 65534
KILLS, CLIENTS = 20, 8
PEOPLE = [f"CB-{number:03}" for number in range(15, 15 + CLIENTS)]


def store_of(office: Office) -> Path:
    return place(office.folder / "datapackage")


# ---- killed ----


def connected(browser: Browser, address: str) -> Browser:
    """The browser there; one that is asked amid its own start may never answer, and is asked again."""
    with suppress(TimeoutError):
        return browser.browser_type.connect_over_cdp(address, timeout=500 * PATIENCE)
    return browser.browser_type.connect_over_cdp(address, timeout=500 * PATIENCE)


@contextmanager
def browser_of_its_own(
    chromium: Path, browser: Browser, profile: Path
) -> Iterator[tuple[Page, "subprocess.Popen[bytes]"]]:
    """A browser that the test may kill."""
    flags = [*FLAGS, "--headless=new", "--remote-debugging-port=0", f"--user-data-dir={profile}"]
    flags += [] if sandboxed() else ["--no-sandbox"]
    process = subprocess.Popen([chromium, *flags], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        port, end = profile / "DevToolsActivePort", time.monotonic() + PATIENCE
        while not (port.exists() and len(port.read_text().splitlines()) == 2):
            assert time.monotonic() < end
            time.sleep(0.05)
        number = port.read_text().splitlines()[0]
        opened = connected(browser, f"http://127.0.0.1:{number}")
        yield opened.contexts[0].new_page(), process
    finally:
        process.kill()
        process.wait(PATIENCE)


def test_what_was_typed_in_a_browser_that_was_killed_comes_back(inside, chromium, browser, tmp_path):
    words = {"f.uu_diem": "Chủ động, sâu sát; “đúng hạn”.", "f.tc_1_1": "4,25"}
    with browser_of_its_own(chromium, browser, tmp_path / "profile") as (page, process):
        enter(page, inside, OFFICIAL)
        page.goto(inside.address.rstrip("/") + OWN)
        for name, text in words.items():
            page.locator(f"[name='{name}']").press_sequentially(text)
        time.sleep(2)
        process.kill()
    with device(browser, inside, OFFICIAL) as again:
        assert (
            "đang ghi dở" in again.locator("main").inner_text()
            or "quá hạn" in again.locator("main").inner_text()
        )
        again.goto(inside.address.rstrip("/") + OWN)
        assert {name: again.locator(f"[name='{name}']").input_value() for name in words} == words
        assert "Đã lưu nháp lúc" in again.locator("#da-luu").inner_text()


def test_a_draft_is_kept_again_once_the_service_is_back(tmp_path, browser):
    """What is typed while the service is away stays on the page, that is said, and it is sent afterwards."""
    office = laid_out(tmp_path / "co-quan")
    first = begun(office)
    with device(browser, first, OFFICIAL) as page:
        page.goto(first.address.rstrip("/") + OWN)
        first.process.kill()
        first.process.wait(PATIENCE)
        fill(page, {"f.uu_diem": "Ghi lúc máy chủ tắt."})
        page.get_by_text("không nối được với máy chủ").wait_for()
        with served(office, port=first.port):
            page.get_by_text("Đã lưu nháp lúc").wait_for(timeout=30_000)
            fill(page, SELF)
            page.get_by_role("button", name="Nộp", exact=True).click()
            page.wait_for_url("**/bien-nhan/1")


class Sender(threading.Thread):
    """Somebody who hands in again and again until told to end; what was acknowledged, by number."""

    def __init__(self, client: Client, who: str, acknowledged: dict[int, str]) -> None:
        super().__init__(daemon=True)
        self.client, self.path, self.acknowledged = client, f"/phieu/KN/{who}/-/nguoi_lap", acknowledged
        self.ended = threading.Event()
        self.sent = 0

    def run(self) -> None:
        # The connection breaks in the middle of anything when the service is killed.
        with suppress(OSError, HTTPException):
            while not self.ended.is_set():
                self.sent += 1
                mark = f"{self.path} {time.monotonic_ns()}"
                number = self.client.hand_in(self.path, ASKED | {"f.noi_dung": mark}).number
                self.acknowledged[number] = mark


def test_what_was_acknowledged_is_there_after_twenty_kills(tmp_path):
    """Eight people hand in at once, and the service dies at any moment."""
    office, chance = laid_out(tmp_path / "co-quan"), random.Random(20261210)
    with served(office) as first:
        clients = {who: entered(first, who) for who in PEOPLE}
    acknowledged: dict[int, str] = {}
    rounds = []
    for _ in range(KILLS):
        running = begun(office)
        for client in clients.values():
            client.served = running
        senders = [Sender(client, who, acknowledged) for who, client in clients.items()]
        for sender in senders:
            sender.start()
        before, end = len(acknowledged), time.monotonic() + PATIENCE
        while len(acknowledged) == before and time.monotonic() < end:
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.5))
        running.process.kill()
        running.process.wait(PATIENCE)
        for sender in senders:
            sender.ended.set()
            sender.join(PATIENCE)
        rounds.append(len(acknowledged) - before)
        assert "Chương trình gặp lỗi" not in running.said()
    assert min(rounds) > 0
    assert integrity(store_of(office)) == ()
    with Store(store_of(office)) as store:
        for number, mark in acknowledged.items():
            assert json.loads(store.read(submissions.answers, number) or "{}")["noi_dung"] == mark


def test_an_acceptance_that_died_half_way_is_finished_once(tmp_path):
    """The tables were written and the queue was not: the petition is in its register once, with one paper."""
    office, who = laid_out(tmp_path / "co-quan"), PEOPLE[0]
    with served(office) as running:
        number = entered(running, who).hand_in(f"/phieu/KN/{who}/-/nguoi_lap", ASKED).number
    store, before = store_of(office), tmp_path / "before"
    backup(store, before)
    for _ in range(2):
        done = office.run("intake", "accept", f"TN-2026-{number:06}", "--by", "Văn thư")
        assert (done.code, "đã chấp nhận" in done.said) == (0, True), done.told
        petitions = [row for row in office.rows("kien_nghi") if row["can_bo"] == who]
        dossiers = [row for row in office.rows("ho_so") if row["bien_nhan"]]
        assert (len(petitions), len(dossiers)) == (1, 1)
        for beside in ("-wal", "-shm"):
            store.with_name(store.name + beside).unlink(missing_ok=True)
        shutil.copyfile(before, store)


# ---- not kept ----


def test_on_a_full_disk_nothing_is_acknowledged_and_what_was_typed_stays(tmp_path):
    with served(laid_out(tmp_path / "co-quan")) as running:
        own = entered(running, OFFICIAL)
        first = own.hand_in(OWN, SELF).number
        form = own.get(OWN).form(OWN)
        full(running, 1)
        typed = {**SELF, "f.uu_diem": "Ghi khi ổ đĩa đầy."}
        refused = own.post(OWN, [*typed.items(), ("viec", "nop"), *form])
        assert (refused.status, refused.said.startswith("Lỗi: ")) == (503, True)
        assert "không cấp giấy biên nhận nào: ổ đĩa đã đầy" in refused.said
        assert "Ghi khi ổ đĩa đầy." in refused.text
        draft = own.post(f"{OWN}/nhap", [*typed.items(), *form])
        assert (draft.status, "ổ đĩa đã đầy" in draft.said) == (503, True)
        # What is there can be read, and nothing new is.
        assert own.get(f"/bien-nhan/{first}").status == 200
        assert own.get(f"/bien-nhan/{first + 1}").status == 404
        full(running, resource.RLIM_INFINITY)
        # The page that was shown can be sent.
        pairs = [*typed.items(), ("viec", "nop"), *refused.form(OWN)]
        assert own.post(OWN, pairs).number == first + 1


def full(running: Served, size: int) -> None:
    """The files of the service may grow no larger."""
    resource.prlimit(running.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


#: Runs the command without root's power to pass over the rights of files: CAP_DAC_OVERRIDE and CAP_FOWNER are
#: taken out of what a new program may have. Of anybody else nothing can be taken.
POWERLESS = """
import ctypes, os, sys
PR_CAPBSET_DROP = 24
for power in (1, 3):
    ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, power, 0, 0, 0)
os.execv(sys.executable, [sys.executable, "-m", "congkhai", *sys.argv[1:]])
"""


def test_a_folder_that_may_only_be_read_is_told_at_the_start(tmp_path):
    office = laid_out(tmp_path / "co-quan")
    with served(office):
        pass
    folder = store_of(office).parent
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
        folder.chmod(0o755)
    else:
        # Its owner may open a folder again that is closed; a file where the folder is to be nobody can use.
        folder.rename(folder.with_name("cu"))
        folder.touch(0o444)
    done = office.run("intake", "serve", "--port", "0", program=(sys.executable, "-c", POWERLESS))
    assert done.code == 3, done.told
    assert "dossiers" in done.told and "Nhận hồ sơ tại" not in done.told
    assert "Traceback" not in done.told


def test_a_second_service_and_a_taken_port_are_told(tmp_path):
    with served(laid_out(tmp_path / "co-quan")) as running:
        again = running.office.run("intake", "serve", "--port", "0")
        assert (again.code, "đang chạy rồi" in again.told) == (3, True)
        with socket.create_server(("127.0.0.1", 0)) as taken:
            other = laid_out(tmp_path / "khac")
            told = other.run("intake", "serve", "--port", str(taken.getsockname()[1]))
        assert (told.code, "đang được chương trình khác dùng" in told.told) == (3, True)
