"""Where an organisation is at the lowest level, and only there (NĐ 335/2025 Đ.8.4)."""

import pytest

from congkhai.findings import Severity
from congkhai.rules.unit_at_the_lowest import TOO_LITTLE_DONE, UNIT_WITHOUT_CAUSE, WRONGDOING

WRONG, LITTLE, WITHOUT = (kind.code for kind in (WRONGDOING, TOO_LITTLE_DONE, UNIT_WITHOUT_CAUSE))


def told(small):
    return [row for row in small.found() if row[0] in (WRONG, LITTLE, WITHOUT)]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"ty_le_hoan_thanh": "70"}, ""),
        ({"ty_le_hoan_thanh": "69.9"}, LITTLE),
        ({"ty_le_hoan_thanh": "69.9", "ly_do": "Bất khả kháng: sạt lở kéo dài"}, ""),
        ({"sai_pham": "co"}, WRONG),
        ({"sai_pham": "co", "ly_do": "Lý do khác"}, WRONG),
        ({"sai_pham": "khong"}, ""),
        ({"muc": "KHTNV", "sai_pham": "co"}, ""),
        ({"muc": "KHTNV", "ty_le_hoan_thanh": "69.9"}, ""),
        ({"muc": "KHTNV", "diem": "49.9"}, ""),
        ({"muc": "KHTNV", "diem": "50"}, WITHOUT),
        ({"muc": "KHTNV", "ty_le_hoan_thanh": "70"}, WITHOUT),
        ({"muc": "KHTNV"}, WITHOUT),
    ],
)
def test_the_causes(office, cells, code):
    small = office(2026)
    small.set("xep_loai_tap_the", 3, **cells)
    assert told(small) == ([(code, "xep_loai_tap_the.csv", 3, "muc")] if code else [])


@pytest.mark.parametrize(
    ("cells", "severity"), [({"sai_pham": "co"}, Severity.ERROR), ({"muc": "KHTNV"}, Severity.WARNING)]
)
def test_a_level_too_high_blocks_one_too_low_warns(office, cells, severity):
    small = office(2026)
    small.set("xep_loai_tap_the", 3, **cells)
    (finding,) = (f for f in small.findings() if f.code in (WRONG, LITTLE, WITHOUT))
    assert finding.severity is severity
    assert finding.source == "Nghị định 335/2025/NĐ-CP, Điều 8 khoản 4"


def test_force_majeure_gives_the_third_level_at_most(office):
    small = office(2026)
    small.set("xep_loai_tap_the", 3, ty_le_hoan_thanh="69.9")
    (finding,) = small.findings()
    assert "ghi ở ô ‘Lý do’ và xếp cao nhất là “Hoàn thành nhiệm vụ”" in finding.remedy


def test_2022_names_no_causes(office):
    small = office(2022)
    small.set("xep_loai_tap_the", 3, ty_le_hoan_thanh="10", sai_pham="co")
    assert told(small) == []
