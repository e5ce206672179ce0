"""Minutes of meetings on people are adopted there (NĐ 335/2025 Đ.21.1b, 2b)."""

from datetime import date

import pytest

from congkhai.findings import Severity

CODE = "bien-ban-chua-thong-qua"


def test_minutes_not_adopted(office):
    small = office(2026)
    small.set("hoi_nghi", 4, thong_qua="khong")
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.place.column) == (CODE, 4, "thong_qua")
    assert finding.severity is Severity.WARNING
    assert finding.message == "Biên bản 3/BB của hội nghị HN-3 chưa ghi là đã thông qua tại cuộc họp."


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"loai": "hop_phong"}, True),
        ({"loai": "xep_loai"}, True),
        ({"loai": "kiem_diem_tap_the"}, False),
        ({"loai": "hoi_dong"}, False),
        ({"don_vi": "CHIBO"}, False),
        ({"don_vi": "CONGDOAN"}, False),
    ],
)
def test_of_the_agencys_own_meetings_on_people(office, cells, told):
    small = office(2026)
    small.set("hoi_nghi", 4, thong_qua="", **cells)
    assert small.found() == ([(CODE, "hoi_nghi.csv", 4, "thong_qua")] if told else [])


def test_where_there_are_no_minutes_that_is_said_instead(whole):
    small = whole(2026)
    small.set("hoi_nghi", 4, thong_qua="", bien_ban="")
    assert small.found() == [("thieu-bien-ban", "hoi_nghi.csv", 4, "bien_ban")]


@pytest.mark.parametrize(("today", "told"), [(date(2026, 11, 26), 0), (date(2026, 11, 27), 3)])
def test_the_day_after_the_meeting(office, today, told):
    """HN-1 to HN-3 on 26 November: the collective's is none on people; HN-4 is three days later."""
    small = office(2026)
    small.today = today
    for row in (2, 3, 4, 5):
        small.set("hoi_nghi", row, thong_qua="")
    small.set("hoi_nghi", 2, loai="kiem_diem_ca_nhan")
    assert len([code for code, *_ in small.found() if code == CODE]) == told


def test_not_before_2026(office):
    small = office(2022)
    small.set("hoi_nghi", 4, thong_qua="khong")
    assert small.found() == []
