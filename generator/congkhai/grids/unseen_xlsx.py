"""What an XLSX shows beside its values: errors, number formats, formulas without value, its extent."""

import re
from collections.abc import Mapping
from typing import Final
from xml.parsers.expat import ParserCreate

from congkhai.grids.unseen import Unseen

_REFERENCE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.I)
_ERROR: Final = re.compile(r"#(?:N/A|GETTING_DATA|[A-Z][A-Z0-9/_]*[!?])")
_UNKNOWN: Final = "#N/A"


def walked(content: bytes, forms: Mapping[int, str]) -> Unseen:
    """What one sheet shows. ExpatError or ValueError where it does not hold together.

    `forms` are the number formats of the styles that change what a value looks like.
    """
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
        # Some writers leave attributes empty that other readers take for absent.
        match name.rpartition(":")[2]:
            case "row":
                self._row = int(given["r"]) - 1 if given.get("r") else self._row + 1
                self._column = -1
            case "c":
                self._place(given.get("r"))
                self._kind = given.get("t") or "n"
                self._form = self._forms.get(int(given.get("s") or 0), "")
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
        if name.rpartition(":")[2] == "c":
            self._cell((self._row, self._column))

    def _cell(self, spot: tuple[int, int]) -> None:
        """Note what the cell shows, where its value does not say so."""
        if self._kind == "e":
            value = (self._value or "").strip()
            self.seen.texts[spot] = value if _ERROR.fullmatch(value) else _UNKNOWN
            return
        if self._form:
            self.seen.forms[spot] = self._form
        if self._formula is not None and self._kind == "n":
            self.seen.formula(spot, self._formula, float(self._value) if self._value else None)
        elif self._formula is not None and self._kind == "str":
            self.seen.formula(spot, self._formula, self._value or "")

    def _place(self, reference: str | None) -> None:
        if not reference:
            self._column += 1
            return
        found = _REFERENCE.fullmatch(reference)
        if found is None:
            raise ValueError(reference)
        self._row, self._column = int(found[2]) - 1, 0
        for letter in found[1].upper():
            self._column = self._column * 26 + ord(letter) - ord("A") + 1
        self._column -= 1
