"""Disciplined in the year for duty or decline: the lowest level (NĐ 335/2025 Đ.11.3, 20.4c)."""

import pytest

from congkhai.findings import Severity

CODE, TWICE = "bi-ky-luat-ma-khong-ha-muc", "mot-hanh-vi-tinh-hai-nam"
FOUND = [(CODE, "xep_loai_ca_nhan.csv", 6, "muc")]
ROW = {
    "ma": "KL-1",
    "can_bo": "CB-05",
    "loai": "hanh_chinh",
    "hinh_thuc": "Khiển trách",
    "nguyen_nhan": "cong_vu",
    "hieu_luc_tu": "2026-05-04",
    "hanh_vi": "HV-1",
}


def disciplined(small, **cells: str):
    small.add("ky_luat", **ROW | cells)
    return small


@pytest.mark.parametrize(("level", "found"), [("HTXSNV", FOUND), ("HTNV", FOUND), ("KHTNV", [])])
def test_the_lowest_level_alone_will_do(office, level, found):
    small = disciplined(office(2026))
    small.set("xep_loai_ca_nhan", 6, muc=level)
    assert small.found() == found


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({"nguyen_nhan": "suy_thoai"}, FOUND),
        ({"loai": "dang"}, FOUND),
        ({"nguyen_nhan": "khac"}, []),
        ({"to_chuc_cu": "co"}, []),
        ({"tinh_nam": "2025"}, []),
        ({"hieu_luc_tu": "2026-01-01"}, FOUND),
        ({"hieu_luc_tu": "2025-12-31"}, []),
        ({"hieu_luc_tu": "2026-12-31"}, FOUND),
        ({"hieu_luc_tu": "2027-02-01", "tinh_nam": "2026"}, FOUND),
        ({"can_bo": "CB-06"}, [(CODE, "xep_loai_ca_nhan.csv", 7, "muc")]),
    ],
)
def test_which_decisions_are_a_ground(office, cells, found):
    assert disciplined(office(2026), **cells).found() == found


def test_the_message_points_at_the_decision_and_names_no_form(office):
    (finding,) = disciplined(office(2026)).findings()
    assert finding.severity is Severity.ERROR
    assert finding.message == (
        "Nguyễn Đức Dương (CB-05) bị kỷ luật, tính vào năm 2026 (bảng ‘Kỷ luật’, dòng 2), nhưng không xếp "
        "“Không hoàn thành nhiệm vụ”."
    )
    assert finding.source == "Nghị định 335/2025/NĐ-CP, Điều 11 khoản 3"


def test_one_act_counts_once(office):
    """By the Party in 2025, by the agency in 2026."""
    small = disciplined(office(2026), loai="dang", hieu_luc_tu="2025-11-18")
    disciplined(small, ma="KL-2")
    assert small.found() == []
    small.set("ky_luat", 2, tinh_nam="2025")
    small.set("ky_luat", 3, tinh_nam="2026")
    assert small.found() == [(TWICE, "ky_luat.csv", 3, "tinh_nam")]
    small.set("ky_luat", 2, tinh_nam="2026")
    small.set("ky_luat", 3, tinh_nam="2025")
    assert small.found() == [(TWICE, "ky_luat.csv", 2, "tinh_nam")]
    small.set("ky_luat", 2, tinh_nam="2025")
    assert small.found() == []


def test_in_2022_it_warns(office):
    small = disciplined(office(2022), hieu_luc_tu="2022-05-04")
    (finding,) = small.findings()
    assert (finding.code, finding.severity) == (CODE, Severity.WARNING)
    assert "chưa đối chiếu" in finding.source


def test_before_the_first_row_of_the_rule_it_does_not_hold(office):
    small = disciplined(office(2026))
    small.rule("ky-luat-thi-khong-hoan-thanh", bat="khong")
    assert small.found() == []
