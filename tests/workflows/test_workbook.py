"""The package out into a workbook and back: nothing is lost or overwritten, everything is told first."""

from datetime import datetime

import pytest

from congkhai.errors import Changed, WrongUse
from congkhai.findings import Refused
from congkhai.project import find
from congkhai.tables import journal, log
from congkhai.workflows import workbook
from tests.workflows.desk import LOCK, NOW, TODAY, data, meet, memory, page, tables
from tests.workflows.killing import driver
from tests.workflows.office import Office, copied, tree
from tests.workflows.sheets import edited

PEOPLE, POSTS, MEETINGS, PETITIONS = "Cán bộ", "Phân công", "Hội nghị, cuộc họp", "Kiến nghị"


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


# Writing


def test_a_file_saved_meanwhile_is_not_overwritten(desk):
    with edited(desk.path) as hands:
        hands.put(PEOPLE, "CB-002", "Họ và tên", "Giàng Thị Dơ")
    planned = desk.plan()
    meet(desk.office, "2022-11-23")
    saved = tree(desk.office.folder)
    with pytest.raises(Changed, match="hoi_nghi"):
        workbook.write(desk.project, planned, NOW)
    assert {**tree(desk.office.folder), LOCK: ""} == {**saved, LOCK: ""}


def test_an_import_killed_at_any_step_leaves_the_package_wholly_old_or_wholly_new(desk, tmp_path):
    """The next command that opens the folder finishes what was begun; the same import ends the rest."""
    with edited(desk.path) as hands:
        hands.put(PEOPLE, "CB-002", "Họ và tên", "Giàng Thị Dơ")
        hands.put(PETITIONS, "KN-1", "Xoá", "x")
        hands.add(PEOPLE, Mã="CB-901", Họ_và_tên="Lò Văn Mới")
    command = ("workbook", "import", str(desk.path), "--yes")
    whole = copied(tmp_path / "xong", desk.office.folder)
    with driver() as driving:
        counted = driving.counted(whole, *command)
        steps = [one for one in counted if str(whole.folder) in one.path + one.target]
        switch = next(one.number for one in steps if one.target.endswith(f"/{journal.NAME}"))
        assert sum(one.what == "os.rename" for one in steps) == 6
        old = {name: hash for name, hash in desk.before.items() if "/." not in name}
        for step in steps:
            office = copied(tmp_path / str(step.number), desk.office.folder)
            assert driving.run(office, *command, step=step.number) == "killed"
            journal.settle(find(office.folder))
            assert tables(office) == (tables(whole) if step.number > switch else old)
            assert logged(office) == (logged(whole) if step.number > switch else [])
            assert driving.run(office, *command) == "done"
            assert logged(office) == logged(whole) != []
            assert tables(office) == tables(whole)
            assert memory(office) == memory(whole) != {}


def logged(office: Office) -> list[tuple[str, str, str]]:
    entries, damaged = log.read(find(office.folder))
    assert damaged == 0
    return [(entry.table, entry.key, entry.column) for entry in entries]


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
