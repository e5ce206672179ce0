"""Faults at their cells: red, noted, and listed with a link."""

import io
from collections.abc import Callable
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell

from congkhai.documents.red_cells import book
from congkhai.findings import Finding, Kind, Place, Severity, ordered
from congkhai.grids.xlsx_write import written
from congkhai.project import find
from congkhai.tables.as_saved import as_saved
from congkhai.tables.load import load
from tests.tables.conftest import Small, small

__all__ = ["small"]

RED, AMBER, BLUE = "FFFF9999", "FFFFE699", "FFDDEBF7"
LIST = "Kết quả kiểm tra"
SAMPLE = "DỮ LIỆU MINH HOẠ: người, phiếu và kết quả là giả định, không phải của cơ quan"
Made = Callable[..., Workbook]


@pytest.fixture
def made(small: Small) -> Made:
    """The report on the small package as it is at the moment, or on other findings."""

    def make(*findings: Finding, sample: bool = False) -> Workbook:
        project = find(small.root)
        found = findings or load(project)[1]
        data = written(book(ordered(found), tuple(as_saved(project)), sample, date(2022, 12, 6)))
        return load_workbook(io.BytesIO(data))

    return make


def fill(cell: Cell) -> str | None:
    return cell.fill.fgColor.rgb if cell.fill.fill_type else None


def coloured(workbook: Workbook, sheet: str) -> dict[str, str]:
    """The cells below the titles that have a colour, and the titles that are red."""
    return {
        cell.coordinate: str(fill(cell))
        for row in workbook[sheet].iter_rows()
        for cell in row
        if fill(cell) in (RED, AMBER, BLUE)
    }


def rows(workbook: Workbook) -> list[list[object]]:
    return [[cell.value for cell in row] for row in workbook[LIST].iter_rows(min_row=3)]


def said(severity: Severity, **place: object) -> Finding:
    kind = Kind(code="thu", message="Điều thử.", remedy="Sửa.", severity=severity, source="Điều 1")
    return kind.at(Place(file="datapackage/data/can_bo.csv", table="can_bo", table_title="Cán bộ", **place))


def test_a_faulty_cell_is_red_and_says_why(made, small):
    small.cell("hoi_nghi", 2, "ngay", "31/11/2022")
    workbook = made()
    assert coloured(workbook, "Hội nghị, cuộc họp") == {"F2": RED}
    cell = workbook["Hội nghị, cuộc họp"]["F2"]
    assert cell.value == "31/11/2022"
    note = cell.comment.text
    assert note.startswith("LỖI: Ô ‘Ngày’ ghi “31/11/2022”") and "\nCách sửa: " in note


def test_the_list_says_all_and_leads_there(made, small):
    small.cell("hoi_nghi", 2, "ngay", "31/11/2022")
    workbook = made()
    (line,) = rows(workbook)
    assert line[:5] == ["LỖI", "Hội nghị, cuộc họp", 2, "Ngày (ngay)", "31/11/2022"]
    assert line[5].startswith("Ô ‘Ngày’") and line[6] and line[8] == "ngay-khong-doc-duoc"
    assert workbook[LIST]["B3"].hyperlink.location == "'Hội nghị, cuộc họp'!F2"
    assert workbook[LIST].auto_filter.ref == "A2:I3"


def test_the_list_stands_in_the_order_of_the_screen(made):
    shown = [said(Severity.ERROR, row=9), said(Severity.WARNING, row=2), said(Severity.ERROR, row=3)]
    assert [line[:3] for line in rows(made(*shown))] == [
        ["LỖI", "Cán bộ", 3],
        ["LỖI", "Cán bộ", 9],
        ["CẢNH BÁO", "Cán bộ", 2],
    ]


def test_every_place_of_a_finding_is_red_and_has_its_line(made, small):
    for row in (2, 4):
        small.cell("phan_cong", row, "can_bo", "CB-777")
    workbook = made()
    assert coloured(workbook, "Phân công") == {"B2": RED, "B4": RED}
    first, second = rows(workbook)
    assert (first[2], second[2], first[5]) == (2, 4, second[5])
    links = [workbook[LIST][cell].hyperlink.location for cell in ("B3", "B4")]
    assert links == ["'Phân công'!B2", "'Phân công'!B4"]
    assert "1 điều cần xem ở 2 chỗ" in str(workbook[LIST]["A1"].value)
    notes = [workbook["Phân công"][cell].comment.text for cell in coloured(workbook, "Phân công")]
    assert notes[0] == notes[1] and "CB-777" in notes[0]


