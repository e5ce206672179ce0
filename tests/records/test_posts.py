"""Whoever is rated worked somewhere in the year; a role is that of the position."""

import pytest

from congkhai.findings import Severity


def test_a_rated_person_without_any_post(small):
    small.drop("phan_cong", can_bo="CB-05")
    (finding,) = small.findings()
    assert (finding.code, finding.severity) == ("xep-loai-thieu-phan-cong", Severity.WARNING)
    assert (finding.place.table, finding.place.row, finding.place.column) == ("xep_loai_ca_nhan", 6, "can_bo")


@pytest.mark.parametrize(
    ("starts", "ends", "told"),
    [
        ("2020-01-01", "2021-12-31", True),
        ("2020-01-01", "2022-01-01", False),
        ("2022-12-31", "", False),
        ("2023-01-01", "", True),
        ("", "", False),
    ],
)
def test_a_post_held_on_any_day_of_the_year_is_enough(small, starts, ends, told):
    small.set("phan_cong", 6, tu_ngay=starts, den_ngay=ends)
    assert ("xep-loai-thieu-phan-cong" in {code for code, *_ in small.found()}) is told


def test_a_post_beside_the_main_one_is_not_enough(small):
    """Who retired last year may still be of the Party's committee."""
    small.set("phan_cong", 6, den_ngay="2021-12-31")
    post = {"ma": "PC-9", "don_vi": "CHIBO", "chuc_vu": "BT", "chinh": "khong", "den_ngay": ""}
    small.add("phan_cong", **small.tables["phan_cong"][4] | post)
    assert [code for code, *_ in small.found()] == ["xep-loai-thieu-phan-cong"]


def test_who_is_not_rated_needs_none(small):
    small.drop("phan_cong", can_bo="CB-05")
    small.set("xep_loai_ca_nhan", 6, trang_thai="khong_xep_loai", muc="", quyet_dinh="")
    assert "xep-loai-thieu-phan-cong" not in {code for code, *_ in small.found()}


@pytest.mark.parametrize(
    ("row", "position", "role", "found"),
    [
        (2, "TB", "thanh_vien", True),
        (3, "PTB", "thanh_vien", True),
        (3, "PTB", "dung_dau", False),
        (4, "TP", "thanh_vien", True),
        (4, "TP", "cap_pho", True),
        (4, "TP", "dung_dau", False),
        (5, "PTP", "thanh_vien", True),
        (5, "PTP", "cap_pho", False),
        (6, "CV", "cap_pho", True),
        (6, "CV", "thanh_vien", False),
        (6, "CTCD", "dung_dau", False),
    ],
)
def test_a_role_is_that_of_the_position(small, row, position, role, found):
    """A deputy may be in charge; what a post of the union or the Party is called says nothing."""
    if role == "dung_dau" and row != 4:
        small.set("phan_cong", 2 if row == 3 else 4, den_ngay="2020-01-01")
        small.set("phan_cong", row, tu_ngay="2020-01-02")
    small.set("phan_cong", row, chuc_vu=position, vai_tro=role)
    told = [("vai-tro-khac-chuc-vu", "phan_cong.csv", row, "vai_tro")] if found else []
    assert [one for one in small.found() if one[0] != "xep-loai-thieu-phan-cong"] == told


def test_what_a_wrong_role_is_told(small):
    small.set("phan_cong", 4, vai_tro="thanh_vien")
    (finding,) = small.findings()
    assert (finding.severity, finding.place.key) == (Severity.WARNING, "PC-03")
    assert finding.message == (
        "Đinh Thị Thuỷ Tiên (CB-03): dòng này ghi vai trò thành viên, trong khi chức vụ “Trưởng phòng” "
        "là của người đứng đầu."
    )
    small.set("phan_cong", 4, chinh="khong")
    assert "vai-tro-khac-chuc-vu" not in {code for code, *_ in small.found()}
