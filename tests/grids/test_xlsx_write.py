"""A workbook as values to the bytes of a file, looked at with another library."""

import errno
import io
import resource
import tempfile
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from congkhai.grids.xlsx_values import (
    DAY,
    LONGEST,
    MINUTE,
    TEXT,
    Book,
    BookColumn,
    BookSheet,
    Cell,
    Prompt,
    Style,
)
from congkhai.grids.xlsx_write import written
from congkhai.value import replace

PLAIN = Style(form=TEXT)
LOCKED = Style(form=TEXT, locked=True)
THREE = (BookColumn(width=10), BookColumn(width=20, style=PLAIN), BookColumn(width=30))


def book(rows: Sequence[Sequence[Cell]], **about: object) -> bytes:
    sheet = replace(BookSheet(name="Trang", columns=THREE, rows=rows), **about)
    return written(Book(title="Sổ", made=date(2022, 12, 6), foot="chân & trang", sheets=(sheet,)))


def opened(data: bytes) -> Worksheet:
    sheet = load_workbook(io.BytesIO(data), rich_text=False)["Trang"]
    assert isinstance(sheet, Worksheet)
    return sheet


@pytest.mark.parametrize(
    "text", ["=1+1", "{=1}", "001", "1/2", "https://a.vn", "internal:x", "+84", " cách ", "TRUE"]
)
def test_a_text_stays_a_text(text):
    cell = opened(book([[Cell(text, PLAIN)]]))["A1"]
    assert (cell.value, cell.data_type, cell.number_format, cell.hyperlink) == (text, "s", TEXT, None)


def test_dates_times_and_numbers_are_what_they_are():
    day, hour = Cell(date(2022, 11, 24), Style(form=DAY)), Cell(time(7, 30), Style(form=MINUTE))
    sheet = opened(book([[day, hour, Cell(Decimal("88.5")), Cell(2022)]]))
    assert [cell.value for cell in sheet[1]] == [datetime(2022, 11, 24), time(7, 30), 88.5, 2022]
    assert [cell.number_format for cell in sheet[1]] == [DAY, MINUTE, "General", "General"]


def test_an_empty_cell_keeps_its_look():
    cell = opened(book([[Cell(None, Style(fill="#FF0000"))]]))["A1"]
    assert (cell.value, cell.fill.fgColor.rgb) == (None, "FFFF0000")


def test_locked_cells_and_open_ones():
    sheet = opened(book([[Cell("CB-001", LOCKED), Cell("Lò Văn Hoà", PLAIN)]], locked=True))
    protection = sheet.protection
    assert (protection.sheet, protection.password) == (True, None)
    assert (protection.autoFilter, protection.sort, protection.formatColumns) == (False, False, False)
    assert (sheet["A1"].protection.locked, sheet["B1"].protection.locked) == (True, False)
    below = sheet.column_dimensions["B"]
    assert (below.protection.locked, below.number_format) == (False, TEXT)


def test_titles_stay_in_sight_and_are_filtered():
    sheet = opened(book([[Cell("Mã"), Cell("Tên"), Cell("Xoá")]] * 3, titles=1, keys=1, filtered=True))
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:C3")
    assert (sheet.print_title_rows, sheet.page_setup.orientation) == ("$1:$1", "landscape")
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
    assert sheet.oddFooter.center.text == "chân && trang"


def test_lists_and_help_hold_for_every_row_below():
    entry = Prompt(title="Vai trò", help="Vai trò trong đơn vị.", source="'Danh mục'!$A$2:$A$4", strict=True)
    columns = (replace(THREE[0], entry=entry), replace(THREE[1], entry=Prompt(title="Tên", help="x" * 300)))
    sheet = opened(book([[Cell("Mã"), Cell("Tên")]], columns=columns, titles=1))
    choice, helped = sheet.data_validations.dataValidation
    assert (choice.type, choice.formula1, choice.errorStyle) == ("list", "'Danh mục'!$A$2:$A$4", None)
    assert (choice.promptTitle, choice.prompt) == ("Vai trò", "Vai trò trong đơn vị.")
    assert [str(one.sqref) for one in (choice, helped)] == ["A2:A1048576", "B2:B1048576"]
    assert len(helped.prompt) == 255 and helped.prompt.endswith("…")


def test_a_loose_list_only_asks():
    entry = Prompt(title="Cán bộ", source="$A$1:$A$2", refusal="Mã này không có.")
    sheet = opened(book([], columns=(replace(THREE[0], entry=entry),), titles=1))
    (rule,) = sheet.data_validations.dataValidation
    assert (rule.errorStyle, rule.error) == ("warning", "Mã này không có.")


