"""A division's minutes show the vote on each of its people who is rated (plan 2022, IV.3)."""

from datetime import date

import pytest

CODE = "thieu-bieu-quyet-o-phong"


def met(small, *voted: str, day: str = "2022-11-25", meeting: str = "HN-9") -> None:
    """The division meets and votes on these."""
    held = small.tables["hoi_nghi"][2] | {"ma": meeting, "loai": "hop_phong", "ngay": day, "gio": "08:00"}
    small.add("hoi_nghi", **held)
    for who in voted:
        vote = next(row for row in small.tables["bieu_quyet"] if row["can_bo"] == who)
        small.add("bieu_quyet", **vote | {"ma": f"BQ-{meeting}-{who}", "hoi_nghi": meeting})


def test_each_of_its_people(office):
    small = office()
    met(small, "CB-03", "CB-04", "CB-05")
    (finding,) = small.findings()
    assert (finding.code, finding.place.key, finding.place.row) == (CODE, "CN-06", 7)
    assert finding.message == (
        "Cầm Bá Xương (CB-06) được xếp loại nhưng không có kết quả biểu quyết ở cuộc họp của "
        "Phòng Tổng hợp – Hành chính (hội nghị HN-9, ngày 25/11/2022)."
    )
    met(small, "CB-06", meeting="HN-10")
    assert small.found() == []


def test_who_was_voted_on_nowhere_is_told_once(whole):
    small = whole()
    met(small, "CB-03", "CB-04", "CB-05")
    small.drop("bieu_quyet", can_bo="CB-06")
    assert small.found() == [("thieu-bieu-quyet", "xep_loai_ca_nhan.csv", 7, "can_bo")]


def test_who_is_not_rated_or_rated_above_is_not_missed(office):
    small = office()
    met(small, "CB-03", "CB-04")
    small.set("xep_loai_ca_nhan", 6, trang_thai="khong_xep_loai", muc="", quyet_dinh="", so_thang="4")
    small.set("xep_loai_ca_nhan", 7, quyet_dinh="QD-CT")
    assert small.found() == []


def test_a_division_that_has_not_met_lacks_nothing(office):
    assert office().found() == []


@pytest.mark.parametrize(("today", "told"), [(date(2022, 12, 6), False), (date(2022, 12, 7), True)])
def test_until_the_day_is_past_nothing_is_missed(office, today, told):
    small = office()
    small.today = today
    met(small, "CB-03", "CB-04", "CB-05", day="2022-12-06")
    assert small.found() == ([(CODE, "xep_loai_ca_nhan.csv", 7, None)] if told else [])


def test_the_plan_of_2022_ends_with_its_year(office):
    small = office(2026)
    met(small, "CB-03", day="2026-11-27")
    assert small.found() == []
