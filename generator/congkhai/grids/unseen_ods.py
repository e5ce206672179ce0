"""What an ODS shows beside its values: errors, percentages, spans of time, leading zeros, merged cells."""

import re
from types import MappingProxyType
from typing import Final
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZipFile

from congkhai.grids.cell_text import NO, YES, clock
from congkhai.grids.unseen import Damaged, Locked, Unseen, shown

_SPAN: Final = re.compile(r"(-?)PT(\d+)H(\d+)M(\d+(?:[.,]\d+)?)S")
_ZEROS: Final = re.compile(r"\D*0\d+", re.ASCII)
_CELLS: Final = frozenset({"table:table-cell", "table:covered-table-cell"})
_BOOLEANS: Final = MappingProxyType({"TRUE": YES, "FALSE": NO, "ĐÚNG": YES, "SAI": NO})
_MOST: Final = 2**24


def unseen(archive: ZipFile) -> list[Unseen]:
    """One for each sheet, in order. Locked where it has a password, Damaged where it cannot be read."""
    try:
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise Locked
        walk = _Walk()
        parser = ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = walk.start
        parser.EndElementHandler = walk.end
        parser.CharacterDataHandler = walk.said
        parser.Parse(archive.read("content.xml"), True)
    except (ExpatError, KeyError, ValueError, OverflowError) as error:
        raise Damaged from error
    return walk.sheets


class _Walk:
    """Goes through the cells of all sheets; a row or cell that is repeated counts as often."""

    def __init__(self) -> None:
        self.sheets: list[Unseen] = []
        self._row = self._column = self._repeated = 0
        self._given: dict[str, str] | None = None
        self._lines: list[str] = []
        self._beside = 0

    def start(self, name: str, given: dict[str, str]) -> None:
        if name == "table:table":
            self.sheets.append(Unseen())
            self._row = 0
        elif name == "table:table-row":
            self._column, self._repeated = 0, _times(given, "table:number-rows-repeated")
        elif name in _CELLS:
            self._given, self._lines = given, []
        elif name == "office:annotation":
            self._beside += 1
        elif name == "text:p" and not self._beside:
            self._lines.append("")

    def said(self, text: str) -> None:
        if self._lines and not self._beside:
            self._lines[-1] += text

    def end(self, name: str) -> None:
        if name == "office:annotation":
            self._beside -= 1
        elif name == "table:table-row":
            self._row += self._repeated
        elif name in _CELLS and self._given is not None and self.sheets:
            self._cell(self.sheets[-1], self._given, "\n".join(self._lines))
            self._given, self._lines = None, []

    def _cell(self, sheet: Unseen, given: dict[str, str], display: str) -> None:
        across = _times(given, "table:number-columns-repeated")
        columns = _times(given, "table:number-columns-spanned")
        rows = _times(given, "table:number-rows-spanned")
        if columns > 1 or rows > 1:
            sheet.merged.append((self._row, self._column, self._row + rows - 1, self._column + columns - 1))
        if "office:value-type" in given or "table:formula" in given:
            sheet.reach(self._row + self._repeated - 1, self._column + across - 1)
            text = _text(given, display)
            if text is not None and not sheet.too_far:
                for row in range(self._row, self._row + self._repeated):
                    for column in range(self._column, self._column + across):
                        sheet.texts[row, column] = text
        self._column += across


def _times(given: dict[str, str], name: str) -> int:
    return min(max(int(given.get(name, 1)), 1), _MOST)


def _text(given: dict[str, str], display: str) -> str | None:
    """What the cell shows, where its value does not say so."""
    value = given.get("office:value", "")
    if given.get("calcext:value-type") == "error":
        return display or "#N/A"
    if "office:value-type" not in given:
        return f"={given['table:formula'].partition('=')[2] or '…'}"
    match given["office:value-type"]:
        case "percentage" if value:
            return shown(float(value), "0%")
        case "time":
            return _span(given.get("office:time-value", ""))
        case "float" if value:
            if display in _BOOLEANS:
                return _BOOLEANS[display]
            whole = float(value)
            padded = _ZEROS.fullmatch(display) and whole == int(re.sub(r"\D", "", display))
            return display if padded else None
    return None


def _span(value: str) -> str | None:
    found = _SPAN.fullmatch(value)
    if found is None:
        return None
    seconds = (int(found[2]) * 60 + int(found[3])) * 60 + round(float(found[4].replace(",", ".")))
    return clock(-seconds if found[1] else seconds)
