"""A fault of ours, made real: a process in which one module of the program is another one."""

from pathlib import Path

FINDER = """
import importlib.abc, importlib.util, pathlib, sys

HERE = pathlib.Path(__file__).parent


class Instead(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        file = HERE / f"{name}.txt"
        return importlib.util.spec_from_loader(name, Loader(file)) if file.exists() else None


class Loader(importlib.abc.Loader):
    def __init__(self, file):
        self.file = file

    def exec_module(self, module):
        exec(compile(self.file.read_text("utf-8"), str(self.file), "exec"), vars(module))


sys.meta_path.insert(0, Instead())
"""


def broken(room: Path, module: str, source: str) -> dict[str, str]:
    """The environment in which `module` holds `source` instead of what the program ships.

    What the program notes for itself goes below `room`.
    """
    room.mkdir(exist_ok=True)
    (room / "sitecustomize.py").write_text(FINDER, encoding="utf-8")
    (room / f"{module}.txt").write_text(source, encoding="utf-8")
    return {"PYTHONPATH": str(room), "XDG_STATE_HOME": str(room / "state")}
