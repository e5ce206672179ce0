"""`tidy`: what the clerk sees before anything is written, what is written, what is left to decide."""

import unicodedata
from codecs import BOM_UTF8

import pytest

from tests.workflows.office import Office, tree

KEPT = "truoc-khi-sua-2022-12-06"


def spoil(office: Office) -> None:
    """Repairs in two tables, and a meeting whose date nobody can read."""
    office.change("hoi_nghi", lambda row: row | {"ngay": "/".join(reversed(row["ngay"].split("-")))})
    text = office.table("can_bo").read_text("utf-8").replace("ma,ho_ten", "Mã,Họ và tên").replace(",", ";")
    office.table("can_bo").write_bytes(unicodedata.normalize("NFD", text).encode("utf-16"))


def impossible(office: Office) -> None:
    office.change("hoi_nghi", lambda row: row | {"ngay": "31/02/2022"} if row["ma"] == "HN-01" else row)


def test_of_a_package_in_order_there_is_nothing_to_repair(sound):
    before = tree(sound.folder)
    done = sound.run("tidy")
    assert (done.code, done.said) == (0, "Không có chỗ nào sửa được tự động.\n")
    assert tree(sound.folder) == before


def test_every_repair_is_shown_before_and_after_and_nothing_is_written(office):
    spoil(office)
    before = tree(office.folder)
    done = office.run("tidy")
    assert done.code == 0
    said = done.said.splitlines()
    assert said[:4] == [
        "Cán bộ (datapackage/data/can_bo.csv)",
        "  Cả tệp: bảng mã UTF-16 → bảng mã UTF-8",
        "  Dòng tiêu đề, cột A: “Mã” → “ma”",
        "  Dòng tiêu đề, cột B: “Họ và tên” → “ho_ten”",
    ]
    assert said[4].startswith("  Cột ‘Họ và tên’, 45 ô (dòng 2, 3, 4, 5, 6 và 40 ô nữa): bỏ khoảng trắng")
    assert said[4].endswith("gõ dấu theo một cách (như “Cầm Xuân Vượng”)")
    assert said[6] == "Hội nghị, cuộc họp (datapackage/data/hoi_nghi.csv)"
    assert "  Cột ‘Ngày’, 19 ô (dòng 2, 3, 4, 5, 6 và 14 ô nữa): “24/11/2022” → “2022-11-24”" in said
    assert said[-1] == "Sửa được 77 chỗ ở 2 tệp; chưa ghi gì. Chạy congkhai tidy --write để ghi."
    assert tree(office.folder) == before


def test_the_repairs_are_written_and_the_old_files_kept_for_the_day(office):
    meetings, people = office.table("hoi_nghi").read_bytes(), office.table("can_bo").read_bytes()
    spoil(office)
    spoilt = office.table("can_bo").read_bytes()
    done = office.run("tidy", "--write")
    assert done.code == 0
    assert done.said.endswith(
        "Đã sửa 77 chỗ ở 2 tệp. Tệp trước khi sửa được giữ bên cạnh đến hết ngày:\n"
        f"  can_bo.csv.{KEPT}\n  hoi_nghi.csv.{KEPT}\n"
    )
    # Written anew, it can be opened in Excel by double click; the office's own way of parting columns stays.
    assert office.table("can_bo").read_bytes() == BOM_UTF8 + people.replace(b",", b";")
    assert office.table("hoi_nghi").read_bytes().replace(b'"', b"") == meetings.replace(b'"', b"")
    assert office.table("can_bo").with_name(f"can_bo.csv.{KEPT}").read_bytes() == spoilt
    assert office.run("tidy").said == "Không có chỗ nào sửa được tự động.\n"
    assert office.run("check").code == 0
    assert office.run("--today", "2022-12-07", "tidy", "--write").code == 0
    assert list(office.folder.rglob("*truoc-khi-sua*")) == []


def test_without_a_terminal_nobody_is_asked_and_nothing_is_written(office):
    spoil(office)
    before = tree(office.folder)
    done = office.run("tidy", "--ask")
    assert (done.code, "--write" in done.told, "(có/không)" in done.told) == (0, True, False)
    assert tree(office.folder) == before


