"""A meeting on a day off is a warning, a time limit on one is told; only confirmed days count."""

import pytest

from congkhai.findings import Severity

TASK = {"ten": "Gửi hồ sơ", "ai": "Các phòng", "dieu_khoan": "III.1", "thu_tu": "1"}


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-11-28", "thứ Bảy"),
        ("2026-11-29", "Chủ nhật"),
        ("2026-11-24", "ngày nghỉ (Ngày Văn hóa Việt Nam)"),
        ("2026-11-27", ""),
        ("2026-11-23", ""),
    ],
)
def test_a_meeting_on_a_day_off_is_a_warning(office, day, why):
    """23/11 is off, and 28/11 worked in exchange, in a proposal alone."""
    small = office(2026)
    small.set("hoi_nghi", 5, ngay=day)
    found = small.findings()
    assert [(one.code, one.place.row, one.place.column) for one in found] == (
        [("hop-ngay-nghi", 5, "ngay")] if why else []
    )
    assert {one.severity for one in found} <= {Severity.WARNING}
    assert [one.message for one in found] == (
        [f"Hội nghị HN-4 họp ngày {'/'.join(reversed(day.split('-')))}, {why}."] if why else []
    )


def test_a_saturday_worked_in_exchange_is_a_working_day(office):
    small = office(2026)
    small.set("hoi_nghi", 5, ngay="2026-11-28")
    small.set("ngay_nghi", small.rows("ngay_nghi", ngay="2026-11-28")[0], trang_thai="chinh_thuc")
    assert small.found() == []


@pytest.mark.parametrize(
    ("due", "day", "code", "last"),
    [
        ("truoc", "2026-11-28", "han-ngay-nghi", "thứ Sáu, ngày 27/11/2026"),
        ("cham_nhat", "2026-11-29", "han-ngay-nghi", "thứ Sáu, ngày 27/11/2026"),
        ("truoc", "2026-11-25", "han-het-vao-ngay-nghi", "thứ Hai, ngày 23/11/2026"),
        ("cham_nhat", "2026-11-25", "", ""),
        ("truoc", "2026-11-27", "", ""),
    ],
)
def test_a_time_limit_on_a_day_off_is_told_and_not_moved(office, due, day, code, last):
    small = office(2026)
    row = small.add("cong_viec", ma="CV-1", ky="KY-2026", loai_han=due, han=day, **TASK)
    found = small.findings()
    assert [(one.code, one.place.row, one.place.column, one.place.value) for one in found] == (
        [(code, row, "han", day)] if code else []
    )
    assert all(one.severity is Severity.INFO and f" {last}." in one.message for one in found)


def test_the_plan_of_2022_was_issued_with_its_saturday(office):
    small = office(2022)
    dated = {"loai_han": "cham_nhat", "han": "2022-11-26", "ngay_xong": "2022-11-25"}
    small.add("cong_viec", ma="CV-1", ky="KY-2022", **dated, **TASK)
    assert small.found() == []
