from datetime import date

import pytest

from congkhai.findings import gathered
from tests.rules.publishing import paper, window


def dossier(small, day: str) -> int:
    return small.add("ho_so", ma="HS-9", ky="KY-2026", loai="tu_kiem_diem", can_bo="CB-05", ngay_nop=day)


@pytest.mark.parametrize(("day", "code"), [("2026-11-15", "ngay-ngoai-ky"), ("2027-01-01", "ngay-ngoai-ky")])
def test_a_day_outside_the_cycle(office, day, code):
    small = office(2026)
    row = dossier(small, day)
    assert small.found() == [(code, "ho_so.csv", row, "ngay_nop")]


@pytest.mark.parametrize("day", ["2026-11-16", "2026-12-06"])
def test_the_first_day_of_the_cycle_and_today_are_within(office, day):
    small = office(2026)
    dossier(small, day)
    assert small.found() == []


def test_a_day_that_has_not_come(office):
    small = office(2026)
    row = dossier(small, "2026-12-07")
    assert small.found() == [("ngay-chua-den", "ho_so.csv", row, "ngay_nop")]
    small.today = date(2026, 12, 7)
    assert small.found() == []


def test_days_of_one_column_on_one_side_of_the_cycle_are_told_once(office):
    """Whatever the days are; a day after the cycle is another fault, and so is one that is explained."""
    small = office(2026)
    rows = [dossier(small, day) for day in ("2026-11-12", "2026-11-13", "2026-11-13", "2027-01-01")]
    for row in rows:
        small.set("ho_so", row, ma=f"HS-{row}")
    early, late = gathered(small.findings())
    assert [(place.row, place.value) for place in (early.place, *early.also)] == [
        (rows[0], "2026-11-12"),
        (rows[1], "2026-11-13"),
        (rows[2], "2026-11-13"),
    ]
    assert early.message == (
        "Nguyễn Đức Dương (CB-05): ngày ghi ở đây nằm trước kỳ đánh giá năm 2026 (từ 16/11/2026 đến "
        "31/12/2026)."
    )
    assert (late.place.row, " nằm sau kỳ " in late.message) == (rows[3], True)


@pytest.mark.parametrize(("day", "outside"), [("2026-11-15", True), ("2026-11-16", False)])
def test_a_decision_that_a_result_rests_on(office, day, outside):
    """The cycle runs from 16 November; a decision after its end is late, as another rule says."""
    small = office(2026)
    (row,) = small.rows("van_ban", ma="QD-1")
    small.set("van_ban", row, ngay_ban_hanh=day)
    assert small.found() == ([("ngay-ngoai-ky", "van_ban.csv", row, "ngay_ban_hanh")] if outside else [])
    small.set("van_ban", row, ngay_ban_hanh="2027-02-15")
    small.today = date(2027, 2, 15)
    assert small.found() == []


@pytest.mark.parametrize(
    ("day", "ahead"), [("2026-12-06", False), ("2026-12-07", True), ("2062-12-04", True)]
)
def test_a_paper_of_the_agency_dated_ahead_of_today(office, day, ahead):
    small = office(2026)
    (row,) = small.rows("van_ban", ma="QD-1")
    small.set("van_ban", row, ngay_ban_hanh=day)
    assert small.found() == ([("ngay-chua-den", "van_ban.csv", row, "ngay_ban_hanh")] if ahead else [])


def test_a_paper_of_others_may_be_dated_ahead(office):
    small = office(2026)
    small.add("van_ban", **small.tables["van_ban"][-1] | {"ma": "NQ-9", "co_quan_ban_hanh": "Tỉnh uỷ"})
    (row,) = small.rows("van_ban", ma="NQ-9")
    small.set("van_ban", row, ngay_ban_hanh="2026-12-30")
    assert small.found() == []


def test_a_discipline_of_a_year_to_come_is_a_slip_of_the_pen(office):
    small = office(2026)
    row = small.add("ky_luat", ma="KL-9", can_bo="CB-05", loai="hanh_chinh", hinh_thuc="Khiển trách")
    small.set("ky_luat", row, nguyen_nhan="cong_vu", hanh_vi="HV-9", to_chuc_cu="khong")
    small.set("ky_luat", row, hieu_luc_tu="2062-03-01")
    assert small.found() == [("ngay-chua-den", "ky_luat.csv", row, "hieu_luc_tu")]
    small.set("ky_luat", row, hieu_luc_tu="2026-03-01")
    assert small.found() == []


def test_a_meeting_ahead_is_no_fault_until_somebody_was_voted_on_there(office):
    small = office(2026)
    meeting = {"ma": "HN-9", "ky": "KY-2026", "ten": "Hội nghị", "loai": "hoi_dong", "don_vi": "HD-TD"}
    row = small.add("hoi_nghi", **meeting, ngay="2026-12-10")
    small.set("hoi_nghi", row, gio="08:00", trieu_tap="6", co_mat="6", chu_tri="TB")
    assert small.found() == []
    small.set("hoi_nghi", row, ket_luan="Nhất trí.", bien_ban="9/BB", thong_qua="co")
    assert ("ngay-chua-den", "hoi_nghi.csv", row, "ngay") in small.found()


def test_a_cycle_without_bounds_is_its_year_and_january(office):
    small = office(2026)
    small.set("ky_danh_gia", 2, tu_ngay="", den_ngay="")
    dossier(small, "2026-01-05")
    assert small.found() == []


def test_the_rule_holds_in_its_years_only(office):
    small = office(2026)
    dossier(small, "2027-01-01")
    small.rule("ngay-trong-ky", tu_nam="2027")
    assert small.found() == []


@pytest.mark.parametrize(("day", "outside"), [("2026-11-15", True), ("2026-11-16", False)])
def test_a_window_of_publication_and_a_notice_are_not_older_than_the_cycle(office, day, outside):
    small = office(2026)
    paper(small, "QD-9", "09/QĐ-BDT", "2026-01-05")
    order = window(small, day, "2026-12-31")
    small.set("cong_khai", order, van_ban="QD-9")
    told = {"ket_qua": "CN-02", "ngay_gui": day, "hinh_thuc": "giay"}
    notice = small.add("thong_bao_ca_nhan", ma="TBCN-1", ky="KY-2026", **told)
    cells = [("cong_khai.csv", order, "tu_ngay"), ("thong_bao_ca_nhan.csv", notice, "ngay_gui")]
    found = [one[1:] for one in small.found() if one[0] == "ngay-ngoai-ky"]
    assert found == (cells if outside else [])


@pytest.mark.parametrize(("day", "outside"), [("2025-12-31", True), ("2026-01-01", False)])
def test_a_petition_is_not_older_than_the_year(office, day, outside):
    """What the months before the cycle came to may be contested."""
    small = office(2026)
    came = {"ma": "KN-1", "ky": "KY-2026", "can_bo": "CB-05", "ngay_nhan": day, "noi_dung": "Đề nghị."}
    row = small.add("kien_nghi", **came)
    assert small.found() == ([("ngay-ngoai-ky", "kien_nghi.csv", row, "ngay_nhan")] if outside else [])


@pytest.mark.parametrize(
    ("day", "told"),
    [("2025-12-31", True), ("2026-01-01", False), ("2027-01-31", False), ("2027-02-01", True)],
)
def test_forms_of_months_come_in_all_year_and_in_the_january_after(office, day, told):
    """The cycle of the rating is from 16 November to 31 December."""
    small = office(2026)
    small.today = date(2027, 3, 1)
    form = {"loai": "phieu_theo_doi", "can_bo": "CB-05", "loai_ky": "thang", "so_ky": "3"}
    row = small.add("ho_so", ma="HS-9", ky="KY-2026", ngay_nop=day, **form)
    assert small.found() == ([("ngay-ngoai-ky", "ho_so.csv", row, "ngay_nop")] if told else [])
