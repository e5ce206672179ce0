"""The package out into a workbook and back: nothing is lost or overwritten, everything is told first."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from congkhai.errors import Changed, WrongUse
from congkhai.findings import Refused
from congkhai.workbook.imported import FOLDER
from congkhai.workflows import workbook
from tests.workflows.desk import LOCK, TODAY, Desk, data, laid, page
from tests.workflows.killing import driver
from tests.workflows.office import Office, copied, tree
from tests.workflows.sheets import edited

PEOPLE, POSTS, MEETINGS, PETITIONS = "Cán bộ", "Phân công", "Hội nghị, cuộc họp", "Kiến nghị"


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk that is only to be copied."""
    return Desk(laid(tmp_path_factory.mktemp("goc") / "co-quan"))


@pytest.fixture
def desk(master: Desk, tmp_path: Path) -> Desk:
    shutil.copytree(master.office.folder, tmp_path / "co-quan")
    return Desk(Office(folder=tmp_path / "co-quan"), master.path)


# Out and back without an edit


def test_nothing_edited_changes_no_byte(desk):
    planned = desk.take()
    assert (planned.contents, planned.findings) == ({}, ())
    assert planned.lines[-1].strip() == "Sổ không có thay đổi nào so với các bảng."
    assert desk.changed() == set()


# What comes back


def test_a_cell_changes_and_every_other_byte_stays(desk):
    with edited(desk.path) as hands:
        hands.put(PEOPLE, "CB-002", "Họ và tên", "Giàng Thị Dơ")
        hands.put(POSTS, "PC-001", "Đảng viên", "không")
    before = {name: desk.office.table(name).read_bytes() for name in ("can_bo", "phan_cong")}
    desk.take()
    assert desk.changed() == {data("can_bo"), data("phan_cong")}
    after = {name: desk.office.table(name).read_bytes() for name in before}
    assert after["can_bo"] == before["can_bo"].replace("Dợ".encode(), "Dơ".encode())
    was, now = (versions["phan_cong"].splitlines() for versions in (before, after))
    assert [number for number, pair in enumerate(zip(was, now, strict=True), 1) if pair[0] != pair[1]] == [2]


def test_rows_are_added_and_removed(desk):
    with edited(desk.path) as hands:
        hands.add(PEOPLE, Mã="CB-901", Họ_và_tên="Lò Văn Mới")
        hands.add(
            POSTS,
            Mã="PC-901",
            Cán_bộ="Lò Văn Mới",
            Đơn_vị="P-THHC · Phòng Tổng hợp",
            Chức_vụ="CV",
            Vai_trò="thành viên",
            Nơi_công_tác_chính="có",
            Loại_lao_động="công chức",
            Từ_ngày=datetime(2022, 1, 15),
        )
        hands.put(PETITIONS, "KN-1", "Xoá", "x")
    desk.take()
    assert desk.office.rows("can_bo")[-1] == {"ma": "CB-901", "ho_ten": "Lò Văn Mới"}
    post = desk.office.rows("phan_cong")[-1]
    assert (post["can_bo"], post["don_vi"], post["chuc_vu"]) == ("CB-901", "P-THHC", "CV")
    assert (post["vai_tro"], post["chinh"], post["tu_ngay"]) == ("thanh_vien", "co", "2022-01-15")
    assert desk.office.rows("kien_nghi") == []
    assert desk.plan().contents == {}


def test_the_plan_says_what_will_be_written_before_it_is(desk):
    with edited(desk.path) as hands:
        hands.put(MEETINGS, "HN-01", "Ngày", datetime(2022, 11, 23))
        hands.add(PEOPLE, Mã="CB-901", Họ_và_tên="Lò Văn Mới")
        hands.put(PETITIONS, "KN-1", "Xoá", "x")
    text = "\n".join(desk.plan().lines)
    assert "Ban Mẫu tỉnh Mẫu, năm 2022, xuất ngày 06/12/2022" in text
    assert "  Sửa HN-01 (dòng 2 của trang)\n    Ngày: 24/11/2022 → 23/11/2022\n" in text
    assert "  Thêm CB-901 (dòng 5 của trang) – Họ và tên: Lò Văn Mới\n" in text
    assert "  Xoá KN-1 (dòng 2 của trang) – " in text
    assert text.endswith("Cộng: sửa 1 ô ở 1 dòng, thêm 1 dòng, xoá 1 dòng.")
    assert desk.changed() == set()


