"""The party committee is heard on head and deputies (NĐ 335/2025 Đ.21.1c, 2c)."""

import pytest

from congkhai.findings import Severity

CODE, LATER = "thieu-y-kien-cap-uy", "y-kien-cap-uy-sau-quyet-dinh"


def test_a_deputy_decided_on_without_it(office):
    small = office(2026)
    small.drop("y_kien", can_bo="CB-02")
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.place.key) == (CODE, 3, "CN-02")
    assert finding.severity is Severity.WARNING
    assert finding.source == "Nghị định 335/2025/NĐ-CP, Điều 21 khoản 1–2 điểm c"


def test_the_head_once_the_superior_has_decided(office):
    small = office(2026)
    small.drop("y_kien", can_bo="CB-01")
    assert small.found() == []
    small.set("xep_loai_ca_nhan", 2, muc="HTTNV", quyet_dinh="QD-CT")
    assert small.found() == [(CODE, "xep_loai_ca_nhan.csv", 2, None)]


def test_of_nobody_else(office):
    """The head of a division is none of the agency's."""
    assert [row["can_bo"] for row in office(2026).tables["y_kien"]] == ["CB-01", "CB-02"]
    assert office(2026).found() == []


def test_another_bodys_opinion_is_not_the_committees(office):
    small = office(2026)
    small.set("y_kien", 3, noi_y_kien="CONGDOAN")
    assert small.found() == [(CODE, "xep_loai_ca_nhan.csv", 3, None)]


@pytest.mark.parametrize(("day", "late"), [("2026-12-01", False), ("2026-12-02", True)])
def test_the_day_of_the_decision_and_the_day_after(office, day, late):
    small = office(2026)
    small.set("y_kien", 3, ngay=day)
    assert small.found() == ([(LATER, "y_kien.csv", 3, "ngay")] if late else [])
    small.add("y_kien", **small.tables["y_kien"][1] | {"ma": "YK-9", "ngay": "2026-11-30"})
    assert small.found() == []


def test_not_before_2026(office):
    small = office(2022)
    small.tables["y_kien"] = []
    assert small.found() == []
