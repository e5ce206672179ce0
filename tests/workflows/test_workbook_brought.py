"""What an import refuses: new faults of tables, sums and order, all told at once; and what it only tells."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from congkhai.errors import WrongUse
from congkhai.findings import Refused
from congkhai.grids.encoding import MARK
from congkhai.workbook.imported import file_of
from congkhai.workflows import workbook
from tests.workflows.desk import TODAY, Desk, meet, page
from tests.workflows.office import PROGRAM, Office, copied
from tests.workflows.sheets import edited

PEOPLE, POSTS, MEETINGS, VOTES = "Cán bộ", "Phân công", "Hội nghị, cuộc họp", "Biểu quyết"
ISSUED, RETURNED, PRESENT, MINUTES = "Số phiếu phát ra", "Số phiếu thu vào", "Số có mặt", "Số biên bản"


@pytest.fixture(scope="module")
def sample_desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The sample, in which rules of the procedure hold; only to be copied."""
    return Desk(copied(tmp_path_factory.mktemp("mau") / "co-quan"))


@pytest.fixture
def sample(sample_desk: Desk, tmp_path: Path) -> Desk:
    shutil.copytree(sample_desk.office.folder, tmp_path / "co-quan")
    return Desk(Office(folder=tmp_path / "co-quan"), sample_desk.path)


def codes(desk: Desk) -> list[tuple[str, str | None, int | None]]:
    """What keeps the workbook out: code, file, row."""
    return [(code, file, row) for code, file, row, _ in desk.refused()]


# Sums and the order of days


def test_ballots_beyond_those_present_are_refused_at_their_cell(sample):
    with edited(sample.path) as hands:
        hands.put(VOTES, "BQ-001", ISSUED, 10)
    assert codes(sample) == [("phieu-vuot-so-du-hop", page(VOTES), 2)]


def test_and_where_the_workbook_lowers_those_present(sample):
    with edited(sample.path) as hands:
        hands.put(MEETINGS, "HN-20", PRESENT, 8)
    with pytest.raises(Refused) as raised:
        sample.plan()
    (finding,) = raised.value.findings
    assert (finding.code, finding.place.file) == ("phieu-vuot-so-du-hop", "datapackage/data/bieu_quyet.csv")
    assert (
        len(finding.also) == sum(row["hoi_nghi"] == "HN-20" for row in sample.office.rows("bieu_quyet")) - 1
    )


def test_days_in_the_wrong_order_are_refused(sample):
    with edited(sample.path) as hands:
        hands.put(MEETINGS, "HN-01", "Ngày", datetime(2022, 11, 30))
    assert ("tap-the-sau-ca-nhan", page(MEETINGS)) in {told[:2] for told in codes(sample)}


def test_a_stage_that_is_not_finished_hinders_nothing(sample):
    with edited(sample.path) as hands:
        hands.put(MEETINGS, "HN-01", MINUTES, None)
    assert {path.stem for path in sample.plan().contents} == {"hoi_nghi"}


def test_what_was_wrong_before_hinders_nothing_but_something_new_does(sample):
    votes = sample.office.table("bieu_quyet")
    before = votes.read_text("utf-8")
    votes.write_text(before.replace("BQ-001,HN-20,P-THHC,,9,9", "BQ-001,HN-20,P-THHC,,10,9"), "utf-8")
    assert votes.read_text("utf-8") != before
    sample = Desk(sample.office)
    with edited(sample.path) as hands:
        hands.put(VOTES, "BQ-001", "Phiếu mức 1", 7)
        hands.put(VOTES, "BQ-001", "Phiếu mức 2", 2)
    assert {path.stem for path in sample.plan().contents} == {"bieu_quyet"}
    with edited(sample.path) as hands:
        hands.put(VOTES, "BQ-001", "Phiếu mức 2", 3)
    assert codes(sample) == [("phieu-khong-khop", page(VOTES), 2)]


# All at once


def test_a_conflict_hides_no_other_fault(desk):
    meet(desk.office, "2022-11-23")
    with edited(desk.path) as hands:
        hands.put(MEETINGS, "HN-01", "Ngày", "31/11/2022")
        hands.put(PEOPLE, "CB-003", "Xoá", "xx")
        hands.put(POSTS, "PC-001", "Cán bộ", "CB-777")
        hands.put(POSTS, "PC-002", "Cán bộ", "CB-777")
    assert codes(desk) == [
        ("danh-dau-xoa-la", page(PEOPLE), 4),
        ("hai-ben-cung-sua", page(MEETINGS), 2),
        ("ngay-khong-doc-duoc", page(MEETINGS), 2),
        ("khong-thay-khoa", page(POSTS), 2),
    ]


