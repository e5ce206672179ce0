"""Leaders' own scores come in by their day (plan 2022, IV.2)."""

from datetime import date

import pytest

from congkhai.findings import Severity

LATE, MISSING = "tu-cham-diem-muon", "chua-tu-cham-diem"
LEADERS = ("CB-01", "CB-02", "CB-03", "CB-04")


def scored(small, *leaders: str, day: str = "2022-11-25") -> None:
    for who in leaders:
        small.dossier("tu_cham_diem", day, can_bo=who)


@pytest.mark.parametrize(("day", "late"), [("2022-11-27", False), ("2022-11-28", True)])
def test_before_the_28th_is_the_27th_a_sunday(office, day, late):
    small = office()
    small.task("tu_cham_diem", "2022-11-28")
    scored(small, *LEADERS[1:])
    scored(small, "CB-01", day=day)
    assert small.found() == ([(LATE, "ho_so.csv", 5, "ngay_nop")] if late else [])


def test_heads_and_deputies_and_nobody_else(office):
    small = office()
    small.task("tu_cham_diem", "2022-11-28")
    found = small.findings()
    assert [finding.place.key for finding in found] == list(LEADERS)
    assert {(finding.code, finding.severity) for finding in found} == {(MISSING, Severity.WARNING)}
    assert found[0].message == (
        "Chưa ghi phiếu tự chấm điểm của Lò Văn Hoà (CB-01), cán bộ lãnh đạo, quản lý, phải nộp trước ngày "
        "28/11/2022, tức chậm nhất Chủ nhật, ngày 27/11/2022."
    )


@pytest.mark.parametrize(("today", "told"), [(date(2022, 12, 5), False), (date(2022, 12, 6), True)])
def test_not_in_yet(office, today, told):
    small = office()
    small.today = today
    small.task("tu_cham_diem", "2022-12-06")
    scored(small, *LEADERS[:3])
    assert small.found() == ([(MISSING, "can_bo.csv", 5, None)] if told else [])


def test_who_was_away_owes_none(office):
    small = office()
    small.task("tu_cham_diem", "2022-11-28")
    scored(small, *LEADERS[:3])
    small.set("xep_loai_ca_nhan", 5, ma_ly_do="thai_san")
    assert small.found() == []


def test_the_plan_of_2022_ends_with_its_year(office):
    small = office(2026)
    small.task("tu_cham_diem", "2026-11-27")
    assert small.found() == []