def test_a_key_typed_over_is_a_row_removed_and_one_added(desk):
    with edited(desk.path) as hands:
        hands.put(PETITIONS, "KN-1", "Mã", "KN-2")
    text = "\n".join(desk.plan().lines)
    assert "Thêm KN-2 (dòng 2 của trang)" in text
    assert "Xoá KN-1 (dòng không còn trong trang)" in text


def test_rows_sorted_moved_and_spaced_are_the_same_rows(desk):
    with edited(desk.path) as hands:
        sheet = hands[PEOPLE]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        sheet.delete_rows(2, len(rows))
        for number, row in enumerate(reversed(rows)):
            for column, value in enumerate(row, 1):
                sheet.cell(3 + 2 * number, column, value)
        hands.book.move_sheet(PEOPLE, 5)
    assert desk.plan().contents == {}


def test_numbers_and_dates_typed_as_text_are_understood(desk):
    with edited(desk.path) as hands:
        hands.put("Tham số", "NGUONG", "Giá trị", "89,25")
        hands.put(MEETINGS, "HN-01", "Ngày", "23/11/2022")
        hands.put(MEETINGS, "HN-01", "Giờ", "7 giờ 15")
    desk.take()
    meeting = desk.office.rows("hoi_nghi")[0]
    assert desk.office.rows("tham_so")[0]["gia_tri"] == "89.25"
    assert (meeting["ngay"], meeting["gio"]) == ("2022-11-23", "07:15")


# A colleague meanwhile


def test_what_a_colleague_changed_meanwhile_stays(desk):
    desk.office.change("can_bo", lambda row: row | {"ho_ten": "Bạn Sửa"} if row["ma"] == "CB-003" else row)
    desk.office.write("kien_nghi", [])
    with edited(desk.path) as hands:
        hands.put(PEOPLE, "CB-002", "Họ và tên", "Giàng Thị Dơ")
    planned = desk.take()
    names = {row["ma"]: row["ho_ten"] for row in desk.office.rows("can_bo")}
    assert (names["CB-002"], names["CB-003"]) == ("Giàng Thị Dơ", "Bạn Sửa")
    assert desk.office.rows("kien_nghi") == []
    assert "2 dòng của các bảng đã được sửa ngoài sổ" in "\n".join(planned.lines)


def test_a_cell_that_both_changed_is_shown_with_both_values_and_settled_as_told(desk):
    with edited(desk.path) as hands:
        hands.put(MEETINGS, "HN-01", "Ngày", datetime(2022, 11, 25))
        hands.put(PEOPLE, "CB-002", "Họ và tên", "Giàng Thị Dơ")
    meet(desk.office, "2022-11-23")
    assert desk.refused() == [("hai-ben-cung-sua", page(MEETINGS), 2, "Ngày")]
    (said,) = desk.told()
    assert all(f"“{day}/11/2022”" in said for day in (23, 24, 25)) and "HN-01" in said
    meet(desk.office, "25/11/2022")
    assert {path.stem for path in desk.plan().contents} == {"can_bo"}


def meet(office: Office, day: str) -> None:
    office.change("hoi_nghi", lambda row: row | {"ngay": day} if row["ma"] == "HN-01" else row)


