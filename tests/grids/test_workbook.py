"""Workbooks to rows: the texts a clerk sees, the right sheet, and no crash whatever the bytes."""

import io
import struct
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
import xlsxwriter

from congkhai.findings import Place
from congkhai.grids import saved
from congkhai.grids.workbook import is_workbook, read, tabs

PLACE = Place(table="can_bo", file="datapackage/data/can_bo.xlsx", table_title="Cán bộ, công chức")
Book = xlsxwriter.Workbook


def book(fill: Callable[[Book], None], **options: object) -> bytes:
    stream = io.BytesIO()
    made = xlsxwriter.Workbook(stream, options)
    fill(made)
    made.close()
    return stream.getvalue()


def one_sheet(*rows: tuple[object, ...], **options: object) -> bytes:
    def fill(made: Book) -> None:
        sheet = made.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)

    return book(fill, **options)


def cells(data: bytes) -> list[tuple[int, tuple[str, ...]]]:
    found, faults = tabs(data, PLACE)
    assert faults == ()
    return [(row.number, row.cells) for row in found[0].rows]


def formatted(*values: tuple[object, str], **options: object) -> tuple[str, ...]:
    """The texts of a row of values, each under its number format."""

    def fill(made: Book) -> None:
        sheet = made.add_worksheet()
        for column, (value, form) in enumerate(values):
            sheet.write(0, column, value, made.add_format({"num_format": form}))

    return cells(book(fill, **options))[0][1]


@pytest.mark.parametrize("options", [{}, {"date_1904": True}])
def test_dates_and_times_of_both_calendars(options):
    day, hour, long = "dd/mm/yyyy", "hh:mm", "[h]:mm"
    assert formatted(
        (date(2022, 11, 24), day),
        (datetime(2022, 11, 24), "d-mmm"),
        (time(7, 30), hour),
        (time(7, 30, 15), "hh:mm:ss"),
        (timedelta(hours=30, minutes=15), long),
        (datetime(2022, 11, 24, 7, 30), f"{day} {hour}"),
        **options,
    ) == ("2022-11-24", "2022-11-24", "07:30", "07:30:15", "30:15", "2022-11-24 07:30")


def test_the_noise_behind_a_second_is_no_time_of_day():
    assert formatted((44889.0000001, "dd/mm/yyyy"), (0.31249999999, "hh:mm")) == ("2022-11-24", "07:30")


def test_numbers_and_words():
    row = (7.0, 98.5, 0.1 + 0.2, 98.50000001, 123456789012, 1e-5, "007", True, False, " x ", 0)
    assert cells(one_sheet(row)) == [
        (1, ("7", "98.5", "0.3", "98.50000001", "123456789012", "0.00001", "007", "có", "không", " x ", "0"))
    ]


def test_a_number_longer_than_excel_keeps_shows_its_exponent():
    assert cells(one_sheet((123456789012345, 1234567890123456789))) == [
        (1, ("123456789012345", "1.23456789012346E+18"))
    ]


def test_percentages_and_leading_zeros_are_as_they_show():
    row = ((0.25, "0%"), (0.855, "0.00%"), (7, "000"), (7, '"CB-"000'), (7.5, "000"), (7, "0.00"))
    assert formatted(*row) == ("25%", "85.5%", "007", "CB-007", "7.5", "7")


def test_formulas_give_the_value_kept_and_errors_their_sign():
    def fill(made: Book) -> None:
        sheet = made.add_worksheet()
        for column, value in enumerate((5, "năm", "#REF!", "#N/A")):
            sheet.write_formula(0, column, "=A2", None, value)

    assert cells(book(fill)) == [(1, ("5", "năm", "#REF!", "#N/A"))]


def test_rows_and_columns_keep_their_place_and_blank_ones_are_left_out():
    def fill(made: Book) -> None:
        sheet = made.add_worksheet()
        sheet.write(3, 2, "Mã")
        sheet.write(6, 2, "CB-001")
        sheet.write(6, 5, " ")
        sheet.set_row(6, None, None, {"hidden": True})

    assert cells(book(fill)) == [(4, ("", "", "Mã")), (7, ("", "", "CB-001"))]


def test_letters_that_xml_cannot_hold_and_line_ends_inside_a_cell():
    assert cells(one_sheet(("a\r\nb", "a\x1bb", "_x000D_"))) == [(1, ("a\r\nb", "a\x1bb", "_x000D_"))]


def sheets(**content: tuple[object, ...]) -> bytes:
    def fill(made: Book) -> None:
        for name, row in content.items():
            sheet = made.add_worksheet(name.replace("_hidden", ""))
            sheet.write_row(0, 0, row)
            if name.endswith("_hidden"):
                sheet.hide()

    return book(fill)


