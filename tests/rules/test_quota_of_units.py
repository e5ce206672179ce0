"""The quota of the divisions that the agency's head recognises (NĐ 335/2025 Đ.8.5)."""

import pytest

from congkhai.findings import Severity

CODE = "vuot-ty-le-tap-the"
OVER = [(CODE, "xep_loai_tap_the.csv", 3, "muc")]


def divisions(office, *levels: str, year: int = 2026):
    """P-THHC rated "xuất sắc" beside divisions of these levels."""
    small = office(year)
    given = small.tables["xep_loai_tap_the"][1]
    for number, level in enumerate(levels):
        small.add("don_vi", ma=f"P-{number}", ten=f"Phòng {number}", loai="phong", thu_tu="9")
        row = {"ma": f"TT-P{number}", "don_vi": f"P-{number}", "muc": level}
        small.add("xep_loai_tap_the", **given | row)
    small.set("xep_loai_tap_the", 3, muc="HTXSNV")
    return small


def told(small):
    return [row for row in small.found() if row[0] == CODE]


@pytest.mark.parametrize(("good", "others", "found"), [(5, 0, []), (4, 0, OVER), (4, 3, OVER), (0, 0, OVER)])
def test_one_in_five_divisions_and_no_more(office, good, others, found):
    assert told(divisions(office, *["HTTNV"] * good, *["HTNV"] * others)) == found


def test_the_words_and_the_wider_base(office):
    small = divisions(office, *["HTTNV"] * 4)
    (finding,) = (finding for finding in small.findings() if finding.code == CODE)
    assert (finding.severity, finding.place.key) == (Severity.ERROR, "KY-2026")
    assert finding.message == (
        "Có 1 phòng, đơn vị xếp “Hoàn thành xuất sắc nhiệm vụ”, vượt quá 20% của 4 đơn vị xếp “Hoàn thành "
        "tốt nhiệm vụ”: nhiều nhất là 0 đơn vị."
    )
    assert finding.source == "Nghị định 335/2025/NĐ-CP, Điều 8 khoản 5 điểm a"
    small.parameter("CO-SO-TY-LE", gia_tri_chu="tot_tro_len", van_ban="QD-CT")
    assert told(small) == []


def test_the_collective_and_the_agency_are_outside(office):
    small = divisions(office, *["HTTNV"] * 4)
    small.add("don_vi", ma="CQ", ten="Ban Dân tộc tỉnh Sơn La", loai="co_quan", thu_tu="1")
    small.add("xep_loai_tap_the", **small.tables["xep_loai_tap_the"][1] | {"ma": "TT-9", "don_vi": "CQ"})
    small.set("xep_loai_tap_the", 2, trang_thai="da_xep_loai", muc="HTTNV", quyet_dinh="QD-CT")
    small.set("xep_loai_tap_the", 8, muc="HTTNV", quyet_dinh="QD-CT")
    assert told(small) == OVER


def test_25_percent_where_it_was_decided(office):
    small = divisions(office, *["HTTNV"] * 4)
    small.parameter("TY-LE-TAP-THE-QUYET-DINH", gia_tri="25", van_ban="QD-CT", ghi_chu="Thành tích")
    assert told(small) == []


def test_2022_sets_none(office):
    assert told(divisions(office, "HTNV", year=2022)) == []
