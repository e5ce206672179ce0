"""Backups as tests make them, whole and spoilt."""

import json
import zipfile
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from congkhai import durable
from congkhai.backup.manifest import NAME
from congkhai.backup.packing import Packing
from congkhai.text.dates import ZONE

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=ZONE)
FILES = {
    "content/ke-hoach.md": b"# K\xe1\xba\xbf ho\xe1\xba\xa1ch\n" * 40,
    "datapackage/data/can_bo.csv": b"ma,ho_ten\nCB-001,L\xc3\xb2 V\xc4\x83n A\n",
    "datapackage/dossiers/ab/abcd": bytes(range(256)) * 20,
    "pyproject.toml": b"",
}
Members = dict[str, tuple[zipfile.ZipInfo, bytes]]


def packed(folder: Path, files: Mapping[str, bytes] = FILES) -> Path:
    """A backup of these files, which lie below `folder` / nguon afterwards."""
    source, out = folder / "nguon", folder / "sao-luu.zip"
    with durable.private(out) as stream, Packing(stream, NOON, "congkhai thử") as packing:
        for name, content in files.items():
            path = source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            packing.add(name, path)
        packing.finish()
    return out


def members(backup: Path) -> Members:
    with zipfile.ZipFile(backup) as archive:
        return {info.filename: (info, archive.read(info)) for info in archive.infolist()}


def rewrite(backup: Path, change: Callable[[Members], None]) -> None:
    """The same archive with members changed; the manifest is as `change` leaves it."""
    parts = members(backup)
    change(parts)
    with zipfile.ZipFile(backup, "w") as archive:
        for info, content in parts.values():
            archive.writestr(info, content)


def remanifest(backup: Path, change: Callable[[dict[str, object]], None]) -> None:
    """The same archive with another manifest, as somebody writes it who knows how."""

    def again(parts: Members) -> None:
        info, content = parts[NAME]
        said = json.loads(content)
        change(said)
        parts[NAME] = info, json.dumps(said).encode()

    rewrite(backup, again)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
