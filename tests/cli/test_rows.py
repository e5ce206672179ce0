"""`rows prepare` and `rows fill` as a clerk runs them."""

from datetime import UTC, date, datetime

import pytest

from congkhai.cli.main import root
from congkhai.errors import Misconfigured
from congkhai.project import find
from congkhai.workflows import changing
from congkhai.workflows import rows as workflow
from tests.workflows.office import tree


def test_what_lacks_is_shown_then_written_then_no_longer_there(office):
    office.change("xep_loai_ca_nhan", lambda row: None if row["ma"] == "XLCN-044" else row)
    office.change("thong_bao_ca_nhan", lambda row: None if row["ket_qua"] == "XLCN-044" else row)
    before = tree(office.folder)
    done = office.run("rows", "prepare", "2022", "ratings")
    assert done.code == 0
    assert done.said.endswith(
        "1 dòng; chưa ghi gì. Chạy congkhai rows prepare 2022 ratings --write để ghi.\n"
    )
    assert "XLCN-047: Cán bộ: " in done.said
    assert tree(office.folder) == before
    done = office.run("rows", "prepare", "2022", "ratings", "--write")
    assert (done.code, done.said.splitlines()[-1]) == (
        0,
        "Đã ghi 1 dòng. Chạy congkhai check để kiểm tra lại.",
    )
    assert office.rows("xep_loai_ca_nhan")[-1]["trang_thai"] == "cho_quyet_dinh"
    assert office.run("rows", "prepare", "2022", "ratings").said == "Không thiếu dòng nào để lập.\n"
    assert "lập sẵn các dòng (rows prepare) · bảng ‘Xếp loại cá nhân’" in office.run("log").said


def test_cells_are_shown_then_written(office):
    office.change("xep_loai_ca_nhan", lambda row: row | {"so_thang": ""} if row["ma"] == "XLCN-005" else row)
    done = office.run("rows", "fill", "2022")
    assert "(CB-005), ô ‘Số tháng công tác’: 12" in done.said
    assert done.said.endswith("1 ô; chưa ghi gì. Chạy congkhai rows fill 2022 --write để ghi.\n")
    assert office.run("rows", "fill", "2022", "--write").code == 0
    assert office.run("rows", "fill", "2022").said.endswith("Không có ô trống nào tính được.\n")


def test_tables_at_fault_are_told_and_nothing_is_written(office):
    office.change("can_bo", lambda row: row | {"ho_ten": ""} if row["ma"] == "CB-005" else row)
    before = tree(office.folder)
    done = office.run("rows", "prepare", "2022", "--write")
    assert (done.code, tree(office.folder)) == (1, before)
    assert "can_bo.csv" in done.said
    assert "congkhai upgrade --write trước" in done.told


def test_a_part_that_nobody_knows_is_a_wrong_use(office):
    assert office.run("rows", "prepare", "2022", "people").code == 2
    assert office.run("rows", "prepare", "2031").code == 2


def test_a_locked_file_is_told_with_a_command_that_can_be_run_as_it_stands(office, monkeypatch):
    def locked(*_: object) -> None:
        raise PermissionError(13, "locked", "ho_so.csv")

    office.change("xep_loai_ca_nhan", lambda row: None if row["ma"] == "XLCN-044" else row)
    office.change("thong_bao_ca_nhan", lambda row: None if row["ket_qua"] == "XLCN-044" else row)
    project = find(office.folder)
    proposed = workflow.prepare(project, date(2022, 12, 6), 2022, [workflow.Part("ratings")])
    monkeypatch.setattr(changing.change, "write", locked)
    with pytest.raises(Misconfigured) as told:
        workflow.write(project, proposed, datetime(2022, 12, 6, 9, tzinfo=UTC))
    command = str(told.value).partition("xử lý xong thì chạy lại congkhai ")[2].removesuffix(".")
    assert command == "rows prepare 2022 ratings --write"
    monkeypatch.undo()
    assert office.run(*command.split()).code == 0
    assert root.commands.keys() >= {command.split()[0]}
