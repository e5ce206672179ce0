"""What an XLSX shows beside its values: errors, percentages, leading zeros, how far it is filled."""

import re
from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element, ParseError, fromstring
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZipFile

from congkhai.grids.unseen import Damaged, Unseen, altering, shown

_REFERENCE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_TARGET: Final = re.compile(r"/?(?:xl/)?")


def unseen(archive: ZipFile) -> list[Unseen]:
    """One for each sheet, in the order of the workbook. Damaged where its parts do not hold together."""
    try:
        forms = _forms(archive)
        return [_sheet(archive.read(part), forms) if part else Unseen() for part in _parts(archive)]
    except (ParseError, ExpatError, KeyError, ValueError, OverflowError) as error:
        raise Damaged from error


def _parts(archive: ZipFile) -> Iterator[str | None]:
    """The path of each sheet inside the archive, None for one that holds no cells, such as a chart."""
    related = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    paths = {one.get("Id"): one for one in related}
    for sheet in _named(fromstring(archive.read("xl/workbook.xml")), "sheet"):
        relation = next((value for name, value in sheet.items() if name.endswith("}id")), None)
        target = paths.get(relation)
        if target is not None and str(target.get("Type")).endswith("/worksheet"):
            yield "xl/" + _TARGET.sub("", str(target.get("Target")), count=1)
        else:
            yield None


def _forms(archive: ZipFile) -> Mapping[int, str]:
    """The number format of each style of cells that changes what a number looks like."""
    if "xl/styles.xml" not in archive.namelist():
        return {}
    styles = fromstring(archive.read("xl/styles.xml"))
    codes = {int(one.get("numFmtId", 0)): one.get("formatCode", "") for one in _named(styles, "numFmt")}
    cells = next(_named(styles, "cellXfs"), None)
    return altering(codes, (int(one.get("numFmtId", 0)) for one in cells) if cells is not None else ())


def _named(root: Element, name: str) -> Iterator[Element]:
    return (one for one in root.iter() if one.tag.rpartition("}")[2] == name)


def _sheet(content: bytes, forms: Mapping[int, str]) -> Unseen:
    cells = _Cells(forms)
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = cells.start
    parser.EndElementHandler = cells.end
    parser.CharacterDataHandler = cells.said
    parser.Parse(content, True)
    return cells.seen


class _Cells:
    """Walks through the cells of one sheet."""

    def __init__(self, forms: Mapping[int, str]) -> None:
        self.seen = Unseen()
        self._forms = forms
        self._row, self._column = -1, -1
        self._kind, self._form = "", ""
        self._value: str | None = None
        self._formula: str | None = None
        self._within = ""

    def start(self, name: str, given: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "row":
                self._row = int(given["r"]) - 1 if "r" in given else self._row + 1
                self._column = -1
            case "c":
                self._place(given.get("r"))
                self._kind = given.get("t", "n")
                self._form = self._forms.get(int(given.get("s", 0)), "")
                self._value = self._formula = None
            case "f":
                self.seen.reach(self._row, self._column)
                self._formula = ""
            case "is":
                self.seen.reach(self._row, self._column)
            case "v":
                self.seen.reach(self._row, self._column)
                self._value = ""
        self._within = name.rpartition(":")[2]

    def said(self, text: str) -> None:
        if self._within == "v" and self._value is not None:
            self._value += text
        elif self._within == "f" and self._formula is not None:
            self._formula += text

    def end(self, name: str) -> None:
        self._within = ""
        text = self._text() if name.rpartition(":")[2] == "c" else None
        if text is not None:
            self.seen.texts[self._row, self._column] = text

    def _text(self) -> str | None:
        """What the cell shows, where its value does not say so."""
        if self._kind == "e":
            return self._value
        if self._value and self._kind == "n" and self._form:
            return shown(float(self._value), self._form)
        # A program that does not calculate has saved the formula without its value.
        uncalculated = self._formula is not None and not self._value and self._kind != "str"
        return f"={self._formula or '…'}" if uncalculated else None

    def _place(self, reference: str | None) -> None:
        if reference is None:
            self._column += 1
            return
        found = _REFERENCE.fullmatch(reference)
        if found is None:
            raise ValueError(reference)
        self._row, self._column = int(found[2]) - 1, 0
        for letter in found[1]:
            self._column = self._column * 26 + ord(letter) - ord("A") + 1
        self._column -= 1
