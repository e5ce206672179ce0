"""The finished site as texts: every file, and every member of an archive in it."""

import codecs
import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from congkhai.publish import binary, portable

_DEEPEST: Final = 4
_LARGEST: Final = 256 * 1024 * 1024
_HEAD: Final = 1024
# Scanned papers; pictures of the site's own look lie below assets/.
_PICTURES: Final = (".jpg", ".jpeg", ".tif", ".tiff", ".png", ".bmp")
_OWN: Final = "assets/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One text of the site. `file` is the path from the site's root with forward slashes, `name` says the
    members of archives too ("tep/a.zip › b.csv"); `text` is None where an archive cannot be opened;
    `unread` says that it may hold words that `text` lacks."""

    file: str
    name: str
    text: str | None
    unread: bool = False

    @property
    def suffix(self) -> str:
        """The ending of the innermost name, in lower case, with its dot."""
        return PurePosixPath(self.name).suffix.lower()


def files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file below `folder`, links too, sorted by its path with forward slashes."""
    found = ((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*"))
    return ((name, path) for name, path in sorted(found) if path.is_symlink() or not path.is_dir())


def parts(folder: Path) -> Iterator[Part]:
    """Every text of the site; an archive itself comes before its members."""
    for file, path in files(folder):
        yield from _opened(file, file, path.read_bytes(), 0)


def _opened(file: str, name: str, content: bytes, depth: int) -> Iterator[Part]:
    yield _part(file, name, content)
    packed = content.startswith((b"\x1f\x8b", b"PK\x03\x04"))
    if not packed:
        return
    try:
        members = list(_members(name, content)) if depth < _DEEPEST else None
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        members = None
    if members is None:
        yield Part(file=file, name=name, text=None)
        return
    for inner, inside in members:
        yield from _opened(file, f"{name} › {inner}", inside, depth + 1)


def _part(file: str, name: str, content: bytes) -> Part:
    text = _decoded(content)
    if portable.MAGIC in content[:_HEAD]:
        pdf = portable.pdf_text(content)
        return Part(file=file, name=name, text=f"{text}\n{pdf.text}", unread=not pdf.whole)
    return Part(file=file, name=name, text=text, unread=_unread(file, name, content))


def _unread(file: str, name: str, content: bytes) -> bool:
    picture = name.lower().endswith(_PICTURES) and not file.startswith(_OWN)
    return picture or binary.sealed(content)


def _members(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    if content.startswith(b"\x1f\x8b"):
        with gzip.open(io.BytesIO(content)) as stream:
            yield PurePosixPath(name).name.removesuffix(".gz"), _limited(stream.read(_LARGEST + 1))
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
            raise zipfile.BadZipFile
        for entry in archive.infolist():
            yield entry.filename, b"" if entry.is_dir() else archive.read(entry)


def _limited(content: bytes) -> bytes:
    if len(content) > _LARGEST:
        raise EOFError
    return content


def _decoded(content: bytes) -> str:
    """The bytes as text; where they are no plain text, also every run of letters in whatever code."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "ignore")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("utf-8", "ignore")
        return f"{text}\n{binary.words(content)}\n{binary.rtf_words(content)}"
    if b"\0" in content:
        return f"{text}\n{binary.words(content)}"
    return f"{text}\n{binary.rtf_words(content)}" if content.startswith(binary.RTF) else text
