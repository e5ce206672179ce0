"""Has anything the site is made from changed?"""

import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from congkhai.office_files import below

Snapshot = frozenset[tuple[str, int, int]]


def snapshot(roots: Iterable[Path]) -> Snapshot:
    """Path, time of change (ns) and size of every file below the roots.

    Excel's own temporary files (`~$…`) and hidden files are passed over; one that vanishes
    between listing and looking is simply not there. No link is followed.
    """
    seen = set()
    for root in roots:
        for path in (root, *_below(root)):
            if path.name.startswith(("~$", ".")):
                continue
            with suppress(OSError):
                found = path.lstat()
                if not stat.S_ISDIR(found.st_mode):
                    seen.add((str(path), found.st_mtime_ns, found.st_size))
    return frozenset(seen)


def _below(root: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from () if root.is_symlink() else (Path(entry.path) for entry in below(root))
