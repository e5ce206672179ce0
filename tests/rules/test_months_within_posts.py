"""Months and scores lie within the main posts held here (NĐ 335/2025 Đ.11.1, Đ.19.1)."""

import pytest

from congkhai.findings import Severity
from congkhai.rules.explained import explained
from tests.rules.publishing import not_this_year

CODE = "so-thang-vuot-phan-cong"
FOUND = [(CODE, "xep_loai_ca_nhan.csv", 6, "so_thang")]


@pytest.mark.parametrize(
    ("starts", "ends", "months", "found"),
    [
        ("2020-01-01", "2026-03-31", "12", FOUND),
        ("2020-01-01", "2026-03-31", "3", []),
        ("2020-01-01", "2026-03-31", "3.5", FOUND),
        ("2020-01-01", "2026-04-01", "4", []),
        ("2026-10-01", "", "12", FOUND),
        ("2026-10-01", "", "", FOUND),
        ("2026-10-01", "", "3", []),
        ("2026-09-30", "", "4", []),
        ("2026-01-31", "2026-12-01", "12", []),
        ("2026-01-31", "2026-12-01", "", []),
        ("", "", "12", []),
    ],
)
def test_no_more_months_than_a_post_touches(office, starts, ends, months, found):
    small = office(2026)
    small.set("phan_cong", 6, tu_ngay=starts, den_ngay=ends)
    small.set("xep_loai_ca_nhan", 6, so_thang=months)
    assert small.found() == found


def test_the_months_of_all_main_posts_count_and_of_no_other(office):
    small = office(2026)
    small.set("phan_cong", 6, den_ngay="2026-03-31")
    small.set("xep_loai_ca_nhan", 6, so_thang="12")
    later = {"ma": "PC-9", "tu_ngay": "2026-04-01", "den_ngay": "", "chinh": "khong"}
    row = small.add("phan_cong", **small.tables["phan_cong"][4] | later)
    assert small.found() == FOUND
    small.set("phan_cong", row, chinh="co")
    assert small.found() == []
    small.set("phan_cong", row, tu_ngay="2026-05-01")
    assert small.found() == FOUND


@pytest.mark.parametrize(
    ("kind", "given", "outside"),
    [
        ("thang", range(10, 13), ""),
        ("thang", range(8, 13), "có điểm tháng 8, 9"),
        ("quy", range(4, 5), ""),
        ("quy", range(2, 5), "có điểm quý 2, 3"),
    ],
)
def test_a_score_of_another_time_is_told_with_its_number(office, kind, given, outside):
    small = office(2026)
    small.set("phan_cong", 6, tu_ngay="2026-10-15")
    small.set("xep_loai_ca_nhan", 6, so_thang="3")
    small.score("CB-05", given, kind=kind)
    assert small.found() == (FOUND if outside else [])
    assert all(finding.message.endswith(f", trong khi {outside}.") for finding in small.findings())


def test_both_are_told_once(office):
    small = office(2026)
    small.set("phan_cong", 6, den_ngay="2026-03-31")
    small.set("xep_loai_ca_nhan", 6, so_thang="12")
    small.score("CB-05", range(1, 6))
    (finding,) = small.findings()
    assert (finding.severity, finding.place.key) == (Severity.WARNING, "CN-05")
    assert finding.message == (
        "Bảng Phân công chỉ có 3 tháng của Nguyễn Đức Dương (CB-05) trong năm, trong khi ô ‘Số tháng "
        "công tác’ ghi 12 và có "
        "điểm tháng 4, 5."
    )
    small.set("xep_loai_ca_nhan", 6, so_thang="")
    (blank,) = small.findings()
    assert "để trống, tức là đủ năm và có điểm" in blank.message


def test_who_was_transferred_in_is_explained(office):
    small = office(2026)
    small.set("phan_cong", 6, tu_ngay="2026-10-01")
    small.set("xep_loai_ca_nhan", 6, so_thang="12")
    said = {"ma": "GT-1", "ky": "KY-2026", "ma_loi": CODE, "doi_tuong": "CN-05", "van_ban": "QD-CT"}
    small.add("giai_trinh", **said, ly_do="Chuyển đến, có phiếu của cơ quan cũ.")
    (finding,) = explained(small.agency(), small.findings())
    assert finding.passed


def test_who_is_not_rated_says_how_many_months_and_not_more(office):
    small = office(2026)
    small.set("phan_cong", 6, tu_ngay="2026-10-01")
    unrated = {"trang_thai": "khong_xep_loai", "muc": "", "quyet_dinh": "", "ma_ly_do": "chua_du_6_thang"}
    small.set("xep_loai_ca_nhan", 6, so_thang="5", **unrated)
    assert small.found() == FOUND
    small.set("xep_loai_ca_nhan", 6, so_thang="")
    assert small.found() == [], "told by another rule"


def test_who_has_no_main_post_in_the_year_is_told_so_alone(office):
    small = office(2026)
    small.set("phan_cong", 6, den_ngay="2025-12-31")
    small.set("xep_loai_ca_nhan", 6, so_thang="12")
    assert small.found() == []
    assert "xep-loai-thieu-phan-cong" in {finding.code for finding in small.told()}


def test_vien_chuc_are_told_by_their_own_decree(office):
    small = office(2026)
    small.set("phan_cong", 6, loai_lao_dong="vien_chuc", tu_ngay="2026-10-01")
    (finding,) = small.findings()
    assert finding.source.startswith("Nghị định 233/2026/NĐ-CP")


def test_where_the_rule_does_not_hold(office):
    for year in (2022, 2026):
        small = office(year)
        small.set("phan_cong", 6, tu_ngay=f"{year}-10-01")
        if year == 2026:
            not_this_year(small, "so-thang-theo-phan-cong")
        assert small.found() == []
