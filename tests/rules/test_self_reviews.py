"""Self-reviews and forms of rating come in by their day (plan 2022, II.4.2a; NĐ 335/2025 Đ.21)."""

from datetime import date

import pytest

from congkhai.findings import Severity, gathered

LATE, MISSING = "ban-tu-kiem-diem-muon", "chua-co-ban-tu-kiem-diem"
PEOPLE = ("CB-01", "CB-02", "CB-03", "CB-04", "CB-05", "CB-06")


def written(small, *people: str, kind: str = "tu_kiem_diem", day: str = "2022-11-24") -> None:
    for who in people:
        small.dossier(kind, day, can_bo=who)


@pytest.mark.parametrize(("day", "late"), [("2022-11-24", False), ("2022-11-25", True)])
def test_the_last_day_and_the_day_after(office, day, late):
    small = office()
    small.task("tu_kiem_diem", "2022-11-25")
    written(small, *PEOPLE[1:])
    written(small, "CB-01", day=day)
    assert small.found() == ([(LATE, "ho_so.csv", 7, "ngay_nop")] if late else [])


@pytest.mark.parametrize(("today", "told"), [(date(2022, 12, 5), False), (date(2022, 12, 6), True)])
def test_not_in_yet(office, today, told):
    small = office()
    small.today = today
    small.task("tu_kiem_diem", "2022-12-06")
    written(small, *PEOPLE[:-1])
    assert small.found() == ([(MISSING, "can_bo.csv", 7, None)] if told else [])


def test_all_that_lack_are_told_in_one_finding(office):
    small = office()
    small.task("tu_kiem_diem", "2022-11-25")
    written(small, *PEOPLE[:-2])
    (both,) = gathered(small.findings())
    assert (both.severity, both.source) == (Severity.WARNING, "Kế hoạch 99/KH-BDT, II.4.2a")
    assert both.message == (
        "Chưa ghi bản tự kiểm điểm của Nguyễn Đức Dương (CB-05), Cầm Bá Xương (CB-06), phải nộp trước ngày "
        "25/11/2022, tức chậm nhất thứ Năm, ngày 24/11/2022."
    )


def test_a_form_of_rating_stands_for_the_self_review_and_not_the_other_way(office):
    small = office(2026)
    small.task("tu_kiem_diem", "2026-11-25")
    written(small, *PEOPLE, kind="phieu_xep_loai", day="2026-11-24")
    assert small.found() == []
    small.task("phieu_xep_loai", "2026-11-25")
    assert small.found() == []
    small = office(2026)
    small.task("phieu_xep_loai", "2026-11-25")
    written(small, *PEOPLE, day="2026-11-24")
    found = small.findings()
    assert {finding.code for finding in found} == {MISSING} and len(found) == len(PEOPLE)
    assert found[0].source == "Nghị định 335/2025/NĐ-CP, Điều 21 khoản 1–2 điểm a"
    assert found[0].message.startswith("Chưa ghi phiếu xếp loại chất lượng của Lò Văn Hoà (CB-01), phải nộp")


def test_who_was_away_writes_none(office):
    small = office()
    small.task("tu_kiem_diem", "2022-11-25")
    written(small, *PEOPLE[:-1])
    small.set("xep_loai_ca_nhan", 7, ma_ly_do="thai_san")
    assert small.found() == []


def test_a_task_that_says_it_is_done_does_not_hide_who_lacks(whole):
    """And the task itself is not told beside them: nothing twice."""
    small = whole()
    small.task("tu_kiem_diem", "2022-11-25", ngay_xong="2022-11-24")
    written(small, *PEOPLE[:-1])
    assert small.found() == [(MISSING, "can_bo.csv", 7, None)]
    small = whole()
    small.task("tu_kiem_diem", "2022-11-25")
    written(small, *PEOPLE[:-1])
    assert small.found() == [(MISSING, "can_bo.csv", 7, None)]


def test_what_the_office_has_not_confirmed_binds_nobody(office):
    small = office()
    small.task("tu_kiem_diem", "2022-11-25", du_thao="co")
    assert small.found() == []


def test_the_plan_of_2022_ends_with_its_year(office):
    small = office(2023)
    small.task("tu_kiem_diem", "2023-11-25")
    assert small.found() == []


def test_that_neither_has_a_day_is_said_only_where_neither_has(whole):
    lacks = "bảng Công việc chưa có việc làm bản tự kiểm điểm có ngày hạn"
    small = whole()
    assert lacks in str(small.told())
    small.task("phieu_xep_loai", "2022-12-26")
    assert lacks not in str(small.told())
