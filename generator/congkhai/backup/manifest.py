"""What a backup says of itself: when it was made, by what, and every file with its size and hash."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from congkhai.errors import Misconfigured
from congkhai.notation import json_text
from congkhai.value import Value, asdict

#: The manifest in the archive; no file of an agency folder is called so.
NAME: Final = "ban-ke-sao-luu.json"
_FORMAT: Final = 1
_SHA256: Final = re.compile("[0-9a-f]{64}")
#: Names that Windows takes for devices, whatever follows behind a dot.
_DEVICE: Final = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)


class Damaged(Misconfigured):
    """The file is no backup, or a torn or edited one; nothing was restored. Exit code 3."""


class Entry(Value):
    """One file: path below the agency folder with forward slashes, size in bytes, SHA-256 in hexadecimal."""

    path: str
    size: int
    sha256: str


class Manifest(Value):
    """All files of a backup in the order in which they lie in it; `tool` is the program that made it."""

    moment: datetime
    tool: str
    files: tuple[Entry, ...]

    @property
    def size(self) -> int:
        """The bytes of all files together."""
        return sum(entry.size for entry in self.files)


def encoded(manifest: Manifest) -> bytes:
    """The manifest as it stands in the archive."""
    said = {
        "format": _FORMAT,
        "moment": manifest.moment.isoformat(),
        "tool": manifest.tool,
        "files": [asdict(entry) for entry in manifest.files],
    }
    return f"{json.dumps(said, ensure_ascii=False, indent=1)}\n".encode()


def decoded(content: bytes) -> Manifest:
    """The manifest that `encoded` wrote; Damaged where it is none, or names what may not be restored."""
    said = json_text.value(content)
    try:
        if not isinstance(said, Mapping) or said["format"] != _FORMAT:
            raise ValueError
        manifest = Manifest(
            moment=datetime.fromisoformat(said["moment"]),
            tool=str(said["tool"]),
            files=tuple(map(_entry, said["files"])),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Damaged(
            f"Bản kê {NAME} trong bản sao lưu bị hỏng, hoặc do một phiên bản congkhai khác ghi. Chưa khôi "
            "phục gì; hãy dùng bản sao lưu khác hoặc cập nhật chương trình."
        ) from error
    _restorable(entry.path for entry in manifest.files)
    return manifest


def _entry(said: Mapping[str, object]) -> Entry:
    path, size, sha256 = said["path"], said["size"], said["sha256"]
    if not isinstance(path, str) or not isinstance(size, int) or not isinstance(sha256, str):
        raise TypeError
    if size < 0 or not _SHA256.fullmatch(sha256):
        raise ValueError
    return Entry(path=path, size=size, sha256=sha256)


def _restorable(paths: Iterable[str]) -> None:
    seen: set[str] = set()
    for path in paths:
        if not restorable(path) or path in seen:
            raise faulty(path, "có tên không được phép hoặc có hai lần")
        seen.add(path)


def restorable(path: str) -> bool:
    """Whether a path leads to a place below the folder on every system, and to no device there."""
    return path != NAME and all(map(_plain, path.split("/")))


def _plain(part: str) -> bool:
    allowed = part.isprintable() and not {*part} & {"\\", ":"}
    return allowed and part not in ("", ".", "..") and not _DEVICE.fullmatch(part)


def faulty(path: str, why: str) -> Damaged:
    """That one file of a backup keeps it from being restored; `why` follows its name."""
    shown = path if path.isprintable() else ascii(path)
    return Damaged(
        f"Bản sao lưu bị hỏng hoặc đã bị sửa: tệp “{shown}” {why}. Chưa khôi phục gì; hãy dùng bản sao lưu "
        "khác."
    )
