"""The points of an organisation: bounds and sum (NĐ 335/2025 Đ.6, Đ.7.1)."""

import pytest

from congkhai.findings import Severity

OVER, DIFFERS = "diem-tap-the-vuot-toi-da", "diem-tap-the-khong-khop"
FILE = "xep_loai_tap_the.csv"


def scored(office, year: int = 2026, **cells: str):
    small = office(year)
    small.set("xep_loai_tap_the", 3, **{"diem": "85", "diem_chung": "25", "diem_ket_qua": "60"} | cells)
    return small


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({}, "", ""),
        ({"diem_chung": "30", "diem": "90", "muc": "HTXSNV"}, "", ""),
        ({"diem_chung": "30.5", "diem_ket_qua": "54.5"}, OVER, "diem_chung"),
        ({"diem_chung": "35"}, OVER, "diem_chung"),
        ({"diem_ket_qua": "70.5", "diem_chung": "14.5"}, OVER, "diem_ket_qua"),
        ({"diem": "85.01"}, DIFFERS, "diem"),
        ({"diem": "85.0049"}, "", ""),
        ({"diem": ""}, "", ""),
        ({"diem_chung": ""}, "", ""),
    ],
)
def test_bounds_and_sum(office, cells, code, column):
    found = [row for row in scored(office, **cells).found() if row[0].startswith("diem-tap-the")]
    assert found == ([(code, FILE, 3, column)] if code else [])


def test_the_words(office):
    (finding,) = scored(office, diem="80").findings()
    assert finding.severity is Severity.ERROR
    assert finding.message == (
        "Phòng Tổng hợp – Hành chính (P-THHC): điểm của đơn vị khác tổng điểm tiêu chí chung và điểm "
        "kết quả (85,00 điểm)."
    )
    assert finding.source == "Nghị định 335/2025/NĐ-CP, Điều 7 khoản 1"


def test_2022_scores_by_its_own_sheet(office):
    assert scored(office, 2022, diem="99").found() == []
