"""A new agency folder: law tables whole, the plan of 2022, registers empty, no sample mark."""

from pathlib import Path

from congkhai.starter.files import YEAR, files
from congkhai.starter.folder import create
from congkhai.tables import originals

__all__ = ["YEAR", "new"]


def new(target: Path) -> None:
    """Make the folder at one stroke; WrongUse where something stands there already."""
    package = {f"datapackage/{path}": content for path, content in originals.files().items()}
    empty = {f"datapackage/data/{name}.csv": originals.header(name).encode() for name in originals.titles()}
    create(target, package | empty | files())
