"""Whose workbook it is: held against the folder it was exported from, whatever the office is called today."""

import json
import shutil
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from congkhai import locks
from congkhai.project import find
from congkhai.workbook.imported import FOLDER
from congkhai.workbook.kept import SHEET
from congkhai.workflows import workbook
from congkhai.workflows.new import new
from tests.workflows.desk import TODAY, Desk
from tests.workflows.office import Office
from tests.workflows.sheets import Hands, edited

PEOPLE, OFFICE = "Cán bộ", "Cơ quan"
FOREIGN = [("so-cua-co-quan-khac", "so.xlsx", None, None)]


def rename(office: Office, **cells: str) -> None:
    office.change("co_quan", lambda row: row | cells)


def key(hands: Hands, sheet: str) -> str:
    return str(hands[sheet].cell(2, 1).value)


def call(desk: Desk, name: str) -> None:
    """Another name of the agency, written into the workbook."""
    with edited(desk.path) as hands:
        hands.put(OFFICE, key(hands, OFFICE), "Tên cơ quan", name)


def put(desk: Desk, name: str) -> None:
    with edited(desk.path) as hands:
        hands.put(PEOPLE, "CB-002", "Họ và tên", name)


def unmarked(desk: Desk) -> None:
    """The workbook and the folder as an earlier version of the program left them."""
    (desk.project.package / FOLDER / "thu-muc.txt").unlink()
    with edited(desk.path) as hands:
        lines = ["".join(str(cell.value or "") for cell in row) for row in hands[SHEET].iter_rows()]
        head = json.loads(lines[1])
        del head["origin"]
        lines[1] = json.dumps(head, separators=(",", ":"))
        hands[SHEET].cell(2, 1).value = lines[1]
        hands[SHEET].cell(len(lines), 1).value = sha256("".join(lines[:-1]).encode()).hexdigest()


def test_a_new_office_names_itself_in_its_workbook_and_works_on(tmp_path):
    new(tmp_path / "moi", 2026)
    desk = Desk(Office(folder=tmp_path / "moi"))
    call(desk, "Ban Dân tộc và Tôn giáo tỉnh Lai Châu")
    desk.take()
    with edited(desk.path) as hands:
        hands.add(PEOPLE, Mã="CB-001", Họ_và_tên="Lò Văn Một")
    planned = desk.take()
    assert "Cơ quan nay ghi tên là Ban Dân tộc và Tôn giáo tỉnh Lai Châu" in planned.lines[1]
    assert desk.office.rows("can_bo")[0]["ho_ten"] == "Lò Văn Một"


def test_an_office_renamed_in_its_tables_keeps_its_workbook(desk):
    rename(desk.office, ten="Ban Khác tỉnh Mẫu", ky_hieu="BK")
    put(desk, "Lò Văn Hai")
    desk.take()
    assert desk.office.rows("can_bo")[1]["ho_ten"] == "Lò Văn Hai"


def test_the_year_may_be_mended_too(desk):
    desk.office.change("ky_danh_gia", lambda row: row | {"nam": "2021"})
    put(desk, "Lò Văn Hai")
    desk.take()
    assert desk.office.rows("can_bo")[1]["ho_ten"] == "Lò Văn Hai"


def test_a_copy_of_the_workbook_and_a_folder_that_was_moved_are_the_same_office(desk):
    rename(desk.office, ten="Ban Khác tỉnh Mẫu")
    copy = desk.path.with_name("ban-sao.xlsx")
    shutil.copyfile(desk.path, copy)
    moved = desk.office.folder.rename(desk.office.folder.with_name("chuyen-di"))
    assert workbook.prepare(find(moved), copy, TODAY).contents == {}


def test_two_clerks_export_from_one_folder(desk):
    other = desk.path.with_name("so-hai.xlsx")
    workbook.export(desk.project, other, TODAY + timedelta(1))
    call(desk, "Ban Khác tỉnh Mẫu")
    desk.take()
    with edited(other) as hands:
        hands.put(PEOPLE, "CB-002", "Họ và tên", "Của người thứ hai")
    planned = workbook.prepare(desk.project, other, TODAY)
    assert {path.stem for path in planned.contents} == {"can_bo"}


