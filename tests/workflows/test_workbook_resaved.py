"""LibreOffice's own re-save of the workbook: nothing is changed by it, and edits survive it."""

from datetime import datetime

import pytest

from congkhai.workflows import workbook
from tests.workflows.desk import NOW, TODAY, Desk
from tests.workflows.office import Office, tree
from tests.workflows.sheets import edited, resaved


def odd(office: Office) -> None:
    """Rows as offices leave them: other delimiters, spellings and spaces, and faults."""
    people = office.table("can_bo").read_text("utf-8").replace(",", ";").replace("\n", "\r\n")
    people = people.replace("Đinh Thị Lệ Chiêm", "  Đinh  Thị Lệ Chiêm ")
    people = people.replace("Vàng A Nhìa", "=SUM(A1:A2)")
    office.table("can_bo").write_bytes(b"\xef\xbb\xbf" + people.encode())
    meetings = office.table("hoi_nghi").read_text("utf-8")
    for plain, strange in (
        ("2022-11-24,07:00", "24/11/2022,7h00"),
        ("2022-11-24,07:15", "31/11/2022,25:00"),
        ("tầng 2", "tầng\t2\n\nphía sau"),
    ):
        meetings = meetings.replace(plain, strange, 1)
    office.table("hoi_nghi").write_bytes(meetings.encode())
    results = office.table("xep_loai_ca_nhan")
    results.write_bytes(results.read_bytes().replace(b",88.5,", b",88.50,", 1))


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_resave_changes_nothing_and_keeps_edits(kind, office, tmp_path):
    odd(office)
    desk = Desk(office)
    before, folder = tree(office.folder), tmp_path / "luu"
    clean = resaved(desk.path, kind, folder)
    assert workbook.prepare(desk.project, clean, TODAY).contents == {}
    with edited(desk.path) as hands:
        hands.put("Cán bộ", "CB-001", "Họ và tên", "Cầm Xuân Vượng B")
        hands.put("Hội nghị, cuộc họp", "HN-03", "Ngày", datetime(2022, 11, 26))
        hands.put("Kiến nghị", "KN-2022-01", "Xoá", "x")
        hands.add("Cán bộ", Mã="CB-901", Họ_và_tên="Lò Văn Mới")
    planned = workbook.prepare(desk.project, resaved(desk.path, kind, folder), TODAY)
    assert {path.stem for path in planned.contents} == {"can_bo", "hoi_nghi", "kien_nghi"}
    was, now = office.table("can_bo").read_bytes(), planned.contents[office.table("can_bo")]
    assert now == was.replace("Vượng\r".encode(), "Vượng B\r".encode()) + "CB-901;Lò Văn Mới\r\n".encode()
    assert tree(office.folder) == before
    workbook.write(desk.project, planned, NOW)
    assert workbook.prepare(desk.project, folder / f"so.{kind}", TODAY).contents == {}
