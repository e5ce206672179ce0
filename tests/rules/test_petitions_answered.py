"""Seven working days of the authority, none of the staff."""

from datetime import date

import pytest

from congkhai.findings import Severity
from tests.rules.publishing import param

LATE, OVERDUE = "kien-nghi-giai-quyet-muon", "kien-nghi-qua-han"
DAYS = "NGAY-GIAI-QUYET-KIEN-NGHI"


def petition(small, received: str, answered: str = "") -> int:
    days = {"ngay_nhan": received, "ngay_giai_quyet": answered}
    return small.add("kien_nghi", ma="KN-1", ky=f"KY-{small.year}", can_bo="CB-05", **days)


@pytest.mark.parametrize(
    ("received", "answered", "late"),
    [
        ("2026-12-10", "2026-12-21", False),
        ("2026-12-10", "2026-12-22", True),
        ("2026-12-28", "2027-01-07", False),
        ("2026-12-28", "2027-01-08", True),
        ("2026-11-20", "2026-12-02", False),
        ("2026-11-20", "2026-12-03", True),
    ],
)
def test_counted_from_the_day_after_receipt_without_days_off(office, received, answered, late):
    """1 January and 24 November are days off."""
    small = office(2026)
    param(small, DAYS, "7")
    row = petition(small, received, answered)
    assert small.found() == ([(LATE, "kien_nghi.csv", row, "ngay_giai_quyet")] if late else [])


@pytest.mark.parametrize(("today", "over"), [(date(2026, 12, 21), False), (date(2026, 12, 22), True)])
def test_an_open_petition_is_overdue_the_day_after(office, today, over):
    small = office(2026)
    param(small, DAYS, "7")
    row = petition(small, "2026-12-10")
    small.today = today
    assert small.found() == ([(OVERDUE, "kien_nghi.csv", row, "ngay_giai_quyet")] if over else [])


def test_it_says_both_dates_and_how_they_are_counted(office):
    small = office(2026)
    param(small, DAYS, "7")
    petition(small, "2026-12-10")
    small.today = date(2026, 12, 22)
    (finding,) = small.findings()
    assert finding.severity is Severity.WARNING
    assert finding.source == "Nghị định 335/2025/NĐ-CP, Điều 22"
    assert finding.message == (
        "Kiến nghị của Nguyễn Đức Dương (CB-05) nhận ngày 10/12/2026 chưa ghi ngày giải quyết, mà hạn "
        "giải quyết của cơ quan đã hết ngày "
        "21/12/2026 (đếm 07 ngày làm việc, kể từ ngày liền sau ngày nhận)."
    )


def test_a_petition_long_after_the_notice_is_in_time(office):
    """The law gives staff no last day."""
    small = office(2026)
    param(small, DAYS, "7")
    petition(small, "2027-06-01", "2027-06-02")
    assert small.found() == []


def test_under_the_decree_before_nothing_is_counted(office):
    small = office(2022)
    param(small, DAYS, "7")
    petition(small, "2022-12-01", "2022-12-30")
    assert small.found() == []


def test_a_year_without_its_row_sets_no_limit(office):
    small = office(2026)
    small.drop("tham_so", ma=DAYS)
    petition(small, "2026-01-05", "2026-12-05")
    assert small.found() == []
