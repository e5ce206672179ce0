"""`make intake-demo` as a newcomer runs it, and everything that he is told to try."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.packages.intake_demo import INVITED, lay_down
from tests.web.intake_client import entered
from tests.web.intake_office import CLERK, HEAD, MEETING, NOVEMBER, OFFICIAL, PATIENCE, SELF, Served
from tests.workflows.office import ROOT, Office, surroundings

MINUTES = f"/phieu/BB-HN/{MEETING}/-/thu_ky"


@contextmanager
def shown(folder: Path) -> Iterator[Served]:
    """The service that the target ends in, and the links that it has told."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # The libraries stand where the tests run: nothing is installed by this.
    command = ["make", "-o", ".venv/.installed", "intake-demo", f"BIN={Path(sys.executable).parent}"]
    environment = surroundings({"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONDONTWRITEBYTECODE": ""})
    log = folder.with_name(f"{time.monotonic_ns()}.log")
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*command, f"INTAKE={folder}", f"PORT={port}"],
            cwd=ROOT, env=environment, stdout=out, stderr=out, start_new_session=True,
        )  # fmt: skip
    try:
        end = time.monotonic() + PATIENCE
        while "Nhận hồ sơ tại: " not in (said := log.read_text(encoding="utf-8")):
            assert process.poll() is None and time.monotonic() < end, said
            time.sleep(0.05)
        tokens = re.findall(rf"^  http://127.0.0.1:{port}/vao/(\S+)$", said, re.MULTILINE)
        links = dict(zip((OFFICIAL, HEAD, CLERK), tokens, strict=True))
        yield Served(Office(folder=folder), process, log, f"http://127.0.0.1:{port}/", port, links)
    finally:
        stop(process)


def stop(process: "subprocess.Popen[bytes]") -> None:
    """As Ctrl+C does: make and the service are told."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGINT)
    process.wait(PATIENCE)


@pytest.fixture(scope="module", name="told")
def _told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with shown(tmp_path_factory.mktemp("demo") / "so") as served:
        yield served


def test_each_link_is_told_with_what_it_is_for(told):
    said = told.said()
    for (_, sentence), name in zip(INVITED, ("Mùa A Sếnh", "Cầm Thị Lả", "Hà Thị Văn"), strict=True):
        assert re.search(rf"^{re.escape(sentence)}\n{name}.*:\n  http://127.0.0.1:\d+/vao/", said, re.M)


def test_a_form_goes_from_the_official_by_the_head_to_the_points(told):
    official, head, clerk = (entered(told, who) for who in (OFFICIAL, HEAD, CLERK))
    assert "tháng 11 năm 2026" in official.get("/").said
    official.hand_in(f"{NOVEMBER}/nguoi_lap", SELF)
    number = head.hand_in(f"{NOVEMBER}/nguoi_theo_doi", {"f.nhan_xet": "Nhất trí."}).number
    assert "đã chấp nhận" in clerk.send(f"/ho-so/{number}", f"/ho-so/{number}", {"viec": "nhan"}).said
    scored = [row for row in told.office.rows("diem") if (row["can_bo"], row["so_ky"]) == (OFFICIAL, "11")]
    assert len(scored) == 1


def test_the_other_forms_can_be_handed_in(told):
    official, head, clerk = (entered(told, who) for who in (OFFICIAL, HEAD, CLERK))
    assert f"/phieu/M-335-02/{OFFICIAL}/-/nguoi_lap" in official.get("/").text
    assert head.hand_in(
        f"/phieu/KN/{HEAD}/-/nguoi_lap", {"f.noi_dung": "Xem lại mức.", "f.can_cu": "Điểm tháng 10."}
    ).number
    assert f'"{MEETING}"' in clerk.get("/ban-giay").text
    assert "Biên bản cuộc họp" in clerk.get(MINUTES).said


def test_a_second_time_what_was_handed_in_is_there(tmp_path):
    with shown(tmp_path / "so") as first:
        entered(first, OFFICIAL).hand_in(f"{NOVEMBER}/nguoi_lap", SELF)
    with shown(tmp_path / "so") as again:
        assert again.links != first.links
        assert "Mùa A Sếnh" in entered(again, CLERK).get("/hang-doi").said
        again.links.update(first.links)
        assert entered(again, HEAD).get("/").status == 200


def test_a_making_that_was_cut_short_is_made_anew(tmp_path):
    (tmp_path / ".so" / "datapackage").mkdir(parents=True)
    lay_down(tmp_path / "so")
    assert (tmp_path / "so" / "pyproject.toml").exists() and not (tmp_path / ".so").exists()
