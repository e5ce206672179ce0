"""`log`: who changed what when, of one row or the latest; and that it goes nowhere else."""

import json
import sys
import zipfile
from datetime import date
from hashlib import sha256

import pytest

from congkhai.project import find
from congkhai.tables import journal, log
from congkhai.workflows import workbook
from congkhai.workflows.log import LATEST
from congkhai.workflows.new import new
from tests.workflows.office import ROOT, Office

NAME = "Lò Văn Nhật Ký"


def rename(office: Office, name: str = f"{NAME} ") -> None:
    """Somebody types a name with a blank too much in Excel."""
    office.change("can_bo", lambda row: row | {"ho_ten": name} if row["ma"] == "CB-002" else row)


@pytest.fixture
def written(office: Office) -> Office:
    """An office in which tidy wrote, then somebody else, then tidy again."""
    rename(office)
    assert office.run("tidy", "--write").code == 0
    rename(office, "Lò  Văn Hai")
    assert office.run("tidy", "--write").code == 0
    return office


def test_without_a_change_there_is_nothing_to_tell(sound):
    done = sound.run("log")
    assert (done.code, done.said) == (
        0,
        "Nhật ký chưa có thay đổi nào: chưa lệnh nào ghi vào các bảng.\n",
    )
    assert not log.path(find(sound.folder)).exists()


def test_the_changes_of_a_row_by_its_key(written):
    done = written.run("log", "cb-002")
    lines = [line for line in done.said.splitlines() if line]
    assert [line.partition(" · ")[2] for line in lines if not line.startswith("  ")] == [
        "sửa chỗ vô hại (tidy) · bảng ‘Cán bộ’",
        "sửa ngoài chương trình · bảng ‘Cán bộ’",
        "sửa chỗ vô hại (tidy) · bảng ‘Cán bộ’",
    ]
    assert [line.split() for line in lines[1::3]] == [["Mã", "Cột", "Trước", "Sau"]] * 3
    assert f"“{NAME} ”" in lines[2] and "“Lò  Văn Hai”" in lines[5]
    assert "“Lò  Văn Hai”" in lines[8] and lines[8].endswith("Lò Văn Hai")
    assert (done.code, done.told) == (0, "")


def test_a_key_shows_whose_it_is(office):
    office.change("phan_cong", lambda row: row | {"can_bo": "CB-003 "} if row["ma"] == "PC-002" else row)
    assert office.run("tidy", "--write").code == 0
    said = office.run("log", "PC-002").said
    name = next(row["ho_ten"] for row in office.rows("can_bo") if row["ma"] == "CB-003")
    assert f"PC-002 ({name})" in said
    assert f"{name} (CB-003)" in said


def test_a_key_without_a_change_is_no_fault(written):
    done = written.run("log", "CB-003")
    assert (done.code, done.said) == (0, "Nhật ký không có thay đổi nào của dòng mang mã “CB-003”.\n")


def test_the_latest_and_how_many_there_are_before(written):
    path = log.path(find(written.folder))
    path.write_bytes(path.read_bytes() * 20)
    done = written.run("log")
    assert done.said.count("CB-002") == LATEST
    assert "Còn 20 thay đổi cũ hơn" in done.told


def test_damaged_lines_are_told_and_stop_nothing(written):
    path = log.path(find(written.folder))
    path.write_bytes(b"\xff\n{}\n" + path.read_bytes() + b'{"moment": "20')
    done = written.run("log")
    assert (done.code, "Nhật ký có 3 dòng hỏng" in done.told) == (0, True)
    assert done.said.count("CB-002") == 3


def test_an_entry_says_what_a_program_needs(written):
    entry = json.loads(log.path(find(written.folder)).read_text("utf-8").splitlines()[0])
    assert list(entry) == ["moment", "verb", "table", "key", "column", "before", "after"]
    assert list(entry.values())[1:] == ["tidy", "can_bo", "CB-002", "ho_ten", f"{NAME} ", NAME]