def test_a_sheet_at_fault_makes_nobody_unknown(desk):
    with edited(desk.path) as hands:
        hands[PEOPLE].delete_cols(2)
        hands.put(POSTS, "PC-001", "Cán bộ", "CB-901")
        hands.put(MEETINGS, "HN-01", "Ngày", "31/11/2022")
    assert codes(desk) == [("trang-thieu-cot", page(PEOPLE), 1), ("ngay-khong-doc-duoc", page(MEETINGS), 2)]


def test_what_says_the_same_of_several_rows_is_told_once(desk):
    with edited(desk.path) as hands:
        for key in ("CB-001", "CB-002", "CB-003"):
            hands.put(PEOPLE, key, "Họ và tên", None)
    with pytest.raises(Refused) as raised:
        desk.plan()
    (finding,) = raised.value.findings
    assert [finding.place.row, *(place.row for place in finding.also)] == [2, 3, 4]


# Sheets that belong to no table


@pytest.mark.parametrize("hidden", [False, True])
def test_an_edited_copy_of_a_sheet_is_told_and_nothing_of_it_taken(hidden, desk):
    with edited(desk.path) as hands:
        copy = hands.book.copy_worksheet(hands[PEOPLE])
        copy.title = f"{PEOPLE} (2)"
        copy.sheet_state = "hidden" if hidden else "visible"
        copy["B3"] = "Khác"
        hands.book.create_sheet("trống")
    planned = desk.plan()
    (finding,) = planned.findings
    assert (finding.code, finding.place.file) == ("trang-khong-thuoc-bang", page(f"{PEOPLE} (2)"))
    assert ("Trang ẩn" in finding.message) is hidden
    assert f"chép sang trang “{PEOPLE}”" in finding.remedy
    assert planned.contents == {}


def test_a_renamed_sheet_is_told_under_both_names(desk):
    with edited(desk.path) as hands:
        hands[PEOPLE].title = "Nhân sự"
    assert [told[:2] for told in codes(desk)] == [
        ("trang-bi-xoa", page(PEOPLE)),
        ("trang-khong-thuoc-bang", page("Nhân sự")),
    ]


def test_a_workbook_with_a_sheet_of_ones_own_is_not_exported_over(desk):
    with edited(desk.path) as hands:
        hands.book.create_sheet("Nháp")["A1"] = "việc cần hỏi"
    with pytest.raises(WrongUse):
        workbook.export(desk.project, desk.path, TODAY)


# The files


@pytest.mark.parametrize("mark", [b"", MARK])
@pytest.mark.parametrize(("delimiter", "end"), [(",", "\n"), (";", "\r\n"), ("\t", "\n")])
def test_a_file_keeps_its_form(mark, delimiter, end, desk):
    file = desk.office.table("can_bo")
    text = file.read_text("utf-8")
    file.write_bytes(mark + text.replace(",", delimiter).replace("\n", end).encode())
    desk = Desk(desk.office)
    with edited(desk.path) as hands:
        hands.put(PEOPLE, "CB-002", "Họ và tên", "Giàng Thị Dơ")
        hands.add(PEOPLE, Mã="CB-901", Họ_và_tên="Lò Văn Mới")
    desk.take()
    wanted = text.replace("Giàng Thị Dợ", "Giàng Thị Dơ") + "CB-901,Lò Văn Mới\n"
    assert file.read_bytes() == mark + wanted.replace(",", delimiter).replace("\n", end).encode()


@pytest.mark.parametrize("kilobytes", [0, 2])
def test_on_a_full_disk_nothing_is_written_and_that_is_said(kilobytes, desk):
    with edited(desk.path) as hands:
        hands.put(PEOPLE, "CB-002", "Họ và tên", "Giàng Thị Dơ")
        hands.put(MEETINGS, "HN-01", "Ngày", datetime(2022, 11, 23))
    limited = ("sh", "-c", f'ulimit -f {2 * kilobytes}; exec "$@"', "sh", *PROGRAM)
    before = {name: desk.office.table(name).read_bytes() for name in ("can_bo", "hoi_nghi")}
    command = ("workbook", "import", str(desk.path), "--yes")
    done = desk.office.run(*command, program=limited)
    assert (done.code, "Ổ đĩa đã đầy" in done.told, "Traceback" in done.told) == (3, True, False)
    assert "Chưa ghi tệp nào, các bảng còn nguyên như cũ" in done.told
    assert {name: desk.office.table(name).read_bytes() for name in before} == before
    assert list(desk.office.folder.rglob("*.moi")) == []
    assert desk.office.run(*command).code == 0
    assert desk.office.rows("hoi_nghi")[0]["ngay"] == "2022-11-23"
    assert file_of(desk.project, desk.path).is_file()
