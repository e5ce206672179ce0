"""Has anything the site is made from changed?"""

from collections.abc import Iterable
from pathlib import Path

Snapshot = frozenset[tuple[str, int, int]]


def snapshot(roots: Iterable[Path]) -> Snapshot:
    """Path, time of change (ns) and size of every file below the roots.

    Excel's own temporary files (`~$…`) and hidden files are passed over; one that vanishes
    between listing and looking is simply not there.
    """
    seen = set()
    for root in roots:
        for path in (root, *root.rglob("*")) if root.is_dir() else (root,):
            if path.name.startswith(("~$", ".")):
                continue
            try:
                stat = path.stat()
            except OSError:
                continue
            if path.is_file():
                seen.add((str(path), stat.st_mtime_ns, stat.st_size))
    return frozenset(seen)
