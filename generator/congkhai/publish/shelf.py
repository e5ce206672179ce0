"""Where the releases of one audience lie, and what stands there."""

import json
import os
from datetime import date
from pathlib import Path
from typing import Any, Final

from congkhai import regular
from congkhai.publish.manifest import Manifest, read
from congkhai.value import Value

CURRENT: Final = "current"


class Shelf(Value):
    """The folder `site/<audience>`; nothing of it but `current` is served."""

    site: Path
    audience: str

    @property
    def folder(self) -> Path:
        """Everything of this audience."""
        return self.site / self.audience

    @property
    def current(self) -> Path:
        """The link to the release that is online."""
        return self.folder / CURRENT

    @property
    def releases(self) -> Path:
        """The kept releases, a folder each."""
        return self.folder / "releases"

    @property
    def log(self) -> Path:
        """What was switched when, a JSON object a line."""
        return self.folder / "log.jsonl"

    def release(self, id: str) -> Path:
        """The folder of one release."""
        return self.releases / id

    def manifest(self, id: str) -> Path:
        """The manifest of one release."""
        return self.folder / "manifests" / f"{id}.json"

    @property
    def copied(self) -> str:
        """What stands where the link to a release should, as a clerk calls it; "" where nothing else does."""
        if not os.path.lexists(self.current) or self.online() is not None:
            return ""
        if self.current.is_symlink():
            return "một liên kết dẫn tới chỗ khác"
        return "một thư mục chép vào" if self.current.is_dir() else "một tệp"

    def online(self) -> str | None:
        """The id of the release that is online; None where nothing is, or `current` leads elsewhere."""
        if not self.current.is_symlink():
            return None
        target = self.current.readlink()
        there = os.path.realpath(self.folder / target.parent) == os.path.realpath(self.releases)
        return target.name if there and target.name != ".." else None

    def last_online(self) -> str | None:
        """The release that is online, else the last that was: by the log, else the newest that is kept."""
        present = self.online()
        if present is not None:
            return present
        named = (str(entry.get("release") or "") for entry in reversed(self.switched()))
        logged = [id for id in named if id and Path(id).name == id]
        known = (id for id in (*logged, *reversed(self.kept())) if self.described(id))
        return next(known, logged[0] if logged else None)

    def ids(self) -> frozenset[str]:
        """The names of all release folders, described or not."""
        return frozenset(path.name for path in _listed(self.releases) if path.is_dir())

    def kept(self) -> dict[str, Manifest]:
        """The releases whose manifest can be read and whose folder stands, oldest day first."""
        found: dict[str, Manifest] = {}
        for path in _listed(self.folder / "manifests"):
            own = path.suffix == ".json" and not path.name.startswith(".")
            manifest = self.described(path.stem) if own else None
            if manifest and self.release(path.stem).is_dir():
                found[path.stem] = manifest
        return found

    def described(self, id: str) -> Manifest | None:
        """The manifest of a release; None where it is missing, unreadable or not the one that was written."""
        try:
            manifest = read(regular.read(self.manifest(id), regular.TABLE))
        except PermissionError:
            raise
        except (OSError, ValueError, RecursionError):
            return None
        return manifest if id == manifest.id or id.startswith(f"{manifest.id}-") else None

    def switched(self) -> list[dict[str, Any]]:
        """The log, oldest first; lines that a crash cut short are passed over."""
        if not self.log.is_file():
            return []
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return [entry for line in lines if (entry := _object(line)) is not None]


class Release(Value):
    """One release as the clerk sees it; `online` says whether it is the one shown."""

    id: str
    audience: str
    today: date
    tool: str
    last_day: date | None
    pages: int
    online: bool


def _listed(folder: Path) -> list[Path]:
    """What a folder holds, by name; nothing where it is away. One that may not be listed is no empty one."""
    try:
        return sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []


def _object(line: str) -> dict[str, Any] | None:
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None