@pytest.mark.parametrize(
    "content",
    [
        {"can_bo": ("a",), "khác": ("b",)},
        {"khác": ("b",), "CÁN BỘ, CÔNG CHỨC": ("a",)},
        {"Cán bộ công chức": ("a",), "khác": ("b",)},
        {"Sheet1": ("a",), "Sheet2": ()},
        {"trống": (), "Sheet1": ("a",), "cũ_hidden": ("b",)},
        {"Sheet1": ("b",), "can_bo_hidden": ("a",)},
    ],
)
def test_the_sheet_of_the_table_is_found(content):
    grid, faults = read(sheets(**content), PLACE)
    assert faults == () and grid is not None
    assert grid.header.cells == ("a",)


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        ({"Sheet1": ("a",), "Sheet2": ("b",)}, "khong-ro-trang-tinh", "“Sheet1”, “Sheet2”"),
        ({"can_bo": ("a",), "Cán bộ, công chức": ("b",)}, "khong-ro-trang-tinh", "đều mang tên bảng"),
        ({"can_bo": (), "Sheet2": ()}, "tep-rong", "rỗng"),
    ],
)
def test_an_unclear_sheet_is_told(content, code, said):
    grid, (finding,) = read(sheets(**content), PLACE)
    assert (grid, finding.code, said in finding.message) == (None, code, True)


def test_merged_cells_of_the_table_are_told_those_outside_it_are_not():
    def fill(made: Book) -> None:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, ("ma", "ho_ten"))
        sheet.merge_range(1, 1, 3, 1, "Lò Văn Hoà")

    grid, (finding,) = read(book(fill), PLACE)
    assert grid is not None and [row.cells for row in grid.rows] == [("", "Lò Văn Hoà")]
    assert (finding.code, "(B2:B4)" in finding.message) == ("o-bi-gop", True)


@pytest.mark.parametrize("place", [(1_048_575, 16_383), (1_048_575, 200)])
def test_a_stray_cell_far_away_is_told(place):
    def fill(made: Book) -> None:
        sheet = made.add_worksheet()
        sheet.write(0, 0, "ma")
        sheet.write(*place, "x")

    assert [finding.code for finding in read(book(fill), PLACE)[1]] == ["so-tinh-qua-lon"]


def archive(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def test_a_bomb_is_not_unpacked():
    bomb = archive(**{"xl__workbook.xml": b"\0" * 300_000_000})
    assert len(bomb) < 1_000_000
    assert [finding.code for finding in read(bomb, PLACE)[1]] == ["so-tinh-qua-lon"]


def container(*names: str) -> bytes:
    """A Compound File of empty streams: one sector of the table of sectors, one of the directory."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, END, 0, END, 0)
    header += struct.pack("<109I", 0, *[FREE] * 108)
    table = struct.pack("<128I", SECTORS, END, *[FREE] * 126)
    entries = [entry(name, 5 if name == "Root Entry" else 2) for name in ("Root Entry", *names)]
    return header + table + b"".join(entries).ljust(512, b"\0")


FREE, END, SECTORS = 0xFFFF_FFFF, 0xFFFF_FFFE, 0xFFFF_FFFD


def entry(name: str, kind: int) -> bytes:
    letters = name.encode("utf-16-le") + b"\0\0"
    about = struct.pack("<HBB", len(letters), kind, 1) + b"\xff" * 12 + b"\0" * 36
    return letters.ljust(64, b"\0") + about + struct.pack("<III", END, 0, 0)


ENCRYPTED = b'<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04", "so-tinh-hong"),
        (b"PK\x03\x04" + b"\0" * 1000, "so-tinh-hong"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000, "so-tinh-hong"),
        (archive(word__document=b"<w/>"), "so-tinh-hong"),
        (one_sheet(("a",))[:-100], "so-tinh-hong"),
        (container("EncryptionInfo", "EncryptedPackage"), "so-tinh-co-mat-khau"),
        (container("WordDocument"), "so-tinh-hong"),
        (archive(**{"content.xml": b"?", "META-INF__manifest.xml": ENCRYPTED}), "so-tinh-co-mat-khau"),
    ],
)
def test_what_cannot_be_opened_is_told(data, code):
    assert is_workbook(data)
    grid, findings = read(data, PLACE)
    assert (grid, [finding.code for finding in findings]) == (None, [code])


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf\r\n<?xml version='1.0'?>", b"%PDF-1.4\n", b"\0" * 600])
def test_what_holds_no_rows_is_a_damaged_workbook_whatever_a_spreadsheet_would_make_of_it(data):
    grid, findings = saved.read(data, PLACE)
    assert (grid, [finding.code for finding in findings]) == (None, ["so-tinh-hong"])


def test_a_csv_named_like_a_workbook_is_read():
    grid, findings = saved.read(b"ma,ho_ten\nCB-1,<a>\n", PLACE)
    assert grid is not None and (grid.header.cells, findings) == (("ma", "ho_ten"), ())


def test_a_formula_that_nobody_calculated_is_shown(tmp_path):
    """A program that does not calculate saves the formula alone; blank would pass for an empty cell."""
    made = openpyxl.Workbook()
    made.worksheets[0].append(["=80+7", "=1/0", 5, None])
    path = tmp_path / "can_bo.xlsx"
    made.save(path)
    assert cells(path.read_bytes()) == [(1, ("=80+7", "=1/0", "5"))]


def test_a_formula_with_its_value_gives_the_value():
    def fill(made: Book) -> None:
        page = made.add_worksheet()
        page.write_formula(0, 0, "=80+7", None, 87)
        page.write_formula(0, 1, "=A1>1", None, True)

    assert cells(book(fill)) == [(1, ("87", "có"))]


def test_a_workbook_of_too_many_sheets_is_told_at_once():
    grid, (finding,) = read(sheets(**{f"t{number}": ("a",) for number in range(501)}), PLACE)
    assert (grid, finding.code) == (None, "so-tinh-qua-lon")
    assert "hơn 500 trang tính" in finding.message
