"""A unit that has ended, or a person who has left, is told wherever it still acts after that day."""

import pytest

from congkhai.findings import Severity
from tests.rules.publishing import not_this_year

UNIT, PERSON, POST = "don-vi-da-ket-thuc", "nguoi-da-thoi-viec", "chuc-vu-khong-con-ai"


def ended(small, unit: str, day: str) -> None:
    (row,) = small.rows("don_vi", ma=unit)
    small.set("don_vi", row, den_ngay=day)


def left(small, who: str, day: str) -> None:
    (row,) = small.rows("phan_cong", can_bo=who)
    small.set("phan_cong", row, den_ngay=day)


@pytest.mark.parametrize(("last", "found"), [("2022-11-27", 6), ("2022-11-28", 0)])
def test_a_council_proposes_until_its_last_day(office, last, found):
    """All six proposals are of 28 November."""
    small = office()
    ended(small, "HD-TD", last)
    assert small.found() == [(UNIT, "de_xuat.csv", row, "don_vi_de_xuat") for row in range(2, 2 + found)]


@pytest.mark.parametrize(("last", "rows"), [("2022-11-23", [4]), ("2022-11-24", [])])
def test_a_division_meets_until_its_last_day_and_nobody_works_there_after(office, last, rows):
    small = office()
    ended(small, "P-THHC", last)
    told = small.found()
    assert [row for _, file, row, _ in told if file == "hoi_nghi.csv"] == rows
    assert [(row, column) for _, file, row, column in told if file == "phan_cong.csv"] == [
        (row, "don_vi") for row in range(4, 8)
    ]


def test_what_was_rated_before_the_year_of_the_end_stays(office):
    """Rated for 2022, a division ended in the course of that year is rated; one ended before it is not."""
    small = office()
    ended(small, "P-THHC", "2022-01-01")
    assert {file for _, file, _, _ in small.found()} == {"phan_cong.csv", "hoi_nghi.csv", "bieu_quyet.csv"}
    ended(small, "P-THHC", "2021-12-31")
    rated = [row for _, file, row, _ in small.found() if file == "xep_loai_ca_nhan.csv"]
    assert rated == [4, 5, 6, 7]


def test_plan_rows_of_a_unit_that_has_ended(office):
    small = office()
    ended(small, "SNV", "2022-11-20")
    small.add("noi_nhan", ky="KY-2022", thu_tu="1", ten="Sở Nội vụ", don_vi="SNV")
    place = small.place("don_vi", "SNV")
    task = small.task("bao_cao", "2022-12-20", don_vi="SNV")
    assert small.found() == [
        (UNIT, "cong_viec.csv", task, "don_vi"),
        (UNIT, "noi_kiem_diem.csv", place, "don_vi"),
        (UNIT, "noi_nhan.csv", 2, "don_vi"),
    ]
    ended(small, "SNV", "2022-12-19")
    assert small.found() == []


def test_who_has_left_is_neither_reviewed_nor_voted_on(office):
    small = office()
    left(small, "CB-05", "2022-11-25")
    assert small.found() == [(PERSON, "bieu_quyet.csv", 6, "can_bo")]
    (finding,) = small.findings()
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        "Nguyễn Đức Dương giữ nhiệm vụ cuối cùng ở cơ quan đến ngày 25/11/2022 mà dòng này còn ghi người ấy "
        "vào ngày 29/11/2022."
    )


def test_who_has_another_post_has_not_left(office):
    small = office()
    left(small, "CB-05", "2022-11-25")
    post = small.tables["phan_cong"][4] | {"ma": "PC-9", "tu_ngay": "2022-11-26", "den_ngay": ""}
    small.add("phan_cong", **post)
    assert small.found() == []


def test_a_position_that_nobody_holds_chairs_nothing(office):
    """The head left before the conferences that the head chairs; the deputy's chair stands."""
    small = office()
    left(small, "CB-01", "2022-11-20")
    chairs = [(file, row) for code, file, row, _ in small.found() if code == POST]
    assert chairs == [("hoi_nghi.csv", row) for row in (2, 3, 4, 5)]


def test_who_signs_after_leaving(office):
    small = office()
    small.set("van_ban", small.rows("van_ban", ma="QD-1")[0], nguoi_ky="Cầm Bá Xương")
    assert small.found() == []
    left(small, "CB-06", "2022-11-30")
    assert (PERSON, "van_ban.csv", small.rows("van_ban", ma="QD-1")[0], "nguoi_ky") in small.found()


def test_scores_of_months_after_leaving(office):
    small = office(2026)
    small.score("CB-05", range(1, 13))
    left(small, "CB-05", "2026-11-15")
    months = [row for _, file, row, _ in small.found() if file == "diem.csv"]
    assert months == [13]


def test_where_the_rule_does_not_hold(office):
    small = office()
    ended(small, "HD-TD", "2022-11-27")
    not_this_year(small, "con-ghi-sau-khi-ket-thuc")
    assert small.found() == []
