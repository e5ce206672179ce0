"""A rating names the unit and the position of the person's main post (NĐ 335/2025 Đ.19.1)."""

import pytest

from congkhai.findings import Severity
from tests.rules.publishing import not_this_year

UNIT, POSITION = "don-vi-khac-phan-cong", "chuc-vu-khac-phan-cong"
FILE = "xep_loai_ca_nhan.csv"


@pytest.mark.parametrize("year", [2022, 2026])
@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({"chuc_vu": "TP"}, [(POSITION, FILE, 6, "chuc_vu")]),
        ({"don_vi": "LDB"}, [(UNIT, FILE, 6, "don_vi")]),
        ({"don_vi": "LDB", "chuc_vu": "PTB"}, [(UNIT, FILE, 6, "don_vi"), (POSITION, FILE, 6, "chuc_vu")]),
    ],
)
def test_another_unit_or_position_is_told_at_the_cell(office, year, cells, found):
    small = office(year)
    small.set("xep_loai_ca_nhan", 6, **cells)
    assert small.found() == found


def test_what_it_says(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 6, chuc_vu="TP")
    (finding,) = small.findings()
    assert finding.severity is Severity.ERROR
    assert finding.message == (
        "Nguyễn Đức Dương (CB-05): dòng này ghi chức vụ “Trưởng phòng”, trong khi bảng Phân công (dòng "
        "6) ghi “Chuyên viên”."
    )


@pytest.mark.parametrize(
    ("day", "written", "found"),
    [
        ("2022-12-01", "CV", True),
        ("2022-12-02", "CV", False),
        ("2022-12-02", "PTP", False),
        ("2022-12-02", "TP", True),
    ],
)
def test_promoted_after_the_decision_either_post_will_do(office, day, written, found):
    """Decided on 1 December; the new post begins that day or the day after."""
    small = office()
    last = {"2022-12-01": "2022-11-30", "2022-12-02": "2022-12-01"}[day]
    small.add("phan_cong", **small.tables["phan_cong"][4] | {"ma": "PC-9", "tu_ngay": day, "chuc_vu": "PTP"})
    small.set("phan_cong", 6, den_ngay=last)
    small.set("xep_loai_ca_nhan", 6, chuc_vu=written)
    assert small.found() == ([(POSITION, FILE, 6, "chuc_vu")] if found else [])


def test_who_has_left_or_has_no_post(office):
    small = office()
    small.set("phan_cong", 6, den_ngay="2022-08-31")
    assert small.found() == []
    small.set("phan_cong", 6, chinh="khong")
    assert small.found() == []


def test_where_the_rule_does_not_hold(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 6, chuc_vu="TP")
    not_this_year(small, "vi-tri-theo-phan-cong")
    assert small.found() == []
