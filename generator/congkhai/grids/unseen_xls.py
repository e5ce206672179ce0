"""What an XLS shows beside its values: errors, number formats, formulas never calculated, a password.

The only door to olefile, which reads the container that old Office files are kept in.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO
from struct import error as ShortRead
from struct import unpack, unpack_from
from types import MappingProxyType
from typing import Final

from olefile import OleFileIO

from congkhai.grids.unseen import MOST_SHEETS, Fault, Unreadable, Unseen, altering, uncalculated

_START, _END, _PASSWORD = 0x0809, 0x000A, 0x002F
_SHEET, _STYLE, _FORM = 0x0085, 0x00E0, 0x041E
_FORMULA, _NUMBER, _SHORT_NUMBER, _SHORT_NUMBERS, _ERROR = 0x0006, 0x0203, 0x027E, 0x00BD, 0x0205
_TEXTS: Final = (0x00FD, 0x0204, 0x00D6)
_STALE: Final = 0b11
"""Set where a formula is to be calculated at the next opening, or at every one."""
_BIFF8: Final = 0x0600
_NO_NUMBER: Final = b"\xff\xff"
_IS_ERROR: Final = 2
_UNKNOWN: Final = "#N/A"
_ERRORS: Final = MappingProxyType(
    {
        0x00: "#NULL!",
        0x07: "#DIV/0!",
        0x0F: "#VALUE!",
        0x17: "#REF!",
        0x1D: "#NAME?",
        0x24: "#NUM!",
        0x2A: "#N/A",
    }
)
Record = tuple[int, bytes]


MARK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS: Final = ("Workbook", "Book")
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")


def opened(data: bytes) -> tuple[bytes, list[Unseen]]:
    """The workbook with the name of its stream as the library expects it, and of each sheet what that misses.

    Unreadable where it has a password or does not hold together.
    """
    try:
        data, book = _stream(data)
        top = list(_records(book, 0))
        forms = _forms(top)
        starts = [unpack_from("<I", content)[0] for kind, content in top if kind == _SHEET]
        if len(starts) > MOST_SHEETS:
            raise Unreadable(Fault.SHEETS)
        sheets = [_sheet(_records(book, start), forms) for start in starts]
    except (ShortRead, IndexError, ValueError, OverflowError, OSError) as error:
        raise Unreadable(Fault.DAMAGED) from error
    uncalculated(sheets, unsure=False)
    return data, sheets


def _stream(data: bytes) -> tuple[bytes, bytes]:
    with OleFileIO(BytesIO(data)) as container:
        name = next((name for name in _STREAMS if container.exists(name)), None)
        if name is None:
            raise Unreadable(Fault.LOCKED if _LOCKED in data else Fault.DAMAGED)
        book = container.openstream(name).read()
        written = next(
            one for (one, *deeper) in container.listdir() if one.lower() == name.lower() and not deeper
        )
    # olefile finds a stream in any case, as Excel does; the reader of values does not.
    return data.replace(written.encode("utf-16-le") + b"\0\0", name.encode("utf-16-le") + b"\0\0"), book


def _records(book: bytes, at: int) -> Iterator[Record]:
    """The records from `at` to the end of what starts there; what is nested in it is left out."""
    depth = 0
    while at + 4 <= len(book):
        kind, length = unpack_from("<HH", book, at)
        content = book[at + 4 : at + 4 + length]
        at += 4 + length
        depth += (kind == _START) - (kind == _END)
        if kind == _PASSWORD:
            raise Unreadable(Fault.LOCKED)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, content


def _forms(top: list[Record]) -> Mapping[int, str]:
    """The number format of each style of cells that changes what a number looks like."""
    version = unpack_from("<H", top[0][1])[0] if top else 0
    codes = dict(_form(content, version) for kind, content in top if kind == _FORM)
    return altering(codes, (unpack_from("<H", content, 2)[0] for kind, content in top if kind == _STYLE))


def _form(content: bytes, version: int) -> tuple[int, str]:
    number = unpack_from("<H", content)[0]
    if version != _BIFF8:
        return number, content[3:].decode("latin-1")
    wide = content[4] & 1 if len(content) > 4 else 0
    return number, content[5:].decode("utf-16-le" if wide else "latin-1", errors="replace")


def _sheet(records: Iterator[Record], forms: Mapping[int, str]) -> Unseen:
    seen = Unseen()
    for kind, content in records:
        for row, column, style, value in _cells(kind, content):
            seen.reach(row, column)
            if isinstance(value, str):
                seen.texts[row, column] = value
            elif style in forms:
                seen.forms[row, column] = forms[style]
            if kind == _FORMULA and not isinstance(value, str):
                _formula(seen, (row, column), value, stale=bool(content[14] & _STALE))
    return seen


def _formula(seen: Unseen, spot: tuple[int, int], value: float | None, *, stale: bool) -> None:
    """Programs that do not calculate leave 0 and ask for it at the next opening; what to do is packed."""
    if value == 0 and stale:
        seen.formula(spot, "", None)
    else:
        seen.formula(spot, "", "text" if value is None else value)


def _cells(kind: int, content: bytes) -> Iterator[tuple[int, int, int, float | str | None]]:
    """Row, column, style and value of the cells in a record, of errors their text, of other texts None."""
    if kind not in (_FORMULA, _NUMBER, _SHORT_NUMBER, _SHORT_NUMBERS, _ERROR, *_TEXTS):
        return
    row, column, style = unpack_from("<HHH", content)
    if kind == _SHORT_NUMBERS:
        for index, at in enumerate(range(4, len(content) - 6 + 1, 6)):
            style = unpack_from("<H", content, at)[0]
            yield row, column + index, style, _short(content[at + 2 : at + 6])
        return
    yield row, column, style, None if kind in _TEXTS else _value(kind, content[6:14])


def _value(kind: int, content: bytes) -> float | str | None:
    """The number of a cell, or the text of its error; None where it holds something else."""
    if kind == _SHORT_NUMBER:
        return _short(content[:4])
    if kind == _ERROR:
        return _ERRORS.get(content[0], _UNKNOWN) if content[1] else None
    if kind == _FORMULA and content[6:] == _NO_NUMBER:
        return _ERRORS.get(content[2], _UNKNOWN) if content[0] == _IS_ERROR else None
    number: float = unpack("<d", content)[0]
    return number


def _short(content: bytes) -> float:
    """A number that Excel has packed into four bytes."""
    packed: int = unpack("<i", content)[0]
    value: float = packed >> 2
    if not packed & 2:
        value = unpack("<d", b"\0\0\0\0" + bytes((content[0] & 0xFC, *content[1:])))[0]
    return value / 100 if packed & 1 else value
