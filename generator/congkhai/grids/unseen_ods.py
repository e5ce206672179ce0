"""What an ODS shows beside its values: errors, words of number formats, tabs and line ends, merged cells."""

import re
from collections.abc import Iterator
from io import BytesIO
from types import MappingProxyType
from typing import Final
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZIP_STORED, ZipFile

from congkhai.grids.cell_text import NO, YES, clock, number
from congkhai.grids.number_format import HIDDEN
from congkhai.grids.ods_formats import CONTENT, Formats
from congkhai.grids.parts import Parts
from congkhai.grids.unseen import MOST_SHEETS, Fault, Unreadable, Unseen, uncalculated
from congkhai.text.date_words import foreign_words

_SPAN: Final = re.compile(r"(-?)PT(\d+)H(\d+)M(\d+(?:[.,]\d+)?)S")
_CELLS: Final = frozenset({"table:table-cell", "table:covered-table-cell"})
_BOOLEANS: Final = MappingProxyType({"TRUE": YES, "FALSE": NO, "ĐÚNG": YES, "SAI": NO})
_PARTS: Final = ("mimetype", "META-INF/manifest.xml", "content.xml")
_NUMERIC: Final = frozenset({"float", "percentage", "currency"})
# Of a text, what is shown beside the cell and not in it.
_BESIDE: Final = frozenset({"text:note", "text:ruby-text", "text:tracked-changes"})
_RUN: Final = re.compile(r"\d[\d.,'’\s]*(?<!\s)")
_DIGITS: Final = re.compile(r"[^\w]*(\d[\d.,\s'’]*)(?<!\s)[^\w]*")
# Signs that no XML holds stand for what spaces between tags must not be taken for.
_MARKS: Final = MappingProxyType({"text:s": "\x01", "text:tab": "\x02", "text:line-break": "\x03"})
_KEPT: Final = str.maketrans("\x01\x02\x03", " \t\n")
_SPACES: Final = re.compile(r"[ \t\r\n]+")
_MOST: Final = 2**24
_LONGEST: Final = 32_767
_MOST_COLUMNS: Final = 16_384


def opened(parts: Parts) -> tuple[bytes, list[Unseen]]:
    """The workbook's own parts, and of each sheet in order what the library misses.

    Unreadable where it has a password or does not hold together.
    """
    try:
        content = {name: parts.read(name) for name in _PARTS if name in parts}
        if b"encryption-data" in content.get("META-INF/manifest.xml", b""):
            raise Unreadable(Fault.LOCKED)
        formats = Formats()
        if "styles.xml" in parts:
            _parse(parts.read("styles.xml"), formats)
        walk = _Walk(formats)
        _parse(content["content.xml"], walk)
    except (ExpatError, KeyError, ValueError, OverflowError) as error:
        raise Unreadable(Fault.DAMAGED) from error
    uncalculated(walk.sheets, unsure=False)
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as copy:
        for name, part in content.items():
            copy.writestr(name, part)
    return packed.getvalue(), walk.sheets


def _parse(content: bytes, walk: "_Walk | Formats") -> None:
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.CharacterDataHandler = walk.said
    parser.Parse(content, True)


