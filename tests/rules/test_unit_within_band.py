"""The level of an organisation against its score (NĐ 335/2025 Đ.8.1–4)."""

import pytest

from congkhai.findings import Severity

ABOVE, BELOW = "muc-tap-the-cao-hon-diem", "muc-tap-the-thap-hon-diem"
CODES = (ABOVE, BELOW)


def told(small):
    return [row for row in small.found() if row[0] in CODES]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"diem": "90", "muc": "HTXSNV"}, ""),
        ({"diem": "89.9951", "muc": "HTXSNV"}, ABOVE),
        ({"diem": "70"}, ""),
        ({"diem": "69.9"}, ABOVE),
        ({"diem": "90"}, BELOW),
        ({"diem": "90", "ly_do": "Do tỷ lệ"}, ""),
        ({"diem": "69.9", "ly_do": "Do cố gắng"}, ABOVE),
        ({"diem_chung": "30", "diem_ket_qua": "62"}, BELOW),
        ({"diem_chung": "30"}, ""),
        ({"diem": "75", "muc": "KHTNV"}, BELOW),
        ({"diem": "75", "muc": "KHTNV", "sai_pham": "co"}, ""),
        ({"diem": "75", "muc": "KHTNV", "ty_le_hoan_thanh": "69"}, ""),
        ({"diem": "75", "muc": "KHTNV", "ty_le_hoan_thanh": "70"}, BELOW),
        ({"diem": "75", "muc": "HTNV", "sai_pham": "co"}, BELOW),
    ],
)
def test_a_level_has_its_band(office, cells, code):
    small = office(2026)
    small.set("xep_loai_tap_the", 3, **cells)
    assert told(small) == ([(code, "xep_loai_tap_the.csv", 3, "muc")] if code else [])


def test_above_blocks_and_below_warns(office):
    small = office(2026)
    small.set("xep_loai_tap_the", 3, diem="60")
    assert {f.severity for f in small.findings() if f.code in CODES} == {Severity.ERROR}
    small.set("xep_loai_tap_the", 3, diem="95")
    (finding,) = (f for f in small.findings() if f.code in CODES)
    assert finding.severity is Severity.WARNING
    assert finding.source == "Nghị định 335/2025/NĐ-CP, Điều 8 khoản 1–4"


def test_the_leadership_collective_is_not_judged_by_the_decree(office):
    small = office(2026)
    small.set("xep_loai_tap_the", 2, muc="HTXSNV", quyet_dinh="QD-CT", diem="50")
    assert told(small) == []


def test_2022_sets_no_bands(office):
    small = office(2022)
    small.set("xep_loai_tap_the", 3, diem="40")
    assert told(small) == []
