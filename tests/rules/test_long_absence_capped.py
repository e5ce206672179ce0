"""Until 2025: away from three to under six months, at most "Hoàn thành nhiệm vụ" (NĐ 90/2020 Đ.2)."""

import pytest

from congkhai.findings import Severity

CODE = "vang-lau-ma-xep-cao"
FOUND = [(CODE, "xep_loai_ca_nhan.csv", 6, "muc")]


@pytest.mark.parametrize(
    ("months", "found"), [("9.1", []), ("9", FOUND), ("7", FOUND), ("6.1", FOUND), ("6", []), ("", [])]
)
def test_from_three_months_to_under_six(office, months, found):
    small = office(2022)
    small.set("xep_loai_ca_nhan", 6, so_thang=months)
    assert small.found() == found


@pytest.mark.parametrize(
    ("level", "found"), [("HTXSNV", FOUND), ("HTTNV", FOUND), ("HTNV", []), ("KHTNV", [])]
)
def test_the_third_level_is_the_cap(office, level, found):
    small = office(2022)
    small.set("xep_loai_ca_nhan", 6, so_thang="8", muc=level)
    assert small.found() == found


def test_it_warns_and_maternity_leave_is_excepted(office):
    small = office(2022)
    small.set("xep_loai_ca_nhan", 6, so_thang="8")
    (finding,) = small.findings()
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        "Nguyễn Đức Dương (CB-05): người nghỉ từ 3 đến dưới 6 tháng trong năm được xếp cao hơn “Hoàn "
        "thành nhiệm vụ”."
    )
    small.set("xep_loai_ca_nhan", 6, ma_ly_do="thai_san")
    assert small.found() == []


def test_the_cap_is_gone_in_2026(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 6, so_thang="8", muc="HTTNV")
    assert small.found() == []
