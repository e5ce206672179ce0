"""What browser tests stand on: the system's chromium and a font like the papers', or what to install."""

import os
import shutil
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
