"""A unit or a person is told wherever it acts after its end, or before its beginning."""

import pytest

from congkhai.findings import Severity
from tests.rules.publishing import not_this_year

UNIT, PERSON, POST = "don-vi-da-ket-thuc", "nguoi-da-thoi-viec", "chuc-vu-khong-con-ai"
UNIT_YET, PERSON_YET, POST_YET = "don-vi-chua-thanh-lap", "nguoi-chua-nhan-viec", "chuc-vu-chua-co-ai"


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


def begun(small, unit: str, day: str) -> None:
    (row,) = small.rows("don_vi", ma=unit)
    small.set("don_vi", row, tu_ngay=day)


def came(small, who: str, day: str) -> None:
    (row,) = small.rows("phan_cong", can_bo=who)
    small.set("phan_cong", row, tu_ngay=day)


@pytest.mark.parametrize(("first", "found"), [("2022-11-29", 6), ("2022-11-28", 0)])
def test_a_council_proposes_from_its_first_day(office, first, found):
    """All six proposals are of 28 November, which may be the day on which the council was set up."""
    small = office()
    begun(small, "HD-TD", first)
    assert small.found() == [(UNIT_YET, "de_xuat.csv", row, "don_vi_de_xuat") for row in range(2, 2 + found)]


def test_what_it_says_of_a_unit_that_is_not_yet(office):
    small = office()
    begun(small, "HD-TD", "2022-11-29")
    finding = small.findings()[0]
    assert finding.severity is Severity.WARNING
    assert finding.message.endswith(
        "bắt đầu từ ngày 29/11/2022 mà ô ‘Nơi đề xuất’ đã ghi đơn vị này vào ngày 28/11/2022."
    )


@pytest.mark.parametrize(
    ("first", "rated"), [("2022-12-31", False), ("2023-01-01", True), ("2022-07-01", False)]
)
def test_a_unit_founded_in_the_course_of_the_year_is_rated_for_it(office, first, rated):
    """A reorganisation in July leaves what was done from then on; the posts from before are told."""
    small = office()
    begun(small, "P-THHC", first)
    rows = [row for _, file, row, _ in small.found() if file == "xep_loai_ca_nhan.csv"]
    assert rows == ([4, 5, 6, 7] if rated else [])
    posts = [(code, row) for code, file, row, _ in small.found() if file == "phan_cong.csv"]
    assert posts == [(UNIT_YET, row) for row in range(4, 8)]


def test_a_post_from_the_day_of_the_founding_is_right(office):
    small = office()
    begun(small, "P-THHC", "2022-07-01")
    for row in range(4, 8):
        small.set("phan_cong", row, tu_ngay="2022-07-01")
    assert small.found() == []
    small.set("phan_cong", 7, tu_ngay="2022-06-30")
    assert small.found() == [(UNIT_YET, "phan_cong.csv", 7, "don_vi")]


@pytest.mark.parametrize(("first", "told"), [("2022-12-31", []), ("2023-01-01", [UNIT_YET] * 2)])
def test_what_the_plan_gives_without_a_day_is_for_the_cycle(office, first, told):
    small = office()
    small.task("bao_cao", "", "khong_han", don_vi="SNV")
    small.place("don_vi", "SNV")
    begun(small, "SNV", first)
    assert [code for code, *_ in small.found()] == told


@pytest.mark.parametrize(("first", "rows"), [("2022-11-24", []), ("2022-11-25", [8])])
def test_who_has_not_come_yet_is_not_reviewed(office, first, rows):
    """Reviewed on 24 November, voted on five days later."""
    small = office()
    came(small, "CB-05", first)
    assert small.found() == [(PERSON_YET, "kiem_diem.csv", row, "can_bo") for row in rows]


def test_who_came_from_another_post_was_there_before(office):
    small = office()
    came(small, "CB-05", "2022-11-26")
    post = small.tables["phan_cong"][4] | {"ma": "PC-9", "tu_ngay": "2020-01-01", "den_ngay": "2022-11-25"}
    row = small.add("phan_cong", **post)
    assert small.found() == []
    small.set("phan_cong", row, tu_ngay="")
    assert small.found() == []


def test_a_position_that_nobody_holds_yet_chairs_nothing(office):
    small = office()
    came(small, "CB-01", "2022-11-29")
    assert [(file, row) for code, file, row, _ in small.found() if code == POST_YET] == [
        ("hoi_nghi.csv", row) for row in (2, 3, 4)
    ]


def test_scores_of_months_before_coming_are_brought_along(office):
    small = office(2026)
    small.score("CB-05", range(1, 13))
    came(small, "CB-05", "2026-03-31")
    assert small.found() == []


WAITS = {"trang_thai": "cho_quyet_dinh", "muc": "", "quyet_dinh": ""}


@pytest.mark.parametrize(("last", "told"), [("2026-12-30", True), ("2026-12-31", False)])
def test_a_row_laid_down_for_one_who_left_before_the_end_is_told_once(office, last, told):
    """Whatever the months say: whether it is for this year is to be seen by the office."""
    small = office(2026)
    small.set("xep_loai_ca_nhan", 6, **WAITS)
    left(small, "CB-05", last)
    found = [one for one in small.found() if one[1] == "xep_loai_ca_nhan.csv"]
    assert found == ([(PERSON, "xep_loai_ca_nhan.csv", 6, "can_bo")] if told else [])


def test_what_it_says_of_one_who_left_in_may(office):
    small = office(2026)
    small.set("xep_loai_ca_nhan", 6, **WAITS)
    left(small, "CB-05", "2026-05-31")
    (finding,) = [one for one in small.findings() if one.place.table == "xep_loai_ca_nhan"]
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        "Nguyễn Đức Dương giữ nhiệm vụ cuối cùng ở cơ quan đến ngày 31/05/2026 mà dòng này còn ghi người ấy "
        "chờ quyết định xếp loại năm 2026."
    )


def test_what_is_decided_may_be_of_one_who_left_afterwards(office):
    """Rated for the months worked (NĐ 335/2025 Đ.11.1, 11.2); others say where these are too few."""
    small = office(2026)
    left(small, "CB-05", "2026-12-10")
    assert small.found() == []
    small.set("xep_loai_ca_nhan", 6, trang_thai="khong_xep_loai", muc="", quyet_dinh="")
    assert small.found() == []


def test_a_row_laid_down_for_a_unit_that_ended_in_the_year_is_told_once(office):
    """Itself, and the persons who were to be rated there; decided, both are of the time before."""
    small = office(2026)
    ended(small, "P-THHC", "2026-12-15")
    of_results = ("xep_loai_tap_the.csv", "xep_loai_ca_nhan.csv")
    assert [one for one in small.found() if one[1] in of_results] == []
    small.set("xep_loai_tap_the", 3, **WAITS)
    small.set("xep_loai_ca_nhan", 6, **WAITS)
    assert [one for one in small.found() if one[1] in of_results] == [
        (UNIT, "xep_loai_tap_the.csv", 3, "don_vi"),
        (UNIT, "xep_loai_ca_nhan.csv", 6, "don_vi"),
    ]


def test_where_the_rule_does_not_hold(office):
    small = office()
    ended(small, "HD-TD", "2022-11-27")
    not_this_year(small, "con-ghi-sau-khi-ket-thuc")
    assert small.found() == []
