"""A reminder to enter the results in the national database."""

from datetime import date

import pytest

from congkhai.findings import Severity
from tests.rules.publishing import paper, param, replace_rating

NONE, LATE = "chua-dong-bo-ket-qua", "dong-bo-ket-qua-muon"


def finished(small, day: str) -> None:
    """The one task of the office, done that day."""
    small.set("cong_viec", 2, ngay_xong=day)


def test_without_a_task_the_cycle_is_named(office):
    small = office(2026)
    small.drop("cong_viec", buoc="dong_bo")
    (finding,) = small.findings()
    assert (finding.code, finding.severity) == (NONE, Severity.INFO)
    assert (finding.place.table, finding.place.row) == ("ky_danh_gia", 2)
    assert "chậm nhất ngày 06/12/2026 (05 ngày sau khi có kết quả)" in finding.message
    assert finding.source == "Nghị định 335/2025/NĐ-CP, Điều 26 khoản 1 điểm d"


@pytest.mark.parametrize(
    ("day", "found"), [("", NONE), ("2026-12-06", None), ("2026-12-07", LATE), ("2026-11-30", NONE)]
)
def test_the_task_settles_it_within_five_days(office, day, found):
    small = office(2026)
    finished(small, day)
    assert small.found() == ([(found, "cong_viec.csv", 2, "ngay_xong")] if found else [])


def test_a_new_decision_asks_for_it_anew(office):
    small = office(2026)
    small.today = date(2026, 12, 20)
    assert small.found() == []
    paper(small, "QD-2", "02/QĐ-BDT", "2026-12-10")
    replace_rating(small, "QD-2")
    assert small.found() == [(NONE, "cong_viec.csv", 2, "ngay_xong")]


def test_before_the_decision_nobody_is_reminded(office):
    small = office(2026)
    finished(small, "")
    small.today = date(2026, 11, 30)
    assert small.found() == []


def test_before_2026_there_was_no_such_duty(office):
    small = office(2022)
    param(small, "NGAY-DONG-BO", "5")
    assert small.found() == []
