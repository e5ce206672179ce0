"""The level against the band of the unrounded score of the year (NĐ 335/2025 Đ.20.1–4)."""

import pytest

from congkhai.findings import Severity

ABOVE, BELOW = "muc-cao-hon-diem", "muc-thap-hon-diem"
FILE = "xep_loai_ca_nhan.csv"


def told(code: str):
    return [(code, FILE, 6, "muc")] if code else []


@pytest.mark.parametrize(
    ("score", "level", "code"),
    [
        ("90", "HTXSNV", ""),
        ("89.99", "HTXSNV", ABOVE),
        ("89.99", "HTTNV", ""),
        ("70", "HTTNV", ""),
        ("69.99", "HTTNV", ABOVE),
        ("50", "HTNV", ""),
        ("49.99", "HTNV", ABOVE),
        ("49.99", "KHTNV", ""),
        ("70", "HTNV", BELOW),
        ("91", "HTTNV", BELOW),
        ("91", "KHTNV", BELOW),
        ("", "HTXSNV", ""),
    ],
)
def test_a_level_has_its_band(office, score, level, code):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 6, diem=score, muc=level)
    assert small.found() == told(code)


def test_the_months_decide_and_not_the_rounded_score_of_the_row(office):
    """Eleven months at 90 and one at 89,98 are written 90,00 and are under 90."""
    small = office(2026)
    small.score("CB-05", range(1, 12), nhom_3="0")
    small.score("CB-05", [12], nhom_3="0", nhom_2="9.98")
    small.set("xep_loai_ca_nhan", 6, diem="90", muc="HTXSNV")
    (finding,) = small.findings()
    assert (finding.code, finding.severity) == (ABOVE, Severity.ERROR)
    assert finding.message == (
        "Nguyễn Đức Dương (CB-05): mức “Hoàn thành xuất sắc nhiệm vụ” cao hơn mức “Hoàn thành tốt nhiệm vụ” "
        "mà điểm của năm cho, xét trên điểm không làm tròn."
    )
    small.set("diem", 13, nhom_2="10")
    assert small.found() == []


@pytest.mark.parametrize(("group", "code"), [("10", ABOVE), ("10.5", "")])
def test_a_mean_with_a_part_out_of_bounds_gives_no_level(office, group, code):
    small = office(2026)
    small.score("CB-05", range(1, 13), nhom_3="0", nhom_2="9", nhom_1=group)
    small.set("xep_loai_ca_nhan", 6, diem="90", muc="HTXSNV")
    assert small.found() == told(code)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"ma_ly_do": "ty_le"}, ""),
        ({"ma_ly_do": "don_vi"}, ""),
        ({"ma_ly_do": "ky_luat"}, ""),
        ({"ma_ly_do": "khac", "ly_do": "Tự nhận mức thấp hơn"}, ""),
        ({"ma_ly_do": "khac"}, BELOW),
        ({"ma_ly_do": "thai_san"}, BELOW),
        ({"ly_do": "Tự nhận mức thấp hơn"}, BELOW),
    ],
)
def test_below_the_band_takes_a_reason(office, cells, code):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 6, diem="95", muc="HTTNV", **cells)
    assert small.found() == told(code)
    assert {finding.severity for finding in small.findings()} <= {Severity.WARNING}


@pytest.mark.parametrize(
    ("score", "level", "code"),
    [
        ("90", "HTTNV", ""),
        ("90.5", "HTNV", BELOW),
        ("90.5", "KHTNV", BELOW),
        ("89.99", "HTNV", BELOW),
        ("88.3", "HTNV", BELOW),
        ("65", "KHTNV", BELOW),
    ],
)
def test_the_quota_explains_one_step_from_the_highest(office, score, level, code):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 6, diem=score, muc=level, ma_ly_do="ty_le")
    assert small.found() == told(code)
    for finding in small.findings():
        assert finding.message.endswith(
            "nhưng lý do “do tỷ lệ xuất sắc của năm” chỉ giải thích việc xếp “Hoàn thành tốt "
            "nhiệm vụ” thay cho “Hoàn thành xuất sắc nhiệm vụ”."
        )


@pytest.mark.parametrize(("level", "code"), [("KHTNV", ""), ("HTNV", BELOW)])
def test_a_disciplinary_decision_is_the_reason_for_the_lowest_level_alone(office, level, code):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 6, diem="75", muc=level)
    row = {"ma": "KL-1", "can_bo": "CB-05", "loai": "dang", "hinh_thuc": "Cảnh cáo"}
    small.add("ky_luat", **row, nguyen_nhan="suy_thoai", hieu_luc_tu="2026-03-02")
    assert small.found() == told(code)


def test_no_reason_lifts_above_the_band(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 6, diem="60", muc="HTTNV", ma_ly_do="khac", ly_do="Thành tích đột xuất")
    assert small.found() == told(ABOVE)


def test_a_replaced_row_is_not_judged(office):
    small = office(2026)
    row = small.tables["xep_loai_ca_nhan"][4] | {"ma": "CN-15", "thay_the": "CN-05", "diem": "60"}
    small.set("xep_loai_ca_nhan", 6, diem="60")
    small.add("xep_loai_ca_nhan", **row | {"muc": "HTNV"})
    assert small.found() == []


def test_vien_chuc_have_the_bands_of_their_own_decree(office):
    small = office(2026)
    small.set("phan_cong", 6, loai_lao_dong="vien_chuc")
    small.set("xep_loai_ca_nhan", 6, diem="60")
    (finding,) = small.findings()
    assert (finding.code, finding.severity) == (ABOVE, Severity.WARNING)
    assert "Nghị định 233/2026/NĐ-CP" in finding.source and "chưa đối chiếu" in finding.source


def test_the_years_before_2026_have_no_bands(office):
    small = office(2022)
    small.set("xep_loai_ca_nhan", 6, diem="60", muc="HTXSNV")
    assert small.found() == []
    small.rule("muc-theo-diem", tu_nam="2020")
    assert small.found() == []
    assert "chưa ghi khung điểm" in small.told()[-1].message


def test_below_the_band_without_a_word_says_that_no_reason_is_given(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 6, diem="95", muc="HTTNV")
    (finding,) = small.findings()
    assert finding.message.endswith("mà điểm của năm cho, nhưng chưa ghi lý do.")


def test_one_month_out_of_bounds_is_enough_to_give_no_level(office):
    small = office(2026)
    small.score("CB-05", range(1, 12), nhom_3="0", nhom_2="9")
    small.score("CB-05", [12], nhom_3="0", nhom_2="9", nhom_1="10.5")
    small.set("xep_loai_ca_nhan", 6, diem="90", muc="HTXSNV")
    assert small.found() == []
    small.set("diem", 13, nhom_1="10")
    assert small.found() == told(ABOVE)


@pytest.mark.parametrize(
    ("kept", "runs"),
    [
        ({}, True),
        ({"HTXSNV": {"diem_tu": "90"}}, True),
        ({"KHTNV": {"diem_duoi": "50"}}, True),
        (None, False),
    ],
)
def test_one_bound_of_one_level_is_enough_for_the_rule_to_run(office, kept, runs):
    """`kept`: the bounds left by level, all of them where it is empty."""
    small = office(2026)
    for row in small.rows("muc_xep_loai", bo_quy_dinh="ND335") if kept != {} else ():
        level = small.tables["muc_xep_loai"][row - 2]["ma"]
        small.set("muc_xep_loai", row, **{"diem_tu": "", "diem_duoi": ""} | (kept or {}).get(level, {}))
    assert any("chưa ghi khung điểm" in finding.message for finding in small.told()) != runs
