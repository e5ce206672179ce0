"""Pictures without what cameras and programs write beside the image: place, time, device, names.

The image itself is not decoded, so it stays as it was to the last point.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import Final

_JPEG: Final = b"\xff\xd8\xff"
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_GIF: Final = (b"GIF87a", b"GIF89a")
_TIFF: Final = (b"II*\0", b"MM\0*")
_WEBP: Final = (b"RIFF", b"WEBP")
_ICC: Final = b"ICC_PROFILE\0"
_ADOBE: Final = b"Adobe"
#: Parts of a PNG without which it looks other than it did.
_KEPT_PNG: Final = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB bKGD pHYs acTL fcTL fdAT".split()
)
_ORIENTATION: Final = 0x0112
#: Tags of a TIFF that name people, programs, places and days; private blocks of metadata among them.
_TOLD_TIFF: Final = frozenset(
    (269, 270, 271, 272, 285, 305, 306, 315, 316, 700, 33432, 33723, 34377, 36867, 37510, 37724, 40091, 40092,
     40093, 40094, 40095, 42016, 42032, 42033)
)  # fmt: skip
#: Tags that lead to lists of further tags: what a camera wrote, where it was.
_BLOCKS_TIFF: Final = frozenset((330, 34665, 34853))
_WIDTHS: Final = (0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8)


def is_picture(content: bytes) -> bool:
    """Whether the bytes are a picture of points, whatever their name."""
    webp = content[:4] == _WEBP[0] and content[8:12] == _WEBP[1]
    return webp or content.startswith((_JPEG, _PNG, *_GIF, *_TIFF, b"BM"))


def stripped(content: bytes) -> bytes | None:
    """The picture without metadata; None where it is of a kind, or so damaged, that this cannot be done."""
    try:
        if content.startswith(_JPEG):
            return _jpeg(content)
        if content.startswith(_PNG):
            return _PNG + b"".join(_png_parts(content))
        if content.startswith(_TIFF):
            return _tiff(content)
        return b"".join(_gif_parts(content)) if content.startswith(_GIF) else None
    except (struct.error, IndexError, ValueError):
        return None


def _jpeg(content: bytes) -> bytes:
    """Every segment but comments and those of applications; the way up of a turned picture is kept."""
    kept, at, turned = [content[:2]], 2, b""
    while content[at] == 0xFF and content[at + 1] != 0xDA:
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        (length,) = struct.unpack_from(">H", content, at + 2)
        segment = content[at : at + 2 + length]
        if len(segment) < 2 + length:
            raise ValueError
        if marker == 0xE1 and segment[4:10] == b"Exif\0\0" and not turned:
            turned = _turned(segment[10:])
        application = 0xE1 <= marker <= 0xEF or marker == 0xFE
        needed = (marker == 0xE2 and segment[4:].startswith(_ICC)) or (
            marker == 0xEE and segment[4:].startswith(_ADOBE)
        )
        if not application or needed:
            kept.append(segment)
        at += 2 + length
    if content[at] != 0xFF:
        raise ValueError
    # Behind the image may stand another one, as telephones write it, or anything at all.
    end = _end_of_image(content, at)
    return b"".join((kept[0], turned, *kept[1:], content[at:end]))


def _end_of_image(content: bytes, at: int) -> int:
    while True:
        at = content.index(b"\xff", at + 1)
        marker = content[at + 1]
        if marker == 0xD9:
            return at + 2
        if marker == 0 or marker == 0xFF or 0xD0 <= marker <= 0xD7 or marker == 0xDA:
            continue
        (length,) = struct.unpack_from(">H", content, at + 2)
        at += 1 + length


def _turned(tiff: bytes) -> bytes:
    """An EXIF segment that says nothing but which side is up; empty where that is the usual one."""
    order = "<" if tiff[:2] == b"II" else ">"
    (first,) = struct.unpack_from(order + "I", tiff, 4)
    (count,) = struct.unpack_from(order + "H", tiff, first)
    for at in range(first + 2, first + 2 + 12 * count, 12):
        tag, _, _, side = struct.unpack_from(order + "HHIH", tiff, at)
        if tag == _ORIENTATION and 1 < side <= 8:
            entry = struct.pack(">HHIHH", _ORIENTATION, 3, 1, side, 0)
            said = b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 1) + entry + b"\0\0\0\0"
            return b"\xff\xe1" + struct.pack(">H", len(said) + 2) + said
    return b""


def _png_parts(content: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while True:
        length, name = struct.unpack_from(">I4s", content, at)
        part = content[at : at + 12 + length]
        if len(part) < 12 + length or zlib.crc32(part[4:-4]) != struct.unpack(">I", part[-4:])[0]:
            raise ValueError
        if name in _KEPT_PNG:
            yield part
        if name == b"IEND":
            return
        at += 12 + length


def _gif_parts(content: bytes) -> Iterator[bytes]:
    """The header, the images and what steers them; no comments and no texts."""
    at = 13 + _colours(content[10])
    yield content[:at]
    while content[at] != 0x3B:
        start = at
        if content[at] == 0x2C:
            at = _blocks_end(content, at + 11 + _colours(content[at + 9]))
            yield content[start:at]
        elif content[at] == 0x21:
            label = content[at + 1]
            at = _blocks_end(content, at + 2)
            if label == 0xF9 or (label == 0xFF and content[start + 3 : start + 11] == b"NETSCAPE"):
                yield content[start:at]
        else:
            raise ValueError
    yield b";"


def _colours(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks_end(content: bytes, at: int) -> int:
    while content[at]:
        at += 1 + content[at]
    return at + 1


def _tiff(content: bytes) -> bytes:
    """The same bytes, with the values of telling tags blank: offsets of the image must not move."""
    order = "<" if content[:2] == b"II" else ">"
    blank = bytearray(content)
    (at,) = struct.unpack_from(order + "I", content, 4)
    seen: set[int] = set()
    while at and at not in seen:
        seen.add(at)
        (count,) = struct.unpack_from(order + "H", content, at)
        for entry in range(at + 2, at + 2 + 12 * count, 12):
            tag, kind, number, value = struct.unpack_from(order + "HHII", content, entry)
            if tag in _BLOCKS_TIFF:
                raise ValueError
            if tag in _TOLD_TIFF:
                size = (_WIDTHS[kind] if kind < len(_WIDTHS) else 1) * number
                inline = size <= 4
                start, length = (entry + 8, 4) if inline else (value, size)
                if start + length > len(content):
                    raise ValueError
                blank[start : start + length] = bytes(length)
        (at,) = struct.unpack_from(order + "I", content, at + 2 + 12 * count)
    return bytes(blank)
