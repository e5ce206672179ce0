"""`rows prepare` and `rows fill` as a clerk runs them."""

from tests.workflows.office import tree


def test_what_lacks_is_shown_then_written_then_no_longer_there(office):
    office.change("xep_loai_ca_nhan", lambda row: None if row["ma"] == "XLCN-044" else row)
    office.change("thong_bao_ca_nhan", lambda row: None if row["ket_qua"] == "XLCN-044" else row)
    before = tree(office.folder)
    done = office.run("rows", "prepare", "2022", "ratings")
    assert done.code == 0
    assert done.said.endswith("1 dòng; chưa ghi gì. Chạy lại với --write để ghi.\n")
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
    assert done.said.endswith("1 ô; chưa ghi gì. Chạy lại với --write để ghi.\n")
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
