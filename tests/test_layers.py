"""Rooms and floors: who may import whom, and which room is the door to which library.

The table of CONTRIBUTING.md is what people read; the constants here are what is enforced.
"""

import ast
import re
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator" / "congkhai"

FLOORS = {
    "value": -1,
    "errors": 0,
    "findings": 0,
    "regular": 0,
    "text": 0,
    "notation": 0,
    "catalogue": 1,
    "letters": 1,
    "office_files": 1,
    "project": 1,
    "locks": 1,
    "side_by_side": 1,
    "durable": 1,
    "model": 2,
    "grids": 2,
    "rendering": 2,
    "paper": 2,
    "starter": 2,
    "backup": 2,
    "law": 3,
    "tables": 3,
    "forms": 4,
    "records": 4,
    "rules": 4,
    "disclosure": 4,
    "workbook": 4,
    "pages": 5,
    "announcement": 5,
    "opendata": 5,
    "documents": 5,
    "intake": 5,
    "publish": 6,
    "workflows": 7,
    "web": 8,
    "cli": 9,
}
DOORS = {
    "holidays": "text",
    "msgspec": "value",
    "filelock": "locks",
    "olefile": "grids",
    "python_calamine": "grids",
    "frictionless": "tables",
    "jinja2": "rendering",
    "markdown": "rendering",
    "markupsafe": "rendering",
    "yaml": "notation",
    "pypdf": "paper",
    "segno": "paper",
    "mkdocs": "publish",
    "xlsxwriter": "grids",
    "sqlite3": "intake",
    "python_multipart": "web",
    "starlette": "web",
    "uvicorn": "web",
    "uvloop": "web",
    "click": "cli",
}
PUBLIC_SIDE = ("pages", "announcement", "opendata")
BLIND = {
    **{room: {"model", "law", "tables", "records", "rules"} for room in PUBLIC_SIDE},
    **{room: {"tables"} for room in ("law", "rules")},
    "disclosure": {"tables", "starter"},
    "web": {room for room, floor in FLOORS.items() if floor > 1} - {"workflows", "web"},
    "cli": {room for room, floor in FLOORS.items() if floor > 1} - {"workflows", "web", "cli"},
}
# `python -m congkhai` stands above the rooms and may only open the front door.
ENTRANCE = "__main__"


def test_every_import_goes_down_to_what_it_may_see():
    assert [fault for module, source in modules() for fault in faults(module, source)] == []


def test_no_module_imports_itself_by_a_detour():
    names = {module for module, _ in modules()}
    graph = {module: resolved(module, source, names) for module, source in modules()}
    assert set(TopologicalSorter(graph).static_order()) >= names


def test_the_table_people_read_is_the_table_enforced():
    contributing = ROOT / "CONTRIBUTING.md"
    if contributing.exists():
        assert rooms_of(contributing.read_text(encoding="utf-8")) == (FLOORS, DOORS)


def test_a_table_in_markdown_is_read_whole():
    text = (
        "Before.\n\n| floor | room | door for |\n|---|---|---|\n"
        "| 0 | `text/` | `holidays` |\n| 2 | `grids`, `rendering/` | `jinja2`, `yaml` |\n"
        "\n| other | table |\n|---|---|\n| 7 | `x` |\n"
    )
    assert rooms_of(text) == (
        {"text": 0, "grids": 2, "rendering": 2},
        {"holidays": "text", "jinja2": "rendering", "yaml": "rendering"},
    )


@pytest.mark.parametrize(
    ("module", "source", "fault"),
    [
        ("congkhai.text.dates", "import congkhai.cli", "congkhai.text.dates: text (0) imports cli (9)"),
        (
            "congkhai.text.dates",
            "from congkhai import errors",
            "congkhai.text.dates: text (0) imports errors (0)",
        ),
        (
            "congkhai.rules.votes",
            "from ..records import x",
            "congkhai.rules.votes: rules (4) imports records (4)",
        ),
        (
            "congkhai.pages.home",
            "def f():\n    from congkhai.model.people import Official",
            "congkhai.pages.home: pages is blind to model",
        ),
        (
            "congkhai.pages.home",
            "if TYPE_CHECKING:\n    import congkhai.law.quota",
            "congkhai.pages.home: pages is blind to law",
        ),
        (
            "congkhai.disclosure.x",
            "import congkhai.tables",
            "congkhai.disclosure.x: disclosure is blind to tables",
        ),
        (
            "congkhai.cli.main",
            "from congkhai.publish import stage",
            "congkhai.cli.main: cli is blind to publish",
        ),
        (
            "congkhai.disclosure.x",
            "from congkhai.starter import later",
            "congkhai.disclosure.x: disclosure is blind to starter",
        ),
        (
            "congkhai.web.preview",
            "from congkhai.publish import stage",
            "congkhai.web.preview: web is blind to publish",
        ),
        ("congkhai.tables.load", "import click", "congkhai.tables.load: click comes only through cli"),
        (
            "congkhai.text.x",
            "from mkdocs.config import y",
            "congkhai.text.x: mkdocs comes only through publish",
        ),
        ("congkhai.text.x", "import sqlite3", "congkhai.text.x: sqlite3 comes only through intake"),
        ("congkhai.text.x", "import numpy", "congkhai.text.x: numpy has no door"),
        ("congkhai.cellar.x", "", "congkhai.cellar.x: no such room: cellar"),
        ("congkhai.text.x", "from congkhai.cellar import y", "congkhai.text.x: no such room: cellar"),
        (
            "congkhai.text.x",
            "import importlib\nimportlib.import_module('congkhai.cli')",
            "congkhai.text.x: text (0) imports cli (9)",
        ),
        ("congkhai", "from congkhai.cli import main", "congkhai: __init__ imports cli"),
        ("congkhai.__main__", "import congkhai.workflows", "congkhai.__main__: __main__ imports workflows"),
    ],
)
def test_the_checker_catches(module, source, fault):
    assert fault in list(faults(module, source))


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("congkhai.text.dates", "import datetime, holidays\nfrom congkhai.text import folding"),
        ("congkhai.cli.main", "from congkhai import errors, workflows\nimport click"),
        ("congkhai.__main__", "from congkhai.cli import main"),
        ("congkhai.publish.stage", "from ..pages.site import compose\nfrom . import manifest"),
    ],
)
def test_the_checker_lets_pass(module, source):
    assert list(faults(module, source)) == []


