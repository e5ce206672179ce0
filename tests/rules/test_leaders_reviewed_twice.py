"""Leaders are reviewed in two places (plan 2022, II.2.2)."""

from datetime import date

import pytest

from congkhai.findings import Severity

CODE = "lanh-dao-thieu-noi-kiem-diem"


def cell(small, *reviewed: str, day: str = "2022-11-24") -> None:
    """Everybody is in the party, whose cell reviews these; leaders belong before it and the leadership."""
    for row in range(2, 8):
        small.set("phan_cong", row, dang_vien="co")
    small.place("lanh_dao_quan_ly", "CHIBO", "Trước chi bộ nơi sinh hoạt")
    small.place("lanh_dao_quan_ly", "LDB", "Trước tập thể lãnh đạo, quản lý cao nhất")
    meeting = small.tables["hoi_nghi"][1] | {"ma": "HN-9", "don_vi": "CHIBO", "ngay": day, "gio": "16:00"}
    small.add("hoi_nghi", **meeting)
    for who in reviewed:
        small.add("kiem_diem", ma=f"KD-9{who}", hoi_nghi="HN-9", can_bo=who, ngay_gui="2022-11-21")


def test_every_leader_in_both_places(office):
    """CB-04, the deputy of a division, was not before the leadership; then he was."""
    small = office()
    cell(small, "CB-01", "CB-02", "CB-03", "CB-04")
    (finding,) = small.findings()
    assert (finding.code, finding.place.file, finding.place.row, finding.place.key) == (
        CODE,
        "datapackage/data/can_bo.csv",
        5,
        "CB-04",
    )
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        "Quàng Thị Phượng (CB-04) là cán bộ lãnh đạo, quản lý, chưa có dòng kiểm điểm tại Tập thể lãnh "
        "đạo Ban; "
        "kế hoạch ghi nơi kiểm điểm “Trước tập thể lãnh đạo, quản lý cao nhất” (mục II.2.2)."
    )
    small.add("kiem_diem", ma="KD-98", hoi_nghi="HN-2", can_bo="CB-04", ngay_gui="2022-11-21")
    assert small.found() == []


def test_the_party_cell_is_missed_once_it_has_reviewed_anybody(office):
    small = office()
    small.add("kiem_diem", ma="KD-98", hoi_nghi="HN-2", can_bo="CB-04", ngay_gui="2022-11-21")
    cell(small)
    assert small.found() == []
    small.add("kiem_diem", ma="KD-99", hoi_nghi="HN-9", can_bo="CB-01", ngay_gui="2022-11-21")
    assert small.found() == [(CODE, "can_bo.csv", row, None) for row in (3, 4, 5)]


@pytest.mark.parametrize(("day", "told"), [(date(2022, 11, 24), 0), (date(2022, 11, 25), 1)])
def test_nothing_is_missed_while_that_body_still_meets(office, day, told):
    small = office()
    small.today = day
    cell(small, "CB-01", "CB-02", "CB-03", "CB-04")
    assert len([code for code, *_ in small.found() if code == CODE]) == told


def test_another_party_cell_is_somebodys_own(office):
    small = office()
    small.add("kiem_diem", ma="KD-98", hoi_nghi="HN-2", can_bo="CB-04", ngay_gui="2022-11-21")
    cell(small, "CB-01", "CB-02", "CB-03")
    small.add("don_vi", ma="CHIBO-2", ten="Chi bộ hai", loai="chi_bo")
    small.add("hoi_nghi", **small.tables["hoi_nghi"][4] | {"ma": "HN-10", "don_vi": "CHIBO-2"})
    assert small.found() == [(CODE, "can_bo.csv", 5, None)]
    small.add("kiem_diem", ma="KD-99", hoi_nghi="HN-10", can_bo="CB-04", ngay_gui="2022-11-21")
    assert small.found() == []


def test_a_leader_outside_the_party_has_no_cell(office):
    small = office()
    small.add("kiem_diem", ma="KD-98", hoi_nghi="HN-2", can_bo="CB-04", ngay_gui="2022-11-21")
    cell(small, "CB-01", "CB-02", "CB-03")
    small.set("phan_cong", 5, dang_vien="khong")
    assert small.found() == []


def test_who_holds_several_posts_is_reviewed_at_work_too(office):
    """A deputy of the agency who also heads the division belongs to the division's review."""
    small = office()
    small.place("lanh_dao_kiem_nhiem", "", "Nơi công tác")
    assert small.found() == []
    post = {"ma": "PC-9", "can_bo": "CB-02", "don_vi": "P-THHC", "chuc_vu": "TP", "vai_tro": "thanh_vien"}
    small.add("phan_cong", **post, chinh="khong", loai_lao_dong="cong_chuc", tu_ngay="2021-01-01")
    assert small.found() == [(CODE, "can_bo.csv", 3, None)]
    small.add("kiem_diem", ma="KD-98", hoi_nghi="HN-3", can_bo="CB-02", ngay_gui="2022-11-21")
    assert small.found() == []


def test_who_was_away_is_not_missed(office):
    small = office()
    cell(small, "CB-01", "CB-02", "CB-03", "CB-04")
    small.set("xep_loai_ca_nhan", 5, ma_ly_do="nghi_om")
    assert small.found() == []


def test_a_plan_that_names_no_place_asks_for_none(office):
    small = office()
    small.place("lanh_dao_quan_ly", "CHIBO", "")
    assert small.found() == []
    assert "bảng Nơi kiểm điểm chưa có dòng nào" not in str(small.told())
    assert "bảng Nơi kiểm điểm chưa có dòng nào" in str(office().told())


def test_the_plan_of_2022_ends_with_its_year(office):
    small = office(2026)
    cell(small, "CB-01", "CB-02", "CB-03", "CB-04", day="2026-11-26")
    assert small.found() == []
