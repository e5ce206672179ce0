"""What the levels of an organisation ask of its tasks (NĐ 335/2025 Đ.8.1–3)."""

import pytest

from congkhai.findings import Severity

UNMET, MISSING = "tap-the-chua-du-dieu-kien", "tap-the-thieu-so-lieu"
FILE = "xep_loai_tap_the.csv"
FIGURES = {"ty_le_hoan_thanh": "100", "ty_le_vuot": "30", "ty_le_cham": "0", "da_khac_phuc": "co"}


def told(small):
    return [row for row in small.found() if row[0] in (UNMET, MISSING)]


def rated(office, level: str, **cells: str):
    small = office(2026)
    small.set("xep_loai_tap_the", 3, **FIGURES | {"muc": level} | cells)
    return small


@pytest.mark.parametrize(
    ("level", "cells", "column"),
    [
        ("HTXSNV", {}, ""),
        ("HTXSNV", {"ty_le_vuot": "29.9"}, "ty_le_vuot"),
        ("HTXSNV", {"ty_le_hoan_thanh": "99.9"}, "ty_le_hoan_thanh"),
        ("HTXSNV", {"ty_le_hoan_thanh": "99.9", "ly_do": "Bão lũ"}, "ty_le_hoan_thanh"),
        ("HTXSNV", {"ty_le_cham": "0.5"}, "ty_le_cham"),
        ("HTXSNV", {"da_khac_phuc": "khong"}, "da_khac_phuc"),
        ("HTXSNV", {"da_khac_phuc": ""}, "da_khac_phuc"),
        ("HTTNV", {"ty_le_vuot": "0", "da_khac_phuc": "khong"}, ""),
        ("HTTNV", {"ty_le_hoan_thanh": "99"}, "ty_le_hoan_thanh"),
        ("HTTNV", {"ty_le_hoan_thanh": "99.9", "ly_do": "Bão lũ"}, "ty_le_hoan_thanh"),
        ("HTTNV", {"ty_le_hoan_thanh": "60", "ly_do": "Bão lũ"}, "ty_le_hoan_thanh"),
        ("HTTNV", {"ty_le_cham": "1"}, "ty_le_cham"),
        ("HTNV", {"ty_le_cham": "20"}, ""),
        ("HTNV", {"ty_le_cham": "20.1"}, "ty_le_cham"),
        ("HTNV", {"ty_le_hoan_thanh": "99"}, "ty_le_hoan_thanh"),
        ("HTNV", {"ty_le_hoan_thanh": "99", "ly_do": "Bão lũ"}, ""),
        ("HTNV", {"ty_le_hoan_thanh": "70"}, "ty_le_hoan_thanh"),
        ("HTNV", {"ty_le_hoan_thanh": "60", "ly_do": "Bão lũ"}, ""),
        ("KHTNV", {"ty_le_hoan_thanh": "40", "ty_le_cham": "60"}, ""),
    ],
)
def test_each_level_at_its_bounds(office, level, cells, column):
    found = told(rated(office, level, **cells))
    assert found == ([(UNMET, FILE, 3, column)] if column else [])


@pytest.mark.parametrize(
    ("level", "column"),
    [("HTXSNV", "ty_le_vuot"), ("HTTNV", "ty_le_cham"), ("HTNV", "ty_le_cham"), ("HTNV", "ty_le_hoan_thanh")],
)
def test_a_figure_that_lacks_is_told_gently(office, level, column):
    small = rated(office, level, **{column: ""})
    assert told(small) == [(MISSING, FILE, 3, column)]
    assert {f.severity for f in small.findings() if f.code == MISSING} == {Severity.WARNING}


def test_the_words_name_the_condition(office):
    small = rated(office, "HTXSNV", ty_le_vuot="12")
    (finding,) = (f for f in small.findings() if f.code == UNMET)
    assert finding.severity is Severity.ERROR
    assert finding.message == (
        "Mức “Hoàn thành xuất sắc nhiệm vụ” đòi hỏi ít nhất 30% nhiệm vụ hoàn thành vượt mức yêu cầu; "
        "Phòng Tổng hợp – Hành chính (P-THHC) chưa đạt."
    )


@pytest.mark.parametrize("level", ["HTXSNV", "HTTNV", "HTNV"])
def test_who_belongs_at_the_lowest_is_told_that_alone(whole, level):
    small = whole(2026)
    small.set("xep_loai_tap_the", 3, **FIGURES | {"muc": level, "ty_le_hoan_thanh": "69.9"})
    codes = [code for code, file, *_ in small.found() if file == FILE and code != "vuot-ty-le-tap-the"]
    assert codes == ["tap-the-hoan-thanh-duoi-nguong"]


@pytest.mark.parametrize(("level", "excused"), [("HTXSNV", False), ("HTTNV", False), ("HTNV", True)])
def test_the_remedy_names_force_majeure_where_it_counts(office, level, excused):
    small = rated(office, level, ty_le_hoan_thanh="99")
    (finding,) = (f for f in small.findings() if f.code == UNMET)
    assert ("bất khả kháng" in finding.remedy) == excused


def test_the_highest_has_no_failed_unit_below(office):
    small = rated(office, "KHTNV")
    small.add("don_vi", ma="CQ", ten="Ban Dân tộc tỉnh Sơn La", loai="co_quan", thu_tu="1")
    unit = small.rows("don_vi", ma="P-THHC")[0]
    given = {"ma": "TT-9", "ky": "KY-2026", "don_vi": "CQ", "trang_thai": "cap_tren", "quyet_dinh": "QD-CT"}
    small.add("xep_loai_tap_the", **given | FIGURES | {"muc": "HTXSNV"})
    assert told(small) == []
    small.set("don_vi", unit, cap_tren="CQ")
    assert told(small) == [(UNMET, FILE, 4, "muc")]
    (finding,) = (f for f in small.findings() if f.code == UNMET)
    assert "không có đơn vị cấp dưới trực tiếp xếp “Không hoàn thành nhiệm vụ”, mà đơn vị ở dòng 3" in (
        finding.message
    )


def test_the_leadership_collective_is_not_judged_by_the_decree(office):
    small = rated(office, "HTTNV")
    small.set("xep_loai_tap_the", 2, muc="HTXSNV", quyet_dinh="QD-CT", ty_le_hoan_thanh="50")
    assert told(small) == []


def test_an_office_that_writes_no_figures_is_told_what_lacks(office):
    small = office(2026)
    small.set("xep_loai_tap_the", 3, muc="HTXSNV")
    assert told(small) == []
    assert "bảng Xếp loại tập thể chưa ghi tỷ lệ hoàn thành nhiệm vụ" in small.told()[-1].message


def test_2022_asks_for_no_figures(office):
    small = office(2022)
    small.set("xep_loai_tap_the", 3, muc="HTXSNV", ty_le_hoan_thanh="50")
    assert told(small) == []
