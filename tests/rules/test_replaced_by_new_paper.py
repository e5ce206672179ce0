"""What replaces a rating or an announcement is a new paper, later than the old one."""

import pytest

from congkhai.findings import Severity
from tests.rules.publishing import PEOPLE, announce, not_this_year, paper, replace_rating

SAME, OLDER = "thay-the-cung-van-ban", "thay-the-van-ban-cu-hon"


@pytest.mark.parametrize(
    ("day", "older"), [("2026-11-30", True), ("2026-12-01", False), ("2026-12-02", False)]
)
def test_a_new_decision_is_not_older_than_the_one_it_replaces(office, day, older):
    small = office(2026)
    paper(small, "QD-2", "02/QĐ-BDT", day)
    row = replace_rating(small, "QD-2")
    assert small.found() == ([(OLDER, f"{PEOPLE}.csv", row, "quyet_dinh")] if older else [])


def test_a_rating_replaced_under_the_same_decision(office):
    small = office(2026)
    row = replace_rating(small, "QD-1")
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.severity) == (SAME, row, Severity.ERROR)
    assert finding.message == (
        "Giàng A Dế (CB-02): dòng này thay thế dòng 3 nhưng vẫn dẫn văn bản cũ (Quyết định 01/QĐ-BDT); "
        "phải có quyết định mới."
    )
    assert finding.source == "Nghị định 335/2025/NĐ-CP, Điều 21 khoản 3"


def test_a_collective_is_rated_anew_by_a_new_decision_too(office):
    small = office(2026)
    held = small.tables["xep_loai_tap_the"][1]
    row = small.add("xep_loai_tap_the", **held | {"ma": "TT-2B", "thay_the": "TT-2"})
    assert small.found() == [(SAME, "xep_loai_tap_the.csv", row, "quyet_dinh")]


def test_an_announcement_is_replaced_by_a_new_paper(office):
    small = office(2026)
    announce(small, "2026-12-05")
    row = announce(small, "2026-12-04", "TB-2", "62/TB-BDT", thay_the="KQ-TB-1")
    assert small.found() == [(OLDER, "thong_bao.csv", row, "van_ban")]
    small.set("thong_bao", row, van_ban="TB-1")
    assert small.found() == [(SAME, "thong_bao.csv", row, "van_ban")]


def test_in_earlier_years_by_the_decree_on_papers(office):
    small = office(2022)
    replace_rating(small, "QD-1")
    (finding,) = small.findings()
    assert (finding.severity, finding.source) == (
        Severity.ERROR,
        "Nghị định 30/2020/NĐ-CP, Điều 18 khoản 3",
    )
    not_this_year(small, "thay-the-bang-van-ban-moi")
    assert small.found() == []
