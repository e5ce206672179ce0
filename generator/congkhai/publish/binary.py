"""Words in files that are no plain text: old Word and Excel files, RTF, and whatever else holds letters."""

import codecs
import re
from typing import Final

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RTF: Final = b"{\\rtf"
_SEALED: Final = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")
_SECTOR: Final = 512
_WORD_HEAD: Final = b"\xec\xa5"
_WORD_ENCRYPTED: Final = 0x01
# A record FILEPASS straight behind the head of a workbook's stream says that what follows is encrypted.
_EXCEL_ENCRYPTED: Final = re.compile(rb"\x09\x08[\x08\x10]\x00.{8}(?:.{8})?\x2f\x00", re.S)
# Only what Vietnamese is written with: lengths and marks of a file format look like other letters.
_LETTERS: Final = (
    "\u00a0-\u00aeÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯư\u0300-\u0303\u0306\u0309\u031b\u0323\u1ea0-\u1ef9"
    "\u200b-\u201f"
)
_RUN: Final = re.compile(f"[\t\r\n\x20-\x7e{_LETTERS}]{{4,}}")
_RTF_PART: Final = re.compile(r"\\u(-?\d+) ?(?:\\'..|[^\\{}])?|\\'([0-9a-fA-F]{2})|\\[a-z]+-?\d* ?|[{}\r\n]")


def words(content: bytes) -> str:
    """Every run of letters in `content`, read one byte and two bytes a letter, from even and odd places."""
    readings = [content.decode(name, "ignore") for name in ("latin-1", "cp1258")]
    for name in ("utf-16-le", "utf-16-be"):
        readings += [content[start:].decode(name, "ignore") for start in (0, 1)]
    runs = [run for reading in readings for run in _RUN.findall(reading)]
    if content.startswith(OLE):
        # Behind a text of a workbook stands the length of the next, which may look like a letter more.
        runs += [run[:-1] for run in runs]
    return "\n".join(runs)


def is_unicode(content: bytes) -> bool:
    """Whether a plain text says which letters it holds: UTF-8, or UTF-16 with its mark."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    try:
        return "\0" not in content.decode("utf-8")
    except UnicodeDecodeError:
        return False


def sealed(content: bytes) -> bool:
    """Whether an office file or archive keeps its text from everybody without its password or program."""
    if content.startswith(_SEALED):
        return True
    if not content.startswith(OLE):
        return False
    package = "EncryptedPackage".encode("utf-16-le") in content
    return package or _word_encrypted(content) or bool(_EXCEL_ENCRYPTED.search(content))


def rtf_words(content: bytes) -> str:
    """The text of a Rich Text file without its commands; empty where `content` is none."""
    return _RTF_PART.sub(_rtf_part, content.decode("latin-1")) if content.startswith(RTF) else ""


def _word_encrypted(content: bytes) -> bool:
    heads = range(_SECTOR, len(content) - 12, _SECTOR)
    return any(content.startswith(_WORD_HEAD, at) and content[at + 11] & _WORD_ENCRYPTED for at in heads)


def _rtf_part(match: re.Match[str]) -> str:
    if match[1]:
        return chr(int(match[1]) % 0x10000)
    if match[2]:
        return bytes([int(match[2], 16)]).decode("cp1258", "ignore")
    # What ends a paragraph or a cell parts two words; other commands only say how letters look.
    return " " if match[0].startswith(("\\par", "\\line", "\\tab", "\\cell")) else ""
