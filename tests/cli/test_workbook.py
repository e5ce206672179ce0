"""`workbook` and `check --report` as a clerk types them."""

import json
import os
import subprocess

import pytest

from tests.workflows.desk import Desk, laid, page
from tests.workflows.office import PROGRAM, Office, Ran, surroundings, tree
from tests.workflows.sheets import edited

TODAY = ("--today", "2022-12-06")


@pytest.fixture
def office(tmp_path) -> Office:
    return laid(tmp_path / "co-quan")


@pytest.fixture
def desk(office) -> Desk:
    """A desk whose workbook changes one name."""
    made = Desk(office)
    with edited(made.path) as hands:
        hands.put("Cán bộ", "CB-002", "Họ và tên", "Giàng Thị Dơ")
    return made


def name(office: Office) -> str:
    return office.rows("can_bo")[1]["ho_ten"]


def test_export_says_where_and_who_may_see_it(office):
    done = office.run(*TODAY, "workbook", "export", "../so.xlsx")
    assert (done.code, done.said) == (0, "../so.xlsx\n")
    assert "chỉ dùng trong cơ quan" in done.told and "workbook import ../so.xlsx" in done.told
    again = office.run(*TODAY, "workbook", "export", "../nua.xlsx")
    assert again.code == 0
    folder = office.folder.parent
    assert (folder / "so.xlsx").read_bytes() == (folder / "nua.xlsx").read_bytes()


def test_without_a_terminal_only_the_plan_is_shown(desk):
    before = tree(desk.office.folder)
    done = desk.office.run("workbook", "import", "../so.xlsx")
    assert done.code == 0
    assert "Họ và tên: Giàng Thị Dợ → Giàng Thị Dơ" in done.said
    assert "--yes" in done.told
    assert tree(desk.office.folder) == before


def test_yes_writes_and_says_what_check_finds_then(desk):
    done = desk.office.run("workbook", "import", "../so.xlsx", "--yes")
    assert done.code == 0
    assert "Đã ghi datapackage/data/can_bo.csv" in done.said
    assert done.said.splitlines()[-1].startswith(("ĐẠT", "CHƯA ĐẠT"))
    assert name(desk.office) == "Giàng Thị Dơ"
    again = desk.office.run("workbook", "import", "../so.xlsx", "--yes")
    assert (again.code, "Sổ không có thay đổi nào" in again.said) == (0, True)


@pytest.mark.parametrize(
    ("answer", "written"),
    [("có", True), ("Co", True), ("c", True), ("không", False), ("", False), ("yes", False)],
)
def test_at_a_terminal_the_clerk_is_asked(answer, written, desk):
    done = at_terminal(desk.office, f"{answer}\n", "workbook", "import", "../so.xlsx")
    assert done.code == 0
    assert "Ghi vào các bảng? (có/không)" in done.told
    assert ("Chưa ghi gì" in done.told) is not written
    assert (name(desk.office) == "Giàng Thị Dơ") is written


def at_terminal(office: Office, typed: str, *arguments: str) -> Ran:
    """The program with a terminal to read from."""
    ours, theirs = os.openpty()
    os.write(ours, typed.encode())
    with subprocess.Popen(
        [*PROGRAM, *arguments],
        cwd=office.folder,
        env=surroundings({}),
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        out, err = running.communicate(timeout=120)
    os.close(ours)
    os.close(theirs)
    return Ran(code=running.returncode, out=out, err=err)


def test_a_conflict_is_shown_and_nothing_is_written(desk):
    desk.office.change("can_bo", lambda row: row | {"ho_ten": "Khác"} if row["ma"] == "CB-002" else row)
    before = tree(desk.office.folder)
    done = desk.office.run("workbook", "import", "../so.xlsx", "--yes")
    assert done.code == 1
    assert f"Cán bộ ({page('Cán bộ')})" in done.said
    assert "dòng 3, cột “Họ và tên”" in done.said and "“Giàng Thị Dơ”" in done.said and "“Khác”" in done.said
    assert done.said.splitlines()[-1] == "Chưa ghi gì vào các bảng."
    assert tree(desk.office.folder) == before


def test_the_plan_stands_above_what_hinders_it(desk):
    with edited(desk.path) as hands:
        hands.put("Cán bộ", "CB-001", "Xoá", "x")
    done = desk.office.run("workbook", "import", "../so.xlsx", "--yes")
    assert done.code == 1
    assert "  Xoá CB-001" in done.said.partition("Sổ xoá dòng CB-001")[0]


def test_a_wrong_name_is_put_right_by_the_same_workbook(desk):
    for written in ("Giàng Thị Dơ", "Giàng Thị Dợ"):
        with edited(desk.path) as hands:
            hands.put("Cán bộ", "CB-002", "Họ và tên", written)
        assert desk.office.run("workbook", "import", "../so.xlsx", "--yes").code == 0
        assert name(desk.office) == written


def test_what_stands_beside_the_table_is_told_and_stops_nothing(desk):
    with edited(desk.path) as hands:
        hands["Cán bộ"].cell(1, 5, "Ghi chú")
        hands["Cán bộ"].cell(2, 5, "hỏi lại")
    done = desk.office.run("workbook", "import", "../so.xlsx", "--yes")
    assert done.code == 0
    assert "CẢNH BÁO" in done.said and "không cản việc nhập sổ" in done.said
    assert name(desk.office) == "Giàng Thị Dơ"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("workbook", "export", "so.csv"), 2, ".xlsx"),
        (("workbook", "export", "content/so.xlsx"), 2, "content"),
        (("workbook", "import", "khong-co.xlsx"), 2, "khong-co.xlsx"),
        (("workbook", "import", "pyproject.toml"), 2, "pyproject.toml"),
        (("check", "--report", "datapackage/data/loi.xlsx"), 2, "datapackage"),
    ],
)
def test_what_cannot_be_done_is_said(arguments, code, says, office):
    (office.folder / "content").mkdir()
    done = office.run(*arguments)
    assert (done.code, done.said) == (code, "")
    assert says in done.told


def test_a_table_that_cannot_be_read_is_not_exported(office):
    office.table("can_bo").write_bytes(b"")
    done = office.run("workbook", "export", "../so.xlsx")
    assert done.code == 1
    assert "tep-rong" in done.said and "Chưa xuất sổ" in done.said
    assert not (office.folder.parent / "so.xlsx").exists()


def test_a_report_changes_nothing_of_what_check_says(office):
    office.change("can_bo", lambda row: row | {"ho_ten": ""} if row["ma"] == "CB-002" else row)
    for form in ("text", "json"):
        plain = office.run("check", "--format", form)
        reported = office.run("check", "--format", form, "--report", "../loi.xlsx")
        assert (reported.code, reported.out) == (plain.code, plain.out) and plain.code == 1
        assert (office.folder.parent / "loi.xlsx").is_file()


def test_a_report_that_is_open_elsewhere_stops_the_check(office):
    (office.folder.parent / "~$loi.xlsx").touch()
    done = office.run("check", "--format", "json", "--report", "../loi.xlsx")
    assert done.code == 3
    (finding,) = json.loads(done.said)["findings"]
    assert "loi.xlsx" in finding["message"] and "đang mở" in finding["message"]
