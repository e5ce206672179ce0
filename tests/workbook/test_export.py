"""The workbook as a clerk opens it, looked at with another library."""

import io
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from congkhai.grids.xlsx_write import written
from congkhai.project import find
from congkhai.tables.load import read_sheets
from congkhai.workbook.cover import Facts
from congkhai.workbook.export import book

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2022, 12, 6)


def exported(folder: Path, sample: bool = False) -> Workbook:
    sheets = read_sheets(find(folder))[1]
    facts = Facts(title="Gói dữ liệu mẫu", sample=sample)
    return load_workbook(io.BytesIO(written(book(facts, sheets, DAY))))


@pytest.fixture(scope="module")
def made() -> Workbook:
    """The sample's tables as those of a real office; only to be looked at."""
    return exported(ROOT)


def said(workbook: Workbook) -> str:
    return "\n".join(str(cell.value) for row in workbook["Đọc trước"] for cell in row if cell.value)


def test_a_sheet_a_table_and_two_hidden_ones(made):
    assert made.sheetnames[0] == "Đọc trước"
    assert {"Cán bộ", "Ngày nghỉ, ngày làm bù", "Hội nghị, cuộc họp"} <= {*made.sheetnames}
    hidden = [sheet.title for sheet in made if sheet.sheet_state == "hidden"]
    assert hidden == made.sheetnames[-2:] == ["Danh mục", "congkhai"]


def test_the_first_sheet_says_whose_it_is_and_who_may_see_it(made):
    text = said(made)
    named = ("Ban Dân tộc tỉnh Sơn La", "2022", "06/12/2022")
    assert all(words in text for words in (*named, "KHÔNG CÔNG KHAI", "congkhai workbook import"))
    assert "MINH HOẠ" not in text


def test_sample_data_says_so_on_the_first_sheet_and_on_every_page(small):
    workbook = exported(small.root, sample=True)
    mark = "DỮ LIỆU MINH HOẠ: người, phiếu và kết quả là giả định, không phải của cơ quan"
    assert mark in said(workbook)
    assert {sheet.oddFooter.center.text for sheet in workbook} == {mark}


def test_the_first_sheet_leads_to_every_table(made):
    links = {cell.value: cell.hyperlink.location for (cell, *_) in made["Đọc trước"] if cell.hyperlink}
    assert links["Cán bộ"] == "'Cán bộ'!A1"
    assert len(links) == len(made.sheetnames) - 3


def test_titles_are_vietnamese_and_stay_in_sight(made):
    sheet = made["Phân công"]
    titles = [cell.value for cell in sheet[1]]
    assert titles[:4] == ["Mã", "Cán bộ", "Đơn vị", "Chức vụ"] and titles[-1] == "Xoá"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", f"A1:L{sheet.max_row}")


def test_cells_hold_values_and_not_only_texts(made):
    titles, first, *_ = made["Hội nghị, cuộc họp"].iter_rows()
    row = {title.value: cell for title, cell in zip(titles, first, strict=True)}
    assert (row["Ngày"].value, row["Ngày"].number_format) == (datetime(2022, 11, 24), "dd/mm/yyyy")
    assert (row["Giờ"].value, row["Giờ"].number_format) == (time(7, 0), "hh:mm")
    assert (row["Mã"].value, row["Mã"].number_format) == ("HN-01", "@")
    assert row["Đơn vị tổ chức"].value == "LDB · Tập thể lãnh đạo Ban"
    assert isinstance(row["Số có mặt"].value, int)


def test_keys_are_locked_and_all_else_is_open(made):
    sheet = made["Cán bộ"]
    assert sheet.protection.sheet and not sheet.protection.password
    assert [sheet["A2"].protection.locked, sheet["B2"].protection.locked] == [True, False]
    assert not sheet.column_dimensions["A"].protection.locked
    assert sheet.column_dimensions["A"].number_format == "@"


def test_lists_offer_labels_and_codes_with_names(made):
    sheet = made["Phân công"]
    titles = [cell.value for cell in sheet[1]]
    rules = {titles[next(iter(one.sqref.ranges)).min_col - 1]: one for one in _rules(sheet)}
    assert set(rules) == set(titles)

    def offered(title: str) -> list[object]:
        column = rules[title].formula1.split("!")[1].replace("$", "")
        return [cell.value for (cell,) in made["Danh mục"][column]]

    assert offered("Cán bộ")[0] == "CB-001 · Cầm Xuân Vượng"
    assert offered("Vai trò") == ["người đứng đầu", "cấp phó", "thành viên"]
    assert offered("Đảng viên") == ["có", "không"]
    assert offered("Xoá") == ["x"]
    assert (rules["Cán bộ"].errorStyle, rules["Vai trò"].errorStyle) == ("warning", None)
    assert rules["Vai trò"].prompt == "Bắt buộc. Vai trò trong đơn vị."
    assert rules["Từ ngày"].type is None and rules["Từ ngày"].prompt == "Ngày bắt đầu phân công."


def _rules(sheet: Worksheet) -> list[DataValidation]:
    return sheet.data_validations.dataValidation


def test_what_cannot_be_read_stands_as_it_is(small):
    small.cell("hoi_nghi", 2, "ngay", "31/11/2022")
    small.cell("can_bo", 3, "ho_ten", "=1+1")
    made = exported(small.root)
    assert made["Hội nghị, cuộc họp"]["F2"].value == "31/11/2022"
    assert (made["Cán bộ"]["B3"].value, made["Cán bộ"]["B3"].data_type) == ("=1+1", "s")


def test_the_same_package_makes_the_same_bytes(small):
    sheets = read_sheets(find(small.root))[1]
    facts = Facts(title="Gói", sample=True)
    once, again, later = (written(book(facts, sheets, DAY + timedelta(days))) for days in (0, 0, 1))
    assert once == again != later
