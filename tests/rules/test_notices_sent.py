"""Everybody whom the agency rates is told in writing by the day the results are public."""

from datetime import date

import pytest

from congkhai.findings import Severity, gathered
from tests.rules.publishing import PEOPLE, announce, not_this_year, paper, replace_rating, window

NONE, LATE = "chua-thong-bao-ca-nhan", "thong-bao-ca-nhan-muon"


def tell(small, day: str, *ratings: str) -> list[int]:
    """Notices sent that day; to everybody rated where nobody is named."""
    everybody = ratings or [f"CN-0{n}" for n in range(2, 7)]
    cycle = f"KY-{small.year}"
    return [
        small.add("thong_bao_ca_nhan", ma=f"TB-{id}", ky=cycle, ket_qua=id, ngay_gui=day, hinh_thuc="giay")
        for id in everybody
    ]


def test_nobody_was_told_is_said_once(office):
    small = office(2026)
    announce(small, "2026-12-05")
    found = small.findings()
    assert [(f.code, f.place.row) for f in found] == [(NONE, row) for row in range(3, 8)]
    (once,) = gathered(found)
    assert [place.row for place in (once.place, *once.also)] == [3, 4, 5, 6, 7]
    assert once.severity is Severity.WARNING
    assert once.message.startswith("Kết quả đã công khai từ ngày 05/12/2026 nhưng chưa ghi thông báo")


@pytest.mark.parametrize(("day", "late"), [("2026-12-05", False), ("2026-12-06", True)])
def test_by_the_day_of_publication(office, day, late):
    small = office(2026)
    announce(small, "2026-12-05")
    rows = tell(small, day)
    assert small.found() == [(LATE, "thong_bao_ca_nhan.csv", row, "ngay_gui") for row in rows if late]


def test_before_the_results_are_public_nothing_is_missing(office):
    small = office(2026)
    assert small.found() == []
    announce(small, "2026-12-05")
    small.today = date(2026, 12, 4)
    assert small.found() == []


def test_a_window_makes_public_too(office):
    small = office(2026)
    window(small, "2026-12-03", "2027-01-15")
    rows = tell(small, "2026-12-04")
    assert small.found() == [(LATE, "thong_bao_ca_nhan.csv", row, "ngay_gui") for row in rows]


def test_whom_the_superior_rates_is_told_by_the_superior(office):
    small = office(2026)
    announce(small, "2026-12-05")
    tell(small, "2026-12-05")
    small.set(PEOPLE, 2, trang_thai="da_xep_loai", muc="HTTNV", quyet_dinh="QD-CT")
    assert small.found() == []


def test_a_new_rating_needs_a_new_notice(office):
    """It is public from its decision on, the window being open."""
    small = office(2026)
    small.today = date(2026, 12, 20)
    window(small, "2026-12-03", "2027-01-15")
    tell(small, "2026-12-02")
    paper(small, "QD-2", "02/QĐ-BDT", "2026-12-10")
    row = replace_rating(small, "QD-2")
    assert small.found() == [(NONE, f"{PEOPLE}.csv", row, None)]
    tell(small, "2026-12-10", "CN-2B")
    assert small.found() == []


def test_a_year_without_the_rule(office):
    small = office(2026)
    announce(small, "2026-12-05")
    not_this_year(small, "thong-bao-tung-nguoi")
    assert small.found() == []
