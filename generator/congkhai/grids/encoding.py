"""From bytes to text: Unicode is read, every other encoding is named and refused."""

import codecs
import csv
import re
from typing import Final

from congkhai.findings import Finding, Place
from congkhai.grids.kinds import BY_HAND, FOREIGN_ENCODING, NOT_CSV
from congkhai.text.marks import compose, legacy, lost_letters
from congkhai.value import replace

MARK: Final = codecs.BOM_UTF8
UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
_LOOSE_TONE: Final = re.compile(f"(.?)[{_TONES}]", re.DOTALL)
_VOWELS: Final = frozenset("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY")
_REOPEN: Final = "Mở tệp bằng Excel (Dữ liệu › Từ văn bản/CSV, chọn đúng bảng mã ở ô “File Origin”)"
_TIDY: Final = f"Chạy congkhai tidy --write để chuyển; hoặc {_REOPEN[0].lower()}{_REOPEN[1:]}"
_CONVERT: Final = (
    "Chạy congkhai tidy --from {name} để xem rồi chuyển; hoặc chuyển chữ sang Unicode bằng công cụ chuyển mã "
    "của bộ gõ (ví dụ UniKey: Ctrl+Shift+F6)"
)


def decode(data: bytes, place: Place) -> str | Finding:
    """The text of a file in UTF-8, or in UTF-16 with its mark; else the finding that names the encoding.

    `place` is the file's; the finding stands at the first row that cannot be read.
    """
    if data.startswith(WORKBOOKS):
        return NOT_CSV.at(place, table=place.table_title, how=BY_HAND)
    if data.startswith(UTF16):
        return _decode_utf16(data, place)
    if b"\0" in data[:2]:
        return _foreign(place, 1, "UTF-16", _TIDY if recovered(data) else _REOPEN)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _foreign(place, _row_at(data, error.start), *_recognise(data))


def recovered(data: bytes) -> tuple[str, str] | None:
    """The text of a file that `decode` refuses though only one reading of it makes sense, and its encoding.

    UTF-16 without its mark; Windows-1258 where every byte means a letter, every tone follows a vowel and the
    outcome shows no sign of another encoding. None for everything else.
    """
    if b"\0" in data[:2]:
        name = "utf-16-be" if data.startswith(b"\0") else "utf-16-le"
        text = _strictly(data, name)
        return None if text is None or "\0" in text else (text, "UTF-16")
    text = _strictly(data, "cp1258")
    if text is None or not _is_windows_1258(data):
        return None
    whole = compose(text)
    doubtful = _LOOSE_TONE.search(whole) or legacy(whole) or lost_letters(whole)
    return None if doubtful else (whole, "Windows-1258")


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _decode_utf16(data: bytes, place: Place) -> str | Finding:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError:
        return _foreign(place, 1, "UTF-16 (bị cụt)", _REOPEN)


def _foreign(place: Place, row: int, encoding: str, how: str) -> Finding:
    return FOREIGN_ENCODING.at(replace(place, row=row), table=place.table_title, encoding=encoding, how=how)


def _recognise(data: bytes) -> tuple[str, str]:
    """The encoding as a clerk knows it, and how to convert from it."""
    if _is_windows_1258(data):
        return "Windows-1258", _TIDY if recovered(data) else _REOPEN
    name = legacy(data.decode("cp1252", errors="replace"))
    if name in ("TCVN3", "VNI"):
        return f"{name} (chữ Việt kiểu cũ)", _CONVERT.format(name=name.lower())
    return "lạ (có thể là Windows-1252)", _REOPEN


def _is_windows_1258(data: bytes) -> bool:
    """Whether every tone that Windows-1258 writes apart follows a vowel, and there is one."""
    before = _LOOSE_TONE.findall(data.decode("cp1258", errors="replace"))
    return bool(before) and all(letter in _VOWELS for letter in before)


def _row_at(data: bytes, position: int) -> int:
    """The spreadsheet row in which the byte at `position` stands."""
    lines = data[: position + 1].decode("latin-1").splitlines(keepends=True)
    try:
        return sum(1 for _ in csv.reader(lines))
    except csv.Error:
        return len(lines)
