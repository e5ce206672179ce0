"""The intake of an agency made for it, served by a process of its own: begun, measured, ended, killed."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from congkhai.intake import links
from congkhai.intake.values import Role
from congkhai.model.forms import Writer
from congkhai.project import find
from congkhai.text.dates import ZONE
from congkhai.workflows.intake_desk import Part, standing
from congkhai.workflows.intake_open import opened
from congkhai.workflows.intake_visit import by_writer
from tests.bench.stopwatch import IN_A_MB, Failed
from tests.packages import story

NAIVE = Path(__file__).with_name("intake_naive.py")
TODAY = story.TODAY
#: The form of a petition: a decided rating does not keep it out, and it may come again and again.
FORM = "KN"
_ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)")
_BEGUN_AFTER = 60.0


@dataclass(frozen=True, slots=True)
class Invited:
    """An official who may hand in a petition, and the token of his link."""

    id: str
    token: str

    @property
    def form(self) -> str:
        """The path of his petition."""
        return f"/phieu/{FORM}/{self.id}/-/{Writer.AUTHOR}"


def laid(folder: Path) -> list[Invited]:
    """The whole agency of 2026 laid into a folder, and a link for each who may hand in a petition."""
    project = story.finished(folder)
    made = datetime(TODAY.year, 1, 1, tzinfo=ZONE)
    until = made + timedelta(days=366)
    able = [who for who, own in by_writer(standing(project)).items() if any(map(_is_petition, own))]
    with opened(project) as store:
        given = [store.write(links.make, who, Role.PERSON, made, until) for who in able]
        return [Invited(who, token.result()) for who, token in zip(able, given, strict=True)]


def _is_petition(part: Part) -> bool:
    return part.owed.form.id == FORM and part.writer is Writer.AUTHOR


class Served:
    """A server that runs; `log` is what it said."""

    def __init__(self, folder: Path, program: Sequence[str | Path]) -> None:
        self.log = folder.with_name(f"{folder.name}.log")
        command = ["-C", folder, "--today", f"{TODAY}", "intake", "serve", "--port", "0"]
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                [str(part) for part in (sys.executable, *program, *command)],
                cwd=find(folder).root,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self.port = self._begun()

    def _begun(self) -> int:
        until = time.monotonic() + _BEGUN_AFTER
        while (told := _ADDRESS.search(self.log.read_text(encoding="utf-8"))) is None:
            if self._process.poll() is not None or time.monotonic() > until:
                self.kill()
                raise Failed(self.log.read_text(encoding="utf-8"))
            time.sleep(0.02)
        return int(told[1])

    def memory(self) -> float:
        """What it holds now, in MB."""
        asked = ["ps", "-o", "rss=", "-p", str(self._process.pid)]
        return int(subprocess.run(asked, capture_output=True, text=True, check=True).stdout) / 1024

    def kill(self) -> None:
        """It ends at once, whatever it does."""
        self._process.kill()
        self._process.wait()

    def end(self) -> tuple[float, float]:
        """Ended as a system ends its services; its seconds of CPU, start included, and its MB at the peak."""
        # Not by SIGINT: who runs the bench in the background may have it ignored.
        self._process.terminate()
        _, status, usage = os.wait4(self._process.pid, 0)
        self._process.returncode = os.waitstatus_to_exitcode(status)
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / IN_A_MB


@contextmanager
def served(folder: Path, *, naive: bool = False) -> Iterator[Served]:
    """The real command, or the naive service, on an agency's folder; killed where nobody ended it."""
    running = Served(folder, [NAIVE] if naive else ["-m", "congkhai"])
    try:
        yield running
    finally:
        running.kill()