def test_what_only_people_can_decide_is_listed_and_left(office):
    spoil(office)
    impossible(office)
    for arguments in (("tidy",), ("tidy", "--write"), ("tidy",)):
        done = office.run(*arguments)
        assert done.code == 1
        assert "CẦN NGƯỜI QUYẾT ĐỊNH, lệnh này không tự sửa:" in done.said
        assert "Ô ‘Ngày’ ghi “31/02/2022”, không phải một ngày có trong lịch." in done.said
        assert "Còn 1 điều nêu trên cần người quyết định" in done.said
    assert "31/02/2022" in office.table("hoi_nghi").read_text("utf-8")
    assert "24/11/2022" not in office.table("hoi_nghi").read_text("utf-8")


def test_an_old_encoding_is_converted_only_on_demand(office):
    content = "ma,ho_ten\nCB-001,CÇm Xu©n V­îng\n".encode("latin-1")
    office.table("can_bo").write_bytes(content)
    assert "TCVN3 (chữ Việt kiểu cũ)" in office.run("tidy").said
    assert "“CÇm Xu©n Vîng” → “Cầm Xuân Vượng”" in office.run("tidy", "--from", "tcvn3").said
    assert office.table("can_bo").read_bytes() == content
    office.run("tidy", "--from", "tcvn3", "--write")
    assert office.table("can_bo").read_text("utf-8-sig") == "ma,ho_ten\nCB-001,Cầm Xuân Vượng\n"


@pytest.mark.parametrize("arguments", [("tidy",), ("tidy", "--write")])
def test_a_broken_package_is_told(office, arguments):
    (office.folder / "datapackage" / "datapackage.json").write_text("{", "utf-8")
    done = office.run(*arguments)
    assert (done.code, "Tệp datapackage.json" in done.said, "Traceback" in done.told) == (1, True, False)


def test_a_cell_that_holds_only_spaces_is_said_to(office):
    office.change("can_bo", lambda row: row | {"ho_ten": f"{row['ho_ten']} "})
    office.change("hoi_nghi", lambda row: row | {"thu_ky": "\u00a0"} if row["ma"] == "HN-01" else row)
    said = office.run("tidy").said
    assert "gõ dấu theo một cách (như “Cầm Xuân Vượng”)" in said
    assert "Cột ‘Thư ký’, dòng 2: bỏ khoảng trắng thừa" in said


def test_what_is_left_is_told_where_it_stands_now(office):
    """Blank rows and columns are taken away by the repair, and stand there until it is written."""
    impossible(office)
    head, first, *rows = office.table("hoi_nghi").read_text("utf-8").splitlines()
    assert first.startswith("HN-01")
    blank = "," * head.count(",")
    apart = [f"{line},,{note}" for line, note in ((head, ""), (blank, ""), (blank, ""), (first, "ghi chú"))]
    text = "\n".join((*apart, *(f"{row},," for row in rows)))
    office.table("hoi_nghi").write_text(text, "utf-8")
    letter = chr(ord("A") + head.count(",") + 2)
    check, tidy = office.run("check"), office.run("tidy")
    for done in (check, tidy):
        assert "dòng 4, cột “Ngày”: Ô ‘Ngày’ ghi “31/02/2022”" in done.said
        assert f"xoá cả cột {letter}." in done.said
    assert "2 dòng trống → bỏ" in tidy.said
    assert "dòng 2, cột “Ngày”: Ô ‘Ngày’ ghi “31/02/2022”" in office.run("tidy", "--write").said


def test_a_duplicate_is_listed_once(office):
    office.change("can_bo", lambda row: row | {"ma": "CB-001"} if row["ma"] in ("CB-002", "CB-003") else row)
    said = office.run("tidy").said
    assert said.count("đã có ở dòng 2") == 1


def test_blank_rows_above_the_header_are_repaired_and_hide_nothing(office):
    impossible(office)
    office.table("hoi_nghi").write_text("\n\n" + office.table("hoi_nghi").read_text("utf-8"), "utf-8")
    said = office.run("tidy").said
    assert "dòng tiêu đề phải là dòng 1" not in said
    assert "dòng 4, cột “Ngày”: Ô ‘Ngày’ ghi “31/02/2022”" in said
