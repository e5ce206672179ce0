"""The form of a month or quarter comes in so many working days after it (NĐ 335/2025 Đ.17.2)."""

from datetime import date

import pytest

from congkhai.findings import Severity, gathered

LATE, MISSING = "phieu-theo-doi-muon", "chua-co-phieu-theo-doi"
PEOPLE = ("CB-01", "CB-02", "CB-03", "CB-04", "CB-05", "CB-06")


def asked(small, turn: str = "thang", days: str = "5", **cells: str):
    """Before anybody is rated a form of each month is asked of everybody; that of March by 7 April."""
    small.tables["xep_loai_ca_nhan"] = []
    small.today = date(small.year, 4, 8)
    form = {"ma": "M-1", "ky": f"KY-{small.year}", "thu_tu": "1", "ten": "Mẫu số 01", "ke_hoach_noi": "Phiếu"}
    form |= {"dieu_khoan": "II", "bo_truong": "ND335-01", "loai_ho_so": "phieu_theo_doi"}
    small.add("bieu_mau", **form, nguoi_lap="cong_chuc", lap_theo=turn, so_ngay_sau_ky=days, **cells)
    return small


def came(small, who: str, day: str, number: str = "3", kind: str = "thang") -> int:
    return small.dossier("phieu_theo_doi", day, can_bo=who, bieu_mau="M-1", loai_ky=kind, so_ky=number)


@pytest.mark.parametrize(("day", "late"), [("2026-04-07", False), ("2026-04-08", True)])
def test_five_working_days_after_the_month_and_the_day_after(office, day, late):
    small = asked(office(2026))
    for who in PEOPLE:
        small.score(who, (1, 2))
    row = [came(small, who, day if who == "CB-03" else "2026-04-02") for who in PEOPLE][2]
    assert small.found() == ([(LATE, "ho_so.csv", row, "ngay_nop")] if late else [])


def test_what_it_says_when_late(office):
    small = asked(office(2026))
    for who in PEOPLE:
        small.score(who, (1, 2, 3))
    came(small, "CB-05", "2026-04-08")
    (late,) = small.findings()
    assert (late.severity, late.source) == (
        Severity.WARNING,
        "Nghị định 335/2025/NĐ-CP, Điều 17 khoản 2",
    )
    assert late.message == (
        "Mẫu số 01 tháng 3 năm 2026 của Nguyễn Đức Dương (CB-05) nhận ngày 08/04/2026, muộn: phải nộp chậm "
        "nhất thứ Ba, ngày 07/04/2026."
    )


@pytest.mark.parametrize(("today", "told"), [(date(2026, 4, 7), 0), (date(2026, 4, 8), 2)])
def test_whoever_lacks_a_month_is_told_once_a_month_with_the_others(office, today, told):
    small = asked(office(2026))
    small.today = today
    for who in PEOPLE:
        small.score(who, (1, 2) if who in ("CB-05", "CB-06") else (1, 2, 3))
    found = small.findings()
    assert [(one.code, one.place.file.rpartition("/")[2], one.place.row) for one in found] == [
        (MISSING, "can_bo.csv", 6),
        (MISSING, "can_bo.csv", 7),
    ][:told]
    both = (
        "Chưa ghi Mẫu số 01 tháng 3 năm 2026 của Nguyễn Đức Dương (CB-05), Cầm Bá Xương (CB-06), phải nộp "
        "chậm nhất thứ Ba, ngày 07/04/2026."
    )
    assert [one.message for one in gathered(found)] == [both][:told]


def test_a_quarter_is_due_once(office):
    small = asked(office(2026), "quy")
    for who in PEOPLE[:-1]:
        small.score(who, (1,), "quy")
    (found,) = small.findings()
    assert "Mẫu số 01 quý 1 năm 2026 của Cầm Bá Xương" in found.message


def test_months_before_the_post_are_not_asked(office):
    small = asked(office(2026))
    small.set("phan_cong", 7, tu_ngay="2026-04-01")
    for who in PEOPLE[:-1]:
        small.score(who, (1, 2, 3))
    assert small.found() == []


@pytest.mark.parametrize(("days", "cells"), [("", {}), ("5", {"du_thao": "co"})])
def test_a_form_without_days_or_not_confirmed_binds_nobody(office, days, cells):
    assert asked(office(2026), days=days, **cells).found() == []


def test_of_whom_is_rated_another_rule_tells_the_months_that_lack(whole):
    small = whole(2026)
    asked(small)
    small.tables["xep_loai_ca_nhan"] = whole(2026).tables["xep_loai_ca_nhan"]
    for who in PEOPLE:
        small.score(who, range(2, 4) if who == "CB-06" else range(1, 4))
    codes = [code for code, *_ in small.found()]
    assert "thieu-ky-cham-diem" in codes and MISSING not in codes