def test_a_row_that_both_added(desk):
    row = {"ma": "CB-901", "ho_ten": "Lò Văn Mới"}
    desk.office.write("can_bo", [*desk.office.rows("can_bo"), row])
    with edited(desk.path) as hands:
        number = hands.add(PEOPLE, Mã="CB-901", Họ_và_tên="Giàng A Mới")
    assert desk.refused() == [("hai-ben-cung-them", page(PEOPLE), number, "Họ và tên")]
    with edited(desk.path) as hands:
        hands[PEOPLE].cell(number, 1, "CB-902")
    desk.take()
    assert [one["ma"] for one in desk.office.rows("can_bo")[-2:]] == ["CB-901", "CB-902"]


def test_a_row_removed_from_the_table_and_changed_in_the_workbook(desk):
    kept = desk.office.rows("kien_nghi")
    desk.office.write("kien_nghi", [])
    with edited(desk.path) as hands:
        hands.put(PETITIONS, "KN-1", "Nội dung", "Khác")
    assert desk.refused() == [("bang-da-xoa-dong", page(PETITIONS), 2, None)]
    desk.office.write("kien_nghi", kept)
    assert desk.plan().contents
    desk.office.write("kien_nghi", [])
    with edited(desk.path) as hands:
        hands.put(PETITIONS, "KN-1", "Xoá", "x")
    assert desk.plan().contents == {}


def test_a_row_removed_in_the_workbook_and_changed_in_the_table(desk):
    kept = desk.office.rows("kien_nghi")
    desk.office.change("kien_nghi", lambda row: row | {"noi_dung": "Khác"})
    with edited(desk.path) as hands:
        hands.put(PETITIONS, "KN-1", "Xoá", "x")
    assert desk.refused() == [("so-xoa-dong-da-sua", page(PETITIONS), 2, None)]
    desk.office.write("kien_nghi", [])
    assert desk.plan().contents == {}
    desk.office.write("kien_nghi", [row | {"noi_dung": "Khác"} for row in kept])
    with edited(desk.path) as hands:
        hands.put(PETITIONS, "KN-1", "Xoá", None)
    assert desk.plan().contents == {}


# The same workbook again


def names(desk: Desk) -> dict[str, str]:
    return {row["ma"]: row["ho_ten"] for row in desk.office.rows("can_bo")}


def test_what_an_import_brought_is_taken_back_by_the_same_workbook(desk):
    before = {name: desk.office.table(name).read_bytes() for name in ("can_bo", "kien_nghi")}
    with edited(desk.path) as hands:
        hands.put(PEOPLE, "CB-002", "Họ và tên", "Sai Tên")
        number = hands.add(PEOPLE, Mã="CB-901", Họ_và_tên="Lò Văn Mới")
        hands.put(PETITIONS, "KN-1", "Xoá", "x")
    desk.take()
    with edited(desk.path) as hands:
        hands.put(PEOPLE, "CB-002", "Họ và tên", "Giàng Thị Dợ")
        hands[PEOPLE].delete_rows(number)
        hands.put(PETITIONS, "KN-1", "Xoá", None)
    lines = "\n".join(desk.take().lines)
    assert "Họ và tên: Sai Tên → Giàng Thị Dợ" in lines
    assert lines.endswith("Cộng: sửa 1 ô ở 1 dòng, thêm 1 dòng, xoá 1 dòng.")
    assert {name: desk.office.table(name).read_bytes() for name in before} == before


def test_a_cell_is_changed_again_without_a_conflict(desk):
    for name in ("Một", "Hai", "Ba"):
        with edited(desk.path) as hands:
            hands.put(PEOPLE, "CB-002", "Họ và tên", name)
        desk.take()
        assert names(desk)["CB-002"] == name
        assert desk.plan().lines[-1].strip() == "Sổ không có thay đổi nào so với các bảng."


def test_what_a_colleague_changed_after_an_import_stays_and_is_told(desk):
    with edited(desk.path) as hands:
        hands.put(PEOPLE, "CB-002", "Họ và tên", "Sổ Ghi")
    desk.take()
    desk.office.change("can_bo", lambda row: row | {"ho_ten": "Bạn Sửa"} if row["ma"] == "CB-002" else row)
    planned = desk.plan()
    assert planned.contents == {}
    assert "Từ lần nhập sổ trước, 1 dòng của các bảng đã được sửa ngoài sổ, 1 ô nay ghi khác sổ" in "".join(
        planned.lines
    )
    assert "không có gì mới để ghi" in planned.lines[-1]
    with edited(desk.path) as hands:
        hands.put(PEOPLE, "CB-002", "Họ và tên", "Sổ Ghi Lại")
    (said,) = desk.told()
    assert "lần nhập sổ trước là “Sổ Ghi”" in said


