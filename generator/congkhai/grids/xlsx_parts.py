"""An XLSX found by its relationships, laid out as the library that reads it expects it; what that misses."""

import codecs
import re
from collections.abc import Iterator, Mapping
from html import escape
from io import BytesIO
from types import MappingProxyType
from typing import Final
from xml.etree.ElementTree import Element, ParseError, fromstring
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZIP_STORED, ZipFile

from congkhai.grids.other_formats import XLSB
from congkhai.grids.parts import Parts, target
from congkhai.grids.unseen import MOST_SHEETS, Fault, Unreadable, Unseen, altering, uncalculated
from congkhai.value import Value

_USUAL: Final = "xl/workbook.xml"
_TYPES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_FOLDERS: Final = MappingProxyType({"worksheet": "worksheets", "chartsheet": "chartsheets"})
_SHARED: Final = MappingProxyType({"sharedStrings": "sharedStrings.xml", "styles": "styles.xml"})
_EMPTY_SHEET: Final = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
_TAG: Final = re.compile(rb"<(?:\w+:)?(?:c|row)\b[^<>]*>")
_EMPTY: Final = re.compile(rb"""\s(?:r|s|t|spans)=(?:""|'')""")
_ERROR: Final = re.compile(rb"""(\st=["'])e(?=["'])""")
_EXTENT: Final = re.compile(rb"(<(?:\w+:)?dimension\b)[^<>]*?(/?>)")
_ENCODING: Final = re.compile(r"""^<\?xml[^>]*?encoding=["']([\w.-]+)["'][^>]*\?>""")
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.I)
_ERROR_SIGN: Final = re.compile(r"#(?:N/A|GETTING_DATA|[A-Z][A-Z0-9/_]*[!?])")
_UNKNOWN: Final = "#N/A"


class _Relation(Value, kw_only=False):
    """What a part is to the workbook, and its name in the archive."""

    kind: str
    part: str


def opened(parts: Parts) -> tuple[bytes, list[Unseen]]:
    """The workbook with its parts in their usual places, and of each sheet in order what the library misses.

    Unreadable where the parts do not hold together or are not of XML.
    """
    try:
        return _opened(parts)
    except (ParseError, ExpatError, KeyError, ValueError, OverflowError, LookupError) as error:
        raise Unreadable(Fault.DAMAGED) from error


def _opened(parts: Parts) -> tuple[bytes, list[Unseen]]:
    main = main_part(parts)
    content = _utf8(parts.read(main))
    book = fromstring(content)
    relations = dict(_relations(parts, main))
    shared = {
        one.kind: _utf8(parts.read(one.part))
        for one in relations.values()
        if one.kind in _SHARED and one.part in parts
    }
    forms = _forms(shared.get("styles"))
    laid_out = {f"xl/{_SHARED[kind]}": part for kind, part in shared.items()}
    rows, sheets = [], []
    named = [*_named(book, "sheet")]
    if len(named) > MOST_SHEETS:
        raise Unreadable(Fault.SHEETS)
    for number, sheet in enumerate(named, 1):
        identity = next((value for name, value in sheet.items() if name.endswith("}id")), "")
        relation = relations.get(identity)
        folder = _FOLDERS.get(relation.kind, "dialogsheets") if relation else "dialogsheets"
        way, filled = f"{folder}/sheet{number}.xml", _EMPTY_SHEET
        if relation and relation.kind == "worksheet":
            filled = _utf8(parts.read(relation.part))
        sheets.append(_walked(filled, forms))
        laid_out[f"xl/{way}"] = _readable(filled)
        rows.append((identity, folder.removesuffix("s"), way))
    rows += [(f"part-{kind}", kind, _SHARED[kind]) for kind in shared]
    asked = any(one.get("fullCalcOnLoad") in ("1", "true") for one in _named(book, "calcPr"))
    chained = any(one.kind == "calcChain" for one in relations.values())
    uncalculated(sheets, unsure=asked, sure=chained)
    laid_out |= {
        "_rels/.rels": _related([("rId1", "officeDocument", _USUAL)]),
        _USUAL: content,
        "xl/_rels/workbook.xml.rels": _related(rows),
    }
    return _archive(laid_out), sheets


def main_part(parts: Parts) -> str:
    """The part that names the sheets."""
    main = next((one.part for _, one in _relations(parts, "") if one.kind == "officeDocument"), _USUAL)
    if main.casefold().endswith(".bin"):
        raise Unreadable(Fault.OTHER, XLSB)
    return main


