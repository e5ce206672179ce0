"""The finished site as texts: every file, and every member of an archive in it."""

import codecs
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from congkhai.findings import Place, printable
from congkhai.grids.kinds import FOREIGN_BOOK, HUGE_BOOK, LOCKED_BOOK
from congkhai.grids.number_format import HIDDEN
from congkhai.grids.workbook import tabs
from congkhai.paper import office_text, pdf
from congkhai.paper.gaps import Gap
from congkhai.paper.markup import MOST_ELEMENTS, elements, is_markup
from congkhai.paper.pictures import is_picture
from congkhai.publish import binary
from congkhai.value import Value

_DEEPEST: Final = 4
_LARGEST: Final = 256 * 1024 * 1024
# Scanned papers; pictures of the site's own look lie below assets/.
_PICTURES: Final = tuple(".jpg .jpeg .tif .tiff .png .bmp .gif .webp .heic .jp2 .emf .wmf".split())
_PLAIN: Final = (".txt", ".csv")
#: Where the program's own files lie.
OWN: Final = "assets/"
_PACKED: Final = (b"\x1f\x8b", b"PK\x03\x04")
#: What of a workbook's parts its sheets, read as rows, say as people see it.
_CELLS: Final = frozenset(("sst", "sheetData"))
_TAGS: Final = re.compile(rb"(?:<[^<>]*>\s*)+")
_BOOK_TYPE: Final = re.compile(rb"(?:spreadsheetml|ms-excel)[\w.-]*\.main\+")
_CONTENT_TYPES: Final = "[content_types].xml"
_BOOK_PART: Final = re.compile(r"/?xl/workbook\.(?:xml|bin)")
_GAPS_OF: Final = {HUGE_BOOK.code: Gap.HUGE, LOCKED_BOOK.code: Gap.LOCKED, FOREIGN_BOOK.code: Gap.OTHER_KIND}
_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?: \d\d:\d\d(?::\d\d)?)?", re.ASCII)
_BREAKS: Final = re.compile(r"[\t\r\n\v\f]+")


class _Archive(Value, kw_only=False):
    """What a member has to know of its archive: `cells` are elements whose words stand in another part as
    people see them; `huge` says that it has more elements than can be read one by one."""

    cells: frozenset[str] = frozenset()
    huge: bool = False


class _Sheets(Value):
    """The sheets in their order, hidden ones too: what a clerk calls each, and its rows, a line each.

    Where there are `gaps`, cells may be missing.
    """

    rows: tuple[tuple[str, str], ...] = ()
    gaps: frozenset[Gap] = frozenset()


class SitePath(Value):
    """A file of the site as a fact of a finding: whoever shows it may call it by the office's file it comes
    of. `member` follows the path where a part of the file is meant, as " › word/document.xml"."""

    path: str
    member: str = ""
    quoted: bool = False

    def __str__(self) -> str:
        shown = printable(f"{self.path}{self.member}")
        return f"“{shown}”" if self.quoted else shown


class Part(Value):
    """One text of the site. `file` is the path from the site's root with forward slashes, `name` says the
    members of archives too ("tep/a.zip › b.csv"); `text` is None where an archive cannot be opened;
    `gaps` are why it may hold words that `text` lacks; `loose` says that words may stand in pieces; `said` is
    what people read of it, by lines, where `text` also holds the bytes around that."""

    file: str
    name: str
    text: str | None
    gaps: frozenset[Gap] = frozenset()
    loose: bool = False
    said: str | None = None

    @property
    def suffix(self) -> str:
        """The ending of the innermost name, in lower case, with its dot."""
        return PurePosixPath(self.name).suffix.lower()

    def called(self, *, quoted: bool = False) -> SitePath:
        """What a finding calls it."""
        return SitePath(path=self.file, member=self.name.removeprefix(self.file), quoted=quoted)


