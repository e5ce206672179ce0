"""A deputy presides when the head is reviewed (plan 2022, II.4.2b)."""

from datetime import date

import pytest

NOT_A_DEPUTY, UNKNOWN = "khong-phai-cap-pho-chu-tri", "chua-ghi-chu-tri"


def test_the_head_presiding_over_the_own_review(office):
    """KD-2: the agency's head at HN-2, whose chair he is."""
    small = office()
    small.set("kiem_diem", 3, chu_tri="TB")
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.place.column) == (NOT_A_DEPUTY, 3, "chu_tri")
    assert finding.message == (
        "Lò Văn Hoà (CB-01): kiểm điểm người đứng đầu Tập thể lãnh đạo Ban tại hội nghị ngày "
        "24/11/2022 do Trưởng ban chủ trì; "
        "phần này phải do cấp phó chủ trì."
    )
    assert finding.source == "Kế hoạch 99/KH-BDT, II.4.2b"


def test_who_presides_over_the_meeting_presides_over_each_review(office):
    small = office()
    small.set("kiem_diem", 3, chu_tri="")
    assert small.found() == [(NOT_A_DEPUTY, "kiem_diem.csv", 3, "chu_tri")]
    small.set("hoi_nghi", 3, chu_tri="PTB")
    assert small.found() == []


def test_a_deputy_of_that_body_not_of_another(office):
    """The head of a division, reviewed in the division, by a deputy of the agency."""
    small = office()
    small.set("kiem_diem", 6, chu_tri="PTB")
    assert small.found() == [(NOT_A_DEPUTY, "kiem_diem.csv", 6, "chu_tri")]
    small.set("kiem_diem", 6, chu_tri="PTP")
    assert small.found() == []


def test_a_review_held_once_more_under_a_deputy_makes_good_the_first(office):
    """KD-2 again at another meeting of that body; not while that meeting is ahead, nor of somebody else."""
    small = office()
    small.set("kiem_diem", 3, chu_tri="TB")
    again = {"ma": "HN-9", "chu_tri": "PTB", "ngay": "2022-11-28"}
    small.add("hoi_nghi", **small.tables["hoi_nghi"][1] | again)
    row = small.add("kiem_diem", ma="KD-99", hoi_nghi="HN-9", can_bo="CB-01", ngay_gui="2022-11-21")
    assert small.found() == []
    small.today = date(2022, 11, 27)
    assert small.found() == [(NOT_A_DEPUTY, "kiem_diem.csv", 3, "chu_tri")]
    small.today = date(2022, 12, 6)
    small.set("kiem_diem", row, can_bo="CB-03")
    assert small.found() == [(NOT_A_DEPUTY, "kiem_diem.csv", 3, "chu_tri")]


def test_where_a_body_has_no_deputy_anybody_but_the_head(office):
    small = office()
    small.set("phan_cong", 5, vai_tro="thanh_vien")
    small.set("kiem_diem", 6, chu_tri="TB")
    assert small.found() == []
    small.set("kiem_diem", 6, chu_tri="TP")
    assert small.found() == [(NOT_A_DEPUTY, "kiem_diem.csv", 6, "chu_tri")]


def test_heads_of_divisions_before_the_leadership_are_no_heads_there(office):
    """CB-03 at HN-2, chaired by the agency's head."""
    small = office()
    assert small.tables["kiem_diem"][3] == small.tables["kiem_diem"][3] | {"can_bo": "CB-03", "chu_tri": ""}
    assert small.found() == []


def test_the_whole_staff_is_headed_by_the_agencys_head(office):
    """Its conference has no members of its own."""
    small = office()
    small.add("hoi_nghi", **small.tables["hoi_nghi"][1] | {"ma": "HN-9", "don_vi": "HN-CBCC", "gio": "10:30"})
    row = small.add("kiem_diem", ma="KD-99", hoi_nghi="HN-9", can_bo="CB-01", ngay_gui="2022-11-21")
    assert small.found() == [(NOT_A_DEPUTY, "kiem_diem.csv", row, "chu_tri")]
    small.set("kiem_diem", row, chu_tri="PTB")
    assert small.found() == []
    small.set("kiem_diem", row, can_bo="CB-03", chu_tri="TB")
    assert small.found() == []


def test_who_heads_a_body_is_what_the_rows_say(office):
    """The party cell of the small office names no secretary."""
    small = office()
    small.add("hoi_nghi", **small.tables["hoi_nghi"][1] | {"ma": "HN-9", "don_vi": "CHIBO", "gio": "10:30"})
    row = small.add("kiem_diem", ma="KD-99", hoi_nghi="HN-9", can_bo="CB-01", ngay_gui="2022-11-21")
    assert small.found() == []
    post = {"ma": "PC-9", "can_bo": "CB-01", "don_vi": "CHIBO", "chuc_vu": "TB", "vai_tro": "dung_dau"}
    small.add("phan_cong", **post, chinh="khong", loai_lao_dong="cong_chuc")
    assert small.found() == [(NOT_A_DEPUTY, "kiem_diem.csv", row, "chu_tri")]


@pytest.mark.parametrize(("day", "asked"), [(date(2022, 11, 24), False), (date(2022, 11, 25), True)])
def test_who_presides_is_asked_for_when_the_day_is_past(office, day, asked):
    small = office()
    small.today = day
    small.set("kiem_diem", 3, chu_tri="")
    small.set("hoi_nghi", 3, chu_tri="")
    told = [fact for fact in small.found() if fact[0] == UNKNOWN]
    assert told == ([(UNKNOWN, "kiem_diem.csv", 3, "chu_tri")] if asked else [])


def test_the_plan_of_2022_ends_with_its_year(office):
    small = office(2026)
    small.set("kiem_diem", 3, chu_tri="TB")
    assert small.found() == []
