"""A copy of any file that is offered for download, without what office programs keep beside what shows."""

from collections.abc import Callable, Mapping
from typing import Final

from congkhai.paper import archive, ooxml, opendocument, pdf, pictures
from congkhai.paper.gaps import Gap
from congkhai.paper.markup import MOST_ELEMENTS, elements, is_markup
from congkhai.paper.traces import Log, Trace, Traces, Uncleanable
from congkhai.value import Value

_OLD: Final = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf")
_OFFICE: Final = tuple(".docx .xlsx .pptx .odt .ods .odp .pdf".split())
_TEXTS: Final = (".txt", ".csv", ".json")


class Cleaned(Value):
    """A file and its copy. `copy` is None where none can be made; `gaps` are what it may still hide.

    A `signed` file has no copy: `traces` are then what it tells beside its text, and so is `shown` of a PDF.
    """

    copy: bytes | None
    traces: Traces = ()
    gaps: frozenset[Gap] = frozenset()
    signed: bool = False
    shown: tuple[str, ...] = ()


def cleaned(name: str, content: bytes) -> Cleaned:
    """The copy of the file called `name`."""
    if not content:
        return Cleaned(copy=None, gaps=frozenset({Gap.EMPTY}))
    if pdf.is_pdf(content):
        return _pdf(content)
    if pictures.is_picture(content):
        bare = pictures.stripped(content)
        traces = ((Trace.PICTURES, ""),) if bare not in (None, content) else ()
        return Cleaned(
            copy=bare, traces=traces, gaps=frozenset({Gap.PHOTO} if bare else {Gap.PHOTO, Gap.OTHER_KIND})
        )
    if content.startswith(_OLD):
        return Cleaned(copy=None, gaps=frozenset({Gap.OLD_FORMAT}))
    if content.startswith(archive.MAGIC):
        return _package(content)
    if name.lower().endswith(_TEXTS):
        return Cleaned(copy=content)
    known = name.lower().endswith(_OFFICE)
    return Cleaned(copy=None, gaps=frozenset({Gap.BROKEN if known else Gap.OTHER_KIND}))


def _pdf(content: bytes) -> Cleaned:
    reading = pdf.read(content)
    if reading.signed or Gap.LOCKED in reading.gaps:
        return Cleaned(copy=None, gaps=reading.gaps, signed=reading.signed, shown=reading.shown)
    made = pdf.cleaned(content)
    if made is None:
        return Cleaned(copy=None, gaps=reading.gaps | {Gap.DAMAGED}, shown=reading.shown)
    copy, traces = made
    return Cleaned(copy=copy, traces=traces, gaps=reading.gaps, shown=reading.shown)


def _package(content: bytes) -> Cleaned:
    try:
        members = archive.opened(content)
    except archive.TooLarge:
        return Cleaned(copy=None, gaps=frozenset({Gap.HUGE}))
    except archive.BadArchive:
        return Cleaned(copy=None, gaps=frozenset({Gap.BROKEN}))
    if sum(elements(member) for name, member in members.items() if is_markup(name)) > MOST_ELEMENTS:
        signed = any(room.is_signed(members) for room in (ooxml, opendocument))
        return Cleaned(copy=None, gaps=frozenset({Gap.HUGE}), signed=signed)
    for room in (ooxml, opendocument):
        if room.is_package(members):
            return _office(members, room.clean, signed=room.is_signed(members))
    return Cleaned(copy=None, gaps=frozenset({Gap.OTHER_KIND}))


def _office(
    members: Mapping[str, bytes],
    clean: Callable[[Mapping[str, bytes], Log], dict[str, bytes]],
    *,
    signed: bool,
) -> Cleaned:
    log = Log()
    try:
        kept = clean(members, log)
    except Uncleanable as error:
        gaps = frozenset({*log.gaps, error.gap})
        return Cleaned(copy=None, traces=log.traces(), gaps=gaps, signed=signed)
    for name, member in kept.items():
        if pictures.is_picture(member) or name.lower().endswith((".emf", ".wmf", ".svg")):
            bare = pictures.stripped(member)
            log.gaps.add(Gap.PICTURE)
            log.count(Trace.PICTURES, bare not in (None, member))
            kept[name] = bare or member
    copy = None if signed else archive.packed(kept)
    return Cleaned(copy=copy, traces=log.traces(), gaps=frozenset(log.gaps), signed=signed)
