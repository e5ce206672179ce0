"""Parameters, scores and years within what they can mean."""

import pytest


@pytest.mark.parametrize(
    ("id", "value", "code"),
    [
        ("NGUONG-O-NHO", "1", "nguong-o-nho-sai"),
        ("NGUONG-O-NHO", "0", "nguong-o-nho-sai"),
        ("NGUONG-O-NHO", "-5", "nguong-o-nho-sai"),
        ("NGUONG-O-NHO", "4.5", "nguong-o-nho-sai"),
        ("NGUONG-O-NHO", "2", None),
        ("NGAY-GUI-DU-THAO", "0", "so-ngay-gui-sai"),
        ("NGAY-GUI-DU-THAO", "2.5", "so-ngay-gui-sai"),
        ("NGAY-GUI-DU-THAO", "1", None),
        ("NGAY-DONG-BO", "2.5", "so-ngay-gui-sai"),
        ("SO-NGAY-CONG-KHAI", "0", "so-ngay-ngoai-khoang"),
        ("SO-NGAY-CONG-KHAI", "30000", "so-ngay-ngoai-khoang"),
        ("NGAY-GIAI-QUYET-KIEN-NGHI", "10", None),
        ("SO-NGAY-LINK-NOP", "0", "so-ngay-ngoai-khoang"),
        ("SO-NGAY-LINK-NOP", "60.5", "so-ngay-ngoai-khoang"),
        ("SO-NGAY-LINK-NOP", "367", "so-ngay-ngoai-khoang"),
        ("SO-NGAY-LINK-NOP", "366", None),
        ("SO-NGAY-LINK-NOP", "60", None),
        *(
            ("SO-NGAY-GIU-NHAT-KY", value, "so-ngay-ngoai-khoang")
            for value in ("", "0", "-1", "1.5", "36501")
        ),
        ("SO-NGAY-GIU-NHAT-KY", "36500", None),
        ("SO-NGAY-GIU-NHAT-KY", "1", None),
        ("SAI-SO-DIEM", "1", "chenh-lech-qua-rong"),
        ("SAI-SO-DIEM", "0.9999", None),
        ("SAI-SO-DIEM", "0", None),
        ("TY-LE-XUAT-SAC", "0", "ty-le-sai"),
        ("TY-LE-XUAT-SAC", "100.5", "ty-le-sai"),
        ("TY-LE-XUAT-SAC", "100", None),
        ("TY-LE-XUAT-SAC", "0.5", None),
    ],
)
def test_a_parameter_within_its_bounds(small, id, value, code):
    (row,) = small.rows("tham_so", ma=id)
    small.set("tham_so", row, gia_tri=value)
    expected = [(code, "tham_so.csv", row, "gia_tri")] if code else []
    assert small.found() == expected


def test_any_percentage_is_one(small):
    row = small.add(
        "tham_so",
        ma="PHAN-TRAM",
        ten="Phần trăm",
        gia_tri="101",
        don_vi_tinh="%",
        tu_nam="2022",
        doi_chieu="chua_doi_chieu",
    )
    assert small.found() == [("ty-le-sai", "tham_so.csv", row, "gia_tri")]


@pytest.mark.parametrize("table", ["xep_loai_ca_nhan", "xep_loai_tap_the"])
@pytest.mark.parametrize(
    ("score", "code"), [("0", ""), ("100", ""), ("", ""), ("-0.5", "diem-am"), ("100.25", "diem-tren-100")]
)
def test_a_score_is_not_negative_and_seldom_above_a_hundred(small, table, score, code):
    """Only a scale that a compared text sets may block; bonus points are an office's own."""
    small.set(table, 3, diem=score)
    assert small.found() == ([(code, f"{table}.csv", 3, "diem")] if code else [])
    assert {finding.blocks for finding in small.findings()} <= {code == "diem-am"}


@pytest.mark.parametrize(
    ("year", "right"), [("2019", False), ("2020", True), ("2021", True), ("2023", False)]
)
def test_a_year_is_judged_by_rules_that_hold_in_it(small, year, right):
    cycle = small.tables["ky_danh_gia"][0] | {"tu_ngay": "", "den_ngay": ""}
    row = small.add("ky_danh_gia", **cycle | {"ma": "KY-2", "nam": year, "ke_hoach": ""})
    assert small.found() == ([] if right else [("nam-ngoai-bo-quy-dinh", "ky_danh_gia.csv", row, "nam")])


def test_the_years_of_the_rules_are_said(small):
    cycle = small.tables["ky_danh_gia"][0] | {"tu_ngay": "", "den_ngay": ""}
    small.add("ky_danh_gia", **cycle | {"ma": "KY-2", "nam": "2026", "ke_hoach": ""})
    small.add("ky_danh_gia", **cycle | {"ma": "KY-3", "nam": "2025", "bo_quy_dinh": "ND335", "ke_hoach": ""})
    said = [finding.message for finding in small.findings()]
    assert [message.partition("(")[2] for message in said] == ["từ năm 2020 đến năm 2022).", "từ năm 2026)."]


@pytest.mark.parametrize(
    ("starts", "ends", "column"),
    [
        ("2022-01-01", "2023-03-31", ""),
        ("2021-12-31", "2022-12-31", "tu_ngay"),
        ("2022-11-21", "2023-04-01", "den_ngay"),
    ],
)
def test_a_cycle_lies_in_its_year_and_the_months_after_it(small, starts, ends, column):
    small.set("ky_danh_gia", 2, tu_ngay=starts, den_ngay=ends)
    found = [one for one in small.found() if one[0] == "ky-ngoai-nam"]
    assert found == ([("ky-ngoai-nam", "ky_danh_gia.csv", 2, column)] if column else [])


def test_a_year_without_levels_is_told_once(small):
    small.tables["muc_xep_loai"] = [
        row for row in small.tables["muc_xep_loai"] if row["bo_quy_dinh"] != "ND90"
    ]
    assert small.found() == [("chua-co-muc-xep-loai", "ky_danh_gia.csv", 2, "bo_quy_dinh")]


@pytest.mark.parametrize(
    ("address", "right"),
    [
        ("", True),
        ("https://stc.gialai.gov.vn", True),
        ("https://gialai.gov.vn/stc", True),
        ("https://[ghi-địa-chỉ-trang-công-khai]", True),
        ("https://[stc", False),
        ("https://[stc]", False),
        ("https://℀.vn", False),
    ],
)
def test_the_address_of_the_office_is_one_that_a_browser_can_ask(small, address, right):
    small.set("co_quan", 2, dia_chi_cong=address)
    assert small.found() == ([] if right else [("dia-chi-trang-sai", "co_quan.csv", 2, "dia_chi_cong")])
