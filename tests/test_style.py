"""How the package is written: sizes, names, and what ruff and mypy say."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator" / "congkhai"

FILE_LINES = 300
FUNCTION_LINES = 40
PARAMETERS = 6
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "manager", "handler", "data", "info"}
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")


def test_no_file_is_too_long_or_left_unfinished():
    sources = {path: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}
    assert [f"{path}: {fault}" for path, source in sources.items() for fault in file_faults(source)] == []


def test_no_function_is_too_long_or_too_wide():
    sources = {path: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}
    assert [f"{path}: {fault}" for path, source in sources.items() for fault in function_faults(source)] == []


def test_every_name_says_what_is_inside():
    assert [path for path in PACKAGE.rglob("*.py") if path.stem.lower() in VAGUE_NAMES] == []


def test_ruff_is_content():
    assert run("ruff", "check", "--quiet", "generator", "tests") == (0, "")
    assert run("ruff", "format", "--check", "--quiet", "generator", "tests") == (0, "")


def test_mypy_is_content():
    code, said = run("mypy", "--no-error-summary")
    assert (code, said) == (0, "")


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("def shown():\n    return 1\n", "D103"),
        ("try:\n    pass\nexcept Exception:\n    pass\n", "BLE001"),
        ("print('xin chào')\n", "T201"),
        ("# TODO: later\n", "FIX002"),
        ("def wide(a, b, c, d, e, f, g):\n    pass\n", "PLR0913"),
        ("open('a.txt')\n", "PTH123"),
        ("COUNT = 0\n\n\ndef add():\n    global COUNT\n    COUNT = 1\n", "PLW0603"),
        ("def gather(into=[]):\n    pass\n", "B006"),
    ],
)
def test_ruff_would_see(source, code):
    _, said = run(
        "ruff",
        "check",
        "--output-format=concise",
        "--stdin-filename=generator/congkhai/shown.py",
        "-",
        given=source,
    )
    assert f" {code} " in said


def test_mypy_would_see(tmp_path):
    untyped = tmp_path / "untyped.py"
    untyped.write_text("def shown(a):\n    return a\n", encoding="utf-8")
    code, said = run("mypy", "--config-file", str(ROOT / "pyproject.toml"), str(untyped))
    assert (code, "no-untyped-def" in said) == (1, True)


def test_sizes_are_measured_at_their_bounds():
    long, longer = ("def f():\n" + "    x = 1\n" * lines for lines in (FUNCTION_LINES - 1, FUNCTION_LINES))
    assert list(function_faults(long)) == []
    assert list(function_faults(longer)) == ["1: f has 41 lines"]
    assert list(function_faults("class A:\n    def f(self, a, b, c, d, e, *f): ...")) == []
    assert list(function_faults("def f(a, /, b, *c, d, e, f, **g): ...")) == ["1: f has 7 parameters"]
    assert list(file_faults("x\n" * FILE_LINES)) == []
    assert list(file_faults("x\n" * (FILE_LINES + 1))) == ["301 lines"]
    assert list(file_faults("# HACK\n")) == ["HACK"]


def file_faults(source: str) -> Iterator[str]:
    """What is wrong with a file as a whole."""
    lines = len(source.splitlines())
    if lines > FILE_LINES:
        yield f"{lines} lines"
    yield from UNFINISHED.findall(source)


def function_faults(source: str) -> Iterator[str]:
    """Functions that have too many lines or parameters; `self` and `cls` do not count."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield f"{node.lineno}: {node.name} has {lines} lines"
            if parameters(node.args) > PARAMETERS:
                yield f"{node.lineno}: {node.name} has {parameters(node.args)} parameters"


def parameters(arguments: ast.arguments) -> int:
    """How many parameters a caller can fill."""
    named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    own = bool(named) and named[0].arg in ("self", "cls")
    return len(named) - own + bool(arguments.vararg) + bool(arguments.kwarg)


def run(tool: str, *arguments: str, given: str = "") -> tuple[int, str]:
    """The exit code and what a checker printed, run on the project."""
    done = subprocess.run(
        [sys.executable, "-m", tool, *arguments],
        cwd=ROOT,
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr
