"""A cycle bears a name and a plan of its time; its rows point to rows of the same cycle."""

import pytest

OFFICE, PLAN, KIND, ROW = "co-quan-khac-thoi", "ke-hoach-khac-thoi", "ke-hoach-khac-loai", "dan-dong-ky-khac"
TASK = {"ten": "Gửi hồ sơ", "ai": "Các phòng", "loai_han": "khong_han", "dieu_khoan": "III.1"}
YEAR = {"ma": "KY-2021", "nam": "2021", "co_quan": "CQ-2022", "bo_quy_dinh": "ND90"}


def named(small, first: str, last: str) -> None:
    small.set("co_quan", 2, tu_ngay=first, den_ngay=last)


@pytest.mark.parametrize(
    ("first", "last", "right"),
    [
        ("", "2022-11-20", False),
        ("", "2022-11-21", True),
        ("2022-12-31", "", True),
        ("2023-01-01", "", False),
        ("2022-12-01", "2022-12-02", True),
    ],
)
def test_the_name_is_one_that_the_agency_bore_in_the_cycle(small, first, last, right):
    """From 21 November to 31 December; renamed in its course, either name is right."""
    named(small, first, last)
    assert small.found() == ([] if right else [(OFFICE, "ky_danh_gia.csv", 2, "co_quan")])


@pytest.mark.parametrize(("first", "last", "right"), [("2022-01-01", "", True), ("", "2021-12-31", False)])
def test_without_days_the_cycle_is_its_year(small, first, last, right):
    small.set("ky_danh_gia", 2, tu_ngay="", den_ngay="")
    named(small, first, last)
    assert bool(small.found()) is not right


def test_the_name_under_which_it_was_announced_is_right(small):
    named(small, "2023-01-03", "")
    paper = small.tables["van_ban"][small.rows("van_ban", ma="QD-1")[0] - 2]
    row = small.add("van_ban", **paper | {"ma": "TB-1", "loai": "thong_bao", "ngay_ban_hanh": "2023-01-03"})
    small.add("thong_bao", ma="KQ-1", ky="KY-2022", van_ban="TB-1", tieu_de="Kết quả")
    assert small.found() == []
    small.set("van_ban", row, ngay_ban_hanh="2023-01-02")
    assert [code for code, *_ in small.found()] == [OFFICE]


def test_what_it_says_of_a_name_that_has_ended(small):
    named(small, "", "2022-11-20")
    (finding,) = small.findings()
    assert finding.blocks
    assert finding.message == (
        "Kỳ đánh giá năm 2022 ghi tên cơ quan là “Ban Dân tộc tỉnh Sơn La”, nhưng tên này chỉ dùng đến hết "
        "ngày 20/11/2022."
    )
    named(small, "2023-01-01", "")
    (finding,) = small.findings()
    assert finding.message.endswith("nhưng tên này từ ngày 01/01/2023 mới dùng.")


@pytest.mark.parametrize(
    ("day", "right"),
    [
        ("2020-12-31", False),
        ("2021-01-01", True),
        ("2022-12-31", True),
        ("2023-01-01", False),
        ("", True),
    ],
)
def test_a_plan_is_issued_in_its_year_or_the_one_before(small, day, right):
    (row,) = small.rows("van_ban", ma="KH-99")
    small.set("van_ban", row, ngay_ban_hanh=day, hieu_luc_tu="")
    assert small.found() == ([] if right else [(PLAN, "ky_danh_gia.csv", 2, "ke_hoach")])
    assert all(finding.blocks for finding in small.findings())


@pytest.mark.parametrize(("kind", "right"), [("ke_hoach", True), ("quyet_dinh", False)])
def test_a_plan_is_a_plan(small, kind, right):
    """A decision may lay a plan down; but its rules would hold for every year, which is told."""
    (row,) = small.rows("van_ban", ma="KH-99")
    small.set("van_ban", row, loai=kind)
    found = small.findings()
    assert [(one.code, one.place.column, one.blocks) for one in found] == (
        [] if right else [(KIND, "ke_hoach", False)]
    )


@pytest.fixture
def years(small):
    """Two cycles; the form M-1 and the task CV-1 are of 2021."""
    small.add("ky_danh_gia", **YEAR)
    form = {"thu_tu": "1", "ten": "Mẫu", "ke_hoach_noi": "Mẫu", "dung_cho": "Cá nhân", "dieu_khoan": "IV"}
    for year in (2021, 2022):
        small.add("bieu_mau", ma=f"M-{year}", ky=f"KY-{year}", **form)
        small.add("cong_viec", ma=f"CV-{year}", ky=f"KY-{year}", thu_tu="1", **TASK)
    return small


@pytest.mark.parametrize("column", ["bieu_mau", "sau_viec", "truoc_viec"])
def test_a_task_points_to_forms_and_tasks_of_its_year(years, column):
    stem = "M" if column == "bieu_mau" else "CV"
    row = years.add("cong_viec", ma="CV-9", ky="KY-2022", thu_tu="2", **TASK, **{column: f"{stem}-2022"})
    assert years.found() == []
    years.set("cong_viec", row, **{column: f"{stem}-2021"})
    (finding,) = years.findings()
    assert (finding.code, finding.place.row, finding.place.column) == (ROW, row, column)
    assert finding.blocks
    assert "của kỳ KY-2021, trong khi dòng này của kỳ KY-2022" in finding.message


def test_a_place_and_a_dossier_are_on_a_form_of_their_year(years):
    place = years.place("don_vi", bieu_mau="M-2021")
    dossier = years.dossier("tu_kiem_diem", "2022-11-22", can_bo="CB-05", bieu_mau="M-2021")
    assert sorted(years.found()) == [
        (ROW, "ho_so.csv", dossier, "bieu_mau"),
        (ROW, "noi_kiem_diem.csv", place, "bieu_mau"),
    ]
    years.set("noi_kiem_diem", place, bieu_mau="M-2022")
    years.set("ho_so", dossier, bieu_mau="M-2022")
    assert years.found() == []


def test_a_notice_is_of_a_result_of_its_year(years):
    told = {"ket_qua": "CN-02", "ngay_gui": "2022-12-02", "hinh_thuc": "giay"}
    row = years.add("thong_bao_ca_nhan", ma="TBCN-1", ky="KY-2021", **told)
    assert years.found() == [(ROW, "thong_bao_ca_nhan.csv", row, "ket_qua")]
    years.set("thong_bao_ca_nhan", row, ky="KY-2022")
    assert years.found() == []


def test_a_plan_may_rest_on_the_plan_of_the_year_before(years):
    """What a plan goes on from is a basis like any other."""
    years.add("can_cu", ky="KY-2021", thu_tu="1", van_ban="KH-99", dieu_khoan="Căn cứ", noi_dung="Kế hoạch.")
    assert years.found() == []