def test_a_copy_elsewhere_takes_nothing_back(desk):
    copy = desk.path.with_name("ban-sao.xlsx")
    shutil.copyfile(desk.path, copy)
    with edited(desk.path) as hands:
        hands.put(PEOPLE, "CB-002", "Họ và tên", "Sổ Ghi")
    desk.take()
    planned = workbook.prepare(desk.project, copy)
    assert planned.contents == {}
    assert "Từ lúc xuất sổ, 1 dòng" in "".join(planned.lines)


def test_what_both_sides_did_alike_is_remembered_without_a_word(desk):
    meet(desk.office, "2022-11-23")
    with edited(desk.path) as hands:
        hands.put(MEETINGS, "HN-01", "Ngày", datetime(2022, 11, 23))
    assert desk.take().contents == {}
    with edited(desk.path) as hands:
        hands.put(MEETINGS, "HN-01", "Ngày", datetime(2022, 11, 24))
    desk.take()
    assert desk.office.rows("hoi_nghi")[0]["ngay"] == "2022-11-24"


@pytest.mark.parametrize("content", [b"", b"khac\n", b"\xff"])
def test_a_memory_that_is_spoilt_leaves_the_day_of_the_export(content, desk):
    with edited(desk.path) as hands:
        hands.put(PEOPLE, "CB-002", "Họ và tên", "Sổ Ghi")
    desk.take()
    (file,) = (desk.project.package / FOLDER).iterdir()
    file.write_bytes(content)
    assert "Từ lúc xuất sổ" not in "".join(desk.plan().lines)
    with edited(desk.path) as hands:
        hands.put(PEOPLE, "CB-002", "Họ và tên", "Giàng Thị Dợ")
    assert "Từ lúc xuất sổ, 1 dòng" in "".join(desk.plan().lines)


def test_a_new_export_forgets_the_imports_of_the_old_one(desk):
    with edited(desk.path) as hands:
        hands.put(PEOPLE, "CB-002", "Họ và tên", "Sổ Ghi")
    desk.take()
    workbook.export(desk.project, desk.path, TODAY)
    assert memory(desk.office) == {}


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


# Whose workbook it is


def rename(office: Office, **cells: str) -> None:
    office.change("co_quan", lambda row: row | cells)


def test_a_workbook_of_another_agency_is_refused_by_name(desk):
    rename(desk.office, ten="Sở Khác tỉnh Khác")
    assert desk.refused() == [("so-cua-co-quan-khac", "so.xlsx", None, None)]
    (said,) = desk.told()
    assert "Ban Mẫu tỉnh Mẫu" in said and "Sở Khác tỉnh Khác" in said


def test_an_agency_that_also_bears_another_name_is_the_same(desk):
    rows = desk.office.rows("co_quan")
    desk.office.write("co_quan", [*rows, rows[0] | {"ma": "CQ-2026", "ten": "Sở Dân tộc và Tôn giáo"}])
    assert desk.plan().contents == {}


def test_a_workbook_of_another_year_is_refused_by_name(desk):
    desk.office.change("ky_danh_gia", lambda row: row | {"nam": "2026"})
    assert desk.refused() == [("so-cua-nam-khac", "so.xlsx", None, None)]


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
    with pytest.raises(WrongUse, match="“so"):
        desk.plan()


# Writing