def test_the_list_names_a_column_as_the_sheet_is_headed(made, small):
    one = said(Severity.ERROR, row=2, column="ho_ten", column_title="Họ và tên")
    assert rows(made(one))[0][3] == "Họ và tên (ho_ten)"
    small.recode("can_bo", "ma,ho_ten", "Mã,họ và  tên")
    assert rows(made(one))[0][3] == "Họ và tên"


def test_several_findings_of_one_cell_share_a_note_and_the_gravest_colours(made):
    here = {"row": 2, "column": "ho_ten"}
    workbook = made(said(Severity.INFO, **here), said(Severity.WARNING, **here))
    assert coloured(workbook, "Cán bộ") == {"B2": AMBER}
    note = workbook["Cán bộ"]["B2"].comment.text
    assert note.count("Điều thử.") == note.count("Căn cứ: Điều 1") == 2
    assert "CẢNH BÁO: " in note and "THÔNG TIN: " in note


def test_without_a_column_the_whole_row_and_without_a_row_the_title(made):
    workbook = made(said(Severity.INFO, row=3), said(Severity.ERROR, column="ho_ten"))
    assert coloured(workbook, "Cán bộ") == {"A3": BLUE, "B3": BLUE, "B1": RED}
    assert [bool(workbook["Cán bộ"][cell].comment) for cell in ("A3", "B3", "B1")] == [True, False, True]
    assert coloured(made(said(Severity.ERROR)), "Cán bộ") == {}


def test_a_column_too_many_and_one_missing_stand_at_the_titles(made, small):
    small.recode("can_bo", "ma,ho_ten", "ma,ten_goi")
    assert coloured(made(), "Cán bộ") == {"A1": RED, "B1": RED}
    assert "ten_goi" in made()["Cán bộ"]["B1"].comment.text


def test_rows_stand_where_excel_shows_them_in_the_offices_file(made, small):
    small.recode("can_bo", "CB-002", "\n \nCB-002")
    small.cell("can_bo", 1, "ho_ten", "ho_ten")
    small.line("can_bo", 2, "CB-001,=1+1")
    sheet = made()["Cán bộ"]
    assert (sheet["A2"].value, sheet["B2"].data_type, fill(sheet["B2"])) == ("CB-001", "s", RED)
    assert {cell.value for (cell, _) in sheet.iter_rows()} >= {"CB-002", "CB-003"}


def test_tables_stay_as_they_are_saved(made, small):
    small.recode("can_bo", "CB-002,", "CB-002;thua,")
    small.line("don_vi", 2, "LDB,Tập thể,,tap_the_lanh_dao,,1,,,thừa")
    workbook = made()
    assert workbook["Cán bộ"]["A3"].value == "CB-002;thua"
    assert [cell.value for cell in workbook["Đơn vị và tổ chức"][2]][-1] == "thừa"
    assert coloured(workbook, "Đơn vị và tổ chức")["I2"] == RED


def test_a_table_that_cannot_be_read_stands_in_the_list_alone(made, small):
    small.file("can_bo").write_bytes(b"")
    small.file("don_vi").unlink()
    small.file("chuc_vu").write_bytes(b'ma,ten\nCV,Nguy\xd4n V\xa8n\n"')
    workbook = made()
    assert not {"Cán bộ", "Đơn vị và tổ chức"} & {*workbook.sheetnames}
    assert {"tep-rong", "thieu-tep"} <= {line[8] for line in rows(workbook)}
    assert workbook[LIST]["B3"].hyperlink is None
    unread = [line for line in rows(workbook) if line[1] in ("Cán bộ", "Đơn vị và tổ chức", "Chức vụ")]
    assert {line[2] for line in unread} == {"cả tệp"}


def test_a_long_cell_is_shown_as_far_as_a_cell_goes(made, small):
    small.cell("can_bo", 2, "ho_ten", "x" * 40_000)
    cell = made()["Cán bộ"]["B2"]
    assert (len(cell.value), fill(cell)) == (32_767, RED)


def test_sample_data_says_so(made):
    one = said(Severity.INFO)
    assert made(one, sample=True)[LIST]["A1"].value == SAMPLE
    assert {sheet.oddFooter.center.text for sheet in made(one, sample=True)} == {SAMPLE}
    assert "MINH HOẠ" not in str(made(one)[LIST]["A1"].value)


def test_a_sound_package_says_so(made, small):
    workbook = made()
    assert rows(workbook) == [] and "không có lỗi" in str(workbook[LIST]["A1"].value)
