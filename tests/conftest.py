"""What browser tests stand on: the system's chromium and a font like the papers', or what to install.

`--quick` leaves out what needs a browser, a kill or a process of its own, and refuses to start one.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

# Headless on a machine without a screen or a way out: no first-run pages, no calls home.
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


#: Tests that work as a clerk does, by processes, or on whole packages.
SLOW = frozenset(
    "announcement bench browser cli grids mutations packages paper publish remedies sample starter tables "
    "web workbook workflows test_mkdocs_by_hand.py test_style.py".split()
)


def pytest_configure() -> None:
    """A run in the background lets no process that it starts be interrupted, and some tests do just that."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--quick", action="store_true", help="only what needs no browser, kill or process")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """A slow folder is not even read."""
    return True if config.getoption("quick") and collection_path.name in SLOW else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("quick"):
        left_out = [item for item in items if slow(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not slow(item)]


def slow(item: pytest.Item) -> bool:
    """Whether a test needs the browser or says of itself that it is `slow`."""
    return "chromium" in getattr(item, "fixturenames", ()) or item.get_closest_marker("slow") is not None


@pytest.fixture(autouse=True)
def no_process(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A quick test that starts a process fails: it is to be marked `slow`."""
    if request.config.getoption("quick"):
        monkeypatch.setattr(subprocess, "Popen", refused)


def refused(*arguments: object, **_: object) -> None:
    pytest.fail(f"a quick test starts a process; mark it slow: {arguments[:1]}", pytrace=False)


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The system's chromium; without it, or without any font, the test fails."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.fail("Cần cài trình duyệt để kiểm thử: apt-get install chromium", pytrace=False)
    if not fonts():
        pytest.fail("Cần cài phông chữ để kiểm thử: apt-get install fonts-croscore", pytrace=False)
    return Path(found)


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """One headless browser for all tests; each test opens a context of its own."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium, args=list(FLAGS), chromium_sandbox=sandboxed()
        )
        yield running
        running.close()


def fonts() -> str:
    """The fonts the system knows, one a line; empty where fontconfig is missing."""
    if shutil.which("fc-list") is None:
        return ""
    return subprocess.run(["fc-list"], capture_output=True, text=True, encoding="utf-8", check=True).stdout


def sandboxed() -> bool:
    """Chromium refuses its sandbox to root."""
    return hasattr(os, "geteuid") and os.geteuid() != 0
