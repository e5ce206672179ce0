"""Collective before individuals, head before members; by the hour, the same day allowed."""

from datetime import date

import pytest

from congkhai.records.assemble import assemble
from congkhai.rules import review_order
from tests.packages.edited import Edit, edited
from tests.packages.story import TODAY, office_tables

COLLECTIVE, NO_COLLECTIVE, HEAD = (
    "ca-nhan-truoc-tap-the",
    "chua-kiem-diem-tap-the",
    "thanh-vien-truoc-dung-dau",
)


@pytest.mark.parametrize(
    ("hour", "late"), [("07:29", False), ("09:00", False), ("09:01", True), ("13:59", True)]
)
def test_individuals_start_with_the_collective_at_the_earliest(office, hour, late):
    """The individuals of the leadership meet at 09:00."""
    small = office()
    small.set("hoi_nghi", 2, gio=hour)
    assert small.found() == ([(COLLECTIVE, "hoi_nghi.csv", 3, "ngay")] if late else [])


def test_the_day_before_is_before(office):
    small = office()
    small.set("hoi_nghi", 2, ngay="2022-11-25", gio="07:30")
    assert small.found() == [("tap-the-sau-ca-nhan", "hoi_nghi.csv", 2, "ngay")]
    assert small.findings()[0].message == (
        "Hội nghị HN-1 kiểm điểm tập thể lúc 07:30 ngày 25/11/2022, sau 2 hội nghị đã kiểm điểm cá nhân "
        "(sớm nhất là HN-2, 09:00 ngày 24/11/2022; dòng 3)."
    )


def test_a_division_is_reviewed_before_its_own_people(office):
    """HN-3 is the division's; the leadership's meeting at 09:00 is not held against it."""
    small = office()
    later = small.tables["hoi_nghi"][0] | {"ma": "HN-9", "don_vi": "P-THHC", "gio": "14:30"}
    small.add("hoi_nghi", **later)
    small.add("kiem_diem", ma="KD-9", hoi_nghi="HN-9", don_vi="P-THHC", ngay_gui="2022-11-21")
    assert small.found() == [(COLLECTIVE, "hoi_nghi.csv", 4, "ngay")]
    small.set("hoi_nghi", 6, gio="14:00")
    assert small.found() == []


def test_what_it_says(office):
    small = office()
    small.set("hoi_nghi", 2, gio="09:30")
    finding = small.findings()[0]
    assert finding.message == (
        "Hội nghị HN-2 kiểm điểm cá nhân lúc 09:00 ngày 24/11/2022, trước hội nghị HN-1 "
        "kiểm điểm tập thể (09:30 ngày 24/11/2022; dòng 2)."
    )
    assert finding.source == "Kế hoạch 99/KH-BDT, II.4"


def test_individuals_without_any_collective(office):
    small = office()
    small.drop("kiem_diem", don_vi="LDB")
    assert small.found() == [(NO_COLLECTIVE, "kiem_diem.csv", 2, "hoi_nghi")]


def test_nobody_reviewed_yet_is_no_fault(office):
    small = office()
    small.tables["kiem_diem"] = small.tables["xep_loai_ca_nhan"] = small.tables["xep_loai_tap_the"] = []
    small.today = date(2022, 11, 23)
    assert small.found() == []


@pytest.mark.parametrize(("hour", "late"), [("08:59", False), ("09:00", False), ("09:01", True)])
def test_a_head_reviewed_a_minute_after_a_member(office, hour, late):
    """The deputy is reviewed at 09:00, the head in a meeting of his own."""
    small = office()
    apart = small.tables["hoi_nghi"][1] | {"ma": "HN-9", "gio": hour, "dia_diem": "Phòng họp hai"}
    small.add("hoi_nghi", **apart)
    small.set("kiem_diem", 3, hoi_nghi="HN-9")
    assert small.found() == ([(HEAD, "hoi_nghi.csv", 3, "ngay")] if late else [])


def test_the_head_of_a_division_stands_before_its_members(office):
    small = office()
    small.add("hoi_nghi", **small.tables["hoi_nghi"][2] | {"ma": "HN-9", "gio": "13:45"})
    small.set("kiem_diem", 9, hoi_nghi="HN-9")
    (finding,) = small.findings()
    assert (finding.code, finding.place.row) == (HEAD, 6)
    assert finding.message == (
        "Hội nghị HN-9 kiểm điểm lúc 13:45 ngày 24/11/2022, trước khi kiểm điểm người đứng đầu "
        "Phòng Tổng hợp – Hành chính (14:00 ngày 24/11/2022)."
    )


def test_where_the_head_is_not_reviewed_nothing_is_held_against_members(office):
    """The head of a division may have been reviewed elsewhere; the plan orders within one place."""
    small = office()
    small.drop("kiem_diem", hoi_nghi="HN-3", can_bo="CB-03")
    assert small.found() == []


def test_the_first_sitting_of_the_collective_counts(office):
    """A second sitting after the individuals is no fault."""
    small = office()
    small.add("hoi_nghi", **small.tables["hoi_nghi"][0] | {"ma": "HN-9", "gio": "16:30"})
    small.add("kiem_diem", **small.tables["kiem_diem"][0] | {"ma": "KD-99", "hoi_nghi": "HN-9"})
    assert small.found() == []


def test_a_divisions_own_review_is_not_the_collectives(office):
    small = office()
    small.add("hoi_nghi", **small.tables["hoi_nghi"][0] | {"ma": "HN-9", "don_vi": "P-THHC", "gio": "07:00"})
    review = {"ma": "KD-99", "hoi_nghi": "HN-9", "don_vi": "P-THHC", "can_bo": ""}
    small.add("kiem_diem", **small.tables["kiem_diem"][0] | review)
    assert small.found() == []
    small.set("hoi_nghi", 2, gio="09:30")
    assert [code for code, *_ in small.found()] == [COLLECTIVE]


@pytest.mark.parametrize("deputy", ["14:00", "14:30", "16:00"])
def test_between_deputies_and_members_the_plan_sets_no_order(office, deputy):
    """The head of the division at 14:00, its members at 15:00, its deputy before, with or after them."""
    small = office()
    for meeting, hour in (("HN-8", "15:00"), ("HN-9", deputy)):
        held = small.tables["hoi_nghi"][2] | {"ma": meeting, "gio": hour, "dia_diem": f"Phòng {meeting}"}
        small.add("hoi_nghi", **held)
    small.set("kiem_diem", 7, hoi_nghi="HN-9")
    small.set("kiem_diem", 8, hoi_nghi="HN-8")
    small.set("kiem_diem", 9, hoi_nghi="HN-8")
    assert small.found() == []


def test_a_head_reviewed_after_several_meetings_is_told_once_there():
    agency, _ = assemble(edited(office_tables(), [Edit("hoi_nghi", "HN-07", {"gio": "17:00"})]))
    assert agency is not None
    (finding,) = review_order.RULE.check(agency, agency.cycles[0], TODAY)
    assert (finding.code, finding.place.key) == ("dung-dau-sau-thanh-vien", "HN-07")
    assert finding.message == (
        "Hội nghị HN-07 kiểm điểm người đứng đầu Tập thể lãnh đạo Sở lúc 17:00 ngày 25/11/2026, sau 3 hội "
        "nghị đã kiểm điểm cấp phó, thành viên (sớm nhất là HN-08, 14:15 ngày 25/11/2026; dòng 9)."
    )
