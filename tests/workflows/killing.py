"""Runs the program in a process that kills itself just before its n-th step on the disk.

As a script: reads one JSON request a line, `{"arguments", "folder", "step", "steps"}`, and answers each with
one JSON line, `{"signal", "code"}`. For each it forks a process that has everything imported already and
nothing done yet; that process counts its own steps on the disk by audit events, writes them to the file
`steps` where one is named, and sends itself SIGKILL before step `step` where one is named.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from tests.workflows.office import ROOT, Office, surroundings

STEPS = frozenset({"os.rename", "os.symlink", "os.mkdir", "os.remove", "os.rmdir"})
#: Of compiled templates, which whoever is first fills for all: no step of any one road.
CACHE = "/congkhai/mau"
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing done to the disk: `what` (an audit event), the path, and where it is moved or led to."""

    number: int
    what: str
    path: str
    target: str = ""

    @property
    def switches(self) -> bool:
        """Whether this is the moment at which a reader sees another release."""
        return self.what == "os.rename" and Path(self.target).name == "current"


class Driver:
    """The other side: asks the script for runs."""

    def __init__(self, running: "subprocess.Popen[str]") -> None:
        self._running = running

    def run(self, office: Office, *arguments: str, step: int | None = None, steps: Path | None = None) -> str:
        """Run the program in the office's folder: "killed", or "done" where it ended well."""
        asked = {
            "arguments": arguments,
            "folder": str(office.folder),
            "step": step,
            "steps": str(steps) if steps else None,
        }
        assert self._running.stdin and self._running.stdout
        self._running.stdin.write(json.dumps(asked) + "\n")
        self._running.stdin.flush()
        answer = json.loads(self._running.stdout.readline())
        return {(signal.SIGKILL, None): "killed", (None, 0): "done"}.get(
            (answer["signal"], answer["code"]), f"ended with {answer}"
        )

    def counted(self, office: Office, *arguments: str) -> list[Step]:
        """The steps on the disk that this command takes, run to its end."""
        file = office.folder.with_name(f"{office.folder.name}-steps")
        assert self.run(office, *arguments, steps=file) == "done"
        lines = file.read_text(encoding="utf-8").splitlines()
        return [Step(**json.loads(line)) for line in lines]


@contextmanager
def driver() -> Iterator[Driver]:
    """The script running, with everything imported."""
    command = [sys.executable, "-m", "tests.workflows.killing"]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=surroundings({}),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as running:
        try:
            yield Driver(running)
        finally:
            assert running.stdin
            running.stdin.close()


def _serve() -> None:
    # A module that the first road compiles would be steps that no other road takes.
    sys.dont_write_bytecode = True
    for room in ("workflows.build", "workflows.release", "workflows.announce", "workflows.tidy", "cli.show"):
        import_module(f"congkhai.{room}")
    import_module("mkdocs.commands.build")
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            _child(asked)
        status = os.waitpid(child, 0)[1]
        killed = os.WTERMSIG(status) if os.WIFSIGNALED(status) else None
        code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else None
        sys.stdout.write(json.dumps({"signal": killed, "code": code}) + "\n")
        sys.stdout.flush()


def _child(asked: dict[str, object]) -> None:
    from congkhai.cli import main

    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    os.chdir(str(asked["folder"]))
    sys.addaudithook(_Counter(asked["step"], asked["steps"]))
    code = 70
    try:
        main([str(argument) for argument in asked["arguments"]])  # type: ignore[attr-defined]
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 71
    finally:
        os._exit(code)


class _Counter:
    """An audit hook; neither the events of its own writing count nor those of a copy of the process."""

    def __init__(self, step: object, steps: object) -> None:
        self._step, self._count, self._process = step, 0, os.getpid()
        self._out = os.open(str(steps), os.O_WRONLY | os.O_CREAT | os.O_TRUNC) if steps else None

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if event not in STEPS and not (event == "open" and _writes(arguments)):
            return
        if os.getpid() != self._process or CACHE in _path(arguments[0]):
            return
        self._count += 1
        if self._count == self._step:
            os.kill(os.getpid(), signal.SIGKILL)
        if self._out is not None:
            step = {"number": self._count, "what": event, "path": _path(arguments[0])}
            moved = {"target": _path(arguments[1])} if event in {"os.rename", "os.symlink"} else {}
            os.write(self._out, json.dumps(step | moved).encode() + b"\n")


def _writes(arguments: tuple[object, ...]) -> bool:
    path, _, flags = arguments
    # The lock is opened and closed again while waiting for nobody: it holds no content.
    return isinstance(flags, int) and bool(flags & WRITING) and not isinstance(path, int)


def _path(said: object) -> str:
    return os.fsdecode(said) if isinstance(said, (str, bytes, os.PathLike)) else str(said)


if __name__ == "__main__":
    _serve()
