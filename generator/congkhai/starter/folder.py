"""Writing a new folder at one stroke."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from congkhai.errors import WrongUse


def free(target: Path) -> None:
    """WrongUse where something stands there already; an empty folder is nothing."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise WrongUse(f"“{target.name}” đã có và không trống; hãy chọn một thư mục mới.")


def create(target: Path, files: Mapping[str, bytes]) -> None:
    """Make `target` with these files; WrongUse where something stands there already.

    A killed process leaves at most a folder beside it whose name starts with a dot.
    """
    free(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        beside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        error.filename = str(target)
        raise
    try:
        for path, content in files.items():
            (beside / path).parent.mkdir(parents=True, exist_ok=True)
            (beside / path).write_bytes(content)
        # mkdtemp makes a folder for its owner alone; an office shares this one.
        beside.chmod(0o755)
        if target.is_dir():
            target.rmdir()
        beside.rename(target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
