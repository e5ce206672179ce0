"""An announcement is not older than the first decision."""

import pytest

from congkhai.findings import Severity
from tests.rules.publishing import announce, not_this_year, paper, replace_rating

CODE, LATER = "thong-bao-truoc-quyet-dinh", "quyet-dinh-sau-thong-bao"


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


def decided_on_one(small, day: str, **cells: str) -> int:
    """One of the staff by a decision of their own, on that day; its row in `van_ban`."""
    row = paper(small, "QD-2", "02/QĐ-BDT", day, **cells)
    small.set("xep_loai_ca_nhan", 7, quyet_dinh="QD-2")
    return row


@pytest.mark.parametrize(("day", "later"), [("2026-12-02", False), ("2026-12-03", True)])
def test_the_last_announcement_is_not_older_than_a_first_decision(office, day, later):
    small = office(2026)
    announce(small, "2026-12-02")
    row = decided_on_one(small, day)
    assert small.found() == ([(LATER, "van_ban.csv", row, "ngay_ban_hanh")] if later else [])


def test_what_it_says_of_the_later_decision(office):
    small = office(2026)
    announce(small, "2026-12-02")
    decided_on_one(small, "2026-12-03")
    (finding,) = small.findings()
    (printed,) = small.rows("van_ban", ma="TB-1")
    assert finding.severity is Severity.ERROR
    assert finding.message == (
        "Quyết định 02/QĐ-BDT ký ngày 03/12/2026, sau thông báo cuối cùng đã ghi (Thông báo 61/TB-BDT, ngày "
        f"02/12/2026; dòng {printed}), nên thông báo đó không thể công bố kết quả theo quyết định này."
    )


def test_one_more_announcement_is_written_down(office):
    small = office(2026)
    announce(small, "2026-12-02")
    decided_on_one(small, "2026-12-03")
    announce(small, "2026-12-03", "TB-2", "62/TB-BDT")
    assert small.found() == []


def test_one_more_announcement_is_to_come(office):
    """Without it the supplement could not be drafted."""
    small = office(2026)
    announce(small, "2026-12-02")
    later = decided_on_one(small, "2026-12-03")
    row = small.task("cong_khai", "", "khong_han")
    assert small.found() == []
    for done in ({"ngay_xong": "2026-12-02"}, {"ket_qua": "TB-1"}):
        small.set("cong_viec", row, **{"ngay_xong": "", "ket_qua": ""} | done)
        assert small.found() == [(LATER, "van_ban.csv", later, "ngay_ban_hanh")]


def test_a_decision_that_replaces_or_is_a_superiors_comes_when_it_comes(office):
    small = office(2026)
    announce(small, "2026-12-02")
    paper(small, "QD-2", "02/QĐ-BDT", "2026-12-03")
    replace_rating(small, "QD-2")
    small.set("van_ban", small.rows("van_ban", ma="QD-CT")[0], ngay_ban_hanh="2026-12-20")
    small.set("xep_loai_ca_nhan", 2, muc="HTTNV", quyet_dinh="QD-CT")
    assert small.found() == []


def test_an_announcement_older_than_all_is_told_once(office):
    small = office(2026)
    row = announce(small, "2026-11-30")
    decided_on_one(small, "2026-12-03")
    assert small.found() == [(CODE, "thong_bao.csv", row, "van_ban")]


def test_under_the_decree_before_it_warns(office):
    small = office(2022)
    announce(small, "2022-11-30")
    (finding,) = small.findings()
    assert (finding.code, finding.severity) == (CODE, Severity.WARNING)
    not_this_year(small, "thong-bao-sau-quyet-dinh")
    assert small.found() == []