def test_notes_and_links():
    sheet = opened(book([[Cell("a", note="LỖI: sai"), Cell("b", link="'Trang'!$A$1")]]))
    assert sheet["A1"].comment.text == "LỖI: sai"
    assert sheet["B1"].hyperlink.location == "'Trang'!$A$1"


def test_a_long_text_gets_the_lines_it_needs():
    long = "chữ dài " * 20
    rows = [[Cell("ngắn")], [Cell(long)], [Cell(long, Style(wrapped=False))], [Cell("hai\ndòng")]]
    sheet = opened(book(rows))
    heights = [sheet.row_dimensions[number].height for number in (1, 2, 3, 4)]
    assert heights[0] is None and heights[2] is None
    assert heights[1] > 15 * 12 and 25 < heights[3] < 40


def test_a_cell_may_be_worked_out_and_bear_a_name():
    data = book(
        [[Cell(2), Cell("", LOCKED, formula="A1*2", name="doi"), Cell(Decimal("1.5"), formula="A1-0.5")]]
    )
    sheet = opened(data)
    assert [cell.value for cell in sheet[1]] == [2, "=A1*2", "=A1-0.5"]
    names = load_workbook(io.BytesIO(data)).defined_names
    assert names["doi"].attr_text == "'Trang'!$B$1"
    assert load_workbook(io.BytesIO(data), data_only=True)["Trang"]["C1"].value == 1.5


def test_a_cell_has_an_entry_of_its_own():
    entry = Prompt(title="Điểm", help="Ghi một số.", rule="ISNUMBER(B1)", refusal="Ghi một số.")
    sheet = opened(book([[Cell("Điểm"), Cell(None, PLAIN, entry=entry)]]))
    (rule,) = sheet.data_validations.dataValidation
    assert (str(rule.sqref), rule.type, rule.formula1, rule.errorStyle) == (
        "B1",
        "custom",
        "ISNUMBER(B1)",
        "warning",
    )


def test_a_cell_across_several_columns_moves_those_behind_it():
    long = "chữ dài " * 20
    sheet = opened(
        book([[Cell("đầu", across=2), Cell("sau")], [Cell(long, across=3)], [Cell(None, lines=6)]])
    )
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A1:B1", "A2:C2"}
    assert (sheet["A1"].value, sheet["C1"].value) == ("đầu", "sau")
    alone = opened(book([[Cell(long)]]))
    assert sheet.row_dimensions[2].height < alone.row_dimensions[1].height / 3
    assert sheet.row_dimensions[3].height > 80


def test_small_and_large_letters_share_a_row():
    small, usual = Style(size=10), Style()
    sheet = opened(book([[Cell("nhỏ", small), Cell("chữ " * 12, usual)], [Cell("nhỏ", small)]]))
    assert sheet.row_dimensions[1].height > 2 * 12
    assert sheet.row_dimensions[2].height < 15


def test_paper_may_stand():
    assert opened(book([], upright=True)).page_setup.orientation in (None, "portrait")


def test_a_hidden_sheet():
    first = BookSheet(name="Trước", columns=(), rows=[])
    hidden = BookSheet(name="congkhai", columns=(), rows=[[Cell("x")]], hidden=True)
    made = load_workbook(io.BytesIO(written(Book(title="", made=date(2022, 1, 1), sheets=(first, hidden)))))
    assert [sheet.sheet_state for sheet in made] == ["visible", "hidden"]


def test_the_same_values_make_the_same_bytes():
    rows = [[Cell("Lò Văn Hoà", PLAIN, note="xem"), Cell(date(2022, 11, 24)), Cell(1)]]
    assert book(rows) == book(rows)
    with zipfile.ZipFile(io.BytesIO(book(rows))) as archive:
        assert b"2022-12-06T00:00:00Z" in archive.read("docProps/core.xml")


@pytest.mark.parametrize("value", ["x" * (LONGEST + 1), True])
def test_what_no_cell_holds_is_refused_and_not_cut(value):
    with pytest.raises(ValueError):
        book([[Cell(value)]])


def test_a_disk_that_is_full_is_told_as_such_and_nothing_is_left_beside(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    rows = [[Cell(f"Lò Văn Hoà {number}", PLAIN)] for number in range(2000)]
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, before[1]))
    try:
        with pytest.raises(OSError) as raised:
            book(rows)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert raised.value.errno == errno.EFBIG
    assert list(tmp_path.iterdir()) == []
    assert opened(book(rows))["A2000"].value == "Lò Văn Hoà 1999"