def test_a_file_saved_meanwhile_is_not_overwritten(desk):
    with edited(desk.path) as hands:
        hands.put(PEOPLE, "CB-002", "Họ và tên", "Giàng Thị Dơ")
    planned = desk.plan()
    meet(desk.office, "2022-11-23")
    saved = tree(desk.office.folder)
    with pytest.raises(Changed, match="hoi_nghi"):
        workbook.write(desk.project, planned)
    assert {**tree(desk.office.folder), LOCK: ""} == {**saved, LOCK: ""}


def test_an_import_killed_at_any_step_is_ended_by_the_same_import(desk, tmp_path):
    with edited(desk.path) as hands:
        hands.put(PEOPLE, "CB-002", "Họ và tên", "Giàng Thị Dơ")
        hands.put(PETITIONS, "KN-1", "Xoá", "x")
        hands.add(PEOPLE, Mã="CB-901", Họ_và_tên="Lò Văn Mới")
    command = ("workbook", "import", str(desk.path), "--yes")
    whole = copied(tmp_path / "xong", desk.office.folder)
    with driver() as driving:
        counted = driving.counted(whole, *command)
        steps = [one for one in counted if str(whole.folder) in one.path + one.target]
        assert sum(one.what == "os.rename" for one in steps) == 3
        for step in steps:
            office = copied(tmp_path / str(step.number), desk.office.folder)
            assert driving.run(office, *command, step=step.number) == "killed"
            states = (desk.before, tables(whole))
            assert all(hash in {state[name] for state in states} for name, hash in tables(office).items())
            assert driving.run(office, *command) == "done"
            assert tables(office) == tables(whole)
            assert memory(office) == memory(whole) != {}


def memory(office: Office) -> dict[str, str]:
    """What is remembered of imports."""
    return {name: hash for name, hash in tree(office.folder).items() if FOLDER in name}


def tables(office: Office) -> dict[str, str]:
    """The files of the package that are no leftovers."""
    return {name: hash for name, hash in tree(office.folder).items() if "/." not in name}


# Where the workbook may be written


def test_a_workbook_with_changes_is_not_exported_over(desk):
    workbook.export(desk.project, desk.path, TODAY)
    with edited(desk.path) as hands:
        hands.put(PEOPLE, "CB-002", "Họ và tên", "Giàng Thị Dơ")
    content = desk.path.read_bytes()
    with pytest.raises(WrongUse, match="“so"):
        workbook.export(desk.project, desk.path, TODAY)
    assert desk.path.read_bytes() == content
    desk.take()
    workbook.export(desk.project, desk.path, TODAY)


@pytest.mark.parametrize(
    "name", ["datapackage/so.xlsx", "content/so.xlsx", "site/so.xlsx", "khong/co.xlsx", "so.xls"]
)
def test_places_that_are_none_for_it(name, desk):
    for folder in ("site", "content"):
        (desk.office.folder / folder).mkdir()
    with pytest.raises(WrongUse):
        workbook.export(desk.project, desk.office.folder / name, TODAY)
    assert desk.changed() == set()


@pytest.mark.parametrize("mark", ["~$so.xlsx", ".~lock.so.xlsx#"])
def test_a_workbook_still_open_is_read_as_it_was_saved_and_that_is_said(mark, desk):
    desk.path.with_name(mark).touch()
    assert "chỉ những gì đã lưu" in desk.plan().lines[0]


@pytest.mark.parametrize("mark", ["~$khac.xlsx", ".~lock.khac.xlsx#"])
def test_a_file_that_is_open_elsewhere(mark, desk):
    desk.path.with_name(mark).touch()
    with pytest.raises(Changed, match="đang mở"):
        workbook.export(desk.project, desk.path.with_name("khac.xlsx"), TODAY)


def test_a_table_that_cannot_be_read_or_shown_whole_is_not_exported(desk):
    for content in (b"", ("ma,ho_ten\nCB-1," + "x" * 40_000 + "\n").encode()):
        desk.office.table("can_bo").write_bytes(content)
        with pytest.raises(Refused):
            workbook.export(desk.project, desk.path.with_name("khac.xlsx"), TODAY)
        assert not desk.path.with_name("khac.xlsx").exists()
