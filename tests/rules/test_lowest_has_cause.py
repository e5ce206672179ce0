"""The lowest level has one of the causes that the law names (NĐ 335/2025 Đ.20.4)."""

import pytest

from congkhai.findings import Severity

CODE = "khong-hoan-thanh-chua-ro-can-cu"
FILE = "xep_loai_ca_nhan.csv"


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({}, True),
        ({"diem": "49.99"}, False),
        ({"diem": "50"}, True),
        ({"ma_ly_do": "ket_luan"}, False),
        ({"ma_ly_do": "ky_luat"}, False),
        ({"ma_ly_do": "tham_nhung"}, True),
        ({"ma_ly_do": "ty_le"}, True),
        ({"ma_ly_do": "khac", "ly_do": "Ý thức kém"}, True),
    ],
)
def test_a_member_at_the_lowest_level(office, cells, found):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 6, muc="KHTNV", **cells)
    told = [row for row in small.found() if row[0] == CODE]
    assert told == ([(CODE, FILE, 6, "muc")] if found else [])


def test_corruption_in_the_unit_is_a_cause_for_who_leads(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 4, muc="KHTNV", ma_ly_do="tham_nhung")
    assert small.found() == []


def test_a_disciplinary_decision_is_a_cause(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 6, muc="KHTNV")
    row = {"ma": "KL-1", "can_bo": "CB-05", "loai": "dang", "hinh_thuc": "Cảnh cáo"}
    small.add("ky_luat", **row, nguyen_nhan="suy_thoai", hieu_luc_tu="2026-03-02")
    assert small.found() == []


def test_months_under_50_are_a_cause(office):
    small = office(2026)
    small.score("CB-05", range(1, 12), so_luong="20", chat_luong="20", tien_do="20")
    small.set("xep_loai_ca_nhan", 6, muc="KHTNV")
    assert [row for row in small.found() if row[0] == CODE] == []


def test_it_warns(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 6, muc="KHTNV")
    (finding,) = small.findings()
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        "Nguyễn Đức Dương (CB-05): xếp “Không hoàn thành nhiệm vụ” nhưng chưa ghi căn cứ nào mà quy "
        "định nêu cho mức này."
    )


def test_where_there_are_no_bands_a_reason_written_out_will_do(office):
    """In 2022 more than half the tasks undone is a cause that no column holds."""
    small = office(2022)
    small.set("xep_loai_ca_nhan", 6, muc="KHTNV")
    (finding,) = small.findings()
    assert (finding.severity, "chưa đối chiếu" in finding.source) == (Severity.WARNING, True)
    small.set("xep_loai_ca_nhan", 6, ma_ly_do="khac", ly_do="Quá nửa nhiệm vụ không bảo đảm tiến độ")
    assert small.found() == []


def test_where_the_rule_does_not_hold_nothing_is_asked(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 6, muc="KHTNV")
    small.rule("khong-hoan-thanh-co-can-cu", bat="khong")
    assert small.found() == []
