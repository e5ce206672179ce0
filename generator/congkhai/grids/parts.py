"""The parts of a packed workbook by their names, however these are written, none larger than it may be."""

from posixpath import dirname, normpath
from typing import Final
from urllib.parse import unquote
from zipfile import ZipFile

from congkhai.grids.unseen import Fault, Unreadable

MOST_BYTES: Final = 256 * 1024 * 1024
"""What a workbook may measure unpacked, unless it is long when packed already."""
UTMOST_BYTES: Final = 4 * MOST_BYTES
# The whole package of 30,000 officials is packed to a fifteenth.
_DENSEST: Final = 40
_MOST_PARTS: Final = 10_000


class Parts:
    """The parts of one archive. Case, backslashes and a stroke in front make no other name."""

    def __init__(self, archive: ZipFile) -> None:
        infos = archive.infolist()
        if len(infos) > _MOST_PARTS:
            raise Unreadable(Fault.LARGE)
        self._archive = archive
        self._infos = {_key(info.filename): info for info in infos if not info.is_dir()}
        packed = sum(info.compress_size for info in infos)
        self._left = max(MOST_BYTES, min(UTMOST_BYTES, _DENSEST * packed))

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._infos

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in small letters."""
        return tuple(self._infos)

    def read(self, name: str) -> bytes:
        """The bytes of a part. KeyError where there is none, Unreadable where all so far are too many."""
        info = self._infos[_key(name)]
        self._left -= info.file_size
        if self._left < 0:
            raise Unreadable(Fault.LARGE)
        return self._archive.read(info)


def target(source: str, name: str) -> str:
    """The part that a relationship of the part `source` names."""
    way = unquote(name).replace("\\", "/")
    return normpath(way if way.startswith("/") else f"{dirname(source)}/{way}").lstrip("/")


def _key(name: str) -> str:
    return normpath(name.replace("\\", "/")).lstrip("/").casefold()
