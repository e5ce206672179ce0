"""The only door to pypdf: a process of its own that gets PDFs on stdin and answers in lines of JSON.

A PDF of bad will makes any reader run for hours or eat all memory. So it never runs in ours: the system
ends this process where it takes too much. Called as
`python -m congkhai.paper.pdf_process TASK LENGTH…`: `read`, `clean` or `all`, and how long each file is.
"""

import base64
import io
import json
import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from time import process_time
from typing import Any, Final

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from congkhai.paper.gaps import Gap
from congkhai.paper.pdf_text import BROKEN, creators, read
from congkhai.paper.pictures import stripped
from congkhai.paper.traces import Trace

SECONDS: Final = 60
_MEMORY: Final = 2 * 1024 * 1024 * 1024
_NOTES: Final = frozenset(
    "/Text /FreeText /Highlight /Underline /Squiggly /StrikeOut /Stamp /Caret /Ink /Popup /Line /Square "
    "/Circle /Polygon /PolyLine /Redact /Sound /Movie /Screen /3D /RichMedia /FileAttachment".split()
)
_ROOT: Final = "/Metadata /OpenAction /AA /PieceInfo /Collection /AF /Threads /SpiderInfo /URI /Legal".split()
_PAGE: Final = "/Metadata /PieceInfo /AA /Thumb /LastModified /B /AF".split()
_ANYWHERE: Final = ("/PieceInfo", "/Metadata", "/LastModified", "/OPI", "/Measure")
_HEADER: Final = "%PDF-1.7"

Answer = dict[str, Any]


def answer(task: str, content: bytes) -> Answer:
    """What was asked, in texts alone; an empty answer where the document is too damaged for it."""
    if task == "clean":
        try:
            copy, traces = _clean(content)
        except BROKEN:
            return {}
        return {"copy": base64.b64encode(copy).decode(), "traces": traces}
    notes = read(content)
    return {
        "text": "\n".join(notes.texts),
        "gaps": sorted(gap.name for gap in notes.gaps),
        "files": [(name, base64.b64encode(file).decode()) for name, file in notes.files],
        "shown": list(notes.shown),
        "signed": notes.signed,
    }


def _clean(content: bytes) -> tuple[bytes, list[tuple[str, str]]]:
    """A copy without what tells of its makers, for which only what its pages need is written, and what was
    left out as pairs of a `Trace` and its text."""
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
    noted = sum(_without_notes(page) for page in writer.pages)
    if noted:
        traces.append((Trace.COMMENTS.name, str(noted)))
    if _without_descriptions(writer):
        traces.append((Trace.PICTURES.name, ""))
    stream = io.BytesIO()
    writer.compress_identical_objects(remove_unreferenced=True, remove_duplicates=False)
    writer._ID = None
    writer.pdf_header = _HEADER
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


def _without_notes(page: Any) -> int:
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


def _without_descriptions(writer: PdfWriter) -> bool:
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


def _everything(number: int, content: bytes) -> None:
    """All that is asked of a file which is to be published: also what its copy says."""
    reading = _told(number, "read", content)
    if reading["signed"] or Gap.LOCKED.name in reading["gaps"]:
        return
    made = _told(number, "clean", content)
    if made:
        copy = base64.b64decode(made["copy"])
        _told(number, "read", copy, sha256(copy).hexdigest())


def _told(number: int, task: str, content: bytes, hash: str = "") -> Answer:
    """The answer, written down as a line; a line before it says what this process dies of if it does."""
    _bounded()
    _say(number, task, hash, None)
    said = answer(task, content)
    _say(number, task, hash, said)
    return said


def _say(*parts: object) -> None:
    sys.stdout.write(f"{json.dumps(parts)}\n")
    sys.stdout.flush()


def _bounded() -> None:
    """Let the system refuse more memory and time than any document needs, where it can be told to."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(process_time()) + SECONDS, most))


def main(task: str, lengths: Iterable[int]) -> None:
    """Answer for each of the files on stdin, one after the other."""
    for number, length in enumerate(lengths):
        content = sys.stdin.buffer.read(length)
        if task == "all":
            _everything(number, content)
        else:
            _told(number, task, content)


if __name__ == "__main__":
    main(sys.argv[1], map(int, sys.argv[2:]))
