"""Workbooks that are not taken: other people's, changed, unsafe, or no form at all; each is told why."""

import io
from collections.abc import Callable
from functools import cache
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from congkhai.forms import sheet_origin
from congkhai.forms.blank import Handed
from congkhai.forms.sheet import sheet
from congkhai.forms.sheet_back import from_sheet
from congkhai.forms.sheet_origin import ORIGIN, SHOWN_SUBJECT
from congkhai.model.forms import Writer
from tests.forms.clerk import cell, changed, filled_in, put, repacked
from tests.forms.every import definition
from tests.forms.sheet_blanks import blank
from tests.workflows.libreoffice import calc

pytestmark = pytest.mark.slow
UNSAFE, UNREAD = "phieu-excel-khong-an-toan", "phieu-excel-khong-doc-duoc"
OTHERS, FOREIGN = "phieu-excel-doi-nguoi", "khong-phai-phieu-excel"
RELATED = "xl/worksheets/_rels/sheet1.xml.rels"
OUTSIDE = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
    b'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" '
    b'Target="https://vi.du.vn" TargetMode="External"/></Relationships>'
)


@cache
def made() -> bytes:
    return sheet(blank(definition("DC-LD"), Writer.AUTHOR))


def told(content: bytes) -> list[tuple[str, str]]:
    back = from_sheet(content)
    assert isinstance(back, tuple)
    return [(finding.code, finding.message) for finding in back]


def codes(content: bytes) -> list[str]:
    return [code for code, _ in told(content)]


@pytest.mark.parametrize(
    ("parts", "code", "word"),
    [
        ({"xl/vbaProject.bin": b"x"}, UNSAFE, "mã lệnh"),
        ({"xl/VBAPROJECT.BIN": b"x"}, UNSAFE, "mã lệnh"),
        ({"xl/macrosheets/sheet1.xml": b"<a/>"}, UNSAFE, "mã lệnh"),
        ({"xl/embeddings/oleObject1.bin": b"x"}, UNSAFE, "mã lệnh"),
        ({"xl/activeX/activeX1.xml": b"<a/>"}, UNSAFE, "mã lệnh"),
        ({"xl/externalLinks/externalLink1.xml": b"<a/>"}, UNSAFE, "liên kết"),
        ({"xl/connections.xml": b"<a/>"}, UNSAFE, "liên kết"),
        ({RELATED: OUTSIDE}, UNSAFE, "liên kết"),
        ({RELATED: OUTSIDE.replace(b'"External"', b"'&#69;xternal'")}, UNSAFE, "liên kết"),
        ({"xl/x.xml": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'}, UNREAD, "hỏng"),
    ],
)
def test_what_acts_or_leads_outside_is_refused(parts, code, word):
    ((given, message),) = told(repacked(made(), parts))
    assert given == code
    assert word in message


def test_a_wide_document_type_is_seen_too():
    """UTF-16 hides the letters of a declaration from whoever looks at bytes."""
    entity = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    assert codes(repacked(made(), {"xl/x.xml": entity.encode("utf-16")})) == [UNREAD]


def test_a_workbook_that_can_hold_macros_is_refused():
    with ZipFile(io.BytesIO(made())) as archive:
        types = archive.read("[Content_Types].xml")
    macros = types.replace(b"spreadsheetml.sheet.main+xml", b"sheet.macroEnabled.main+xml")
    assert macros != types
    assert codes(repacked(made(), {"[Content_Types].xml": macros})) == [UNSAFE]


def test_a_bomb_is_refused_before_it_is_unpacked():
    out = io.BytesIO()
    with ZipFile(io.BytesIO(made())) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, before.read(name))
        after.writestr("xl/media/a.xml", b"<a>" + b" " * (300 * 1024 * 1024) + b"</a>")
    assert len(out.getvalue()) < 1_000_000
    ((code, message),) = told(out.getvalue())
    assert (code, "giải nén ra quá lớn" in message) == (UNREAD, True)


def test_a_cell_at_the_end_of_the_sheet_is_refused():
    def far(book: Workbook) -> None:
        book["Phiếu"]["XFD1048576"] = "x"

    ((code, message),) = told(changed(made(), far))
    assert (code, "rất xa" in message) == (UNREAD, True)


@pytest.mark.parametrize("content", [b"", b"PK", b"xin chao", b"PK\x03\x04" + b"x" * 200, b"<html></html>"])
def test_what_is_no_workbook_is_refused(content):
    assert codes(content) == [UNREAD]


@pytest.mark.parametrize(("form", "name"), [("xls", "Excel 97–2003"), ("ods", "OpenDocument")])
def test_another_format_is_named(tmp_path, form, name):
    source, folder = tmp_path / "a.xlsx", tmp_path / "out"
    source.write_bytes(made())
    folder.mkdir()
    calc(tmp_path / "profile").saved([source], form, folder)
    ((code, message),) = told((folder / f"a.{form}").read_bytes())
    assert (code, name in message) == (UNREAD, True)


def _without_origin(book: Workbook) -> None:
    del book[ORIGIN]


def _other_mark(book: Workbook) -> None:
    book[ORIGIN]["A1"] = "mau-khac"


def _other_version_of_the_mark(book: Workbook) -> None:
    book[ORIGIN]["B1"] = "2"


@pytest.mark.parametrize("change", [_without_origin, _other_mark, _other_version_of_the_mark])
def test_a_workbook_without_the_mark_is_no_form(change):
    assert codes(changed(made(), change)) == [FOREIGN]


def test_any_other_workbook_is_no_form():
    out = io.BytesIO()
    Workbook().save(out)
    assert codes(out.getvalue()) == [FOREIGN]


def of_origin(name: str, value: str) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        row = next(row for row in book[ORIGIN].iter_rows() if row[0].value == name)
        row[1].value = value

    return change


@pytest.mark.parametrize("name", ["subject", "form", "cycle", "version", "writer", "period", "earlier"])
def test_a_head_that_was_changed_is_refused(name):
    ((code, message),) = told(changed(made(), of_origin(name, "CB-02")))
    assert (code, "“Lò Văn Hoà”" in message) == (OTHERS, True)


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("writer", ("writer", "ai_do")),
        ("writer", ("khac", "x")),
        ("spot", ("spot", "f_cam_ket")),
        ("spot", ("spot", "f_cam_ket", "cam_ket", "", "hai", "", "", "", "1", "0")),
        ("subject_name", ("subject_name", "")),
    ],
)
def test_whoever_works_the_sum_out_anew_breaks_nothing(name, row):
    """The sum is no seal: what is senseless behind it is told all the same."""

    def forge(book: Workbook) -> None:
        rows = [[str(cell or "") for cell in one] for one in book[ORIGIN].iter_rows(values_only=True)]
        at = next(number for number, one in enumerate(rows) if one[0] == name)
        rows[at] = [*row]
        rows[-1] = ["ma_kiem", sheet_origin._sum(rows[:-1])]
        for number, one in enumerate(rows, 1):
            for column in range(1, 11):
                book[ORIGIN].cell(number, column).value = None
            for column, text in enumerate(one, 1):
                book[ORIGIN].cell(number, column).value = text or None
        if name == "subject_name":
            cell(book, SHOWN_SUBJECT).value = None
            del book.defined_names[SHOWN_SUBJECT]

    back = from_sheet(changed(made(), forge))
    assert isinstance(back, Handed) if name == "subject_name" else [one.code for one in back] == [OTHERS]


