"""The head's level is not above the unit's: a warning for 2022, an error from 2026 (NĐ 335/2025 Đ.20.6)."""

import pytest

from congkhai.findings import Severity

CODE = "dung-dau-cao-hon-don-vi"


@pytest.mark.parametrize(
    ("head", "unit", "above"),
    [("HTTNV", "HTNV", True), ("HTTNV", "HTTNV", False), ("HTNV", "HTTNV", False), ("HTNV", "KHTNV", True)],
)
def test_the_levels_are_compared_by_rank(office, head, unit, above):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 4, muc=head)
    small.set("xep_loai_tap_the", 3, muc=unit)
    assert small.found() == ([(CODE, "xep_loai_ca_nhan.csv", 4, "muc")] if above else [])


@pytest.mark.parametrize(("year", "severity"), [(2022, Severity.WARNING), (2026, Severity.ERROR)])
def test_it_blocks_only_where_the_article_holds(office, year, severity):
    small = office(year)
    small.set("xep_loai_tap_the", 3, muc="HTNV")
    (finding,) = small.findings()
    assert (finding.code, finding.severity) == (CODE, severity)
    assert ("chưa đối chiếu" in finding.source) == (year == 2022)
    assert finding.message == (
        "Đinh Thị Thuỷ Tiên (CB-03): người đứng đầu được xếp “Hoàn thành tốt nhiệm vụ”, cao hơn mức "
        "“Hoàn thành nhiệm vụ” "
        "của đơn vị mình đứng đầu (bảng ‘Xếp loại tập thể’, dòng 3)."
    )


def test_the_deputy_may_stand_above(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 4, muc="HTNV")
    small.set("xep_loai_tap_the", 3, muc="HTNV")
    assert small.tables["xep_loai_ca_nhan"][3]["muc"] == "HTTNV"
    assert small.found() == []


def test_the_agency_head_is_held_against_the_collective(office):
    """Both by the superior's decision."""
    small = office(2026)
    small.set("xep_loai_ca_nhan", 2, muc="HTTNV", quyet_dinh="QD-CT")
    small.set("xep_loai_tap_the", 2, muc="HTNV", quyet_dinh="QD-CT")
    assert small.found() == [(CODE, "xep_loai_ca_nhan.csv", 2, "muc")]


def test_the_agency_head_is_held_against_the_agency_once_it_is_rated(office):
    """Then the leadership collective, which the Party reviews, is another matter."""
    small = office(2026)
    small.add("don_vi", ma="CQ", ten="Ban Dân tộc tỉnh Sơn La", loai="co_quan", thu_tu="1")
    small.add("xep_loai_tap_the", ma="TT-9", ky="KY-2026", don_vi="CQ", trang_thai="cap_tren")
    small.set("xep_loai_ca_nhan", 2, muc="HTTNV", quyet_dinh="QD-CT")
    small.set("xep_loai_tap_the", 2, muc="HTNV", quyet_dinh="QD-CT")
    assert small.found() == [(CODE, "xep_loai_ca_nhan.csv", 2, "muc")]
    small.set("xep_loai_tap_the", 4, muc="HTTNV", quyet_dinh="QD-CT")
    assert small.found() == []
    small.set("xep_loai_tap_the", 4, muc="HTNV")
    (finding,) = small.findings()
    assert "(bảng ‘Xếp loại tập thể’, dòng 4)" in finding.message


def test_who_heads_is_asked_for_the_end_of_the_cycle(office):
    small = office(2026)
    small.set("xep_loai_tap_the", 3, muc="HTNV")
    small.set("phan_cong", 4, den_ngay="2026-12-30")
    assert small.found() == []
    small.set("phan_cong", 4, den_ngay="2026-12-31")
    assert small.found() == [(CODE, "xep_loai_ca_nhan.csv", 4, "muc")]


def test_a_cycle_without_its_own_end_ends_with_the_year(office):
    small = office(2026)
    small.set("xep_loai_tap_the", 3, muc="HTNV")
    small.set("phan_cong", 4, den_ngay="2026-12-15")
    small.set("ky_danh_gia", 2, den_ngay="2026-12-15")
    assert small.found() == [(CODE, "xep_loai_ca_nhan.csv", 4, "muc")]
    small.set("ky_danh_gia", 2, den_ngay="")
    assert small.found() == []
