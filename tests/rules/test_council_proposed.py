"""The appraisal council proposes before the decision (plan 2022, IV.1)."""

import pytest

from congkhai.findings import Severity

CODE, LATER = "thieu-de-xuat-hoi-dong", "de-xuat-sau-quyet-dinh"


def test_everything_decided_was_proposed(office):
    small = office()
    small.drop("de_xuat", can_bo="CB-05")
    small.drop("de_xuat", don_vi="P-THHC")
    unit, person = small.findings()
    assert [(one.code, one.place.key) for one in (unit, person)] == [(CODE, "TT-2"), (CODE, "CN-05")]
    assert unit.severity is Severity.WARNING
    assert unit.message.startswith("Kết quả của Phòng Tổng hợp – Hành chính (P-THHC) theo quyết định")
    assert person.message == (
        "Kết quả của Nguyễn Đức Dương (CB-05) theo quyết định 01/QĐ-BDT mà chưa ghi đề xuất nào của hội đồng "
        "thẩm định."
    )


def test_the_proposal_of_a_division_is_not_the_councils(office):
    small = office()
    small.set("de_xuat", 3, don_vi_de_xuat="P-THHC")
    assert small.found() == [(CODE, "xep_loai_ca_nhan.csv", 3, None)]


@pytest.mark.parametrize(("day", "late"), [("2022-12-01", False), ("2022-12-02", True), ("", False)])
def test_the_day_of_the_decision_and_the_day_after(office, day, late):
    small = office()
    small.set("de_xuat", 3, ngay=day)
    assert small.found() == ([(LATER, "de_xuat.csv", 3, "ngay")] if late else [])


def test_the_first_proposal_counts(office):
    small = office()
    small.add("de_xuat", **small.tables["de_xuat"][1] | {"ma": "DX-9", "ngay": "2022-12-03"})
    assert small.found() == []
    small.set("de_xuat", 3, ngay="2022-12-02")
    assert small.found() == [(LATER, "de_xuat.csv", 3, "ngay")]


@pytest.mark.parametrize("decision", ["", "QD-CT"])
def test_before_this_agency_decides_nothing_is_missed(office, decision):
    small = office()
    small.drop("de_xuat", can_bo="CB-05")
    small.set("xep_loai_ca_nhan", 6, quyet_dinh=decision)
    assert CODE not in [code for code, *_ in small.found()]


def test_the_plan_of_2022_ends_with_its_year(office):
    small = office(2026)
    small.tables["de_xuat"] = []
    assert small.found() == []
