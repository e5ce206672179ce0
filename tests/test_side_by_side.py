"""Two pieces of work at once: both answers, the exception of either, a copy that dies."""

import os
import subprocess
import sys
import time
from pathlib import Path
from types import MappingProxyType

import pytest

from congkhai.errors import WrongUse
from congkhai.findings import Kind, Place, Refused
from congkhai.side_by_side import both

pytestmark = pytest.mark.slow
KIND = Kind(code="sai", message="Ghi {value}.", remedy="Sửa.")


def test_both_answers_come_from_two_processes():
    assert both(lambda: (1, os.getpid() == HERE), lambda: (2, os.getpid() == HERE)) == ((1, True), (2, False))


HERE = os.getpid()


def test_what_the_copy_refuses_is_refused_with_its_findings():
    finding = KIND.at(Place(file="a.csv", row=2), value="x")

    def refuse() -> int:
        raise Refused([finding])

    with pytest.raises(Refused) as refused:
        both(lambda: 1, refuse)
    assert refused.value.findings == (finding,)
    assert refused.value.findings[0].message == "Ghi x."


def test_what_this_process_raises_is_raised():
    def stop() -> int:
        raise WrongUse("dừng")

    with pytest.raises(WrongUse, match="dừng"):
        both(stop, lambda: 1)


def test_a_copy_that_dies_is_no_loss():
    def die_there() -> int:
        if os.getpid() != HERE:
            os._exit(9)
        return 7

    assert both(lambda: 1, die_there) == (1, 7)


def test_a_mapping_that_cannot_be_changed_comes_back_as_one():
    _, mapping = both(lambda: MappingProxyType({}), lambda: MappingProxyType({"a": 1}))
    assert mapping == {"a": 1} and isinstance(mapping, MappingProxyType)


def test_the_copy_ends_when_the_process_that_waits_is_killed(tmp_path):
    """What it holds, as the lock of a folder, is free at once."""
    script = (
        "import os, signal, sys, time, pathlib\n"
        "from congkhai.side_by_side import both\n"
        "file = pathlib.Path(sys.argv[1])\n"
        "def copy():\n"
        "    file.write_text(str(os.getpid()))\n"
        "    time.sleep(60)\n"
        "def die():\n"
        "    while not file.exists() or not file.read_text():\n"
        "        time.sleep(0.01)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "both(die, copy)\n"
    )
    noted = tmp_path / "pid"
    subprocess.run([sys.executable, "-c", script, noted], check=False, timeout=30)
    deadline = time.monotonic() + 10
    while Path(f"/proc/{noted.read_text()}/stat").exists() and running(int(noted.read_text())):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def running(process: int) -> bool:
    """Whether a process is more than an entry that nobody has taken note of yet."""
    stat = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return stat[0] != "Z"
