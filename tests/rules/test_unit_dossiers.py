"""The divisions' dossiers come in by their day (plan 2022, IV.3)."""

from datetime import date

import pytest

from congkhai.findings import Severity, gathered

LATE, MISSING = "ho-so-don-vi-muon", "chua-co-ho-so-don-vi"


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
    small.task("ho_so_don_vi", "2022-11-26", due)
    small.dossier("ho_so_don_vi", day, don_vi="P-THHC")
    assert small.found() == ([(LATE, "ho_so.csv", 2, "ngay_nop")] if late else [])


def test_what_it_says(office):
    small = office()
    small.task("ho_so_don_vi", "2022-11-26")
    small.dossier("ho_so_don_vi", "2022-11-28", don_vi="P-THHC")
    (late,) = small.findings()
    assert late.severity is Severity.WARNING
    assert late.source == "Kế hoạch 99/KH-BDT, IV.3"
    assert late.message == (
        "Hồ sơ của Phòng Tổng hợp – Hành chính (P-THHC) nhận ngày 28/11/2022, muộn: phải nộp trước "
        "ngày 26/11/2022, "
        "tức chậm nhất thứ Sáu, ngày 25/11/2022."
    )


@pytest.mark.parametrize(
    ("today", "due", "told"),
    [
        (date(2022, 12, 6), "truoc", True),
        (date(2022, 12, 6), "cham_nhat", False),
        (date(2022, 12, 5), "truoc", False),
        (date(2022, 12, 7), "cham_nhat", True),
    ],
)
def test_not_in_yet(office, today, due, told):
    """Due on 6 December; divisions without people owe nothing, other dossiers do not count."""
    small = office()
    small.today = today
    small.task("ho_so_don_vi", "2022-12-06", due)
    small.dossier("bao_cao_tap_the", "2022-11-25", don_vi="P-THHC")
    assert small.found() == ([(MISSING, "don_vi.csv", 3, None)] if told else [])


def test_every_division_that_lacks_one_is_told_in_one_finding(office):
    small = office()
    small.set("phan_cong", 7, don_vi="P-CSDT")
    small.task("ho_so_don_vi", "2022-11-26")
    first, second = small.findings()
    assert [first.place.key, second.place.key] == ["P-THHC", "P-CSDT"]
    (both,) = gathered([first, second])
    assert both.message == (
        "Chưa ghi hồ sơ của Phòng Tổng hợp – Hành chính (P-THHC), Phòng Chính sách dân tộc (P-CSDT), "
        "phải nộp trước ngày 26/11/2022, tức chậm nhất thứ Sáu, ngày 25/11/2022."
    )


def test_the_first_that_came_in_counts(office):
    small = office()
    small.task("ho_so_don_vi", "2022-11-26")
    small.dossier("ho_so_don_vi", "2022-11-29", don_vi="P-THHC")
    small.dossier("ho_so_don_vi", "2022-11-25", don_vi="P-THHC")
    assert small.found() == []


def test_a_task_of_one_division_is_asked_of_that_one(office):
    small = office()
    small.set("phan_cong", 7, don_vi="P-CSDT")
    small.task("ho_so_don_vi", "2022-11-26", don_vi="P-CSDT")
    assert small.found() == [(MISSING, "don_vi.csv", 4, None)]


def test_what_the_office_has_not_confirmed_binds_nobody(whole):
    small = whole()
    small.task("ho_so_don_vi", "2022-11-26", du_thao="co")
    assert [code for code, *_ in small.found()] == ["viec-chua-xac-nhan"]
    unconfirmed = "việc nộp hồ sơ của phòng ở bảng Công việc có ngày hạn nhưng còn ghi ‘Chưa xác nhận’"
    assert f"(còn thiếu: {unconfirmed})" in str(small.told())


@pytest.mark.parametrize(
    ("step", "what"),
    [
        ("ho_so_don_vi", "nộp hồ sơ của phòng"),
        ("tu_cham_diem", "tự chấm điểm"),
        ("bao_cao", "báo cáo cấp trên"),
    ],
)
def test_that_no_task_has_a_day_is_said_only_where_none_has(whole, step, what):
    undated, waiting = f"bảng Công việc chưa có việc {what} có ngày hạn", f"việc {what} ở bảng Công việc có"
    small = whole()
    row = small.task(step, "", "khong_han")
    assert undated in str(small.told()) and waiting not in str(small.told())
    small.set("cong_viec", row, loai_han="truoc", han="2022-12-26", du_thao="co")
    assert waiting in str(small.told()) and undated not in str(small.told())
    small.set("cong_viec", row, du_thao="")
    assert f"việc {what}" not in str(small.told())


def test_the_plan_of_2022_ends_with_its_year(office):
    small = office(2026)
    small.task("ho_so_don_vi", "2026-11-26")
    assert small.found() == []
