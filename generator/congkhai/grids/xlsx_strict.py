"""An XLSX that does nothing by itself and asks for nothing outside, and the cells that bear a name in it."""

import re
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import ParseError, fromstring
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZipFile, is_zipfile

from congkhai.grids import other_formats, unseen_xls
from congkhai.grids.parts import Parts
from congkhai.grids.unseen import Fault, Unreadable
from congkhai.grids.xlsx_parts import main_part

Named = tuple[str, int, int]
"""The sheet of a cell, its row and its column, counted from 0."""

_OLD: Final = "Excel 97–2003 (.xls)"
_ODS: Final = "OpenDocument (.ods)"
_ACTS: Final = re.compile(
    r"vbaproject|(?:^|/)(?:macrosheets|dialogsheets|activex|ctrlprops|embeddings|customui)/|customui"
)
_LEADS_OUT: Final = re.compile(r"(?:^|/)(?:externallinks|querytables|model)/|(?:^|/)connections\.xml$")
_MACROS: Final = re.compile(rb"macroEnabled|vbaProject", re.I)
_CELL: Final = re.compile(
    r"(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?[A-Z]{1,3}\$?\d{1,7})?"
)


def names(data: bytes) -> dict[str, Named]:
    """The first cell of each name of the whole workbook; a name of what is no cell any more is left out.

    Unreadable where the file is no XLSX, holds macros or objects, leads outside or declares entities.
    """
    if data.startswith(unseen_xls.MARK):
        raise Unreadable(Fault.OTHER, _OLD)
    if not is_zipfile(BytesIO(data)):
        raise Unreadable(Fault.OTHER if other_formats.named(data) else Fault.DAMAGED)
    with ZipFile(BytesIO(data)) as archive:
        parts = Parts(archive)
        if "content.xml" in parts:
            raise Unreadable(Fault.OTHER, _ODS)
        try:
            _judged(parts)
            return dict(_named(parts))
        except (ParseError, ExpatError, KeyError, ValueError, LookupError) as error:
            raise Unreadable(Fault.DAMAGED) from error


def _judged(parts: Parts) -> None:
    types = "[content_types].xml"
    if any(_ACTS.search(name) for name in parts.names):
        raise Unreadable(Fault.MACRO)
    if any(_LEADS_OUT.search(name) for name in parts.names):
        raise Unreadable(Fault.OUTSIDE)
    if types in parts and _MACROS.search(parts.read(types)):
        raise Unreadable(Fault.MACRO)
    for name in parts.names:
        if name.endswith((".xml", ".rels")):
            content = parts.read(name)
            if _declares(content):
                raise Unreadable(Fault.DAMAGED)
            if name.endswith(".rels") and _leads_out(content):
                raise Unreadable(Fault.OUTSIDE)


def _leads_out(relations: bytes) -> bool:
    return any(one.get("TargetMode", "").strip().casefold() == "external" for one in fromstring(relations))


def _declares(content: bytes) -> bool:
    """Whether a part declares a document type, which alone may name entities; no office program does."""
    declared = False

    def declare(*_: object) -> None:
        nonlocal declared
        declared = True

    def begun(*_: object) -> None:
        raise _Begun

    parser = ParserCreate()
    parser.StartDoctypeDeclHandler = declare
    parser.StartElementHandler = begun
    with suppress(_Begun):
        parser.Parse(content, True)
    return declared


class _Begun(Exception):
    """The first element has come; behind it nothing can be declared."""


def _named(parts: Parts) -> Iterator[tuple[str, Named]]:
    for one in fromstring(parts.read(main_part(parts))).iter():
        if one.tag.rpartition("}")[2] == "definedName" and one.get("localSheetId") is None:
            cell = _CELL.fullmatch((one.text or "").strip())
            if cell:
                sheet = cell[1].replace("''", "'") if cell[1] else cell[2]
                yield one.get("name", ""), (sheet, int(cell[4]) - 1, _column(cell[3]))


def _column(letters: str) -> int:
    position = 0
    for letter in letters:
        position = position * 26 + ord(letter) - ord("A") + 1
    return position - 1
