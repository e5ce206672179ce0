"""What is new or corrected is announced, in the places where the old was shown."""

import pytest

from tests.rules.publishing import PEOPLE, announce, not_this_year, paper, replace_rating, window

NEW, PLACE = "ket-qua-chua-thong-bao", "dinh-chinh-thieu-noi"


@pytest.mark.parametrize(("decided", "told"), [("2026-12-05", False), ("2026-12-06", True)])
def test_a_decision_after_the_last_announcement(office, decided, told):
    small = office(2026)
    announce(small, "2026-12-05")
    paper(small, "QD-2", "02/QĐ-BDT", decided)
    row = replace_rating(small, "QD-2")
    assert small.found() == ([(NEW, f"{PEOPLE}.csv", row, "quyet_dinh")] if told else [])


def test_the_correction_announced_ends_it(office):
    small = office(2026)
    announce(small, "2026-12-05")
    paper(small, "QD-2", "02/QĐ-BDT", "2026-12-08")
    replace_rating(small, "QD-2")
    announce(small, "2026-12-09", "TB-2", "62/TB-BDT", thay_the="KQ-TB-1")
    assert small.found() == []


def test_a_first_decision_waits_for_the_announcement_to_come(office):
    """Without one it is an error of another rule."""
    small = office(2026)
    announce(small, "2026-12-05")
    paper(small, "QD-2", "02/QĐ-BDT", "2026-12-08")
    small.set(PEOPLE, 7, quyet_dinh="QD-2")
    assert small.found() == []
    small.task("cong_khai", "", "khong_han")
    assert small.found() == [(NEW, f"{PEOPLE}.csv", 7, "quyet_dinh")]


def test_a_superiors_decision_after_the_last_announcement(office):
    small = office(2026)
    announce(small, "2026-11-30")
    small.set(PEOPLE, 2, muc="HTTNV", quyet_dinh="QD-CT")
    small.set("van_ban", small.rows("van_ban", ma="QD-CT")[0], ngay_ban_hanh="2026-12-20")
    assert small.found() == [(NEW, f"{PEOPLE}.csv", 2, "quyet_dinh")]


def test_before_anything_is_announced_nothing_is_missing(office):
    small = office(2026)
    paper(small, "QD-2", "02/QĐ-BDT", "2026-12-08")
    replace_rating(small, "QD-2")
    assert small.found() == []


@pytest.mark.parametrize(
    ("until", "missing"), [("2026-12-08", True), ("2026-12-09", False), ("2026-12-31", False)]
)
def test_the_correction_stands_where_the_old_stood(office, until, missing):
    """The portal's window has to reach the day of the correction."""
    small = office(2026)
    announce(small, "2026-12-02")
    row = announce(small, "2026-12-09", "TB-2", "62/TB-BDT", thay_the="KQ-TB-1")
    window(small, "2026-12-02", "2027-01-15")
    window(small, "2026-12-02", until, "portal", "CK-2")
    assert small.found() == ([(PLACE, "thong_bao.csv", row, "thay_the")] if missing else [])
    if missing:
        (finding,) = small.findings()
        assert finding.message == (
            "Thông báo 61/TB-BDT đã công khai ở nơi “trang thông tin điện tử”, nhưng từ ngày 09/12/2026 "
            "không còn thời hạn công khai nào ở đó cho thông báo thay thế."
        )


@pytest.mark.parametrize(
    ("since", "until", "asked"),
    [
        ("2026-12-01", "2026-12-01", False),
        ("2026-12-01", "2026-12-02", True),
        ("2026-12-08", "2026-12-08", True),
        ("2026-12-10", "2026-12-31", False),
    ],
)
def test_a_place_is_asked_for_where_the_old_stood_for_a_day(office, since, until, asked):
    """From the day of the old announcement to the day before the new one, both counted."""
    small = office(2026)
    window(small, since, until, "portal")
    announce(small, "2026-12-02")
    row = announce(small, "2026-12-09", "TB-2", "62/TB-BDT", thay_the="KQ-TB-1")
    assert small.found() == ([(PLACE, "thong_bao.csv", row, "thay_the")] if asked else [])


def test_a_year_without_the_rule(office):
    small = office(2026)
    announce(small, "2026-12-05")
    paper(small, "QD-2", "02/QĐ-BDT", "2026-12-06")
    replace_rating(small, "QD-2")
    not_this_year(small, "dinh-chinh-cung-noi")
    assert small.found() == []