def _relations(parts: Parts, source: str) -> Iterator[tuple[str, _Relation]]:
    """The relationships of a part, "" for those of the whole archive, by their names."""
    folder, _, name = source.rpartition("/")
    way = f"{folder}/_rels/{name}.rels"
    if way not in parts:
        return
    for one in fromstring(parts.read(way)):
        if one.get("TargetMode") != "External":
            kind = one.get("Type", "").rpartition("/")[2]
            yield one.get("Id", ""), _Relation(kind, target(source, one.get("Target", "")))


def _forms(styles: bytes | None) -> Mapping[int, str]:
    """The number format of each style of cells that changes what a value looks like."""
    if styles is None:
        return {}
    root = fromstring(styles)
    codes = {int(one.get("numFmtId") or 0): one.get("formatCode", "") for one in _named(root, "numFmt")}
    cells = next(_named(root, "cellXfs"), None)
    return altering(codes, (int(one.get("numFmtId") or 0) for one in cells) if cells is not None else ())


def _named(root: Element, name: str) -> Iterator[Element]:
    return (one for one in root.iter() if one.tag.rpartition("}")[2] == name)


def _utf8(content: bytes) -> bytes:
    """The XML in the one encoding that the library reads; it takes others for an empty sheet."""
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    head = content[:200].decode("utf-16" if wide else "latin-1", errors="replace")
    declared = _ENCODING.match(head.lstrip("\ufeff\xef\xbb\xbf"))
    encoding = "utf-16" if wide else declared[1] if declared else "utf-8"
    if codecs.lookup(encoding).name in ("utf-8", "ascii"):
        return content
    text = content.decode(encoding)
    return _ENCODING.sub('<?xml version="1.0" encoding="UTF-8"?>', text, count=1).encode()


def _readable(content: bytes) -> bytes:
    """The sheet without empty attributes, its errors as texts: the library knows but a few of them.

    Nor is its extent as the writer thought it to be, which the library needs and does not use.
    """
    content = _EXTENT.sub(rb'\1 ref="A1"\2', content, count=1)
    if not _EMPTY.search(content) and not _ERROR.search(content):
        return content
    return _TAG.sub(lambda tag: _ERROR.sub(rb"\1str", _EMPTY.sub(b"", tag[0])), content)


def _related(rows: list[tuple[str, str, str]]) -> bytes:
    listed = "".join(
        f'<Relationship Id="{escape(name)}" Type="{_TYPES}/{kind}" Target="{way}"/>'
        for name, kind, way in rows
    )
    return f'<Relationships xmlns="{_PACKAGE}">{listed}</Relationships>'.encode()


def _archive(parts: Mapping[str, bytes]) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as copy:
        for name, content in parts.items():
            copy.writestr(name, content)
    return packed.getvalue()


def _walked(content: bytes, forms: Mapping[int, str]) -> Unseen:
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
        self._texts: dict[str, str] = {}
        self._within = ""

    def start(self, name: str, given: dict[str, str]) -> None:
        # Some writers leave attributes empty that other readers take for absent.
        self._within = name.rpartition(":")[2]
        match self._within:
            case "row":
                self._row = int(given["r"]) - 1 if given.get("r") else self._row + 1
                self._column = -1
            case "c":
                self._place(given.get("r"))
                self._kind = given.get("t") or "n"
                self._form = self._forms.get(int(given.get("s") or 0), "")
                self._texts = {}
            case "f" | "is" | "v":
                self.seen.reach(self._row, self._column)
                self._texts[self._within] = ""

    def said(self, text: str) -> None:
        if self._within in self._texts:
            self._texts[self._within] += text

    def end(self, name: str) -> None:
        self._within = ""
        if name.rpartition(":")[2] == "c":
            self._cell((self._row, self._column))

    def _cell(self, spot: tuple[int, int]) -> None:
        """Note what the cell shows, where its value does not say so."""
        value, formula = self._texts.get("v", ""), self._texts.get("f")
        if formula is not None:
            self.seen.worked_out.add(spot)
        if self._kind == "e":
            self.seen.texts[spot] = value.strip() if _ERROR_SIGN.fullmatch(value.strip()) else _UNKNOWN
            return
        if self._form:
            self.seen.forms[spot] = self._form
        if formula is not None and self._kind == "n":
            self.seen.formula(spot, formula, float(value) if value else None)
        elif formula is not None and self._kind == "str":
            self.seen.formula(spot, formula, value)

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