class _Walk:
    """Goes through the cells of all sheets; a row or cell that is repeated counts as often."""

    def __init__(self, formats: Formats) -> None:
        self.sheets: list[Unseen] = []
        self._formats = formats
        self._defaults: list[str] = []
        self._default = ""
        self._row = self._column = self._repeated = 0
        self._given: dict[str, str] | None = None
        self._lines: list[str] = []
        self._beside = 0
        self._odd = False

    def start(self, name: str, given: dict[str, str]) -> None:
        if self._given is not None:
            self._within(name, given)
        elif name == "table:table":
            self.sheets.append(Unseen())
            if len(self.sheets) > MOST_SHEETS:
                raise Unreadable(Fault.SHEETS)
            self._row = 0
            self._defaults = []
        elif name == "table:table-column":
            style = given.get("table:default-cell-style-name", "")
            times = min(_times(given, "table:number-columns-repeated"), _MOST_COLUMNS - len(self._defaults))
            self._defaults += [style] * times
        elif name == "table:table-row":
            self._default = given.get("table:default-cell-style-name", "")
            self._column, self._repeated = 0, _times(given, "table:number-rows-repeated")
        elif name in _CELLS:
            self._given, self._lines, self._odd = given, [], False
        else:
            self._formats.start(name, given)

    def _within(self, name: str, given: dict[str, str]) -> None:
        """Notes and shapes lie in a cell, too, with texts of their own."""
        if self._beside or not name.startswith("text:") or name in _BESIDE:
            self._beside += 1
            self._odd = True
        elif name in ("text:p", "text:h"):
            self._lines.append("")
            self._odd |= len(self._lines) > 1
        elif self._lines:
            self._odd = True
            self._lines[-1] += _MARKS.get(name, "") * min(_times(given, "text:c"), _LONGEST)

    def said(self, text: str) -> None:
        if self._given is None:
            self._formats.said(text)
        elif self._lines and not self._beside:
            self._lines[-1] += text
            self._odd |= "\n" in text or "\t" in text or "  " in text

    def end(self, name: str) -> None:
        if self._beside:
            self._beside -= 1
        elif name == "table:table-row":
            self._row += self._repeated
        elif name in _CELLS and self._given is not None and self.sheets:
            shown = [_SPACES.sub(" ", line).translate(_KEPT) for line in self._lines]
            display = "\n".join(shown) if shown else None
            self._cell(self.sheets[-1], self._given, display)
            self._given, self._lines = None, []
        elif self._given is None:
            self._formats.end(name)

    def _with_words(self, given: dict[str, str], text: str | None, display: str | None) -> str | None:
        """The text with the words of the style of the cell, its row or column, where it is printed bare."""
        column = self._defaults[self._column] if self._column < len(self._defaults) else ""
        style = given.get("table:style-name") or self._default or column
        kind = given.get("office:value-type")
        if text is None and kind in _NUMERIC and self._formats.worded(style):
            return HIDDEN
        around = self._formats.around(style) if kind == "string" and display else ""
        ahead, _, behind = around.partition(CONTENT)
        if not around or not display or (display.startswith(ahead) and display.endswith(behind)):
            return text
        return f"{ahead}{display}{behind}".strip()

    def _cell(self, sheet: Unseen, given: dict[str, str], display: str | None) -> None:
        across = _times(given, "table:number-columns-repeated")
        columns = _times(given, "table:number-columns-spanned")
        rows = _times(given, "table:number-rows-spanned")
        if columns > 1 or rows > 1:
            sheet.merged.append((self._row, self._column, self._row + rows - 1, self._column + columns - 1))
        if "office:value-type" in given or "table:formula" in given:
            sheet.reach(self._row + self._repeated - 1, self._column + across - 1)
            text = self._with_words(given, _text(given, display, odd=self._odd), display)
            worded = text is not None and _is_worded(given, text)
            for row in range(self._row, self._row + self._repeated) if not sheet.too_far else ():
                for column in range(self._column, self._column + across):
                    if worded:
                        sheet.worded.add((row, column))
                    if text is not None:
                        sheet.texts[row, column] = text
                    if "table:formula" in given and given.get("calcext:value-type") != "error":
                        formula = given["table:formula"].partition("=")[2]
                        sheet.formula((row, column), formula, _kept(given, display))
        self._column += across


def _times(given: dict[str, str], name: str) -> int:
    return min(max(int(given.get(name) or 1), 1), _MOST)


def _kept(given: dict[str, str], display: str | None) -> float | str | None:
    """The value that a cell with a formula keeps."""
    kind = given.get("office:value-type")
    if kind in _NUMERIC:
        return float(given["office:value"]) if given.get("office:value") else None
    return given.get("office:string-value", display or "") if kind == "string" else kind


def _text(given: dict[str, str], display: str | None, *, odd: bool) -> str | None:
    """What the cell shows, where its value does not say so."""
    if given.get("calcext:value-type") == "error":
        return display or "#N/A"
    kind = given.get("office:value-type")
    if kind == "string":
        # The library takes the text that the cell keeps; around it may stand words of its style.
        return display if odd or display != given.get("office:string-value", display) else None
    if kind in _NUMERIC and given.get("office:value"):
        return _BOOLEANS.get(display or "") or _number(float(given["office:value"]), display, kind)
    if kind in ("date", "time") and foreign_words(display or ""):
        return display
    return _span(given.get("office:time-value", "")) if kind == "time" else None


def _number(value: float, display: str | None, kind: str | None) -> str | None:
    """The text of a number that shows more than itself; None where it is just the number."""
    share = kind == "percentage" or (display or "").rstrip().endswith("%")
    if display is None:
        return f"{number(value * 100)}%" if share else None
    if not display.strip():
        return HIDDEN if value else ""
    digits = _DIGITS.fullmatch(display)
    if digits is None or not any(_says(digits[1], value * 100 if share else value)):
        return display.strip()
    padded = len(digits[1]) > 1 and digits[1][0] == "0" and digits[1].isdecimal()
    if padded and value == int(value):
        return display.strip()
    return f"{number(value * 100)}%" if share else None


def _is_worded(given: dict[str, str], text: str) -> bool:
    """Whether the text is the cell's number or date with words around it, no share and no other number."""
    kind = given.get("office:value-type")
    if given.get("calcext:value-type") == "error":
        return False
    if kind in ("date", "time"):
        return True
    if kind not in ("float", "currency") or "%" in text or not given.get("office:value"):
        return False
    value = float(given["office:value"])
    return any(any(_says(digits, value)) for digits in _RUN.findall(text))


def _says(digits: str, value: float) -> Iterator[bool]:
    """For each way to read the digits, with a decimal comma or a point: are they the rounded value?"""
    bare = re.sub(r"[\s'’]", "", digits)
    for group, point in (".,", ",."):
        whole, _, part = bare.replace(group, "").partition(point)
        if whole.isdecimal() and (part or "0").isdecimal():
            yield abs(abs(value) - float(f"{whole}.{part}")) <= 0.500001 * 10.0 ** -len(part)


def _span(value: str) -> str | None:
    found = _SPAN.fullmatch(value)
    if found is None:
        return None
    seconds = (int(found[2]) * 60 + int(found[3])) * 60 + round(float(found[4].replace(",", ".")))
    return clock(-seconds if found[1] else seconds)