def modules() -> list[tuple[str, str]]:
    """Every module of the package: dotted name and source; a package's name is its folder's."""
    return [
        (module_name(path), path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
        if "__pycache__" not in path.parts
    ]


def module_name(path: Path) -> str:
    parts = list(path.relative_to(PACKAGE.parent).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def faults(module: str, source: str) -> Iterator[str]:
    """What one module imports against the rules."""
    room = room_of(module)
    if room not in FLOORS and room not in ("__init__", ENTRANCE):
        yield f"{module}: no such room: {room}"
        return
    for name in imported(module, source):
        fault = (
            own_fault(room, room_of(name)) if name.split(".")[0] == "congkhai" else foreign_fault(room, name)
        )
        if fault:
            yield f"{module}: {fault}"


def own_fault(room: str, seen: str) -> str | None:
    """Why `room` may not import the room `seen` of ours, else None."""
    if seen in (room, "__init__"):
        return None
    if seen not in FLOORS:
        return f"no such room: {seen}"
    if room not in FLOORS:
        return None if (room, seen) == (ENTRANCE, "cli") else f"{room} imports {seen}"
    if seen in BLIND.get(room, ()):
        return f"{room} is blind to {seen}"
    if FLOORS[seen] >= FLOORS[room]:
        return f"{room} ({FLOORS[room]}) imports {seen} ({FLOORS[seen]})"
    return None


def foreign_fault(room: str, name: str) -> str | None:
    """Why `room` may not import the library `name` is of, else None."""
    library = name.split(".")[0]
    door = DOORS.get(library, room if library in sys.stdlib_module_names else None)
    if door == room:
        return None
    return f"{library} comes only through {DOORS[library]}" if library in DOORS else f"{library} has no door"


def room_of(module: str) -> str:
    """`congkhai.text.dates` → `text`; the package itself → `__init__`."""
    return [*module.split("."), "__init__"][1]


def imported(module: str, source: str) -> Iterator[str]:
    """Dotted names that a module imports, anywhere in it; `from a import b` gives `a.b`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = absolute(module, node)
            yield from (f"{base}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and called(node) in ("import_module", "__import__"):
            yield from (
                a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
            )


def absolute(module: str, node: ast.ImportFrom) -> str:
    """The package a `from` import means; a relative one counts from the module's own package."""
    if not node.level:
        return node.module or ""
    depth = node.level - ((PACKAGE.parent / Path(*module.split("."))).is_dir())
    base = module.split(".")[: -depth or None]
    return ".".join([*base, *([node.module] if node.module else [])])


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def resolved(module: str, source: str, names: set[str]) -> set[str]:
    """Those of our modules that one module imports: the longest name that is a module."""
    found = set()
    for name in imported(module, source):
        while name and name not in names:
            name = name.rpartition(".")[0]
        found |= {name} - {"", module, "congkhai"}
    return found


def rooms_of(text: str) -> tuple[dict[str, int], dict[str, str]]:
    """Floors and doors of the first Markdown table headed `| floor | room |`.

    A row may hold several rooms in backticks; libraries in backticks in its last cell are behind the last.
    """
    floors: dict[str, int] = {}
    doors: dict[str, str] = {}
    table = re.search(r"^\| *floor *\| *room *\|.*\n\|[-| :]+\n((?:\|.*(?:\n|$))+)", text, re.MULTILINE)
    for line in table.group(1).splitlines() if table else ():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        rooms = [name.rstrip("/") for name in re.findall(r"`([^`]+)`", cells[1])]
        floors |= dict.fromkeys(rooms, int(cells[0]))
        doors |= dict.fromkeys(re.findall(r"`([^`]+)`", cells[-1]), rooms[-1]) if len(cells) > 2 else {}
    return floors, doors