def test_the_days_come_from_the_row_of_the_office(office):
    rename(office)
    office.change(
        "tham_so", lambda row: row | {"gia_tri": "1"} if row["ma"] == "SO-NGAY-GIU-NHAT-KY" else row
    )
    office.change("phan_cong", lambda row: row | {"dang_vien": f"{row['dang_vien']} "})
    assert office.run("tidy", "--write").code == 0
    path = log.path(find(office.folder))
    path.write_text(path.read_text("utf-8").replace('"moment": "', '"moment": "1'), "utf-8")
    rename(office)
    assert office.run("tidy", "--write").code == 0
    texts = {(one.table, one.forgotten) for one in log.read(find(office.folder))[0]}
    assert ("phan_cong", True) in texts and ("phan_cong", False) not in texts
    assert ("can_bo", False) in texts and ("can_bo", True) not in texts
    assert "(đã xoá khi hết hạn giữ)" in office.run("log", "PC-001").said


@pytest.fixture
def over(office: Office) -> Office:
    """An office whose log has a restricted text for which the days are over."""
    office.change("phan_cong", lambda row: row | {"dang_vien": f"{row['dang_vien']} "})
    rename(office)
    assert office.run("tidy", "--write").code == 0
    path = log.path(find(office.folder))
    path.write_text(path.read_text("utf-8").replace('"moment": "', '"moment": "1'), "utf-8")
    return office


def logged(office: Office, table: str) -> set[tuple[str | None, bool]]:
    return {(one.before, one.forgotten) for one in log.read(find(office.folder))[0] if one.table == table}


@pytest.mark.parametrize("command", ["check", "build", "log"])
def test_any_command_deletes_what_its_days_are_over_for(command, over):
    assert (None, True) not in logged(over, "phan_cong")
    assert over.run(command).code == 0
    assert logged(over, "phan_cong") == {(None, True)}
    assert logged(over, "can_bo") == {(f"{NAME} ", False)}


def test_what_is_left_of_a_text_cannot_be_guessed(over):
    path = log.path(find(over.folder))
    plain = sha256(b"co").hexdigest()
    earlier = json.loads(path.read_text("utf-8").splitlines()[0]) | {"before": None, "before_sha256": plain}
    path.write_text(path.read_text("utf-8") + json.dumps(earlier) + "\n", "utf-8")
    over.run("check")
    text = path.read_text("utf-8")
    guesses = ("co", "co ", "khong", "khong ")
    assert "_hmac" in text and "_sha256" not in text
    assert not any(sha256(guess.encode()).hexdigest() in text for guess in guesses)
    key = path.with_name("khoa")
    assert (key.stat().st_mode & 0o777, len(key.read_bytes())) == (0o600, 32)
    before = key.read_bytes(), text
    over.run("check")
    assert (key.read_bytes(), path.read_text("utf-8")) == before


def test_a_column_or_table_that_is_gone_counts_as_restricted(over):
    path = log.path(find(over.folder))
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    gone = [line | {"table": "bang_cu"} for line in lines] + [line | {"column": "cot_cu"} for line in lines]
    path.write_text("".join(json.dumps(line) + "\n" for line in gone), "utf-8")
    over.run("check")
    assert all(entry.forgotten for entry in log.read(find(over.folder))[0])


def test_where_the_folder_cannot_be_written_the_log_does_not_show_them(over):
    project = find(over.folder)
    with journal.writing(project):
        done = over.run("log", "PC-001")
    assert "(đã xoá khi hết hạn giữ)" in done.said
    assert (None, True) not in logged(over, "phan_cong")


@pytest.mark.parametrize("days", ["999999", "0", "-1", "1.5", ""])
def test_days_that_are_none_are_told_and_stop_no_write(days, office):
    office.change(
        "tham_so", lambda row: row | {"gia_tri": days} if row["ma"] == "SO-NGAY-GIU-NHAT-KY" else row
    )
    rename(office)
    assert "so-ngay-ngoai-khoang" in office.run("check", "--format", "json").said
    done = office.run("tidy", "--write")
    assert (done.code, "lỗi của chính nó" in done.told) == (0, False)


def test_a_table_whose_file_was_deleted_is_logged_and_kept_no_longer(written):
    project = find(written.folder)
    assert "tep_da_xem" in log.last_states(project)
    written.table("tep_da_xem").unlink()
    rename(written)
    assert written.run("tidy", "--write").code in (0, 1)
    (gone,) = [one for one in log.read(project)[0] if one.table == "tep_da_xem"]
    assert (gone.verb, gone.column, gone.after) == (log.OUTSIDE, "", None)
    assert "tep_da_xem" not in log.last_states(project)


