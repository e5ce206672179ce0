"""Whoever worked under six months is not rated (NĐ 335/2025 Đ.11.1–2; NĐ 90/2020 Đ.2)."""

import pytest

from congkhai.findings import Severity

CODE = "chua-du-thang-ma-xep-loai"
FOUND = [(CODE, "xep_loai_ca_nhan.csv", 6, "so_thang")]


@pytest.mark.parametrize(("months", "found"), [("5.9", FOUND), ("6", []), ("12", []), ("", [])])
def test_six_months_are_enough(office, months, found):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 6, so_thang=months)
    assert small.found() == found


@pytest.mark.parametrize(
    ("reason", "found"), [("nghi_om", []), ("thai_san", []), ("nghi_khong_luong", FOUND), ("khac", FOUND)]
)
def test_sick_and_maternity_leave_are_rated_for_the_time_worked(office, reason, found):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 6, so_thang="4", ma_ly_do=reason)
    assert small.found() == found


@pytest.mark.parametrize(("year", "severity"), [(2022, Severity.WARNING), (2026, Severity.ERROR)])
def test_it_blocks_only_where_the_article_was_read(office, year, severity):
    small = office(year)
    small.set("xep_loai_ca_nhan", 6, so_thang="4")
    (finding,) = small.findings()
    assert (finding.severity, finding.place.value) == (severity, "4")
    assert (
        finding.message
        == "Nguyễn Đức Dương (CB-05): số tháng công tác trong năm chưa đủ 6 tháng mà vẫn xếp loại."
    )


def test_whom_a_superior_rates_too_but_not_before_there_is_a_level(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 2, so_thang="3")
    assert small.found() == []
    small.set("xep_loai_ca_nhan", 2, muc="HTTNV", quyet_dinh="QD-CT")
    assert small.found() == [(CODE, "xep_loai_ca_nhan.csv", 2, "so_thang")]


def test_vien_chuc_are_told_by_their_own_decree_and_never_blocked(office):
    small = office(2026)
    small.set("phan_cong", 6, loai_lao_dong="vien_chuc")
    small.set("xep_loai_ca_nhan", 6, so_thang="4")
    (finding,) = small.findings()
    assert finding.severity is Severity.WARNING
    assert finding.source.startswith("Nghị định 233/2026/NĐ-CP")


def test_a_year_that_sets_no_minimum_asks_for_none(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 6, so_thang="4")
    small.drop("tham_so", ma="THANG-TOI-THIEU")
    assert small.found() == []
