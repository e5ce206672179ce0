"""Whoever is rated was reviewed before (plan 2022, II.1, II.5)."""

import pytest

from congkhai.findings import Severity

CODE, LATER = "xep-loai-ma-chua-kiem-diem", "xep-loai-truoc-kiem-diem"


def test_rated_and_reviewed_nowhere(office):
    small = office()
    small.drop("kiem_diem", can_bo="CB-06")
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.place.key) == (CODE, 7, "CN-06")
    assert finding.severity is Severity.ERROR
    assert finding.message == "Cầm Bá Xương (CB-06) được xếp loại nhưng chưa ghi kiểm điểm ở đâu cả."


@pytest.mark.parametrize(
    "cells",
    [
        {"ma_ly_do": "nghi_om"},
        {"ma_ly_do": "thai_san"},
        {"ma_ly_do": "nghi_khong_luong"},
        {"trang_thai": "khong_xep_loai", "muc": "", "quyet_dinh": "", "so_thang": "4"},
        {"quyet_dinh": "QD-CT"},
    ],
)
def test_who_was_away_not_rated_or_rated_above(office, cells):
    small = office()
    small.drop("kiem_diem", can_bo="CB-06")
    small.set("xep_loai_ca_nhan", 7, **cells)
    assert small.found() == []


@pytest.mark.parametrize(("last", "asked"), [(10, False), (11, True)])
def test_leave_in_spring_excuses_nobody_in_november(office, last, asked):
    """Who is back at work has a score of the month again."""
    small = office()
    small.score("CB-05", range(1, 12))
    small.score("CB-06", [1, 2, 3, *range(6, last + 1)])
    small.drop("kiem_diem", can_bo="CB-06")
    small.set("xep_loai_ca_nhan", 7, ma_ly_do="nghi_khong_luong", so_thang="10")
    assert small.found() == ([(CODE, "xep_loai_ca_nhan.csv", 7, None)] if asked else [])


def test_a_contract_worker_whom_the_plan_has_reviewed_nowhere(office):
    small = office()
    small.drop("kiem_diem", can_bo="CB-06")
    small.set("phan_cong", 7, loai_lao_dong="hop_dong")
    assert small.found() == []


@pytest.mark.parametrize(("day", "late"), [("2022-12-01", False), ("2022-12-02", True)])
def test_the_day_of_the_decision_and_the_day_after(office, day, late):
    """HN-3 reviews CB-04 to CB-06, who are reviewed nowhere else; decided on 1 December."""
    small = office()
    small.set("hoi_nghi", 4, ngay=day)
    assert small.found() == [(LATER, "xep_loai_ca_nhan.csv", row, "quyet_dinh") for row in (5, 6, 7)] * late


def test_the_plan_of_2022_ends_with_its_year(office):
    small = office(2026)
    small.drop("kiem_diem", can_bo="CB-06")
    assert small.found() == []
