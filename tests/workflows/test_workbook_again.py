"""The same workbook imported again counts from what it held the last time."""

import shutil
from datetime import datetime
from hashlib import sha256

import pytest

from congkhai.project import find
from congkhai.workbook.imported import file_of
from congkhai.workflows import workbook
from tests.workflows.desk import NOW, TODAY, Desk, meet, memory
from tests.workflows.sheets import edited

PEOPLE, POSTS, MEETINGS, PETITIONS = "Cán bộ", "Phân công", "Hội nghị, cuộc họp", "Kiến nghị"


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
    planned = workbook.prepare(desk.project, copy, TODAY)
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
    file_of(desk.project, desk.path).write_bytes(content)
    assert "Từ lúc xuất sổ" not in "".join(desk.plan().lines)
    with edited(desk.path) as hands:
        hands.put(PEOPLE, "CB-002", "Họ và tên", "Giàng Thị Dợ")
    assert "Từ lúc xuất sổ, 1 dòng" in "".join(desk.plan().lines)


def test_a_workbook_in_the_folder_keeps_its_memory_where_the_folder_is_moved(desk):
    inside = desk.office.folder / "so.xlsx"
    workbook.export(desk.project, inside, TODAY)
    for name in ("Một", "Hai"):
        with edited(inside) as hands:
            hands.put(PEOPLE, "CB-002", "Họ và tên", name)
        planned = workbook.prepare(find(inside.parent), inside, TODAY)
        workbook.write(find(inside.parent), planned, NOW)
        moved = inside.parent.rename(inside.parent.with_name(f"đổi tên {name}"))
        inside = moved / "so.xlsx"
    assert "Hai" in (moved / "datapackage" / "data" / "can_bo.csv").read_text("utf-8")


def test_a_memory_kept_by_an_earlier_version_still_counts(desk):
    inside = desk.office.folder / "so.xlsx"
    workbook.export(desk.project, inside, TODAY)
    with edited(inside) as hands:
        hands.put(PEOPLE, "CB-002", "Họ và tên", "Một")
    workbook.write(desk.project, workbook.prepare(desk.project, inside, TODAY), NOW)
    kept = file_of(desk.project, inside)
    kept.rename(kept.with_name(f"{sha256(str(inside).encode()).hexdigest()[:16]}.txt"))
    with edited(inside) as hands:
        hands.put(PEOPLE, "CB-002", "Họ và tên", "Hai")
    workbook.write(desk.project, workbook.prepare(desk.project, inside, TODAY), NOW)
    assert names(desk)["CB-002"] == "Hai"


def test_a_new_export_forgets_the_imports_of_the_old_one(desk):
    with edited(desk.path) as hands:
        hands.put(PEOPLE, "CB-002", "Họ và tên", "Sổ Ghi")
    desk.take()
    workbook.export(desk.project, desk.path, TODAY)
    assert memory(desk.office) == {}
