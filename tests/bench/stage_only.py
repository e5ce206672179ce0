"""`stage_only.py FOLDER COMMAND…`: runs congkhai and leaves in FOLDER a copy of what it staged."""

import shutil
import sys
from datetime import date
from pathlib import Path

from congkhai.publish import render as renderer


def main() -> None:
    """Wrap the renderer before anything binds it, then run the command line as usual."""
    folder, *arguments = sys.argv[1:]
    original = renderer.render

    def copying(staged: Path, built: Path, today: date) -> None:
        shutil.copytree(staged, folder)
        original(staged, built, today)

    renderer.render = copying
    from congkhai.cli import main as congkhai

    sys.argv = ["congkhai", *arguments]
    congkhai()


if __name__ == "__main__":
    main()