def test_a_lost_state_is_told_once_and_logged(written):
    (log.path(find(written.folder)).with_name("cac-bang.zip")).unlink()
    rename(written, "Lò Văn Ba ")
    done = written.run("tidy", "--write")
    assert (done.code, done.told.count("cac-bang.zip bị mất hoặc hỏng")) == (0, 1)
    assert f" · {log.LOST}\n" in written.run("log").said
    rename(written)
    assert "cac-bang.zip" not in written.run("tidy", "--write").told


def test_what_is_edited_before_the_first_write_in_a_new_folder_is_logged(tmp_path):
    new(tmp_path / "moi", 2026)
    office = Office(folder=tmp_path / "moi")
    office.change("co_quan", lambda row: row | {"ten": "Ban Dân tộc tỉnh "})
    assert office.run("tidy", "--write").code in (0, 1)
    verbs = [one.verb for one in log.read(find(office.folder))[0] if one.column == "ten"]
    assert verbs == [log.OUTSIDE, "tidy"]


def test_it_is_in_no_site_and_no_workbook(written):
    written.build()
    names = [path for path in (written.folder / "site").rglob("*") if log.FOLDER in str(path)]
    assert names == []
    pages = [path for path in (written.folder / "site").rglob("*") if path.is_file()]
    assert not any(NAME.encode() in path.read_bytes() for path in pages)
    book = written.folder / "so.xlsx"
    workbook.export(find(written.folder), book, date(2022, 12, 6))
    assert written.run("check", "--report", str(written.folder / "loi.xlsx")).code == 0
    for path in (book, written.folder / "loi.xlsx"):
        with zipfile.ZipFile(path) as parts:
            assert not any(NAME.encode() in parts.read(part) for part in parts.namelist())


@pytest.mark.parametrize("folder", [ROOT, ROOT / "generator" / "congkhai" / "starter" / "agency"])
def test_it_is_in_no_git(folder):
    ignored = (folder / ".gitignore").read_text("utf-8").splitlines()
    assert {f"/datapackage/{log.FOLDER}/", f"/datapackage/{journal.NAME}"} <= {*ignored}


def interrupted(name: str) -> tuple[str, ...]:
    """The program, in which somebody presses Ctrl-C when it is about to replace the file of that name."""
    code = """
import os, signal, sys
from congkhai.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
def pressed(event, arguments):
    if event == "os.rename" and os.fspath(arguments[1]).endswith(sys.argv[1]):
        os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(pressed)
main(sys.argv[2:])
"""
    return sys.executable, "-c", code, f"/{name}"


@pytest.fixture
def cut(office: Office) -> Office:
    """An office in which tidy was stopped between the journal and the first table."""
    rename(office)
    done = office.run("tidy", "--write", program=interrupted("can_bo.csv"))
    assert (done.code, "lệnh congkhai chạy sau trong thư mục này sẽ ghi nốt" in done.told) == (130, True)
    return office


def test_whoever_stops_a_write_hears_that_it_will_be_finished_and_then_that_it_was(cut):
    done = cut.run("log")
    assert (done.code, "nay đã ghi nốt" in done.told) == (0, True)
    assert "CB-002" in done.said
    assert "ghi nốt" not in cut.run("log").told


def test_who_stops_before_anything_is_written_hears_nothing_of_it(office):
    rename(office)
    done = office.run("tidy", "--write", program=interrupted(journal.NAME))
    # The last moment: the journal is moved to its place, or is not.
    assert (done.code, "ghi nốt" in done.told) == (130, journal.begun(find(office.folder)))


def test_a_file_that_was_saved_since_is_named(cut):
    rename(cut, "Lò Văn Ba")
    done = cut.run("check")
    assert "trừ tệp can_bo.csv" in done.told
    assert "Lò Văn Ba" in cut.table("can_bo").read_text("utf-8-sig")
    assert "CB-002" not in cut.run("log").said


def test_a_journal_that_comes_back_is_told(cut):
    path = find(cut.folder).package / journal.NAME
    kept = path.read_bytes()
    cut.run("check")
    rename(cut)
    assert cut.run("tidy", "--write").code == 0
    path.write_bytes(kept)
    before = log.path(find(cut.folder)).read_bytes()
    assert "Đã bỏ tệp .dang-ghi.json cũ" in cut.run("check").told
    assert log.path(find(cut.folder)).read_bytes() == before
