"""Workbooks of other programs: what other readers open is opened, what is not read has its name."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from congkhai.findings import Place
from congkhai.grids import saved
from congkhai.grids.cells import check
from congkhai.grids.workbook import read
from tests.grids.test_workbook import PLACE, archive, book, cells, container, one_sheet

ROWS = (("ma", "ho_ten"), ("CB-001", "Lò Văn Hoà"), ("CB-002", 98.5))
READ = [(1, ("ma", "ho_ten")), (2, ("CB-001", "Lò Văn Hoà")), (3, ("CB-002", "98.5"))]
SHEET = "xl/worksheets/sheet1.xml"


def rewritten(data: bytes, content: Callable[[str, bytes], bytes], name: Callable[[str], str] = str) -> bytes:
    """The archive with each part's content and name changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(stream, "w") as made:
        for part in given.namelist():
            made.writestr(name(part), content(part, given.read(part)))
    return stream.getvalue()


def in_sheet(old: str, new: str) -> Callable[[str, bytes], bytes]:
    def changed(part: str, content: bytes) -> bytes:
        return re.sub(old.encode(), new.encode(), content) if part == SHEET else content

    return changed


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r"<c (?!.* s=)", '<c s="" '),
        (r"<c (?=r=\"B3\")", '<c t="" '),
        (r"<c r=\"\w+\"", "<c"),
        (r"<c r=\"\w+\"", '<c r=""'),
        (r"<row r=\"\d+\"", '<row r=""'),
        (r"<dimension ref=\"[^\"]*\"/>", '<dimension ref=""/>'),
        (r"<dimension ref=\"[^\"]*\"/>", ""),
        (r" spans=\"[^\"]*\"", ' spans=""'),
        (r"<(/?)(?=\w)", r"<\1x:"),
    ],
)
def test_attributes_that_other_readers_do_without(old, new):
    data = rewritten(one_sheet(*ROWS), in_sheet(old, new))
    if "x:" in new:
        data = rewritten(data, in_sheet("xmlns=", "xmlns:x="))
    assert cells(data) == READ


def at_the_top(part: str, content: bytes) -> bytes:
    return content.replace(b'"xl/', b'"') if part == "_rels/.rels" else content


def targets(old: str, new: str) -> Callable[[str, bytes], bytes]:
    def changed(part: str, content: bytes) -> bytes:
        return content.replace(old.encode(), new.encode()) if part.endswith(".rels") else content

    return changed


def unchanged(part: str, content: bytes) -> bytes:
    return content


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (at_the_top, lambda part: part.removeprefix("xl/")),
        (targets('"xl/', '"So%20tinh/'), lambda part: part.replace("xl/", "So tinh/")),
        (unchanged, lambda part: part.replace("/", "\\")),
        (targets("worksheets/", "worksheets\\"), str),
        (unchanged, str.upper),
        (targets('"worksheets', '"/xl/worksheets'), str),
        (targets('"worksheets', '"./worksheets'), str),
        (targets('"worksheets', '"../xl/worksheets'), str),
        (targets("sheet1.xml", "sheet1"), lambda part: part.replace("sheet1.xml", "sheet1")),
        (
            targets("sharedStrings.xml", "strings.dat"),
            lambda part: part.replace("sharedStrings.xml", "strings.dat"),
        ),
    ],
)
def test_parts_are_found_by_their_relationships(content, name):
    assert cells(rewritten(one_sheet(*ROWS), content, name)) == READ


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "iso-8859-1"])
def test_a_part_in_another_encoding_is_no_empty_sheet(encoding):
    def wide(part: str, content: bytes) -> bytes:
        mark = "\ufeff" if encoding == "utf-16-be" else ""
        declared = content.decode().replace("UTF-8", encoding.removesuffix("-be").upper())
        return (mark + declared).encode(encoding) if part == SHEET else content

    assert cells(rewritten(one_sheet(*ROWS), wide)) == READ


ERRORS = (
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
    "#GETTING_DATA",
    "#CONNECT!",
    "#PYTHON!",
    "#NEW_ONE!",
    "#N/A",
)


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_value_is_told_at_its_cell_and_the_rest_is_read(error):
    def fill(made):
        made.add_worksheet().write_row(0, 0, ("a", "b"))
        made.worksheets()[0].write_formula(1, 0, "=X()", None, "#DIV/0!")
        made.worksheets()[0].write(1, 1, "Lò Văn Hoà")

    data = rewritten(book(fill), in_sheet("#DIV/0!", error))
    assert cells(data) == [(1, ("a", "b")), (2, (error, "Lò Văn Hoà"))]
    assert [finding.code for finding in check(error, Place())] == ["o-bao-loi"]


def test_an_error_without_a_name_is_still_an_error():
    def fill(made):
        made.add_worksheet().write_formula(0, 0, "=X()", None, "#DIV/0!")

    assert cells(rewritten(book(fill), in_sheet("#DIV/0!", "Lỗi gì đó"))) == [(1, ("#N/A",))]


XML_2003 = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>'
)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (archive(**{"xl__workbook.bin": b"\x83\x01", "_rels__.rels": b"<r/>"}), ".xlsb"),
        (archive(**{"Index__Document.iwa": b"", "preview.jpg": b""}), "Numbers"),
        (archive(**{"Index.zip": b""}), "Numbers"),
        (XML_2003.encode(), "XML Spreadsheet 2003"),
        (XML_2003.encode("utf-16"), "XML Spreadsheet 2003"),
        (b"<html><table><tr><td>ma</td></tr></table></html>", "HTML"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html>\n<HTML>", "HTML"),
        (b'<?xml version="1.0"?><office:document xmlns:office="o"/>', ".fods"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", ".mht"),
        (b"ID;PWXL;N;E\r\nP;PGeneral\r\n", ".slk"),
        (b"\x09\x04\x06\x00\x00\x00\x10\x00", "Excel 4.0"),
    ],
)
def test_what_is_sound_but_not_read_is_called_by_its_name(data, name):
    grid, (finding,) = saved.read(data, PLACE)
    assert (grid, finding.code, name in finding.message) == (None, "so-tinh-kieu-khac", True)
    assert ".xlsx" in finding.remedy


def test_an_encrypted_workbook_is_no_damaged_one():
    _, (finding,) = read(container("EncryptionInfo", "EncryptedPackage"), PLACE)
    assert finding.code == "so-tinh-co-mat-khau"
