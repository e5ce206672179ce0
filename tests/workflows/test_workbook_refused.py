"""What a workbook may not bring: told at its cell, or refused by name, and nothing is written."""

from datetime import datetime

import pytest

from congkhai.errors import WrongUse
from congkhai.findings import Refused
from congkhai.workflows import workbook
from tests.workflows.desk import Desk, data, meet, page
from tests.workflows.sheets import edited

PEOPLE, POSTS, MEETINGS, PETITIONS = "Cán bộ", "Phân công", "Hội nghị, cuộc họp", "Kiến nghị"


# What cannot be taken


def test_a_sheet_that_is_gone_removes_nothing(desk):
    with edited(desk.path) as hands:
        del hands.book[PEOPLE]
    assert desk.refused() == [("trang-bi-xoa", page(PEOPLE), None, None)]
    with edited(desk.path) as hands:
        hands.book.create_sheet(PEOPLE).append(["Mã", "Họ và tên", "Xoá"])
    assert desk.refused() == [("trang-khong-con-dong", page(PEOPLE), None, None)]


def test_columns_gone_doubled_or_more(desk):
    with edited(desk.path) as hands:
        hands[PEOPLE].delete_cols(2)
    assert desk.refused() == [("trang-thieu-cot", page(PEOPLE), 1, "Họ và tên")]
    with edited(desk.path) as hands:
        hands[PEOPLE].cell(1, 3, "Họ và tên")
        hands[PEOPLE].cell(1, 4, "Họ và tên")
    assert ("trang-trung-cot", page(PEOPLE), 1, None) in desk.refused()


def test_a_column_of_ones_own_is_told_and_stops_nothing(desk):
    with edited(desk.path) as hands:
        hands[PEOPLE].cell(1, 5, "Ghi chú")
        hands[PEOPLE].cell(2, 5, "hỏi lại")
    planned = desk.plan()
    assert [(one.code, one.place.column) for one in planned.findings] == [("trang-thua-cot", "E")]


def test_a_mark_that_is_none_and_a_name_of_two_people(desk):
    desk.office.change("can_bo", lambda row: row | {"ho_ten": "Lò Văn Hoà"} if row["ma"] == "CB-002" else row)
    desk = Desk(desk.office)
    with edited(desk.path) as hands:
        hands.put(PEOPLE, "CB-001", "Xoá", "xong rồi")
        hands.put(POSTS, "PC-001", "Cán bộ", "lò văn hòa")
    assert desk.refused() == [
        ("danh-dau-xoa-la", page(PEOPLE), 2, "Xoá"),
        ("ten-cua-nhieu-ma", page(POSTS), 2, "Cán bộ"),
    ]
    with edited(desk.path) as hands:
        hands.put(PEOPLE, "CB-001", "Xoá", None)
        hands.put(POSTS, "PC-001", "Cán bộ", "CB-002")
        hands.put(POSTS, "PC-002", "Cán bộ", "CB-001")
    assert {path.stem for path in desk.plan().contents} == {"phan_cong"}


@pytest.mark.parametrize(
    ("sheet", "key", "title", "value", "code"),
    [
        (MEETINGS, "HN-01", "Ngày", "31/11/2022", "ngay-khong-doc-duoc"),
        (MEETINGS, "HN-01", "Ngày", "cuối năm", "ngay-khong-doc-duoc"),
        ("Tham số", "NGUONG", "Giá trị", "cao", "so-khong-doc-duoc"),
        (POSTS, "PC-001", "Cán bộ", "Người Lạ", "khong-thay-khoa"),
        (POSTS, "PC-001", "Vai trò", "trưởng", "khong-co-trong-danh-sach"),
        (PEOPLE, "CB-001", "Họ và tên", None, "thieu-gia-tri"),
        (PEOPLE, "CB-001", "Họ và tên", "=1+1", None),
        ("Tham số", "NGUONG", "Giá trị", "=80+7", "o-cong-thuc"),
    ],
)
def test_a_wrong_cell_is_told_where_it_stands_in_the_workbook(sheet, key, title, value, code, desk):
    with edited(desk.path) as hands:
        cell = hands.cell(sheet, key, title)
        cell.value = value
        if code is None:
            cell.data_type = "s"
    assert desk.refused() == [(code or "o-cong-thuc", page(sheet), 2, title)]


def test_a_row_without_a_key_and_a_key_given_twice(desk):
    with edited(desk.path) as hands:
        first = hands.add(PEOPLE, Họ_và_tên="Không Mã")
        second = hands.add(PEOPLE, Mã="CB-001", Họ_và_tên="Trùng Mã")
    assert desk.refused() == [
        ("thieu-gia-tri", page(PEOPLE), first, "Mã"),
        ("trung-khoa", page(PEOPLE), second, "Mã"),
    ]


def test_a_row_that_others_point_to_is_not_removed(desk):
    with edited(desk.path) as hands:
        hands.put(PEOPLE, "CB-001", "Xoá", "x")
    assert desk.refused() == [("dong-xoa-con-duoc-ghi", page(PEOPLE), 2, None)]
    (said,) = desk.told()
    assert "Sổ xoá dòng CB-001" in said and "bảng ‘Phân công’: PC-001 (dòng 2)" in said