def test_an_agency_that_also_bears_another_name_is_the_same(desk):
    rows = desk.office.rows("co_quan")
    desk.office.write("co_quan", [*rows, rows[0] | {"ma": "CQ-2026", "ten": "Sở Dân tộc và Tôn giáo"}])
    assert desk.plan().contents == {}


def another(tmp_path: Path, name: str, *, exports: bool) -> Desk:
    """Another office's folder with the workbook of the desk's office lying beside it."""
    new(tmp_path / "khac" / "co-quan", 2026)
    office = Office(folder=tmp_path / "khac" / "co-quan")
    rename(office, ten=name)
    desk = Desk(office)
    if not exports:
        shutil.rmtree(desk.project.package / FOLDER)
    return desk


@pytest.mark.parametrize("exports", [True, False])
def test_a_workbook_of_another_agency_is_refused_by_name(exports, tmp_path):
    new(tmp_path / "mot", 2026)
    ours = Desk(Office(folder=tmp_path / "mot"))
    call(ours, "Sở Một")
    theirs = another(tmp_path, "Sở Khác tỉnh Khác", exports=exports)
    shutil.copyfile(ours.path, theirs.path)
    assert theirs.refused() == FOREIGN
    (said,) = theirs.told()
    assert "Sở Một" in said and "Sở Khác tỉnh Khác" in said


def test_an_office_that_named_itself_is_not_the_one_that_has_not_yet(tmp_path):
    new(tmp_path / "mot", 2026)
    ours = Desk(Office(folder=tmp_path / "mot"))
    starter = ours.office.rows("co_quan")[0]["ten"]
    call(ours, "Sở Một")
    theirs = another(tmp_path, starter, exports=True)
    shutil.copyfile(ours.path, theirs.path)
    assert theirs.refused() == FOREIGN


def test_a_folder_copied_before_it_had_a_mark_is_known_by_its_name(desk, tmp_path):
    twin = tmp_path / "ban-sao" / "co-quan"
    shutil.copytree(desk.office.folder, twin)
    shutil.rmtree(twin / "datapackage" / FOLDER)
    theirs = Desk(Office(folder=twin))
    shutil.copyfile(desk.path, theirs.path)
    assert theirs.plan().contents == {}


# Workbooks of earlier versions, which bear no mark


def test_a_workbook_without_a_mark_goes_by_the_names(desk):
    unmarked(desk)
    put(desk, "Lò Văn Hai")
    desk.take()
    rename(desk.office, ten="Sở Khác tỉnh Khác")
    put(desk, "Lò Văn Ba")
    desk.take()
    assert desk.office.rows("can_bo")[1]["ho_ten"] == "Lò Văn Ba"


def test_a_workbook_without_a_mark_that_was_never_imported_is_refused_until_it_bears_the_name(desk):
    unmarked(desk)
    rename(desk.office, ten="Sở Khác tỉnh Khác")
    assert desk.refused() == FOREIGN
    call(desk, "Sở Khác tỉnh Khác")
    assert desk.plan().contents == {}


def test_a_workbook_without_a_mark_of_another_year_is_refused_by_name(desk):
    unmarked(desk)
    desk.office.change("ky_danh_gia", lambda row: row | {"nam": "2026"})
    assert desk.refused() == [("so-cua-nam-khac", "so.xlsx", None, None)]


def test_a_folder_that_may_only_be_read_still_gives_its_workbook(desk):
    # As root no folder refuses; that the lock cannot be taken is what such a folder answers.
    (desk.project.package / FOLDER / "thu-muc.txt").unlink()
    with locks.held(desk.project.package):
        workbook.export(desk.project, desk.path.with_name("khac.xlsx"), TODAY)
    shutil.copyfile(desk.path.with_name("khac.xlsx"), desk.path)
    assert desk.plan().contents == {}
