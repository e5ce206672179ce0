"""A fault of ours: one sentence, exit code 3, and a trace that tells nothing of the office's data."""

import json
import signal
import stat
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.terminal import terminal
from tests.web.test_preview import serving
from tests.workflows.breaking import broken
from tests.workflows.office import PROGRAM, Office, Ran, surroundings

NAME = "Nguyễn Thị Bí Mật"
RAISING = f"def assemble(tables):\n    name = {NAME!r}\n    raise {{}}\n"
FAULTS = {
    "value": RAISING.format("ValueError(name)"),
    "cause": RAISING.format("KeyError(name) from OverflowError(name)"),
    "memory": RAISING.format("MemoryError(name)"),
    "end of file": RAISING.format("EOFError(name)"),
    "group": RAISING.format("ExceptionGroup(name, [ValueError(name)])"),
    "endless": f"def assemble(tables, name={NAME!r}):\n    return assemble(tables, name)\n",
    "import": f"raise ImportError({NAME!r})\n",
}
RECORDS = "congkhai.records.assemble"


def traces(room: Path) -> list[Path]:
    return sorted((room / "state" / "congkhai").glob("*"))


def is_one_sentence(done: Ran) -> bool:
    lines = [line for line in done.told.splitlines() if line and not line.startswith("Dữ liệu minh hoạ")]
    return len(lines) == 1 and lines[0].endswith(".") and "Traceback" not in done.told


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_ours_is_one_sentence_and_a_trace_without_data(fault, office, tmp_path):
    room = tmp_path / "room"
    done = office.run("check", "--format", "json", **broken(room, RECORDS, FAULTS[fault]))
    assert done.code == 3
    assert is_one_sentence(done), done.told
    [path] = traces(room)
    assert str(path) in done.told
    answer = json.loads(done.said)
    assert (answer["ok"], [one["code"] for one in answer["findings"]]) == (False, ["loi-cua-chuong-trinh"])
    text = path.read_text(encoding="utf-8")
    assert f"{RECORDS}.txt" in text and "congkhai/cli/main.py" in text
    assert NAME not in text + done.told + done.said
    assert str(office.folder) not in text
    assert len(text.splitlines()) < 150
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_same_fault_is_kept_once(office, tmp_path):
    said = {office.run("check", **broken(tmp_path / "r", RECORDS, FAULTS["value"])).told for _ in range(2)}
    assert (len(said), len(traces(tmp_path / "r"))) == (1, 1)


def test_a_trace_that_cannot_be_kept_hinders_nothing(office, tmp_path):
    surroundings = broken(tmp_path / "room", RECORDS, FAULTS["value"])
    (tmp_path / "room" / "state").write_text("", encoding="utf-8")
    done = office.run("build", **surroundings)
    assert (done.code, "chưa ghi được tệp" in done.told, "Traceback" in done.told) == (3, True, False)


def test_a_command_that_cannot_be_imported(office, tmp_path):
    for module, command in (
        ("congkhai.workflows.build", ("build",)),
        ("congkhai.workflows.tidy", ("tidy",)),
        ("congkhai.workflows.workbook", ("workbook", "export", "so.xlsx")),
    ):
        done = office.run(*command, **broken(tmp_path / module, module, FAULTS["import"]))
        assert (done.code, is_one_sentence(done)) == (3, True), done.told


def test_the_menu_goes_on_after_a_fault_of_a_command(office, tmp_path):
    environment = broken(tmp_path / "room", RECORDS, FAULTS["value"])
    with terminal(office.folder, environment=environment) as shown:
        shown.until("bấm Enter")
        shown.type("1")
        told = shown.until("Gõ số của việc cần làm")
        assert "lỗi của chính nó" in told and "Chưa làm được" in told and "Traceback" not in told
        shown.type("0")
        assert shown.code() == 0


def test_a_fault_of_the_menu_itself(office, tmp_path):
    source = "def about(project):\n    raise LookupError('x')\n"
    environment = broken(tmp_path / "room", "congkhai.workflows.glance", source)
    with terminal(office.folder, environment=environment) as shown:
        told = shown.until("không có dữ liệu của cơ quan")
        assert (shown.code(), "Traceback" in told) == (3, False)


def test_the_preview_says_it_and_goes_on(office, tmp_path):
    source = (
        "from pathlib import Path\n"
        "from congkhai.findings import Refused\n"
        "class Checked: pass\n"
        "def checked(project, today):\n"
        "    if (project.content / 'xong.md').exists(): raise Refused([])\n"
        f"    raise ValueError({NAME!r})\n"
    )
    room = tmp_path / "room"
    broken_office = Office(folder=office.folder, environment=broken(room, "congkhai.workflows.check", source))
    with serving(broken_office) as preview:
        preview.hears("lỗi của chính nó")
        status, text = preview.get("/agency/index.html")
        assert (status, "lỗi của chính nó" in text, NAME in text) == (200, True, False)
        (office.folder / "content" / "xong.md").write_text("", encoding="utf-8")
        preview.hears("Có 0 lỗi")
        assert preview.stop() == 0
    assert len(traces(room)) == 1


def test_a_reader_that_is_gone(office):
    office.change("can_bo", lambda row: row | {"ho_ten": ""})
    shell = ("bash", "-c", '"$@" | head -c 1 >/dev/null; exit ${PIPESTATUS[0]}', "bash", *PROGRAM)
    for command in (("check",), ("check", "--format", "json"), ("why", "CB-005"), ("--help",)):
        done = office.run(*command, program=shell)
        assert done.code in (0, 1, 3)
        assert "Error" not in done.told and "Exception" not in done.told, done.told


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-", "2>/dev/full"])
def test_streams_that_are_closed_or_full_before_the_start(closed, office):
    shell = ("bash", "-c", f'"$@" {closed}', "bash", *PROGRAM)
    for command, code in ((("check",), 0), (("check", "--la"), 2), (("-C", "khong-co", "check"), 3), ((), 2)):
        done = office.run(*command, program=shell)
        assert done.code == code or (closed == "2>/dev/full" and done.code == 3), (command, done)
        assert "Traceback" not in done.told


def test_an_interrupt_is_no_fault(office):
    with subprocess.Popen(
        [*PROGRAM, "build"],
        cwd=office.folder,
        env=surroundings({}),
        stderr=subprocess.PIPE,
        # Whoever runs the tests in the background lets them ignore it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as running:
        assert running.stderr
        running.stderr.readline()
        running.stderr.readline()
        time.sleep(0.1)
        running.send_signal(signal.SIGINT)
        told = running.stderr.read().decode()
        assert (running.wait(60), "Đã dừng theo yêu cầu." in told, "Traceback" in told) == (130, True, False)
