"""Not rated is a status with a reason, not a level (NĐ 335/2025 Đ.11.1–2)."""

import pytest

from congkhai.findings import Severity

CODE = "khong-xep-loai-ma-co-muc"
FILE = "xep_loai_ca_nhan.csv"
UNRATED = {"trang_thai": "khong_xep_loai", "muc": "", "quyet_dinh": ""}


def unrated(small, **cells: str):
    """The first member of the division, not rated."""
    small.set("xep_loai_ca_nhan", 6, **UNRATED | {"so_thang": "5", "ma_ly_do": "chua_du_6_thang"} | cells)
    return small


def test_a_subject_that_is_not_rated_has_no_level(office):
    small = unrated(office(), muc="HTTNV")
    small.set("xep_loai_tap_the", 3, trang_thai="khong_xep_loai", quyet_dinh="")
    assert small.found() == [(CODE, "xep_loai_tap_the.csv", 3, "muc"), (CODE, FILE, 6, "muc")]
    small.set("xep_loai_ca_nhan", 6, muc="")
    small.set("xep_loai_tap_the", 3, muc="")
    assert small.found() == []


def test_whom_the_superior_rates_may_have_a_level(office):
    small = office()
    small.set("xep_loai_ca_nhan", 2, muc="HTTNV", quyet_dinh="QD-CT")
    assert small.found() == []


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"diem": "88"}, "khong-xep-loai-ma-co-diem", "diem"),
        ({"so_thang": ""}, "khong-xep-loai-thieu-so-thang", "so_thang"),
        ({"ma_ly_do": ""}, "khong-xep-loai-thieu-ly-do", "ma_ly_do"),
        ({"ma_ly_do": "ky_luat"}, "ly-do-khong-duoc-bo-xep-loai", "ma_ly_do"),
        ({"ma_ly_do": "khac"}, "ly-do-khong-duoc-bo-xep-loai", "ma_ly_do"),
        ({"so_thang": "6"}, "du-thang-ma-khong-xep-loai", "so_thang"),
        ({"so_thang": "8", "ma_ly_do": "thai_san"}, "du-thang-ma-khong-xep-loai", "so_thang"),
    ],
)
@pytest.mark.parametrize(("year", "severity"), [(2022, Severity.WARNING), (2026, Severity.ERROR)])
def test_what_speaks_against_it_is_told(office, year, severity, cells, code, column):
    small = unrated(office(year), **cells)
    assert small.found() == [(code, FILE, 6, column)]
    assert small.findings()[0].severity is severity


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"so_thang": "0", "ma_ly_do": "thai_san"},
        {"so_thang": "5.9", "ma_ly_do": "nghi_om"},
        {"so_thang": "2", "ma_ly_do": "nghi_khong_luong"},
        {"so_thang": "11", "ma_ly_do": "khac", "ly_do": "Đã chuyển công tác trước khi xếp loại"},
    ],
)
def test_a_reason_that_allows_it_is_enough(office, cells):
    assert unrated(office(2026), **cells).found() == []


def test_a_replaced_row_needs_no_reason(office):
    small = unrated(office(2026), ma_ly_do="")
    later = small.tables["xep_loai_ca_nhan"][4] | {"ma": "CN-15", "thay_the": "CN-05"}
    rated = {"trang_thai": "da_xep_loai", "muc": "HTNV", "quyet_dinh": "QD-1"}
    small.add("xep_loai_ca_nhan", **later | rated)
    assert small.found() == []


def test_where_the_rule_does_not_hold_nothing_is_asked(office):
    small = unrated(office(2026), ma_ly_do="")
    small.rule("khong-xep-loai-khong-co-muc", bat="khong")
    assert small.found() == []
