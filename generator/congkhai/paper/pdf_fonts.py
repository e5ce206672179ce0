"""Fonts of a PDF: whether the letters they show can be known from the file."""

import re
from collections.abc import Iterator
from typing import Any, Final

from pypdf._codecs.adobe_glyphs import adobe_glyphs
from pypdf.generic import DictionaryObject

from congkhai.paper.gaps import Gap
from congkhai.paper.old_fonts import OLD_FACE

_PLAIN: Final = frozenset(("/WinAnsiEncoding", "/MacRomanEncoding", "/StandardEncoding"))
_STANDARD: Final = re.compile(r"/(?:Helvetica|Times|Courier|Arial|TimesNewRoman|CourierNew)(?:[-,].*)?")
_SIGNS: Final = re.compile(r"/(?:[A-Z]{6}\+)?(?:Symbol|ZapfDingbats|Wingdings|OpenSymbol)")
_UNI: Final = re.compile(r"/(?:uni(?:[0-9A-F]{4})+|u[0-9A-F]{4,6})")
_NOTHING: Final = frozenset(("/.notdef", "/nbspace", "/sfthyphen"))


def gaps(font: DictionaryObject) -> Iterator[Gap]:
    """What keeps the letters of this font from being known."""
    face = str(font.get("/BaseFont", ""))
    if OLD_FACE.search(face):
        yield Gap.OLD_FONT
    kind = font.get("/Subtype")
    if "/ToUnicode" in font or kind in ("/CIDFontType0", "/CIDFontType2") or _SIGNS.match(face):
        return
    if kind in ("/Type0", "/Type3") or not _told(font.get("/Encoding"), face):
        yield Gap.FONT


def _told(encoding: Any, face: str) -> bool:
    if isinstance(encoding, str):
        return encoding in _PLAIN
    if not isinstance(encoding, DictionaryObject):
        return encoding is None and bool(_STANDARD.fullmatch(face))
    names = [name for name in encoding.get("/Differences", ()) if isinstance(name, str)]
    known = all(name in adobe_glyphs or name in _NOTHING or _UNI.fullmatch(name) for name in names)
    base = encoding.get("/BaseEncoding")
    return known and (base in _PLAIN or bool(names) or bool(_STANDARD.fullmatch(face)))