def test_a_sheet_given_on_to_somebody_else_is_refused():
    assert codes(filled_in(made(), {SHOWN_SUBJECT: "Cầm Thị Lả"})) == [OTHERS]
    assert isinstance(from_sheet(filled_in(made(), {SHOWN_SUBJECT: " Lò văn  Hoà"})), Handed)


def test_a_formula_in_an_answer_is_told_at_its_field():
    def work_out(book: Workbook) -> None:
        cell(book, "f_cam_ket").value = "=1+1"
        cell(book, "f_khac_phuc").value = '=HYPERLINK("http://vi.du","x")'

    back = from_sheet(changed(made(), work_out))
    assert isinstance(back, tuple)
    assert [(finding.code, finding.place.column) for finding in back] == [
        ("phieu-excel-co-cong-thuc", "cam_ket"),
        ("phieu-excel-co-cong-thuc", "khac_phuc"),
    ]


def test_a_cell_that_lost_its_name_is_told():
    def lose(book: Workbook) -> None:
        del book.defined_names["f_cam_ket"]

    assert codes(changed(made(), lose)) == ["phieu-excel-mat-o"]


def test_what_stands_beside_the_answers_is_told_and_not_lost():
    def write(book: Workbook) -> None:
        book["Phiếu"]["E5"] = "Xin nộp muộn"
        book.create_sheet("Thêm")["A1"] = "ghi thêm"

    messages = told(changed(made(), write))
    assert [code for code, _ in messages] == ["phieu-excel-chu-ngoai-o"] * 2
    assert "Ô E5 của trang “Phiếu” có “Xin nộp muộn”" in messages[0][1]
    assert "Ô A1 của trang “Thêm”" in messages[1][1]


def test_a_sheet_may_have_another_name():
    def rename(book: Workbook) -> None:
        put(book, "f_cam_ket", "Đã giữ")
        book["Phiếu"].title = "Lò Văn Hoà's"
        for name, defined in book.defined_names.items():
            assert name
            defined.attr_text = defined.attr_text.replace("'Phiếu'", "'Lò Văn Hoà''s'")

    back = from_sheet(changed(made(), rename))
    assert isinstance(back, Handed)
    assert back.answers == {"cam_ket": "Đã giữ"}


def test_the_workbook_says_of_itself_what_it_is():
    book = load_workbook(io.BytesIO(made()))
    assert [(one.title, one.sheet_state) for one in book] == [
        ("Phiếu", "visible"),
        ("_ve", "hidden"),
        ("_lua_chon", "hidden"),
    ]
    first = book["Phiếu"]
    assert first.protection.sheet and first.protection.password is None
    assert (first.page_setup.paperSize, first.page_setup.orientation) == (9, "portrait")
    foot = first.oddFooter.center.text
    version = definition("DC-LD").version[:8]
    assert f"Đề cương bản tự kiểm điểm của lãnh đạo, quản lý · năm 2022 · bản {version}" in foot
