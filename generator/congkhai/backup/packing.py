"""Writing a backup: file by file into one ZIP, each hashed as it goes in, the manifest last."""

import stat
import zipfile
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self

from congkhai import regular
from congkhai.backup.manifest import NAME, Entry, Manifest, encoded, restorable
from congkhai.errors import Misconfigured

#: The most bytes of one file: a store of many years is far smaller.
LIMIT: Final = 64 * 1024**3
CHUNK: Final = 1024 * 1024
#: No time of the machine's clock is in the archive but that of its manifest.
_DAY: Final = (1980, 1, 1, 0, 0, 0)


class Packing:
    """A backup that is being written into `stream`, which can be sought; it is whole after `finish`."""

    def __init__(self, stream: BinaryIO, moment: datetime, tool: str) -> None:
        self._archive = zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED)
        self._moment, self._tool = moment, tool
        self._files: list[Entry] = []

    def add(self, name: str, path: Path) -> None:
        """The file at `path` as it is now, to be restored as `name`.

        Misconfigured where no system could restore that name; the OSError of a file that is away or not
        plain, or of a disk that is full.
        """
        if not restorable(name):
            raise Misconfigured(
                f"Tên tệp {name!a} không khôi phục được trên mọi máy nên chưa sao lưu gì. Hãy đổi tên "
                "tệp (bỏ ký tự lạ, không dùng tên thiết bị như CON, NUL), rồi chạy lại."
            )
        with regular.opened(path, LIMIT) as source:
            status = path.stat()
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = (stat.S_IFREG | stat.S_IMODE(status.st_mode) & 0o666) << 16
            # Only by its size does the library know whether it takes the form for large files.
            entry.file_size = status.st_size
            hash, size = sha256(), 0
            with self._archive.open(entry, "w") as target:
                while piece := source.read(CHUNK):
                    hash.update(piece)
                    size += target.write(piece)
        self._files.append(Entry(path=name, size=size, sha256=hash.hexdigest()))

    def finish(self) -> Manifest:
        """The manifest, which stands behind the files from now on; nothing can be added any more."""
        manifest = Manifest(moment=self._moment, tool=self._tool, files=tuple(self._files))
        entry = zipfile.ZipInfo(NAME, _DAY)
        entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, (stat.S_IFREG | 0o600) << 16
        self._archive.writestr(entry, encoded(manifest))
        self._archive.close()
        return manifest

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # What is left unfinished is thrown away by whoever opened the stream.
        with suppress(OSError, ValueError):
            self._archive.close()
