"""ZIP archives, of which office files are made: opened within bounds, written alike each time."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final

MAGIC: Final = b"PK\x03\x04"
_LARGEST: Final = 256 * 1024 * 1024
_MOST: Final = 5_000
_DENSEST: Final = 400
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
_STORED: Final = "mimetype"
_BROKEN: Final = (OSError, EOFError, ValueError, zlib.error, zipfile.BadZipFile, RuntimeError)


class BadArchive(Exception):
    """The archive is broken, locked, far too large unpacked, or holds two members of one name."""


class TooLarge(BadArchive):
    """The archive holds too many members, or far too large ones."""


def opened(content: bytes) -> dict[str, bytes]:
    """Every member by its name, in their order, folders left out; BadArchive where it cannot be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len({entry.filename for entry in entries}) < len(entries):
                raise BadArchive
            if len(entries) > _MOST or sum(entry.file_size for entry in entries) > min(
                _LARGEST, _DENSEST * len(content) + _LARGEST // 16
            ):
                raise TooLarge
            return {entry.filename: archive.read(entry) for entry in entries}
    except _BROKEN as error:
        raise BadArchive from error


def packed(members: Mapping[str, bytes]) -> bytes:
    """The archive of these members, in their order; it tells no day and no system."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_STORED if name == _STORED else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 0
            archive.writestr(entry, content)
    return stream.getvalue()
