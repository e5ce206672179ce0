"""Dated tasks are done by their last day, as their rows or the registers show (plan 2022, III, IV.4)."""

from datetime import date

import pytest

from congkhai.findings import Severity

LATE, OPEN, SHOWN = "viec-xong-muon", "viec-qua-han", "viec-xong-muon-theo-so"


@pytest.mark.parametrize(
    ("due", "day", "late"),
    [
        ("truoc", "2022-11-25", False),
        ("truoc", "2022-11-26", True),
        ("cham_nhat", "2022-11-26", False),
        ("cham_nhat", "2022-11-27", True),
    ],
)
def test_the_last_day_and_the_day_after(office, due, day, late):
    small = office()
    small.task("chuan_bi", "2022-11-26", due, ngay_xong=day)
    assert small.found() == ([(LATE, "cong_viec.csv", 2, "ngay_xong")] if late else [])


@pytest.mark.parametrize(("due", "latest"), [("truoc", "trước ngày 26/11/2022, tức "), ("cham_nhat", "")])
def test_what_it_says(office, due, latest):
    small = office()
    small.task("chuan_bi", "2022-11-26", due, ngay_xong="2022-11-28")
    (finding,) = small.findings()
    assert finding.severity is Severity.WARNING
    day = "thứ Sáu, ngày 25/11/2022" if latest else "thứ Bảy, ngày 26/11/2022"
    assert finding.message == (
        f"Việc “Việc 1” làm xong muộn, ngày 28/11/2022: phải xong {latest}chậm nhất {day}."
    )


@pytest.mark.parametrize(("today", "told"), [(date(2022, 12, 5), False), (date(2022, 12, 6), True)])
def test_not_done_yet(office, today, told):
    small = office()
    small.today = today
    small.task("chuan_bi", "2022-12-06")
    assert small.found() == ([(OPEN, "cong_viec.csv", 2, "han")] if told else [])


@pytest.mark.parametrize(
    ("step", "cells", "last"),
    [
        ("kiem_diem_tap_the", {"don_vi": "LDB"}, "2022-11-24"),
        ("kiem_diem_ca_nhan", {}, "2022-11-24"),
        ("xep_loai", {"don_vi": "LDB"}, "2022-11-29"),
        ("quyet_dinh", {}, "2022-12-01"),
    ],
)
def test_what_the_registers_show(office, step, cells, last):
    """Done on the day of the meeting or of the decision: in time on that day, late for the day before."""
    small = office()
    small.task(step, last, "cham_nhat", **cells)
    assert small.found() == []
    small.set("cong_viec", 2, loai_han="truoc")
    assert small.found() == [(LATE, "cong_viec.csv", 2, "han")]


def test_what_is_not_done_says_who_is_missing(office):
    small = office()
    small.task("kiem_diem_ca_nhan", "2022-11-25")
    small.drop("kiem_diem", can_bo="CB-05")
    (finding,) = small.findings()
    assert finding.message == (
        "Việc “Việc 1” đã quá hạn mà chưa ghi là xong, còn thiếu Nguyễn Đức Dương: phải xong trước ngày "
        "25/11/2022, tức chậm nhất thứ Năm, ngày 24/11/2022."
    )
    assert "việc đó; nếu" in finding.remedy


def test_a_meeting_that_was_held_says_what_its_row_lacks(office):
    """One of the three cells is enough."""
    small = office()
    small.task("kiem_diem_tap_the", "2022-11-25", don_vi="LDB")
    small.set("hoi_nghi", 2, ket_luan="", bien_ban="", thong_qua="")
    (finding,) = small.findings()
    held = small.tables["hoi_nghi"][0]["ten"]
    assert (finding.code, ", còn thiếu Tập thể lãnh đạo Ban: " in finding.message) == (OPEN, True)
    assert (
        f"quyết định của việc đó (“{held}” ngày 24/11/2022 đã họp nhưng bảng Hội nghị chưa ghi ‘Kết luận’, "
        "‘Số biên bản’ hoặc ‘Biên bản đã thông qua’); nếu việc này không làm"
    ) in finding.remedy
    small.set("hoi_nghi", 2, bien_ban="1/BB")
    assert small.found() == []


def test_a_register_that_shows_a_later_day_than_the_row(office):
    """Both days are said: the row's own is not the late one."""
    small = office()
    small.task("xep_loai", "2022-11-29", "truoc", don_vi="LDB", ngay_xong="2022-11-28")
    (finding,) = small.findings()
    assert (finding.code, finding.place.column, finding.place.value) == (SHOWN, "ngay_xong", "2022-11-28")
    assert finding.message == (
        "Việc “Việc 1” ghi xong ngày 28/11/2022, nhưng theo các bảng ghi việc này thì đến ngày 29/11/2022 "
        "mới xong: phải xong trước ngày 29/11/2022, tức chậm nhất thứ Hai, ngày 28/11/2022."
    )


@pytest.mark.parametrize(("day", "told"), [("2022-12-15", False), ("2022-12-14", True)])
def test_a_decision_until_the_day_of_the_law_is_told_at_the_decision(office, day, told):
    small = office()
    small.today = date(2022, 12, 20)
    small.set("van_ban", small.rows("van_ban", ma="QD-1")[0], ngay_ban_hanh="2022-12-16")
    small.task("quyet_dinh", day)
    assert small.found() == ([(LATE, "cong_viec.csv", 2, "han")] if told else [])


def test_what_is_planned_is_not_done(office):
    """Reviews on 24 November, seen on the 23rd and on the day itself."""
    small = office()
    small.task("kiem_diem_ca_nhan", "2022-11-23", "truoc")
    small.today = date(2022, 11, 23)
    assert (OPEN, "cong_viec.csv", 2, "han") in small.found()
    small.today = date(2022, 11, 24)
    assert (LATE, "cong_viec.csv", 2, "han") in small.found()


def test_tasks_with_rules_of_their_own_and_drafts_are_left_alone(whole):
    small = whole()
    small.task("bao_cao", "2022-12-15")
    small.task("chuan_bi", "2022-11-24", du_thao="co")
    small.task("chuan_bi", "", "khong_han")
    small.task("ho_so_don_vi", "2022-11-26")
    assert {code for code, *_ in small.found()} == {"chua-co-ho-so-don-vi", "viec-chua-xac-nhan"}


def test_the_plan_of_2022_ends_with_its_year(office):
    small = office(2026)
    small.task("chuan_bi", "2026-11-26")
    assert small.found() == []
