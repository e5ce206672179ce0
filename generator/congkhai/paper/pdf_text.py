"""What a PDF says, as far as it can be read: pages, notes, fields, bookmarks, descriptions, what lies inside.

Only ever run in a process of its own, see `pdf_process`.
"""

import io
import logging
import re
import struct
import unicodedata
import zlib
from collections.abc import Mapping
from typing import Any, Final

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    DictionaryObject,
    IndirectObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from congkhai.paper import pdf_fonts
from congkhai.paper.certificate import names_in
from congkhai.paper.gaps import Gap
from congkhai.paper.pdf_drawn import MOST_POINTS, Drawings, points
from congkhai.value import Collector, field

#: Whatever a damaged object can make the library raise.
BROKEN: Final = (
    PyPdfError, DependencyError, ValueError, LookupError, TypeError, AttributeError, RecursionError,
    ArithmeticError, AssertionError, NotImplementedError, MemoryError, OSError, struct.error, zlib.error,
)  # fmt: skip
_MOST_OBJECTS: Final = 200_000
_MOST_PAGES: Final = 3_000
_MOST_REVISIONS: Final = 12
_MOST_LETTERS: Final = 16 * 1024 * 1024
_PAINTS: Final = frozenset(
    (b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*", b"sh", b"Do", b"INLINE IMAGE")
)
_STRANGE: Final = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_FONT_FILE: Final = frozenset(("/Type1C", "/CIDFontType0C", "/OpenType"))
_INFO: Final = "/Title /Author /Subject /Keywords /Creator /Producer /CreationDate /ModDate".split()
_SIGNER: Final = ("/Name", "/Reason", "/Location", "/ContactInfo", "/M")


class Notes(Collector):
    """What was read so far."""

    texts: list[str] = field(default_factory=list)
    gaps: set[Gap] = field(default_factory=set)
    files: list[tuple[str, bytes]] = field(default_factory=list)
    shown: dict[str, None] = field(default_factory=dict)
    signed: bool = False
    letters: int = 0

    def add(self, text: str) -> None:
        """One more text; beyond a bound nothing is kept, and told."""
        self.letters += len(text)
        if self.letters > _MOST_LETTERS:
            self.gaps.add(Gap.HUGE)
        elif text:
            self.texts.append(text)


class _Listener(logging.Handler):
    """Hears of what the library had to mend or leave out while it read."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard = False

    def emit(self, record: logging.LogRecord) -> None:
        self.heard = True


def read(content: bytes) -> Notes:
    """Everything in the document, earlier versions that are still in it too."""
    notes, listener = Notes(), _Listener()
    logger = logging.getLogger("pypdf")
    logger.addHandler(listener)
    logger.propagate = False
    ends = [found.end() for found in re.finditer(rb"%%EOF", content)]
    if len(ends) > _MOST_REVISIONS:
        notes.gaps.add(Gap.HUGE)
    # The first end of a file laid out for the web closes no version of it.
    earlier = ends[1:-1] if b"/Linearized" in content[:1024] else ends[:-1]
    for end in earlier[:_MOST_REVISIONS]:
        _version(content[:end], notes)
    _version(content, notes)
    if listener.heard:
        notes.gaps.add(Gap.DAMAGED)
    # The keys of an encrypted document are no words.
    if Gap.LOCKED not in notes.gaps and any(map(_STRANGE.search, notes.texts)):
        notes.gaps.add(Gap.FONT)
    return notes


def _version(content: bytes, notes: Notes) -> None:
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            notes.gaps.add(Gap.LOCKED)
            return
        if reader.is_encrypted:
            # It opens without a password; what its maker forbade (copying, printing) goes with a copy of it.
            notes.gaps.add(Gap.LOCKED)
        pages = list(reader.pages[:_MOST_PAGES])
        if not pages or len(reader.pages) > _MOST_PAGES:
            notes.gaps.add(Gap.DAMAGED if not pages else Gap.HUGE)
    except BROKEN as error:
        notes.gaps.add(Gap.LOCKED if "crypt" in type(error).__name__.lower() + str(error) else Gap.DAMAGED)
        return
    drawings = Drawings(reader)
    for page in pages:
        _page(page, reader, drawings, notes)
    _objects(reader, drawings, pages[0] if pages else None, notes)
    _described(reader, notes)


def _page(page: PageObject, reader: PdfReader, drawings: Drawings, notes: Notes) -> None:
    try:
        text = page.extract_text()
        notes.add(unicodedata.normalize("NFC", text))
        contents = page.get_contents()
        steps = ContentStream(contents, reader).operations if contents is not None else []
        notes.gaps.update(drawings.of_page(steps, page.get("/Resources")).gaps())
    except BROKEN:
        notes.gaps.add(Gap.DAMAGED)
        return
    painted = 0
    for operands, operator in steps:
        painted += operator in _PAINTS
        if operator == b"INLINE IMAGE":
            notes.gaps.add(Gap.PICTURE)
        elif operator in (b"BDC", b"DP"):
            _strings(operands, notes)
    if painted and not any(map(str.isalnum, text)):
        notes.gaps.add(Gap.SCAN)


def _objects(reader: PdfReader, drawings: Drawings, page: PageObject | None, notes: Notes) -> None:
    """Each object once, whether or not a page shows it."""
    ids = {(id, generation) for generation, at in reader.xref.items() for id in at if id}
    ids |= {(id, 0) for id in reader.xref_objStm}
    if len(ids) > _MOST_OBJECTS:
        notes.gaps.add(Gap.HUGE)
    for id, generation in sorted(ids)[:_MOST_OBJECTS]:
        try:
            thing = reader.get_object(IndirectObject(id, min(generation, 65534), reader))
            if thing is not None:
                _object(thing, page, drawings, notes)
        except BROKEN:
            notes.gaps.add(Gap.DAMAGED)
    for name, value in reader.trailer.items():
        if name != "/ID" and not isinstance(value, IndirectObject):
            _strings(value, notes)


def _object(thing: PdfObject, page: PageObject | None, drawings: Drawings, notes: Notes) -> None:
    _strings(thing, notes)
    if isinstance(thing, DictionaryObject):
        if thing.get("/Type") == "/Font":
            notes.gaps.update(pdf_fonts.gaps(thing))
        if "/ByteRange" in thing and "/Contents" in thing:
            _signature(thing, notes)
        if thing.get("/Type") == "/Filespec" or "/EF" in thing:
            name = str(thing.get("/UF") or thing.get("/F") or "")
            for embedded in (thing.get("/EF") or DictionaryObject()).values():
                notes.files.append((name, embedded.get_object().get_data()))
    if isinstance(thing, StreamObject):
        _stream(thing, page, drawings, notes)


def _stream(thing: StreamObject, page: PageObject | None, drawings: Drawings, notes: Notes) -> None:
    subtype = thing.get("/Subtype")
    if subtype == "/Image":
        if points(thing) > MOST_POINTS:
            notes.gaps.add(Gap.PICTURE)
    elif subtype == "/Form" or "/PatternType" in thing:
        notes.gaps.update(drawings.of_form(thing).gaps())
        if page is not None and b"Tf" in thing.get_data():
            notes.add(unicodedata.normalize("NFC", page.extract_xform_text(thing)))  # type: ignore[arg-type]
    elif (
        "/Length1" in thing
        or subtype in _FONT_FILE
        or thing.get("/Type") in ("/ObjStm", "/XRef", "/EmbeddedFile")
    ):
        return
    else:
        data = thing.get_data()
        if subtype == "/XML" or data.lstrip()[:1] == b"<" or "/JS" in thing:
            notes.add(data.decode("utf-8", "ignore"))
            notes.add(data.decode("utf-16", "ignore") if data[:2] in (b"\xfe\xff", b"\xff\xfe") else "")


def _strings(value: object, notes: Notes) -> None:
    """Every text in an object; what it points to has its own turn."""
    waiting: list[object] = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, TextStringObject):
            notes.add(unicodedata.normalize("NFC", str(one)))
        elif isinstance(one, ByteStringObject):
            notes.add(bytes(one).decode("utf-8", "ignore"))
        elif isinstance(one, Mapping):
            sealed = ("/Contents", "/Cert") if "/ByteRange" in one else ()
            waiting += (inner for name, inner in one.items() if name not in sealed)
        elif isinstance(one, ArrayObject | list):
            waiting += one


def _signature(thing: DictionaryObject, notes: Notes) -> None:
    notes.signed = True
    for name in _SIGNER:
        if thing.get(name):
            notes.shown[f"{name[1:]}: {thing[name]}"] = None
    sealed = thing["/Contents"]
    raw = sealed.original_bytes if isinstance(sealed, TextStringObject) else bytes(sealed)  # type: ignore[call-overload]
    for name in names_in(raw):
        notes.shown[name] = None
        notes.add(name.partition("=")[2])


def creators(reader: PdfReader) -> list[str]:
    """Who made the document, by its second description (XMP); nobody where that cannot be read."""
    try:
        xmp = reader.xmp_metadata
        return [str(name) for name in (xmp.dc_creator or ())] if xmp else []
    except BROKEN:
        return []


def _described(reader: PdfReader, notes: Notes) -> None:
    """The description of the document as viewers show it."""
    try:
        info: Any = reader.metadata or {}
        for name in _INFO:
            if info.get(name):
                notes.shown[f"{name[1:]}: {info[name]}"] = None
        notes.shown |= {f"Author: {name}": None for name in creators(reader)}
    except BROKEN:
        notes.gaps.add(Gap.DAMAGED)