def files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file below `folder`, links too, sorted by its path with forward slashes."""
    found = ((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*"))
    return ((name, path) for name, path in sorted(found) if path.is_symlink() or not path.is_dir())


def parts(folder: Path) -> Iterator[Part]:
    """Every text of the site; an archive itself comes before its members."""
    for file, path in files(folder):
        yield from opened(file, path.read_bytes())


def opened(file: str, content: bytes) -> Iterator[Part]:
    """Every text of one file of the site; an archive itself comes before its members."""
    yield from _opened(file, file, content, 0)


def _opened(
    file: str, name: str, content: bytes, depth: int, within: _Archive | None = None
) -> Iterator[Part]:
    if pdf.is_pdf(content):
        yield from _portable(file, name, content, depth)
        return
    yield _part(file, name, content, within)
    if not content.startswith(_PACKED):
        return
    try:
        members = list(_members(name, content)) if depth < _DEEPEST else None
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        members = None
    if members is None:
        yield Part(file=file, name=name, text=None)
        return
    huge = sum(elements(inside) for inner, inside in members if is_markup(inner)) > MOST_ELEMENTS
    shown = _sheets(content) if not huge and _is_book(dict(members)) else _Sheets()
    if huge or shown.gaps:
        yield Part(file=file, name=name, text="", gaps=shown.gaps | ({Gap.HUGE} if huge else set()))
    for sheet, rows in shown.rows:
        yield Part(file=file, name=f"{name} › {sheet}", text=rows, said=rows)
    archive = _Archive(_CELLS if shown.rows else frozenset(), huge)
    for inner, inside in members:
        yield from _opened(file, f"{name} › {inner}", inside, depth + 1, archive)


def _portable(file: str, name: str, content: bytes, depth: int) -> Iterator[Part]:
    """A PDF: its bytes as they are, what it says, and the files inside it."""
    reading = pdf.read(content)
    old = office_text.in_old_letters(reading.text)
    gaps = reading.gaps | ({Gap.OLD_FONT} if old else set()) | ({Gap.HUGE} if depth >= _DEEPEST else set())
    text = "\n".join((_decoded(content), reading.text, old))
    yield Part(file=file, name=name, text=text, gaps=gaps, loose=True, said=f"{reading.text}\n{old}")
    if depth < _DEEPEST:
        for inner, inside in reading.files:
            yield from _opened(file, f"{name} › {inner}", inside, depth + 1)


def _part(file: str, name: str, content: bytes, within: _Archive | None) -> Part:
    gaps = frozenset(_gaps(file, name, content))
    if within is None or not is_markup(name):
        said = "" if is_picture(content) or content.startswith(_PACKED) else None
        text, old = _decoded(content), ""
        if name.lower().endswith(_PLAIN):
            plain = binary.is_unicode(content)
            old = office_text.in_old_letters(text if plain else content.decode("cp1252", "replace"))
            gaps |= {Gap.OLD_FONT} if old or not plain else set()
        return Part(file=file, name=name, text=f"{text}\n{old}" if old else text, gaps=gaps, said=said)
    if within.huge:
        bare = _decoded(_TAGS.sub(b"\n", content))
        return Part(file=file, name=name, text=bare, gaps=gaps, loose=True)
    words = office_text.lines(content)
    old = office_text.in_old_letters(words)
    gaps |= {Gap.OLD_FONT} if old else set()
    said = office_text.lines(content, within.cells) if within.cells else words
    text = "\n".join((_decoded(content), words, old))
    return Part(file=file, name=name, text=text, gaps=gaps, said=f"{said}\n{old}")


def _gaps(file: str, name: str, content: bytes) -> Iterator[Gap]:
    if (is_picture(content) or name.lower().endswith(_PICTURES)) and not file.startswith(OWN):
        yield Gap.PICTURE if " › " in name else Gap.PHOTO
    if binary.sealed(content):
        yield Gap.LOCKED
    if content.startswith((binary.OLE, binary.RTF)):
        yield Gap.OLD_FORMAT


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


def _is_book(members: Mapping[str, bytes]) -> bool:
    """Whether the members of an archive are those of a workbook of Excel."""
    names = {name.replace("\\", "/").lower(): content for name, content in members.items()}
    return (
        any(map(_BOOK_PART.fullmatch, names)) or _BOOK_TYPE.search(names.get(_CONTENT_TYPES, b"")) is not None
    )


def _sheets(content: bytes) -> _Sheets:
    """The sheets of a workbook of Excel, which keeps words apart and numbers without their look; none, with
    the reason, where it cannot be read.
    """
    found, faults = tabs(content, Place())
    if faults:
        return _Sheets(gaps=frozenset(_GAPS_OF.get(fault.code, Gap.DAMAGED) for fault in faults))
    unshown = any(HIDDEN in row.cells for tab in found for row in tab.rows)
    rows = tuple(
        (f"trang tính “{tab.name}”", "\n".join("\t".join(map(_as_shown, row.cells)) for row in tab.rows))
        for tab in found
    )
    return _Sheets(rows=rows, gaps=frozenset({Gap.HIDDEN} if unshown else ()))


def _as_shown(cell: str) -> str:
    """The cell in one line; a day as it is written here, for it may be of any look in the workbook."""
    day = _DAY.fullmatch(cell)
    return f"{day[3]}/{day[2]}/{day[1]}" if day else _BREAKS.sub(" ", cell)


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
