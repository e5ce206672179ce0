"""Whole texts kept beside the tests, to be read in the diff where one changes.

`CONGKHAI_WRITE_GOLDEN=1 python -m pytest tests/documents` writes them anew.
"""

import os
from pathlib import Path

HERE = Path(__file__).with_name("golden")


def kept(name: str, made: str) -> str:
    """The text kept under that name; where the environment asks, it is first replaced by the one `made`."""
    path = HERE / f"{name}.txt"
    if os.environ.get("CONGKHAI_WRITE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(made, encoding="utf-8", newline="\n")
    return path.read_text(encoding="utf-8")
