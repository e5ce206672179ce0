"""The text of a PDF, as far as it can be read without drawing its pages."""

import base64
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

MAGIC: Final = b"%PDF-"
_LARGEST: Final = 64 * 1024 * 1024
_STREAM: Final = re.compile(rb"(?<!end)stream\r?\n(.*?)endstream", re.S)
_IMAGE: Final = re.compile(rb"/Subtype\s*/Image|/(?:DCT|JPX|CCITTFax|JBIG2)Decode")
_FONT_FILE: Final = re.compile(rb"/Length1\b|/Subtype\s*/(?:Type1C|CIDFontType0C|OpenType)")
_OTHER_FILTER: Final = re.compile(rb"/(?:LZW|RunLength|ASCIIHex)Decode|/Crypt\b")
# Fonts whose codes are no letters: what they show cannot be read from the strings alone.
_CODED_FONT: Final = re.compile(rb"/(?:Type0|ToUnicode|Identity-[HV]|Differences|Type3)\b")
_TOKEN: Final = re.compile(
    rb"\((?P<plain>(?:[^\\()]++|\\.|\((?:[^\\()]++|\\.)*+\))*+)\)|<(?P<hex>[0-9A-Fa-f\s]*+)>"
    rb"|(?P<gap>-?\d+(?:\.\d+)?)|(?P<edge>[\[\]])",
    re.S,
)
_ESCAPE: Final = re.compile(rb"\\(?:([0-7]{1,3})|\r?\n|(.))", re.S)
_NAMED: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_WORD_GAP: Final = -180.0


@dataclass(frozen=True, slots=True)
class PdfText:
    """What was read of a PDF; `whole` is False where some of its text may not have been."""

    text: str
    whole: bool


def pdf_text(content: bytes) -> PdfText:
    """The strings of the document: of its pages, its bookmarks, fields and descriptions."""
    streams = list(_streams(content))
    around = _STREAM.sub(b" ", content)
    known = [stream for stream in streams if stream is not None]
    shown = [_strings(stream) for stream in known]
    raw = [stream.decode("utf-8", "ignore") for stream in known if stream.lstrip().startswith(b"<")]
    coded = any(_CODED_FONT.search(stream) for stream in (around, *known))
    scan = not any(letter.isalpha() for letter in "".join(shown))
    whole = None not in streams and b"/Encrypt" not in content and not coded and not scan
    return PdfText("\n".join((*shown, *raw, _strings(around))), whole)


def _streams(content: bytes) -> Iterator[bytes | None]:
    """Each stream that is neither a picture nor a font, inflated; None where it cannot be."""
    end = 0
    for found in _STREAM.finditer(content):
        head = content[end : found.start()]
        head, end = head[head.rfind(b" obj") + 1 :], found.end()
        if _IMAGE.search(head) or _FONT_FILE.search(head):
            continue
        yield _inflated(head, found[1])


def _inflated(head: bytes, stream: bytes) -> bytes | None:
    if _OTHER_FILTER.search(head):
        return None
    try:
        if b"/ASCII85Decode" in head:
            stream = base64.a85decode(stream.strip().removesuffix(b"~>"))
        if b"/FlateDecode" in head or b"/Fl " in head:
            opened = zlib.decompressobj()
            stream = opened.decompress(stream, _LARGEST)
            return None if opened.unconsumed_tail else stream
    except (ValueError, zlib.error):
        return None
    return stream


def _strings(content: bytes) -> str:
    """The strings, a line each; pieces of one array are one string, parted where the gap is a word's."""
    said, inside = [], False
    for token in _TOKEN.finditer(content):
        if token["edge"]:
            inside = token["edge"] == b"["
            said.append("\n")
        elif token["gap"]:
            said.append(" " if inside and float(token["gap"]) < _WORD_GAP else "")
        else:
            said += [_letters(_bytes(token)), "" if inside else "\n"]
    return "".join(said)


def _bytes(token: re.Match[bytes]) -> bytes:
    if token["hex"] is not None:
        digits = b"".join(token["hex"].split())
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    return _ESCAPE.sub(_unescaped, token["plain"])


def _unescaped(match: re.Match[bytes]) -> bytes:
    if match[1]:
        return bytes([int(match[1], 8) & 0xFF])
    return _NAMED.get(match[2], match[2]) if match[2] else b""


def _letters(string: bytes) -> str:
    if string.startswith(b"\xfe\xff"):
        return string.decode("utf-16", "ignore")
    if string.startswith(b"\xef\xbb\xbf"):
        return string.decode("utf-8-sig", "ignore")
    return string.decode("cp1252", "ignore")