def test_rows_that_name_a_removed_one_are_told_once_though_the_table_had_faults(desk):
    desk.office.change("phan_cong", lambda row: row | {"can_bo": "CB-777"} if row["ma"] == "PC-001" else row)
    desk = Desk(desk.office)
    with edited(desk.path) as hands:
        hands.put(PEOPLE, "CB-002", "Xoá", "x")
        hands.put(PEOPLE, "CB-003", "Mã", "CB-903")
    # A row whose key was typed over stands on the sheet no more.
    assert desk.refused() == [
        ("dong-xoa-con-duoc-ghi", data("can_bo"), 4, None),
        ("dong-xoa-con-duoc-ghi", page(PEOPLE), 3, None),
    ]


def test_what_points_nowhere_is_told_at_every_cell_of_the_workbook(desk):
    with edited(desk.path) as hands:
        hands.put(POSTS, "PC-001", "Cán bộ", "CB-777")
        hands.put(POSTS, "PC-002", "Cán bộ", "CB-777")
    with pytest.raises(Refused) as raised:
        desk.plan()
    (finding,) = raised.value.findings
    places = [(one.file, one.row) for one in (finding.place, *finding.also)]
    assert places == [(page(POSTS), 2), (page(POSTS), 3)]


def test_the_plan_is_told_though_something_hinders_it(desk):
    meet(desk.office, "2022-11-23")
    with edited(desk.path) as hands:
        hands.put(PEOPLE, "CB-002", "Họ và tên", "Giàng Thị Dơ")
        hands.put(MEETINGS, "HN-01", "Ngày", datetime(2022, 11, 25))
        hands.put("Tham số", "NGUONG", "Xoá", "xong")
    with pytest.raises(workbook.Hindered) as raised:
        desk.plan()
    lines = "\n".join(raised.value.lines)
    assert "Họ và tên: Giàng Thị Dợ → Giàng Thị Dơ" in lines
    assert lines.endswith("Cộng: sửa 1 ô ở 1 dòng, chưa kể các trang có lỗi nêu dưới đây.")
    assert {one.code for one in raised.value.findings} == {"hai-ben-cung-sua", "danh-dau-xoa-la"}


def test_what_was_wrong_already_may_stay_or_be_mended(desk):
    office = desk.office
    office.change("can_bo", lambda row: row | {"ho_ten": ""} if row["ma"] in ("CB-001", "CB-002") else row)
    office.change("hoi_nghi", lambda row: row | {"ngay": "31/11/2022"} if row["ma"] == "HN-01" else row)
    desk = Desk(office)
    with edited(desk.path) as hands:
        hands.put(PEOPLE, "CB-001", "Họ và tên", "Lò Văn Hoà")
        hands.put(MEETINGS, "HN-01", "Ngày", datetime(2022, 11, 24))
    desk.take()
    assert desk.office.rows("can_bo")[0]["ho_ten"] == "Lò Văn Hoà"
    assert desk.office.rows("hoi_nghi")[0]["ngay"] == "2022-11-24"


def test_a_fault_that_only_comes_to_light_does_not_hinder_what_mends_another(desk):
    desk.office.change("kien_nghi", lambda row: row | {"ngay_giai_quyet": "2022-11-01"})
    meet(desk.office, "31/11/2022")
    desk = Desk(desk.office)
    with edited(desk.path) as hands:
        hands.put(MEETINGS, "HN-01", "Ngày", datetime(2022, 11, 24))
    desk.take()
    assert desk.office.rows("hoi_nghi")[0]["ngay"] == "2022-11-24"


def test_rows_that_do_not_agree_are_told_at_the_workbook_too(desk):
    with edited(desk.path) as hands:
        hands.put(PETITIONS, "KN-1", "Ngày giải quyết", datetime(2022, 11, 1))
    assert desk.refused() == [("thoi-han-nguoc", page(PETITIONS), 2, "Ngày giải quyết")]


# What is no workbook of ours


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "so-khong-mo-duoc"), (b"ma,ho_ten\n", "so-khong-mo-duoc"), (b"PK\x03\x04", "so-khong-mo-duoc")],
)
def test_a_file_that_is_no_workbook(content, code, desk):
    desk.path.write_bytes(content)
    assert desk.refused() == [(code, "so.xlsx", None, None)]


def test_a_workbook_that_is_none_of_ours_or_lost_its_memory(desk):
    with edited(desk.path) as hands:
        hands["congkhai"]["A3"] = "sửa"
    assert desk.refused() == [("so-hong-trang-an", "so.xlsx", None, None)]
    with edited(desk.path) as hands:
        del hands.book["congkhai"]
    assert desk.refused() == [("so-khong-phai-cua-chuong-trinh", "so.xlsx", None, None)]


def test_a_workbook_of_a_later_version(desk):
    with edited(desk.path) as hands:
        hands["congkhai"]["A1"] = '["congkhai workbook",99]'
    assert desk.refused() == [("so-cua-ban-moi-hon", "so.xlsx", None, None)]


def test_a_table_that_lost_a_column_since(desk):
    text = desk.office.table("can_bo").read_text("utf-8")
    desk.office.table("can_bo").write_text(text.replace("ho_ten", "ten_la"), "utf-8", newline="\n")
    assert ("so-cu-hon-cac-cot", page(PEOPLE), None, None) in desk.refused()


def test_a_file_that_is_not_there(desk):
    desk.path.unlink()
    with pytest.raises(WrongUse, match=r"so\.xlsx”"):
        desk.plan()
