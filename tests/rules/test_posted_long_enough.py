"""Results are posted soon after the decision, and for long enough."""

import pytest

from congkhai.findings import Severity
from tests.rules.publishing import PEOPLE, paper, param, window

LATE, BRIEF = "cong-khai-muon", "cong-khai-ngan"


def limits(small, start: str = "5", length: str = "30"):
    param(small, "NGAY-CONG-KHAI", start)
    param(small, "SO-NGAY-CONG-KHAI", length)
    return small


@pytest.mark.parametrize(("first", "late"), [("2026-12-08", False), ("2026-12-09", True)])
def test_within_five_working_days_of_the_decision(office, first, late):
    small = limits(office(2026))
    row = window(small, first, "2027-02-01")
    assert small.found() == ([(LATE, "cong_khai.csv", row, "tu_ngay")] if late else [])


@pytest.mark.parametrize(("last", "brief"), [("2027-01-01", False), ("2026-12-31", True)])
def test_for_thirty_days_both_ends_counted(office, last, brief):
    small = limits(office(2026))
    row = window(small, "2026-12-03", last)
    assert small.found() == ([(BRIEF, "cong_khai.csv", row, "den_ngay")] if brief else [])


def test_it_says_what_is_allowed(office):
    small = limits(office(2026))
    window(small, "2026-12-10", "2026-12-20")
    late, brief = small.findings()
    assert {late.severity, brief.severity} == {Severity.WARNING}
    assert late.message == (
        "Công khai từ ngày 10/12/2026, muộn so với Quyết định 01/QĐ-BDT ngày 01/12/2026: chậm nhất phải "
        "công khai từ ngày 08/12/2026 (đếm 05 ngày làm việc, kể từ ngày liền sau ngày ban hành)."
    )
    assert brief.message == (
        "Kết quả chỉ được công khai ở đây 11 ngày; ít nhất phải 30 ngày, đến hết ngày 08/01/2027."
    )
    assert "chưa đối chiếu" in late.source


def test_windows_without_a_gap_are_one(office):
    small = limits(office(2026))
    window(small, "2026-12-03", "2026-12-15")
    second = window(small, "2026-12-16", "2027-01-05", id="CK-2")
    assert small.found() == []
    small.set("cong_khai", second, tu_ngay="2026-12-17")
    assert small.found() == [(BRIEF, "cong_khai.csv", second - 1, "den_ngay")]


def test_each_place_for_itself(office):
    small = limits(office(2026))
    window(small, "2026-12-03", "2027-01-15")
    row = window(small, "2026-12-03", "2026-12-20", "portal", "CK-2")
    assert small.found() == [(BRIEF, "cong_khai.csv", row, "den_ngay")]


def test_the_decision_of_a_superior_does_not_count(office):
    small = limits(office(2026))
    paper(small, "QD-0", "911/QĐ-UBND", "2026-11-02", co_quan_ban_hanh="UBND tỉnh Sơn La")
    small.set(PEOPLE, 2, quyet_dinh="QD-0", muc="HTTNV", trang_thai="da_xep_loai")
    window(small, "2026-12-03", "2027-01-15")
    assert small.found() == []


def test_without_its_numbers_it_says_so(office):
    small = office(2026)
    window(small, "2026-12-20", "2026-12-21")
    for id in ("NGAY-CONG-KHAI", "SO-NGAY-CONG-KHAI"):
        if small.rows("tham_so", ma=id):
            small.drop("tham_so", ma=id)
    assert small.found() == []
    assert any("chưa đặt tham số NGAY-CONG-KHAI" in finding.message for finding in small.told())


def test_of_two_windows_that_end_together_the_first_is_told(office):
    small = limits(office(2026))
    row = window(small, "2026-12-03", "2026-12-20")
    window(small, "2026-12-10", "2026-12-20", id="CK-2")
    assert small.found() == [(BRIEF, "cong_khai.csv", row, "den_ngay")]


@pytest.mark.parametrize("lacking", ["NGAY-CONG-KHAI", "SO-NGAY-CONG-KHAI"])
def test_each_of_its_numbers_is_asked_for(office, lacking):
    small = limits(office(2026))
    window(small, "2026-12-03", "2027-02-01")
    said = f"đủ số ngày ({'chưa đặt' if lacking == 'NGAY-CONG-KHAI' else 'còn thiếu:'} tham số {lacking})"
    assert not any(said in finding.message for finding in small.told())
    small.drop("tham_so", ma=lacking)
    assert any(said in finding.message for finding in small.told())
