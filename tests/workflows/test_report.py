"""check --report as a workflow: where it may be written, and over what."""

import pytest

from congkhai.errors import Changed, WrongUse
from congkhai.project import find
from congkhai.workflows.check import check
from congkhai.workflows.report import place, report
from tests.workflows.desk import TODAY, Desk, laid
from tests.workflows.office import tree


def test_a_report_replaces_an_earlier_one_and_nothing_else(tmp_path):
    office = laid(tmp_path / "co-quan")
    project, path = find(office.folder), tmp_path / "loi.xlsx"
    findings, before = check(project, TODAY), tree(office.folder)
    report(project, findings, place(project, path), TODAY)
    first = path.read_bytes()
    office.change("can_bo", lambda row: row | {"ho_ten": ""})
    report(project, check(project, TODAY), place(project, path), TODAY)
    assert path.read_bytes() != first
    assert tree(office.folder).keys() == before.keys()


def test_a_workbook_that_somebody_works_in_is_not_replaced(tmp_path):
    desk = Desk(laid(tmp_path / "co-quan"))
    content = desk.path.read_bytes()
    with pytest.raises(WrongUse, match="so"):
        report(desk.project, (), place(desk.project, desk.path), TODAY)
    desk.path.with_name("anh.xlsx").write_bytes(b"khac")
    with pytest.raises(WrongUse, match="anh"):
        report(desk.project, (), place(desk.project, desk.path.with_name("anh.xlsx")), TODAY)
    assert desk.path.read_bytes() == content


@pytest.mark.parametrize(
    "name", ["datapackage/data/loi.xlsx", "datapackage/loi.xlsx", "loi.csv", "la/loi.xlsx"]
)
def test_places_that_are_none_for_it(name, tmp_path):
    office = laid(tmp_path / "co-quan")
    with pytest.raises(WrongUse):
        report(find(office.folder), (), place(find(office.folder), office.folder / name), TODAY)


def test_a_report_that_is_open_elsewhere(tmp_path):
    office = laid(tmp_path / "co-quan")
    (tmp_path / "~$loi.xlsx").touch()
    with pytest.raises(Changed, match="đang mở"):
        report(find(office.folder), (), place(find(office.folder), tmp_path / "loi.xlsx"), TODAY)
