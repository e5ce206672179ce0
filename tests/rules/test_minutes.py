"""Every meeting held has minutes (plan 2022, IV.3; NĐ 335/2025 Đ.21)."""

from datetime import date

import pytest

from congkhai.findings import Severity

CODE = "thieu-bien-ban"


@pytest.mark.parametrize(
    ("year", "source"),
    [(2022, "Kế hoạch 99/KH-BDT, IV.3"), (2026, "Nghị định 335/2025/NĐ-CP, Điều 21 khoản 1–2 điểm b")],
)
def test_a_meeting_without_minutes(office, year, source):
    small = office(year)
    small.set("hoi_nghi", 4, bien_ban="")
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.place.column) == (CODE, 4, "bien_ban")
    assert (finding.severity, finding.source) == (Severity.ERROR, source)
    assert finding.message == "Hội nghị HN-3 đã họp nhưng chưa ghi số biên bản."


@pytest.mark.parametrize(("today", "told"), [(date(2022, 11, 29), False), (date(2022, 11, 30), True)])
def test_the_day_after_the_meeting(office, today, told):
    small = office()
    small.today = today
    small.set("hoi_nghi", 5, bien_ban="")
    assert small.found() == ([(CODE, "hoi_nghi.csv", 5, "bien_ban")] if told else [])


def test_until_ballots_or_results_are_written_down_it_can_wait(office):
    """The ballots at HN-4 come from its minutes; HN-3 has none."""
    small = office()
    for table in ("xep_loai_ca_nhan", "xep_loai_tap_the"):
        small.tables[table] = []
    small.set("hoi_nghi", 4, bien_ban="")
    small.set("hoi_nghi", 5, bien_ban="")
    assert small.found() == [(CODE, "hoi_nghi.csv", 5, "bien_ban")]


def test_no_row_for_years_between(office):
    small = office(2024)
    small.set("hoi_nghi", 4, bien_ban="")
    assert CODE not in [code for code, *_ in small.found()]


def unrated(small):
    for table in ("xep_loai_ca_nhan", "xep_loai_tap_the", "bieu_quyet"):
        small.tables[table] = []
    return small


@pytest.mark.parametrize(("last", "told"), [("2022-12-05", True), ("2022-12-06", False)])
def test_before_that_by_the_last_day_of_the_meetings_task(office, last, told):
    small = unrated(office())
    small.task("kiem_diem_ca_nhan", last, "cham_nhat")
    small.set("hoi_nghi", 4, bien_ban="")
    found = small.findings()
    assert [one.code for one in found] == ["bien-ban-qua-han"] * told
    assert [one.severity for one in found] == [Severity.WARNING] * told
    assert [one.message for one in found] == [
        "“Hội nghị HN-3” đã họp mà chưa ghi số biên bản, phải có chậm nhất thứ Hai, ngày 05/12/2022."
    ] * told


def test_a_meeting_after_its_tasks_day_has_that_day(office):
    small = unrated(office())
    small.today = date(2022, 11, 25)
    small.task("kiem_diem_ca_nhan", "2022-11-20", "cham_nhat")
    small.set("hoi_nghi", 4, bien_ban="")
    (found,) = small.findings()
    assert "chậm nhất thứ Năm, ngày 24/11/2022" in found.message
    small.today = date(2022, 11, 24)
    assert small.found() == []


@pytest.mark.parametrize("cells", [{"du_thao": "co"}, {"don_vi": "LDB"}])
def test_a_task_that_is_not_confirmed_or_another_bodys_sets_no_day(office, cells):
    small = unrated(office())
    small.task("kiem_diem_ca_nhan", "2022-11-25", "cham_nhat", **cells)
    small.set("hoi_nghi", 4, bien_ban="")
    assert small.found() == []
