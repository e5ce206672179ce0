"""Whoever is rated worked somewhere in the year."""

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


def test_who_is_not_rated_needs_none(small):
    small.drop("phan_cong", can_bo="CB-05")
    small.set("xep_loai_ca_nhan", 6, trang_thai="khong_xep_loai", muc="", quyet_dinh="")
    assert "xep-loai-thieu-phan-cong" not in {code for code, *_ in small.found()}
