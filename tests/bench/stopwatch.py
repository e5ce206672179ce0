"""Times whole processes, two commands in turn, so that a noisy machine disturbs both alike."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

#: How many of what the system counts a peak in (Linux: kB, macOS: bytes) are one MB.
IN_A_MB = 1024 if sys.platform != "darwin" else 1024 * 1024


class Failed(Exception):
    """A command of the bench answered with another exit code than 0; the text is what it said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What is run, and where; `environment` is added to the process's own."""

    arguments: Sequence[str | Path]
    folder: Path
    environment: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Run:
    """One whole process: seconds on the wall's clock and of CPU (user and system), and MB at its peak."""

    wall: float
    cpu: float
    peak: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Duel:
    """Medians in seconds of two commands run in turn."""

    ours: Run
    theirs: Run

    @property
    def ratio(self) -> float:
        """Our time of CPU over theirs: what else the machine does falls on both, but not alike."""
        return self.ours.cpu / self.theirs.cpu


def duel(
    ours: Command,
    theirs: Command,
    rounds: int,
    *,
    warm: bool = False,
    before: Callable[[], None] = lambda: None,
) -> Duel:
    """Each command `rounds` times, changing who goes first; once more before where they are not `warm`.

    `before` is done ahead of each run of ours that counts.
    """
    for command in () if warm else (ours, theirs):
        run(command)
    own: list[Run] = []
    other: list[Run] = []
    for turn in range(rounds):
        pair = [(ours, own), (theirs, other)]
        for command, runs in pair if turn % 2 == 0 else reversed(pair):
            if command is ours:
                before()
            runs.append(run(command))
    return Duel(ours=middle(own), theirs=middle(other))


def alone(command: Command, rounds: int) -> Run:
    """The medians of one command, after one run to warm up."""
    run(command)
    return middle([run(command) for _ in range(rounds)])


def middle(runs: Sequence[Run]) -> Run:
    """The median of each column."""
    columns = ((one.wall, one.cpu, one.peak) for one in runs)
    return Run(*map(median, zip(*columns, strict=True)))


def run(command: Command) -> Run:
    """One whole process; Failed where it does not answer 0."""
    start = time.perf_counter()
    with subprocess.Popen(
        [str(part) for part in command.arguments],
        cwd=command.folder,
        env={**os.environ, **command.environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as process:
        said = process.stdout.read() if process.stdout else ""
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Failed(f"{process.args} → {process.returncode}\n{said}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / IN_A_MB)
