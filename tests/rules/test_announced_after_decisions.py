"""An announcement is not older than the first decision."""

import pytest

from congkhai.findings import Severity
from tests.rules.publishing import announce, not_this_year, paper

CODE = "thong-bao-truoc-quyet-dinh"


@pytest.mark.parametrize(
    ("day", "early"), [("2026-11-30", True), ("2026-12-01", False), ("2026-12-05", False)]
)
def test_the_day_of_the_first_decision_is_the_earliest(office, day, early):
    small = office(2026)
    row = announce(small, day)
    assert small.found() == ([(CODE, "thong_bao.csv", row, "van_ban")] if early else [])


def test_what_it_says(office):
    small = office(2026)
    announce(small, "2026-11-30")
    (finding,) = small.findings()
    assert finding.severity is Severity.ERROR
    assert finding.source == "Nghị định 335/2025/NĐ-CP, Điều 21 khoản 2 điểm đ"
    assert finding.message == (
        "Thông báo 61/TB-BDT ghi ngày 30/11/2026, trước quyết định đầu tiên của kỳ "
        "(Quyết định 01/QĐ-BDT, ngày 01/12/2026), nên chưa có kết quả nào để thông báo."
    )


def test_a_later_decision_is_no_fault_of_the_announcement(office):
    """It is a supplement, for which another rule asks."""
    small = office(2026)
    announce(small, "2026-12-02")
    paper(small, "QD-2", "02/QĐ-BDT", "2026-12-03")
    small.set("xep_loai_ca_nhan", 7, quyet_dinh="QD-2")
    assert small.found() == []


def test_under_the_decree_before_it_warns(office):
    small = office(2022)
    announce(small, "2022-11-30")
    (finding,) = small.findings()
    assert (finding.code, finding.severity) == (CODE, Severity.WARNING)
    not_this_year(small, "thong-bao-sau-quyet-dinh")
    assert small.found() == []
