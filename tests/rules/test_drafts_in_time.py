"""Drafts go out at least three working days before the meeting, the day of the meeting not counted."""

from datetime import date

import pytest

from congkhai.findings import Severity

LATE, UNKNOWN = "gui-du-thao-muon", "chua-ghi-ngay-gui"


def test_monday_is_the_last_day_for_thursday(office):
    """Reviews on 24/11/2022: 21/11 passes, 22/11 does not."""
    small = office()
    assert {row["ngay_gui"] for row in small.tables["kiem_diem"]} == {"2022-11-21"}
    small.set("kiem_diem", 4, ngay_gui="2022-11-22")
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.place.column) == (LATE, 4, "ngay_gui")
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        "Dự thảo của Giàng A Dế (CB-02) gửi ngày 22/11/2022, muộn so với hội nghị ngày 24/11/2022: "
        "chậm nhất phải gửi "
        "thứ Hai, ngày 21/11/2022 (đếm lùi 3 ngày làm việc theo lịch năm 2022, tính cả ngày gửi, "
        "không tính ngày họp)."
    )


def test_an_unknown_day_is_asked_for(office):
    small = office()
    small.set("kiem_diem", 2, ngay_gui="")
    (finding,) = small.findings()
    assert (finding.code, finding.place.row, finding.place.column) == (UNKNOWN, 2, "ngay_gui")
    assert finding.message.startswith(
        "Chưa ghi ngày gửi dự thảo của Tập thể lãnh đạo Ban (LDB) cho hội nghị ngày 24/11/2022, chậm nhất "
        "phải gửi thứ Hai, ngày 21/11/2022 (đếm lùi 3 ngày làm việc"
    )


@pytest.mark.parametrize(("today", "told"), [(date(2022, 11, 21), False), (date(2022, 11, 22), True)])
def test_while_it_can_still_be_sent_in_time_nothing_is_missed(office, today, told):
    small = office()
    small.today = today
    for row in small.rows("kiem_diem"):
        small.set("kiem_diem", row, ngay_gui="")
    assert {code for code, *_ in small.found()} == ({UNKNOWN} if told else set())


@pytest.mark.parametrize(
    ("meeting", "last", "next_day"),
    [
        ("2026-11-25", "2026-11-19", "2026-11-20"),
        ("2026-11-26", "2026-11-20", "2026-11-21"),
        ("2026-11-27", "2026-11-23", "2026-11-24"),
        ("2026-11-30", "2026-11-25", "2026-11-26"),
    ],
)
def test_the_holiday_of_24_november_is_no_working_day(office, meeting, last, next_day):
    """From 2026 on (Nghị quyết 28/2026/QH16); the swap that is only proposed changes nothing."""
    small = planned(office(2026))
    for row in (2, 3, 4):
        small.set("hoi_nghi", row, ngay=meeting)
    for row in small.rows("kiem_diem"):
        small.set("kiem_diem", row, ngay_gui=last)
    small.set("kiem_diem", 5, ngay_gui=next_day)
    assert small.found() == [(LATE, "kiem_diem.csv", 5, "ngay_gui")]
    method = small.findings()[0].message
    assert "theo lịch năm 2026, tính cả ngày gửi, không tính ngày họp" in method
    passed_over = "; bỏ qua ngày nghỉ 24/11/2026 (Ngày Văn hóa Việt Nam))." in method
    assert passed_over == (last < "2026-11-24" < meeting)


def test_a_swap_once_confirmed_is_named_too(office):
    """Saturday 28 November is worked, so three days before Monday the 30th lead to Thursday."""
    small = planned(office(2026))
    for row in (*small.rows("ngay_nghi", ngay="2026-11-23"), *small.rows("ngay_nghi", ngay="2026-11-28")):
        small.set("ngay_nghi", row, trang_thai="chinh_thuc")
    for row in (2, 3, 4):
        small.set("hoi_nghi", row, ngay="2026-11-30")
    for row in small.rows("kiem_diem"):
        small.set("kiem_diem", row, ngay_gui="2026-11-26")
    assert small.found() == []
    small.set("kiem_diem", 5, ngay_gui="2026-11-27")
    (finding,) = small.findings()
    assert "chậm nhất phải gửi thứ Năm, ngày 26/11/2026" in finding.message
    assert finding.message.endswith("không tính ngày họp; tính cả ngày làm bù 28/11/2026).")


def test_the_number_of_days_is_a_row(office):
    small = office()
    small.set("tham_so", small.rows("tham_so", ma="NGAY-GUI-DU-THAO")[0], gia_tri="2")
    small.set("kiem_diem", 4, ngay_gui="2022-11-22")
    assert small.found() == []
    small.drop("tham_so", ma="NGAY-GUI-DU-THAO")
    small.set("kiem_diem", 4, ngay_gui="2022-11-24")
    assert small.found() == []


def planned(small):
    """A plan of 2026 that orders three working days."""
    plan = {"ma": "KH-26", "so_ky_hieu": "26/KH", "loai": "ke_hoach", "trich_yeu": "Kế hoạch năm 2026"}
    small.add("van_ban", **plan, co_quan_ban_hanh="Sở", ngay_ban_hanh="2026-11-02")
    small.set("ky_danh_gia", 2, ke_hoach="KH-26")
    source = {"tu_nam": "2026", "van_ban": "KH-26", "dieu_khoan": "II.1", "doi_chieu": "da_doi_chieu"}
    rule = {"ma": "gui-du-thao-truoc", "ten": "Gửi trước", "muc_do": "canh_bao", "bat": "co"}
    small.add("quy_tac", **rule, **source)
    small.add("tham_so", ma="NGAY-GUI-DU-THAO", ten="Gửi trước", gia_tri="3", **source)
    return small
