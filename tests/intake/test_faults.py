"""Killed, starved, barred, raced: what was acknowledged is stored, and what was not is told."""

import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from congkhai.intake import submissions
from congkhai.intake.copies import integrity
from congkhai.intake.store import Store
from congkhai.intake.values import State
from tests.intake.desk import HANDED
from tests.intake.sender import NOBODY

ROOT = Path(__file__).parents[2]
KILLS = 10

pytestmark = pytest.mark.slow


def started(what: str, path: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.intake.sender", what, str(path)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'generator'}{os.pathsep}{ROOT}", "PYTHONUTF8": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def finished(what: str, path: Path) -> list[str]:
    """The lines of a process that must end well."""
    running = started(what, path)
    said, _ = running.communicate(timeout=120)
    assert running.returncode == 0
    return said.splitlines()


def stored(path: Path) -> dict[str, str]:
    """What the store has, sha256 by number."""
    with Store(path) as store:
        return {str(one.number): one.sha256 for one in store.read(submissions.standing, State)}


def test_whenever_it_is_killed_what_was_acknowledged_is_stored(path):
    at_random = random.Random(20261124)
    acknowledged: dict[str, str] = {}
    for _ in range(KILLS):
        with started("without_end", path) as running:
            lines = [running.stdout.readline() for _ in range(at_random.randrange(1, 400))]
            running.kill()
            lines += running.stdout.readlines()
        assert running.returncode == -9
        acknowledged |= dict(line.split() for line in lines)
        assert acknowledged.items() <= stored(path).items()
        assert integrity(path) == ()
    assert len(acknowledged) >= KILLS


def test_a_full_disk_is_told_and_nothing_is_acknowledged(path):
    said = finished("until_full", path)
    refused = [line for line in said if line.startswith("refused")]
    assert len(refused) >= 3
    assert {line for line in refused if "ổ đĩa đã đầy" in line and "Hãy dọn bớt" in line} == set(refused)
    acknowledged = dict(line.split() for line in said if line not in refused)
    assert len(acknowledged) > 10
    # The last came after room was made; a number that was refused is given to whoever is kept next.
    assert acknowledged == stored(path)
    assert integrity(path) == ()


@pytest.fixture
def barred() -> Iterator[Path]:
    """A store below a folder that nobody can get to, owned by whoever has no rights."""
    root = Path(tempfile.mkdtemp())
    root.chmod(0o755)
    path = root / "datapackage" / "dossiers" / "tiep-nhan.sqlite"
    path.parent.mkdir(parents=True)
    Store(path).close()
    with Store(path) as store:
        store.write(submissions.receive, HANDED, b"before", "{}").result()
    for found in (root / "datapackage", path.parent, path):
        own(found)
    yield path
    for folder in (path.parent, path.parent.parent):
        folder.chmod(0o700)
    shutil.rmtree(root)


def own(path: Path) -> None:
    if os.geteuid() == 0:
        os.chown(path, NOBODY, NOBODY)


def test_whoever_has_the_rights_is_served(barred):
    assert finished("powerless", barred) == ["kept 2"]


def test_a_file_that_may_only_be_read_is_refused(barred):
    barred.chmod(0o400)
    assert finished("powerless", barred) == ["refused PermissionError"]
    assert len(stored(barred)) == 1


def test_a_folder_that_may_only_be_read_is_refused(barred):
    barred.parent.chmod(0o500)
    (said,) = finished("powerless", barred)
    assert said.startswith("stopped Không đọc được các bản nộp: thư mục hoặc tệp lưu hồ sơ không cho ghi")
    assert len(stored(barred)) == 1


def test_a_folder_that_cannot_be_made_is_refused(barred):
    shutil.rmtree(barred.parent)
    barred.parent.parent.chmod(0o500)
    assert finished("powerless", barred) == ["refused PermissionError"]
    barred.parent.mkdir()


def test_of_four_processes_that_accept_at_once_one_wins(path):
    with Store(path) as store:
        store.write(submissions.receive, HANDED, b"x", "{}").result()
    running = [started("competing", path) for _ in range(4)]
    assert [one.stdout.readline() for one in running] == ["ready\n"] * 4
    for one in running:
        one.stdin.write("go\n")
        one.stdin.flush()
    said = sorted(one.communicate(timeout=60)[0] for one in running)
    assert [line.split()[0] for line in said] == ["late", "late", "late", "won"]
    with Store(path) as store:
        winner = store.read(submissions.submission, 1).last
        assert [one.state for one in store.read(submissions.history, 1)] == [State.RECEIVED, State.ACCEPTED]
    told = re.compile(
        rf"đã chấp nhận lúc 09 giờ 00, ngày 24/11/2026\..* Người thực hiện: {winner.by}\.", re.DOTALL
    )
    assert [line for line in said[:3] if not told.search(line)] == []
