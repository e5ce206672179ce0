"""What makes results public stands in a year that has results, and is not older than that year's review."""

from datetime import date

import pytest

from congkhai.findings import Severity
from tests.rules.publishing import announce, paper, window

EARLY, NOTHING, PETITION = "thong-bao-truoc-ky", "cong-khai-chua-co-ket-qua", "kien-nghi-chua-co-ket-qua"
CYCLE = {"ma": "KY-2027", "nam": "2027", "co_quan": "CQ-2022", "bo_quy_dinh": "ND335"}
PEOPLE, UNITS = "xep_loai_ca_nhan", "xep_loai_tap_the"


@pytest.fixture
def next_year(office):
    """Results of 2026, nothing yet of 2027, which begins with its year."""
    small = office(2026)
    small.row = small.add("ky_danh_gia", **CYCLE)
    small.today = date(2027, 1, 10)
    return small


@pytest.mark.parametrize(("day", "early"), [("2026-11-15", True), ("2026-11-16", False)])
def test_an_announcement_is_not_older_than_its_cycle(office, day, early):
    """The cycle runs from 16 November."""
    small = office(2026)
    row = announce(small, day)
    assert small.found() == ([(EARLY, "thong_bao.csv", row, "van_ban")] if early else [])


def test_last_years_announcement_is_none_of_the_new_year(next_year):
    row = announce(next_year, "2026-12-07")
    assert next_year.found() == []
    next_year.set("thong_bao", row, ky="KY-2027")
    (finding,) = next_year.findings()
    assert (finding.code, finding.severity, finding.place.row) == (EARLY, Severity.ERROR, row)
    assert finding.message == (
        "Thông báo 61/TB-BDT được ghi là thông báo kết quả năm 2027, nhưng ban hành ngày 07/12/2026, trước "
        "khi kỳ đánh giá bắt đầu (ngày 01/01/2027)."
    )


def test_one_paper_is_not_announced_in_both_years(next_year):
    announce(next_year, "2026-12-07")
    row = next_year.add("thong_bao", ma="KQ-2", ky="KY-2027", van_ban="TB-1", tieu_de="Kết quả")
    assert next_year.found() == [(EARLY, "thong_bao.csv", row, "van_ban")]


def test_a_year_without_results_announces_nothing(next_year):
    row = announce(next_year, "2027-01-05")
    next_year.set("thong_bao", row, ky="KY-2027")
    (finding,) = next_year.findings()
    assert (finding.code, finding.blocks, finding.place.column) == (NOTHING, True, "ky")
    assert finding.message == (
        "Thông báo 61/TB-BDT được ghi cho năm 2027, nhưng năm ấy chưa có kết quả xếp loại nào để công khai."
    )


@pytest.mark.parametrize(
    ("cells", "nothing"),
    [
        ({"trang_thai": "da_xep_loai"}, False),
        ({"trang_thai": "khong_xep_loai", "muc": ""}, False),
        ({"trang_thai": "khong_xep_loai", "muc": "", "quyet_dinh": ""}, True),
        ({"trang_thai": "cho_quyet_dinh", "muc": "", "quyet_dinh": ""}, True),
    ],
)
def test_one_result_or_decision_is_enough(next_year, cells, nothing):
    row = announce(next_year, "2027-12-05")
    next_year.set("thong_bao", row, ky="KY-2027")
    decision = paper(next_year, "QD-2", "02/QĐ-BDT", "2027-12-01")
    held = next_year.tables[PEOPLE][4] | {"ma": "CN-9", "ky": "KY-2027", "quyet_dinh": "QD-2"}
    next_year.add(PEOPLE, **held | cells)
    assert decision
    assert next_year.found() == ([(NOTHING, "thong_bao.csv", row, "ky")] if nothing else [])


@pytest.mark.parametrize(("day", "begun"), [(date(2027, 1, 9), False), (date(2027, 1, 10), True)])
def test_a_window_that_begins_without_results_is_told(next_year, day, begun):
    """One that is to come was laid down beforehand."""
    row = window(next_year, "2027-01-10", "2027-02-10")
    next_year.set("cong_khai", row, ky="KY-2027")
    next_year.today = day
    assert next_year.found() == ([(NOTHING, "cong_khai.csv", row, "ky")] if begun else [])
    assert {finding.severity for finding in next_year.findings()} <= {Severity.WARNING}


def test_a_petition_is_about_a_result_of_its_year(next_year):
    came = {"can_bo": "CB-05", "ngay_nhan": "2027-01-05", "noi_dung": "Đề nghị xem lại."}
    row = next_year.add("kien_nghi", ma="KN-1", ky="KY-2026", **came)
    assert next_year.found() == []
    next_year.set("kien_nghi", row, ky="KY-2027")
    (finding,) = next_year.findings()
    assert (finding.code, finding.severity, finding.place.row) == (PETITION, Severity.WARNING, row)
    assert finding.message == (
        "Nguyễn Đức Dương (CB-05): kiến nghị ở dòng này được ghi cho năm 2027, nhưng năm ấy chưa có kết quả "
        "xếp loại nào."
    )


def test_it_holds_in_every_year(office):
    small = office(2022)
    announce(small, "2022-11-20")
    (finding,) = small.findings()
    assert (finding.code, finding.severity) == (EARLY, Severity.ERROR)
