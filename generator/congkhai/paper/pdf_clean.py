"""A copy of a PDF without what tells of its makers: only what its pages need is written.

Only ever run in a process of its own, see `pdf_process`.
"""

import io
import warnings
from collections.abc import Iterator
from typing import Any, Final

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from congkhai.paper.pdf_text import creators
from congkhai.paper.pictures import stripped
from congkhai.paper.traces import Trace

_NOTES: Final = frozenset(
    "/Text /FreeText /Highlight /Underline /Squiggly /StrikeOut /Stamp /Caret /Ink /Popup /Line /Square "
    "/Circle /Polygon /PolyLine /Redact /Sound /Movie /Screen /3D /RichMedia /FileAttachment".split()
)
_ROOT: Final = "/Metadata /OpenAction /AA /PieceInfo /Collection /AF /Threads /SpiderInfo /URI /Legal".split()
_PAGE: Final = "/Metadata /PieceInfo /AA /Thumb /LastModified /B /AF".split()
_ANYWHERE: Final = ("/PieceInfo", "/Metadata", "/LastModified", "/OPI", "/Measure")
_HEADER: Final = b"%PDF-1.7"


def clean(content: bytes) -> tuple[bytes, list[tuple[str, str]]]:
    """The copy, and what was left out as pairs of a `Trace` and its text."""
    warnings.simplefilter("ignore")
    reader = PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted:
        reader.decrypt("")
    traces = [*_described(reader)]
    writer = PdfWriter(clone_from=reader)
    title = reader.metadata.title if reader.metadata else None
    writer.metadata = {"/Title": title} if title else None
    root: Any = writer.root_object
    if _only_places(root):
        traces.append((Trace.FILES.name, ""))
    for name in _ROOT:
        root.pop(name, None)
    root.get("/AcroForm", DictionaryObject()).get_object().pop("/XFA", None)
    noted = sum(_page(page) for page in writer.pages)
    if noted:
        traces.append((Trace.COMMENTS.name, str(noted)))
    if _everywhere(writer):
        traces.append((Trace.PICTURES.name, ""))
    stream = io.BytesIO()
    writer.compress_identical_objects(remove_unreferenced=True, remove_duplicates=False)
    writer._ID = None
    writer.pdf_header = _HEADER.decode()
    writer.write(stream)
    return stream.getvalue(), traces


def _described(reader: PdfReader) -> Iterator[tuple[str, str]]:
    info: Any = reader.metadata or {}
    author = str(info.get("/Author") or "").strip()
    for name in dict.fromkeys((author, *creators(reader))):
        if name:
            yield Trace.AUTHOR.name, name
    for name in ("/Subject", "/Keywords", "/Company", "/SourceModified", "/Manager"):
        if str(info.get(name) or "").strip():
            yield Trace.PROPERTIES.name, f"{name[1:]}: {info[name]}"


def _only_places(root: Any) -> bool:
    """Places that links lead to stay; files and programs do not. Whether there were files."""
    if "/Names" not in root:
        return False
    names = root.pop("/Names").get_object()
    if "/Dests" in names:
        root[NameObject("/Names")] = DictionaryObject({NameObject("/Dests"): names.raw_get("/Dests")})
    return "/EmbeddedFiles" in names


def _page(page: Any) -> int:
    for name in _PAGE:
        page.pop(name, None)
    notes = page.get("/Annots")
    if notes is None:
        return 0
    every = list(notes.get_object())
    kept = [one for one in every if one.get_object().get("/Subtype") not in _NOTES]
    for one in kept:
        link = one.get_object()
        for name in ("/AA", "/T", "/M", "/NM") if link.get("/Subtype") == "/Link" else ("/AA", "/M"):
            link.pop(name, None)
        action = link.get("/A")
        if action is not None and action.get_object().get("/S") not in ("/URI", "/GoTo"):
            link.pop("/A")
    page[NameObject("/Annots")] = ArrayObject(kept)
    return len(every) - len(kept)


def _everywhere(writer: PdfWriter) -> bool:
    """Takes descriptions from every object and metadata from every photograph; whether one had some."""
    found = False
    for thing in list(writer._objects):
        if isinstance(thing, DictionaryObject):
            for name in _ANYWHERE:
                thing.pop(name, None)
        if isinstance(thing, StreamObject) and thing.get("/Subtype") == "/Image":
            found = _photograph(thing) or found
    return found


def _photograph(image: StreamObject) -> bool:
    filters = image.get("/Filter")
    if filters not in ("/DCTDecode", ["/DCTDecode"]):
        return False
    bare = stripped(image._data)
    if bare is None or bare == image._data:
        return False
    image._data = bare
    return True
