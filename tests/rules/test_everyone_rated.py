"""Rated and not rated make up everybody who works here (NĐ 335/2025 Đ.5, Đ.10.2; plan 2022, II.1)."""

from datetime import date

import pytest

from congkhai.findings import Severity
from tests.rules.publishing import not_this_year

PERSON, UNIT, REASON = "bo-sot-nguoi", "bo-sot-tap-the", "tap-the-khong-xep-loai-thieu-ly-do"
POST = {"can_bo": "CB-07", "don_vi": "P-THHC", "chuc_vu": "CV", "vai_tro": "thanh_vien", "chinh": "co"}


def newcomer(small, **cells: str) -> int:
    """Somebody in the division whom no result names; the row of the post."""
    small.add("can_bo", ma="CB-07", ho_ten="Lường Thị Mai")
    return small.add("phan_cong", ma="PC-07", **POST | {"loai_lao_dong": "cong_chuc"} | cells)


@pytest.mark.parametrize("year", [2022, 2026])
def test_who_has_no_row_is_told_at_the_post(office, year):
    small = office(year)
    small.drop("xep_loai_ca_nhan", can_bo="CB-05")
    (finding,) = small.findings()
    assert (finding.code, finding.severity, finding.place.table) == (PERSON, Severity.ERROR, "phan_cong")
    assert (finding.place.key, finding.place.column) == ("PC-05", None)
    assert finding.message == (
        f"Nguyễn Đức Dương (CB-05) làm việc tại cơ quan vào ngày 01/12/{year}, khi xếp loại năm "
        f"{year}, nhưng bảng "
        "Xếp loại cá nhân không có dòng nào của người này."
    )


def test_the_head_whom_the_superior_rates_has_a_row_too(office):
    small = office()
    small.drop("xep_loai_ca_nhan", can_bo="CB-01")
    assert small.found() == [(PERSON, "phan_cong.csv", 2, None)]


@pytest.mark.parametrize(
    ("cells", "missed"),
    [
        ({"tu_ngay": "2022-12-01"}, True),
        ({"tu_ngay": "2022-12-02"}, False),
        ({"den_ngay": "2022-12-01"}, True),
        ({"den_ngay": "2022-11-30"}, False),
        ({"chinh": "khong"}, False),
        ({"loai_lao_dong": "vien_chuc"}, True),
        ({"loai_lao_dong": "hop_dong"}, False),
    ],
)
def test_who_works_here_on_the_day_of_the_decision(office, cells, missed):
    small = office()
    row = newcomer(small, **cells)
    assert small.found() == ([(PERSON, "phan_cong.csv", row, None)] if missed else [])


def test_contract_workers_where_the_agency_rates_them(office):
    small = office(2026)
    row = newcomer(small, loai_lao_dong="hop_dong")
    assert small.found() == []
    small.parameter("AP-DUNG-HOP-DONG", gia_tri_chu="co", van_ban="QD-1")
    assert small.found() == [(PERSON, "phan_cong.csv", row, None)]


def test_nobody_is_missed_before_the_agency_decides(office):
    small = office()
    small.drop("xep_loai_ca_nhan", can_bo="CB-05")
    small.drop("xep_loai_tap_the", don_vi="P-THHC")
    small.today = date(2022, 11, 30)
    assert small.found() == []


@pytest.mark.parametrize(("day", "missed"), [(date(2022, 12, 14), False), (date(2022, 12, 15), True)])
def test_without_a_decision_once_the_last_day_has_passed(office, day, missed):
    small = office()
    for row in range(3, 8):
        small.set("xep_loai_ca_nhan", row, quyet_dinh="")
    small.drop("xep_loai_ca_nhan", can_bo="CB-05")
    small.today = day
    assert small.found() == ([(PERSON, "phan_cong.csv", 6, None)] if missed else [])


def test_an_agency_renamed_is_rated_under_its_name_of_the_day(office):
    small = office(2026)
    small.add("don_vi", ma="CQ", ten="Ban Dân tộc", loai="co_quan", den_ngay="2026-02-28")
    later = {"tien_than": "CQ", "tu_ngay": "2026-03-01"}
    row = small.add("don_vi", ma="CQ-2", ten="Sở Dân tộc và Tôn giáo", loai="co_quan", **later)
    assert small.found() == [(UNIT, "don_vi.csv", row, None)]


def test_a_division_and_from_2026_on_the_agency(office):
    small = office(2026)
    row = small.add("don_vi", ma="CQ", ten="Ban Dân tộc tỉnh Sơn La", loai="co_quan")
    assert small.found() == [(UNIT, "don_vi.csv", row, None)]
    small.add("xep_loai_tap_the", ma="TT-9", ky="KY-2026", don_vi="CQ", trang_thai="cap_tren")
    assert small.found() == []
    before = office(2022)
    before.add("don_vi", ma="CQ", ten="Ban Dân tộc tỉnh Sơn La", loai="co_quan")
    assert before.found() == []
    row = before.add("don_vi", ma="P-MOI", ten="Phòng mới", loai="phong")
    assert before.found() == []
    newcomer(before, don_vi="P-MOI")
    rated = before.tables["xep_loai_ca_nhan"][5]
    before.add("xep_loai_ca_nhan", **rated | {"ma": "CN-07", "can_bo": "CB-07"})
    before.set("xep_loai_tap_the", 3, quyet_dinh="QD-1")
    assert before.found() == [(UNIT, "don_vi.csv", row, None)]


def test_a_collective_that_is_not_rated_has_a_reason(office):
    small = office()
    small.set("xep_loai_tap_the", 3, trang_thai="khong_xep_loai", muc="", quyet_dinh="")
    assert small.found() == [(REASON, "xep_loai_tap_the.csv", 3, "ly_do")]
    small.set("xep_loai_tap_the", 3, ly_do="Phòng mới thành lập từ tháng 10.")
    assert small.found() == []


def test_where_the_rule_does_not_hold(office):
    small = office(2026)
    small.drop("xep_loai_ca_nhan", can_bo="CB-05")
    not_this_year(small, "khong-bo-sot")
    assert small.found() == []
