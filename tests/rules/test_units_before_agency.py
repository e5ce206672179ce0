"""A division is rated before what it belongs to (NĐ 335/2025 Đ.9.1)."""

import pytest

from congkhai.findings import Severity, gathered

CODE = "cap-duoi-sau-cap-tren"


def recognised(small, unit: str, day: str) -> None:
    """The superior recognises the leadership or the agency on a day; the division is rated on 1 December."""
    small.set("van_ban", small.rows("van_ban", ma="QD-CT")[0], ngay_ban_hanh=day)
    if unit == "CQ":
        small.add("don_vi", ma="CQ", ten="Ban Dân tộc tỉnh Sơn La", loai="co_quan")
        row = {"ma": "TT-9", "ky": f"KY-{small.year}", "don_vi": "CQ", "trang_thai": "cap_tren"}
        small.add("xep_loai_tap_the", **row, muc="HTTNV", quyet_dinh="QD-CT")
    else:
        small.set("xep_loai_tap_the", 2, muc="HTTNV", quyet_dinh="QD-CT")


@pytest.mark.parametrize("unit", ["LDB", "CQ"])
@pytest.mark.parametrize(("day", "early"), [("2026-11-30", True), ("2026-12-01", False)])
def test_the_same_day_and_the_day_before(office, unit, day, early):
    small = office(2026)
    recognised(small, unit, day)
    assert small.found() == ([(CODE, "xep_loai_tap_the.csv", 3, "quyet_dinh")] if early else [])


def test_what_it_says(office):
    small = office(2026)
    recognised(small, "LDB", "2026-11-30")
    (finding,) = small.findings()
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        "Phòng Tổng hợp – Hành chính (P-THHC) được xếp loại ngày 01/12/2026 (quyết định 01/QĐ-BDT), sau "
        "Tập thể lãnh đạo Ban (ngày 30/11/2026; dòng 2)."
    )


def test_the_value_told_is_the_divisions_decision(office):
    small = office(2026)
    recognised(small, "LDB", "2026-11-30")
    assert [finding.place.value for finding in small.findings()] == ["QD-1"]


def test_the_agency_itself_may_follow_its_leadership(office):
    """Only divisions come first: the agency is decided upon by its superior, when that will."""
    small = office(2026)
    recognised(small, "CQ", "2026-12-09")
    small.set("don_vi", small.rows("don_vi", ma="CQ")[0], cap_tren="LDB")
    small.set("xep_loai_tap_the", 2, muc="HTTNV", quyet_dinh="QD-1")
    assert small.found() == []


def test_several_divisions_behind_one_decision_are_one_finding(office):
    small = office(2026)
    recognised(small, "LDB", "2026-11-30")
    small.add("don_vi", ma="P-B", ten="Phòng B", loai="phong", cap_tren="LDB")
    small.add("xep_loai_tap_the", **small.tables["xep_loai_tap_the"][1] | {"ma": "TT-3", "don_vi": "P-B"})
    (finding,) = gathered(small.findings())
    assert [place.row for place in (finding.place, *finding.also)] == [3, 4]


def test_a_correction_may_come_later(office):
    small = office(2026)
    recognised(small, "CQ", "2026-12-02")
    small.add("van_ban", **small.tables["van_ban"][-2] | {"ma": "QD-9", "ngay_ban_hanh": "2026-12-05"})
    row = small.tables["xep_loai_tap_the"][1] | {"ma": "TT-8", "quyet_dinh": "QD-9", "thay_the": "TT-2"}
    small.add("xep_loai_tap_the", **row)
    assert small.found() == []


def test_not_before_2026(office):
    small = office(2022)
    recognised(small, "LDB", "2022-11-30")
    assert small.found() == []


def test_a_division_may_follow_another(office):
    """Only what it belongs to comes after it."""
    small = office(2026)
    small.add("van_ban", **small.tables["van_ban"][-2] | {"ma": "QD-9", "ngay_ban_hanh": "2026-12-05"})
    small.add("don_vi", ma="P-B", ten="Phòng B", loai="phong", cap_tren="LDB")
    row = small.tables["xep_loai_tap_the"][1] | {"ma": "TT-3", "don_vi": "P-B", "quyet_dinh": "QD-9"}
    small.add("xep_loai_tap_the", **row)
    assert small.found() == []
    recognised(small, "LDB", "2026-12-04")
    assert small.found() == [(CODE, "xep_loai_tap_the.csv", 4, "quyet_dinh")]
